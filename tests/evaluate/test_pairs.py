from __future__ import annotations

import pytest

from quotes.errors import InputError
from quotes.evaluate import evaluate

SIDES = {"a": {"text": "We keep the ferry."}, "b": {"text": "We keep the boat."}}


def pair(number, label, **fields):
    return {"pair_id": f"p{number}", "label": label, **SIDES, **fields}


def guess(number, same, label=None, changes=()):
    return {"pair_id": f"p{number}", "same": same, "label": label, "changes": list(changes)}


@pytest.fixture
def figures(write):
    gold = write(
        "g.jsonl",
        pair(1, "exact"),
        pair(2, "altered", op="negation_removed"),
        pair(3, "altered", op="number_changed"),
        pair(4, "different"),
        pair(5, "different"),
    )
    pred = write(
        "p.jsonl",
        guess(1, True, "exact", ["number"]),
        guess(2, True, "reworded", ["negation"]),
        guess(4, True, "exact"),
        guess(5, False),
    )
    return evaluate(gold, pred=pred).figures


def test_same_utterance_counts_every_label_but_different(figures):
    assert figures["same"] == {
        "p": pytest.approx(2 / 3),
        "r": pytest.approx(2 / 3),
        "f1": pytest.approx(2 / 3),
    }


def test_a_pair_that_was_missed_has_the_wrong_label(figures):
    assert figures["label_accuracy"] == pytest.approx(1 / 3)
    assert figures["labels"]["altered"]["taken_for"] == {"reworded": 1, "different": 1}


def test_what_was_found_is_judged_apart_from_what_was_missed(figures):
    assert figures["label_accuracy_found"] == pytest.approx(1 / 2)


def test_macro_f1_is_over_the_labels_of_the_gold(figures):
    assert figures["macro_f1"] == pytest.approx((0.0 + 0.5 + 2 / 3) / 3)


def test_a_change_is_named_whatever_the_label(figures):
    assert figures["named"] == {
        "negation_removed": {"right": 1, "n": 1}, "number_changed": {"right": 0, "n": 1},
    }  # fmt: skip


def test_a_change_that_bears_meaning_in_an_exact_pair_is_a_false_alarm(figures):
    assert figures["false_alarms"] == {"right": 1, "n": 1}


def test_our_own_comparison_names_a_removed_negation(write):
    sides = {
        "a": {"text": "We will not sell the old ferry this year.", "speaker": "Pell", "article_id": "one"},
        "b": {"text": "We will sell the old ferry this year.", "speaker": "Pell", "article_id": "two"},
    }
    gold = write("g.jsonl", pair(1, "altered", op="negation_removed", synthetic=True) | sides)
    saved = gold.with_name("saved.jsonl")
    figures = evaluate(gold, save=saved).figures
    assert figures["named"]["negation_removed"] == {"right": 1, "n": 1}
    assert evaluate(gold, pred=saved).figures == figures


def test_names_corrected_by_hand_are_never_used_for_real_pairs(write):
    words = {"text": "We will keep the old ferry running all year.", "article_id": "x", "date": "2031-05-02"}
    hidden = {"a": words | {"speaker": "Ada Pell"}, "b": words | {"speaker": "Jon Rask"}}
    seen = {"a": words | {"speaker_auto": "Ada Pell"}, "b": words | {"speaker_auto": "Jon Rask"}}
    labels = [
        evaluate(write("g.jsonl", pair(1, "exact") | sides)).figures["labels"]["exact"]["taken_for"]
        for sides in (hidden, seen)
    ]
    assert labels == [{"exact": 1}, {"misattributed": 1}]


LINE = "We will keep the old ferry running all year."
STORY = f"In Lund, Sweden, on Monday she said: “{LINE}”"
RALLY = f"In Oslo, Norway, on Friday she said: “{LINE}”"


def placed(article, text, published):
    start = text.index(LINE)
    side = {"text": LINE, "speaker_auto": "Ada Pell", "article_id": article, "date": published}
    return side | {"span": [start, start + len(LINE)]}


@pytest.fixture
def in_articles(write):
    gold = write(
        "g.jsonl",
        pair(1, "different") | {"a": placed("x", STORY, "2031-05-06"), "b": placed("y", RALLY, "2031-05-09")},
    )
    texts = write("articles.jsonl", {"id": "x", "text": STORY}, {"id": "y", "text": RALLY})
    return gold, texts


def test_articles_add_what_stands_around_both_reports(in_articles):
    gold, texts = in_articles
    assert evaluate(gold).figures["labels"]["different"]["taken_for"] == {"exact": 1}
    assert evaluate(gold, articles=[texts]).figures["labels"]["different"]["taken_for"] == {"different": 1}


def test_articles_may_lack_one_side_but_not_all(in_articles, write):
    gold, _ = in_articles
    one = write("one.jsonl", {"id": "x", "text": STORY})
    assert evaluate(gold, articles=[one]).figures["labels"]["different"]["taken_for"] == {"exact": 1}
    with pytest.raises(InputError, match="holds none of the articles"):
        evaluate(gold, articles=[write("none.jsonl", {"id": "z", "text": STORY})])


def test_articles_must_hold_the_words_at_the_span(in_articles, write):
    gold, _ = in_articles
    with pytest.raises(InputError, match="holds other words"):
        evaluate(gold, articles=[write("other.jsonl", {"id": "x", "text": "!" + STORY})])
