from __future__ import annotations

import pytest

from quotes.errors import InputError
from quotes.evaluate import evaluate

from .conftest import at

ONE = (
    "“We will not sell the ferry,” Mayor Ada Pell told reporters.\n\n"
    "Jon Rask said the port was “full of rats”."
)
TWO = "“We will sell the ferry,” said Ada Pell. “It is old.”"


def record(article, number, text, words, **fields):
    return {
        "article_id": article, "quote_id": f"{article}-{number}", "kind": "direct",
        "content_spans": [at(text, words)], "source_spans": [], "speaker": None, "speaker_type": None,
        "role": None, "utterance": None, "expected": [], **fields,
    }  # fmt: skip


PELL = {"speaker": "Ada Pell", "speaker_type": "person"}
GOLD = [
    record(
        "one", 1, ONE, "We will not sell the ferry", **PELL, role="Mayor",
        source_spans=[at(ONE, "Mayor Ada Pell")], utterance="sale", status="altered", conflicts=["altered"],
        expected=[{"quote_id": "two-1", "status": "altered", "changes": ["negation"], "same_speaker": "yes"}],
    ),
    record("one", 2, ONE, "the port was “full of rats”", kind="mixed", speaker="Jon Rask"),
    record(
        "two", 1, TWO, "We will sell the ferry", **PELL, source_spans=[at(TWO, "Ada Pell")],
        utterance="sale", status="altered", conflicts=["altered"],
        expected=[{"quote_id": "one-1", "status": "altered", "changes": ["negation"], "same_speaker": "yes"}],
    ),
    record("two", 2, TWO, "It is old", **PELL, status="not_found", conflicts=[]),
]  # fmt: skip


def match(article, text, words, status, *, changes=(), same_occasion="yes"):
    return {
        "article_id": article, "spans": [at(text, words)], "status": status, "same_speaker": "yes",
        "same_occasion": same_occasion, "changes": [{"kind": kind} for kind in changes],
    }  # fmt: skip


PRED = [
    record(
        "one", "x", ONE, "We will not sell the ferry,", speaker="Mayor Ada Pell", speaker_type="person",
        role="the mayor", source_spans=[at(ONE, "Ada Pell")], status="altered", conflicts=["altered"],
        matches=[match("two", TWO, "We will sell the ferry", "altered", changes=["negation", "wording"])],
    ),
    record(
        "two", "y", TWO, "It is old", **PELL, status="exact", conflicts=["spliced"],
        matches=[match("one", ONE, "the port", "exact")],
    ),
    record("two", "z", TWO, "said"),
]  # fmt: skip


@pytest.fixture
def story(write):
    write("ferry/articles.jsonl", {"id": "one", "text": ONE}, {"id": "two", "text": TWO})
    return write("ferry/gold.jsonl", *GOLD).parent


@pytest.fixture
def figures(story, write):
    return evaluate(story, pred=write("p.jsonl", *PRED)).figures


def test_contents_are_paired_and_counted_by_kind(figures):
    assert figures["content"]["all"] == {
        "gold": 4, "pred": 3, "p": pytest.approx(2 / 3), "r": 0.5, "f1": pytest.approx(4 / 7),
    }  # fmt: skip
    assert figures["content"]["mixed"]["r"] == 0.0
    assert figures["exact"]["all"]["r"] == 0.5


def test_speaker_source_and_role_are_judged_on_paired_quotes(figures):
    assert figures["paired"] == {
        "n": 2, "kind": 1.0, "source_overlap": 1.0, "source_exact": 0.5, "speaker": 1.0, "speaker_type": 1.0,
        "role_exact": 1.0, "role_f1": 1.0, "role_category": None, "unnamed": None,
    }  # fmt: skip


def test_an_expected_match_that_is_not_there_is_wrong(figures):
    check = figures["cross_check"]
    assert (check["expected"], check["matched"], check["status"], check["same_speaker"]) == (2, 0.5, 0.5, 0.5)
    assert check["by_status"] == {"altered": {"altered": 1, "none": 1}}


def test_named_changes_are_compared_by_kind(figures):
    assert figures["cross_check"]["changes"] == {"p": 0.5, "r": 0.5, "f1": 0.5}
    assert figures["cross_check"]["bearing"] == {"p": 1.0, "r": 0.5, "f1": pytest.approx(2 / 3)}


