from __future__ import annotations

import numpy as np
import pytest

from quotes.corpus import make_article
from quotes.detect.crf import Crf, Floats
from quotes.detect.labels import LabelName
from quotes.detect.tags import NAMES, TAGS, allowed, tag
from quotes.detect.words import Words
from quotes.models import Span
from quotes.training.gold import Annotated, Version
from quotes.training.score import Scored, span_f1

TEXT = "Ada Pell said the pier is rotten and the ferry is late ."
PARTS: dict[str, LabelName] = {"Ada Pell": "source", "said": "cue", "the pier is rotten": "content"}


def crf() -> Crf:
    follows, first = allowed()
    return Crf(
        np.where(follows, 0, -1e4).astype(np.float32),
        np.where(first, 0, -1e4).astype(np.float32),
    )


def spans(parts: dict[str, LabelName]) -> Version:
    return tuple((Span(TEXT.index(s), TEXT.index(s) + len(s)), name) for s, name in parts.items())


def words(at: int = 0) -> Words:
    """Return the words of TEXT, where it begins at an offset."""
    ends = np.cumsum([len(w) + 1 for w in TEXT.split()]) - 1
    starts = np.append(0, ends[:-1] + 1)
    n = len(ends)
    zeros = np.zeros(n, dtype=np.int64)
    return Words(starts + at, ends + at, zeros, np.arange(n + 1), zeros, zeros, 2)


def scores(found: dict[str, LabelName]) -> Floats:
    tags = tag(words(), spans(found))
    rows: Floats = np.zeros((len(tags), len(TAGS)), dtype=np.float32)
    rows[np.arange(len(tags)), tags] = 20.0
    return rows


def scored(found: dict[str, LabelName], gold: dict[str, LabelName] = PARTS) -> Scored:
    """Return an article whose scores leave no doubt of `found`."""
    return Scored(Annotated(make_article(TEXT, id="a"), (spans(gold),)), [words()], [scores(found)])


def test_spans_that_are_all_right_score_one() -> None:
    assert span_f1([scored(PARTS)], crf()) == {"source": 1.0, "cue": 1.0, "content": 1.0}


def test_where_nothing_is_marked_and_nothing_found_the_score_is_naught() -> None:
    assert span_f1([scored({}, {})], crf()) == {"source": 0.0, "cue": 0.0, "content": 0.0}


@pytest.mark.parametrize(
    ("found", "f1"),
    [
        pytest.param({"Ada": "source", "said": "cue"}, (0.0, 1.0, 0.0), id="one too short, one missed"),
        pytest.param({**PARTS, "the ferry is late": "content"}, (1.0, 1.0, 2 / 3), id="one too many"),
        pytest.param({**PARTS, "Ada Pell": "cue"}, (0.0, 2 / 3, 1.0), id="the right place, the wrong name"),
    ],
)
def test_f1_counts_exact_spans_of_the_right_name(found: dict[str, LabelName], f1: tuple[float, ...]) -> None:
    assert span_f1([scored(found)], crf()) == pytest.approx(dict(zip(NAMES, f1, strict=True)))


def test_f1_is_counted_over_all_articles_together() -> None:
    figures = span_f1([scored(PARTS), scored(PARTS), scored({})], crf())
    assert figures == pytest.approx(dict.fromkeys(NAMES, 0.8))


def test_only_the_first_version_is_scored_by() -> None:
    one = scored(PARTS)
    article = Annotated(one.annotated.article, (*one.annotated.versions, ()))
    assert span_f1([Scored(article, one.words, one.scores)], crf())["cue"] == 1.0


def test_blanks_around_a_gold_span_are_not_held_against_us() -> None:
    one = scored(PARTS)
    loose = tuple((Span(max(0, s.start - 1), s.end + 1), name) for s, name in spans(PARTS))
    article = Annotated(one.annotated.article, (loose,))
    assert span_f1([Scored(article, one.words, one.scores)], crf()) == dict.fromkeys(NAMES, 1.0)


def test_each_paragraph_is_scored_by_what_was_found_in_it() -> None:
    """An article without words stands between; the second paragraph has a cue too many."""
    second = len(TEXT) + 2
    gold = (*spans(PARTS), *((Span(s.start + second, s.end + second), name) for s, name in spans(PARTS)))
    two = Scored(
        Annotated(make_article(f"{TEXT}\n\n{TEXT}", id="b"), (gold,)),
        [words(), words(second)],
        [scores(PARTS), scores({**PARTS, "ferry": "cue"})],
    )
    none = Scored(Annotated(make_article("", id="c"), ((),)), [], [])
    figures = span_f1([none, two, none, scored({"said": "cue"})], crf())
    assert figures == pytest.approx({"source": 4 / 5, "cue": 6 / 7, "content": 4 / 5})


def test_a_span_whose_end_is_unsure_is_not_found_though_it_is_likely_to_overlap() -> None:
    """Four ends as likely as each other: none is worth the price of an exact span, the true one neither."""
    rows = scores(PARTS)
    rows[4:7] = [20.0 * (name in ("O", "I-content")) for name in TAGS]
    gold: dict[str, LabelName] = {"Ada Pell": "source", "said": "cue", "the pier": "content"}
    unsure = Scored(Annotated(make_article(TEXT, id="a"), (spans(gold),)), [words()], [rows])
    assert span_f1([unsure], crf()) == {"source": 1.0, "cue": 1.0, "content": 0.0}
