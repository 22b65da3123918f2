from __future__ import annotations

import pytest

from quotes.errors import InputError, OutputError, SettingsError
from quotes.evaluate import evaluate

ARTICLE = {"id": "a", "text": "He said no.", "annotations": []}
PAIR = {"pair_id": "p", "label": "exact", "a": {"text": "One."}, "b": {"text": "One."}}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param("", r"g\.jsonl: holds no line", id="empty"),
        pytest.param(
            '{"id": "a"}\n', r"g\.jsonl line 1: is no known gold\. Gold is one of", id="unknown fields"
        ),
        pytest.param("\n{oops\n", r"g\.jsonl line 2: is no JSON", id="broken JSON"),
        pytest.param("[1, 2]\n", r"g\.jsonl line 1: is no JSON object but \[1, 2\]", id="no object"),
        pytest.param(
            '{"id": 3, "text": "x", "annotations": []}\n', r'line 1: field "id" is 3\.', id="wrong type"
        ),
        pytest.param(
            '{"id": "a", "text": "x", "annotations": '
            '[{"annotator": "b", "attributions": [{"content": [5]}]}]}\n',
            r'line 1: field "content" is \[5\]\. Write spans as',
            id="bad spans",
        ),
        pytest.param(
            '{"id": "a", "text": "x", "annotations": [7]}\n', r'field "annotations" holds 7', id="no objects"
        ),
        pytest.param(
            '{"id": "a", "text": "", "annotations": []}\n' * 2, r'line 2: "a" stands on', id="twice"
        ),
    ],
)
def test_bad_gold_is_refused_with_its_place(tmp_path, content, message):
    gold = tmp_path / "g.jsonl"
    gold.write_text(content, encoding="utf-8")
    pred = tmp_path / "p.jsonl"
    pred.write_text("", encoding="utf-8")
    with pytest.raises(InputError, match=message):
        evaluate(gold, pred=pred)


def test_missing_gold_is_refused(tmp_path):
    with pytest.raises(InputError, match=r"none\.jsonl: cannot be read: no such file"):
        evaluate(tmp_path / "none.jsonl")


def test_a_folder_must_hold_articles_and_gold(tmp_path):
    with pytest.raises(InputError, match=r"lacks articles\.jsonl and gold\.jsonl"):
        evaluate(tmp_path)


def test_predictions_are_either_read_or_saved(write):
    with pytest.raises(SettingsError, match="--save"):
        evaluate(write("g.jsonl", PAIR), pred="x.jsonl", save="y.jsonl")


def test_articles_are_refused_where_the_gold_carries_its_text(write):
    with pytest.raises(SettingsError, match="--articles"):
        evaluate(write("g.jsonl", ARTICLE), articles=["x.jsonl"])


def test_predictions_that_cannot_be_saved_are_an_output_error(write, tmp_path):
    with pytest.raises(OutputError, match="no such file or directory"):
        evaluate(write("g.jsonl", PAIR), save=tmp_path / "nowhere" / "p.jsonl")