def test_findings_are_compared_where_the_gold_states_them(figures):
    check = figures["cross_check"]
    assert (check["stated"], check["finding"]) == (3, pytest.approx(1 / 3))
    assert check["conflicts"] == {"p": 0.5, "r": 0.5, "f1": 0.5}


def test_a_match_of_two_utterances_is_wrong(figures):
    assert figures["cross_check"]["matches"] == {"right": 1, "wrong": 1}


def test_a_record_of_an_unknown_article_is_refused(story, write):
    pred = write("p.jsonl", {"article_id": "three", "quote_id": "q", "content_spans": []})
    with pytest.raises(InputError, match='p.jsonl line 1: there is no article "three"'):
        evaluate(story, pred=pred)


def test_gold_that_expects_a_quote_that_is_not_there_is_refused(story, write):
    write("ferry/gold.jsonl", GOLD[0])
    with pytest.raises(InputError, match="expects 'two-1'"):
        evaluate(story, pred=write("p.jsonl"))


@pytest.mark.model
def test_our_own_records_are_scored_and_saved_in_the_form_that_is_read(story, tmp_path):
    saved = tmp_path / "saved.jsonl"
    figures = evaluate(story, save=saved).figures
    assert figures["content"]["direct"]["r"] > 0
    assert evaluate(story, pred=saved).figures == figures


def test_categories_are_judged_and_the_unnamed_must_be_kept_apart(write):
    text = "“Yes,” said an aide. “No,” said another aide. “Yes,” said the first aide. “So?” said Ada Pell."
    spans = [[1, 4], [22, 24], [47, 50], [76, 78]]
    refs = ["first", "second", "first", None]
    gold = [
        {
            "article_id": "one", "quote_id": f"g{i}", "kind": "direct", "content_spans": [span],
            "source_spans": [], "speaker": None, "speaker_type": "anonymous", "role": "aide",
            "role_category": "government", "speaker_ref": ref, "expected": [],
        }
        for i, (span, ref) in enumerate(zip(spans, refs, strict=True))
    ]  # fmt: skip
    write("aides/articles.jsonl", {"id": "one", "text": text})
    folder = write("aides/gold.jsonl", *gold).parent
    ids = ["one#1", "one#2", "one#2", None]
    pred = [
        row | {"role_category": "government" if i else None, "speaker_id": ids[i], "speaker_confidence": 0.75}
        for i, row in enumerate(gold)
    ]
    found = evaluate(folder, pred=write("p.jsonl", *pred)).figures
    assert found["paired"]["role_category"] == 0.75
    assert found["paired"]["unnamed"] == pytest.approx(1 / 3)
    assert found["speaker_confidence"] == [{"confidence": 0.75, "right": 1.0, "n": 4}]


def test_pairs_of_one_utterance_are_counted_whether_they_match_directly_or_not(write):
    said = "We will not sell the ferry to Lunby"
    texts = {name: f"“{said},” said Ada Pell. “It is old.” Filed by {name}." for name in "abc"}
    write("sale/articles.jsonl", *({"id": name, "text": text} for name, text in texts.items()))
    gold = [
        record(name, number, text, words, content=words, utterance=utterance)
        for name, text in texts.items()
        for number, words, utterance in ((1, said, "sale"), (2, "It is old", None))
    ]
    folder = write("sale/gold.jsonl", *gold).parent

    def pred(*links):
        rows = [dict(row, matches=[]) for row in gold]
        for here, there in links:
            match_there = match(gold[there]["article_id"], texts[gold[there]["article_id"]],
                                gold[there]["content"], "exact") | {"content": gold[there]["content"]}  # fmt: skip
            rows[here]["matches"] = [*rows[here]["matches"], match_there]
        return evaluate(folder, pred=write("p.jsonl", *rows)).figures["utterances"]

    chain = pred((0, 2), (2, 4))
    assert (chain["gold"], chain["pred"], chain["f1"]) == (3, 3, 1.0)
    wrong = pred((0, 2), (1, 3))
    assert (wrong["pred"], wrong["p"], wrong["r"]) == (2, 0.5, pytest.approx(1 / 3))
    assert pred()["p"] == 0.0
