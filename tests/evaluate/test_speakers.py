from __future__ import annotations

import pytest

from quotes.errors import InputError
from quotes.evaluate import evaluate
from quotes.evaluate.names import fits_name, role_words, same_name, shared_words


def gold_quote(start, name, **fields):
    return {
        "form": "quoted", "content": [[start, start + 40]], "quoted_parts": [[start + 30, start + 40]],
        "speaker_name": name, "surname": name and name.split()[-1], "alt_names": [], "speaker_type": "person",
        "mention_kind": "full_name", "role": None, "role_alts": [], **fields,
    }  # fmt: skip


MAYOR = {"role": [{"span": [0, 5], "text": "the mayor"}, {"span": [6, 9], "text": "of Lunby"}]}
GOLD = {
    "id": "ferry",
    "attributions": [
        gold_quote(0, "Ada Pell", **MAYOR),
        gold_quote(100, "Jon Rask"),
        gold_quote(200, None, speaker_type="anonymous", mention_kind="nominal", form="indirect"),
        gold_quote(300, "Port of Lunby", speaker_type="organization", mention_kind="org"),
    ],
}


def quote(start, speaker, speaker_type="person", role=None, length=40):
    return {
        "content": [[start, start + length]], "speaker": speaker, "speaker_type": speaker_type, "role": role,
    }  # fmt: skip


@pytest.fixture
def figures(write):
    def scored(*quotes, **options):
        pred = write("p.jsonl", {"id": "ferry", "quotes": quotes})
        return evaluate(write("g.jsonl", GOLD), pred=pred, **options).figures

    return scored


def test_figures_are_those_counted_by_hand(figures):
    result = figures(
        quote(0, "Mayor Ada Pell", role="mayor of Lunby"),
        quote(100, "Rask", speaker_type=None, role="skipper"),
        quote(200, "Ada Pell"),
    )
    overall = result["overall"]
    assert overall["gold"] == 4
    assert overall["coverage"] == 0.75
    assert overall["speaker_acc"] == pytest.approx(1 / 3)
    assert overall["speaker_acc_lenient"] == pytest.approx(2 / 3)
    assert overall["speaker_e2e"] == 0.25
    assert overall["speaker_acc_named"] == 0.5
    assert overall["speaker_acc_null"] == 0.0
    assert overall["type_acc"] == pytest.approx(1 / 3)
    assert overall["role_exact"] == pytest.approx(2 / 3)
    assert overall["role_null_right"] == 0.5
    assert overall["speaker_and_role"] == 0.25
    assert result["outcomes"] == {"right_name": 1, "partial_name": 1, "named_but_gold_null": 1, "missed": 1}
    assert result["by_form"]["indirect"]["gold"] == 1


def test_nothing_to_judge_has_no_figure(figures):
    assert figures()["overall"]["speaker_acc"] is None


@pytest.mark.parametrize(
    ("match", "coverage"),
    [("content", 0.0), ("quoted", 0.25), ("either", 0.25)],
    ids=lambda value: str(value),
)
def test_words_between_marks_pair_only_where_that_is_asked_for(figures, match, coverage):
    assert figures(quote(30, "Ada Pell", length=10), match=match)["overall"]["coverage"] == coverage


@pytest.mark.parametrize(
    ("name", "gold", "same"),
    [
        ("ADA PÉLL", "Ada Pell", True),
        ("Dr. Ada M. Pell", "Ada Pell", True),
        ("Pell", "Ada Pell", False),
        ("Ada Pell’s", "Ada Pell", True),
        ("Mr. Rask", "Rask", True),
    ],
)
def test_same_name_sees_through_titles_and_accents(name, gold, same):
    assert same_name(name, [gold]) is same


def test_a_body_keeps_words_that_would_be_titles_of_a_person():
    assert not same_name("Department", ["Justice Department"], person=False)


@pytest.mark.parametrize(
    ("name", "gold", "surname", "fits"),
    [
        ("Pell", "Ada Pell", "Pell", True),
        ("Ida Pell", "Ada Pell", "Pell", False),
        ("Ada", "Ada Pell", "Pell", False),
        ("Pell Jr.", "Ada Pell", "Pell", False),
        ("Olaf Pell", "Olaf Pell Jr.", "Pell", False),
        ("Pell", "Olaf Pell Jr.", "Pell", True),
        ("Pell", "Ada Pell", None, False),
    ],
)
def test_a_shorter_name_fits_if_it_holds_the_family_name_and_nothing_else(name, gold, surname, fits):
    assert fits_name(name, [gold], surname=surname) is fits


def test_roles_are_compared_by_their_words():
    assert role_words("The Sen. for its Dem. wing") == ("senator", "for", "democrat", "wing")
    assert shared_words(("mayor", "of", "lunby"), ("mayor",)) == pytest.approx(0.5)
    assert shared_words((), ()) == 1.0


def test_gold_without_text_asks_for_the_articles(write, tmp_path):
    other = write("a.jsonl", {"id": "harbour", "text": "Nothing was said."})
    with pytest.raises(InputError, match=r"g\.jsonl line 1: the text of 1 of 1 .* --articles"):
        evaluate(write("g.jsonl", GOLD), articles=[other])


def test_a_confidence_in_speakers_is_held_against_speaker_and_type(write):
    pred = [
        quote(0, "Ada Pell") | {"speaker_confidence": 0.95},
        quote(100, "Jon Rask", "group") | {"speaker_confidence": 0.95},
        quote(200, None, "anonymous"),
    ]
    gold = write("gold.jsonl", GOLD)
    found = evaluate(gold, pred=write("pred.jsonl", {"id": "ferry", "quotes": pred})).figures
    assert found["speaker_confidence"] == [{"confidence": 0.95, "right": 0.5, "n": 2}]
