from __future__ import annotations

import pytest

from quotes.errors import InputError
from quotes.evaluate import evaluate
from quotes.evaluate.marked import marked

from .conftest import at

TEXT = (
    "Engineers shut the Lorn bridge on Friday.\n\n"
    "“We found two cracks in the pier,” said Ines Lorca. She said repairs would take a month.\n\n"
    "The council called the plan “quick and cheap” on Sunday."
)
DIRECT = {
    "content": [at(TEXT, "We found two cracks in the pier")],
    "cue": [at(TEXT, "said Ines")[:1] + [at(TEXT, " Ines Lorca")[0]]],
    "source": [at(TEXT, "Ines Lorca")],
}
INDIRECT = {
    "content": [at(TEXT, "repairs would take a month")],
    "cue": [at(TEXT, "said repairs")],
    "source": [at(TEXT, "She")],
}
MIXED = {"content": [at(TEXT, "the plan “quick and cheap”")], "cue": [at(TEXT, "called")], "source": []}
GOLD = {
    "id": "lorn",
    "text": TEXT,
    "annotations": [
        {"annotator": "b", "attributions": []},
        {"annotator": "a", "attributions": [DIRECT, INDIRECT, MIXED]},
    ],
}


@pytest.fixture
def figures(write):
    def scored(*quotes, **other):
        return evaluate(
            write("g.jsonl", GOLD), pred=write("p.jsonl", {"id": "lorn", "quotes": quotes, **other})
        ).figures

    return scored


def test_gold_as_prediction_is_right_in_everything(figures):
    result = figures(DIRECT, INDIRECT, MIXED)
    for kind in ("all", "direct", "indirect", "mixed"):
        for measure in ("exact", "overlap", "char"):
            assert result[kind][measure] == {"p": 1.0, "r": 1.0, "f1": 1.0}, (kind, measure)
    assert result["stretch"]["f1"] == 1.0


def test_the_kind_is_told_by_the_marks_in_the_text(figures):
    result = figures()
    assert {kind: result[kind]["gold"] for kind in ("all", "direct", "mixed", "indirect")} == {
        "all": 3, "direct": 1, "mixed": 1, "indirect": 1,
    }  # fmt: skip


def test_marks_and_commas_at_the_edges_do_not_count(figures):
    start, end = DIRECT["content"][0]
    assert figures({**DIRECT, "content": [[start - 1, end + 2]]})["direct"]["exact"]["f1"] == 1.0


def test_half_of_the_characters_are_enough_for_overlap_and_not_for_exact(figures):
    result = figures({**INDIRECT, "content": [at(TEXT, "repairs would")]})
    assert result["indirect"]["overlap"]["r"] == 1.0
    assert result["indirect"]["exact"]["r"] == 0.0
    assert result["indirect"]["char"] == {"p": 1.0, "r": pytest.approx(12 / 22), "f1": pytest.approx(12 / 17)}


def test_less_than_half_of_the_characters_are_not_enough(figures):
    assert figures({**INDIRECT, "content": [at(TEXT, "repairs")]})["indirect"]["overlap"]["r"] == 0.0


def test_one_prediction_is_paired_with_one_gold_content_only(figures):
    result = figures(DIRECT, DIRECT)
    assert result["all"]["overlap"]["p"] == 0.5
    assert result["all"]["overlap"]["r"] == pytest.approx(1 / 3)


def test_a_source_that_only_overlaps_is_not_exact(figures):
    source = figures({**DIRECT, "source": [at(TEXT, "Lorca")]})["direct"]["source"]
    assert source == {"n": 1, "given": 1.0, "overlap": 1.0, "exact": 0.0}


def test_end_to_end_asks_for_the_source_too(figures):
    result = figures(DIRECT, {**INDIRECT, "source": [at(TEXT, "Engineers")]})
    assert result["all"]["overlap"]["r"] == pytest.approx(2 / 3)
    assert result["all"]["e2e"] == {"p": 0.5, "r": 0.5, "f1": 0.5}


def test_end_to_end_leaves_out_gold_without_a_source_and_what_was_paired_with_it(figures):
    assert figures(DIRECT, INDIRECT, MIXED)["all"]["e2e"] == {"p": 1.0, "r": 1.0, "f1": 1.0}


def test_a_stretch_of_five_words_counts_and_a_shorter_one_does_not(figures):
    assert figures()["stretch"]["total"] == 1


def test_pieces_must_be_equal_blanks_aside(write):
    (s, e), (cue_start, cue_end) = DIRECT["content"][0], DIRECT["cue"][0]
    spans = [[s, e, "content"], [cue_start - 1, cue_end, "cue"], [0, 9, "source"]]
    gold = write("g.jsonl", GOLD)
    figures = evaluate(gold, pred=write("p.jsonl", {"id": "lorn", "spans": spans})).figures
    assert list(figures) == ["span"]
    assert figures["span"]["content"] == {
        "gold": 3, "pred": 1, "p": 1.0, "r": pytest.approx(1 / 3), "f1": pytest.approx(0.5),
    }  # fmt: skip
    assert figures["span"]["cue"]["p"] == 1.0
    assert figures["span"]["source"]["f1"] == 0.0


def test_an_article_without_prediction_counts_as_one_where_nothing_was_found(write):
    figures = evaluate(write("g.jsonl", GOLD), pred=write("p.jsonl")).figures
    assert figures["all"]["overlap"] == {"p": 0.0, "r": 0.0, "f1": 0.0}


def test_predictions_for_an_article_that_the_gold_lacks_are_refused(write):
    with pytest.raises(InputError, match=r"p\.jsonl line 1: the gold has no such article"):
        evaluate(write("g.jsonl", GOLD), pred=write("p.jsonl", {"id": "other", "quotes": []}))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("“Yes, and soon.”", ["Yes, and soon."], id="curly"),
        pytest.param("„Nein“, «non», ''no''", ["Nein", "non", "\u2060no"], id="other styles"),
        pytest.param('He said "no', ["no"], id="left open to the end of the line"),
        pytest.param("She said ‘not me’ twice", ["not me"], id="single curly"),
        pytest.param("the 'big one' fell", [], id="two words in straight single marks"),
        pytest.param("the 'very big one' fell", ["very big one"], id="three words in straight single marks"),
        pytest.param("the workers' and owners' hall", [], id="apostrophes"),
        pytest.param("“ ” and “…”", [], id="nothing inside"),
    ],
)
def test_stretches_between_marks(text, expected):
    plain = text.replace("''", "'\u2060")
    assert [span.of(plain) for span in marked(text)] == expected
