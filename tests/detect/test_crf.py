"""Twin: all sequences of tags, one by one."""

from __future__ import annotations

import itertools
import tracemalloc
from collections import defaultdict

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from quotes.detect import crf as module
from quotes.detect.crf import Candidates, Crf, Floats
from quotes.detect.labels import LabelName
from quotes.detect.tags import NAMES, TAGS, allowed, begin, runs

SEEDS = st.integers(0, 2**32 - 1)
SHARPNESS = st.sampled_from([0.0, 0.01, 0.5, 2.0, 50.0])
LEAST = 0.01
Found = dict[tuple[int, int, LabelName], float]


def any_crf(chance: np.random.Generator) -> Crf:
    follows, first = allowed()
    n = len(TAGS)
    return Crf(
        (chance.normal(size=(n, n)) + np.where(follows, 0, -1e4)).astype(np.float32),
        (chance.normal(size=n) + np.where(first, 0, -1e4)).astype(np.float32),
    )


def any_scores(chance: np.random.Generator, words: int, *, sharp: float = 2.0) -> Floats:
    return (sharp * chance.normal(size=(words, len(TAGS)))).astype(np.float32)


def read(candidates: Candidates) -> Found:
    columns = (candidates.starts, candidates.ends, candidates.names, candidates.chances)
    rows = list(zip(*(column.tolist() for column in columns), strict=True))
    found = {(a, b, NAMES[k]): p for a, b, k, p in rows}
    assert len(found) == len(rows), "a span was found twice"
    return found


def alone(crf: Crf, scores: Floats) -> Found:
    (found,) = crf.candidates([scores])
    return read(found)


def totals(crf: Crf, scores: Floats) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return every sequence of tags and its score."""
    n = len(scores)
    every = np.array(list(itertools.product(range(len(TAGS)), repeat=n)))
    total = crf.starts[every[:, 0]] + scores.astype(np.float64)[np.arange(n), every].sum(1)
    return every, total + crf.follows.astype(np.float64)[every[:, :-1], every[:, 1:]].sum(1)


def by_trying_all(crf: Crf, scores: Floats) -> Found:
    every, total = totals(crf, scores)
    weights = np.exp(total - total.max())
    found: Found = defaultdict(float)
    for tags, weight in zip(every.tolist(), (weights / weights.sum()).tolist(), strict=True):
        if weight:
            for span in runs(tags):
                found[span] += weight
    return {span: p for span, p in found.items() if p >= LEAST}


def same(one: Found, other: Found, *, within: float = 1e-5) -> bool:
    """Whether two find the same; only one of them may have a span that is on the very edge."""
    return all(abs(one.get(span, LEAST) - other.get(span, LEAST)) <= within for span in {*one, *other})


@given(SEEDS, st.integers(1, 5), SHARPNESS)
@settings(max_examples=40, deadline=None)
def test_the_spans_and_their_probabilities_are_those_of_trying_all(seed: int, n: int, sharp: float) -> None:
    chance = np.random.default_rng(seed)
    crf, scores = any_crf(chance), any_scores(chance, n, sharp=sharp)
    assert same(alone(crf, scores), by_trying_all(crf, scores))


def test_trying_all_puts_a_span_to_the_test_that_is_begun_inside_and_ended_inside() -> None:
    """The words before and behind the span count: without them it would be taken for longer ones too."""
    crf = any_crf(np.random.default_rng(1))
    scores = np.zeros((4, len(TAGS)), dtype=np.float32)
    scores[[0, 1, 2, 3], [0, 5, 6, 0]] = 6
    found = alone(crf, scores)
    assert max(found, key=found.__getitem__) == (1, 3, "content")
    assert same(found, by_trying_all(crf, scores))


@pytest.mark.parametrize("name", NAMES)
def test_ends_that_are_unsure_have_a_candidate_each(name: LabelName) -> None:
    """All three ends are as likely, so that each has a third."""
    follows, first = allowed()
    crf = Crf(np.where(follows, 0, -1e4).astype(np.float32), np.where(first, 0, -1e4).astype(np.float32))
    scores = np.full((5, len(TAGS)), -30, dtype=np.float32)
    scores[:, 0] = 0
    scores[1] = -30
    scores[1, begin(name)] = 0
    scores[2:4, begin(name) + 1] = 0
    third = pytest.approx(1 / 3, abs=1e-9)
    assert alone(crf, scores) == {(1, end, name): third for end in (2, 3, 4)}


@given(SEEDS, st.lists(st.integers(0, 12), max_size=8), SHARPNESS)
@settings(max_examples=60, deadline=None)
def test_sequences_of_other_lengths_beside_it_change_nothing(
    seed: int, lengths: list[int], sharp: float
) -> None:
    chance = np.random.default_rng(seed)
    crf = any_crf(chance)
    scores = [any_scores(chance, n, sharp=sharp) for n in lengths]
    together = crf.candidates(scores)
    assert len(together) == len(scores)
    assert all(same(read(a), alone(crf, b), within=1e-9) for a, b in zip(together, scores, strict=True))


def test_sequences_come_back_in_their_order_with_a_very_long_one_among_them() -> None:
    chance = np.random.default_rng(3)
    crf = any_crf(chance)
    scores = [any_scores(chance, 3_000 if n == 50 else n % 9) for n in range(200)]
    for one, found in zip(scores, crf.candidates(scores), strict=True):
        assert same(read(found), alone(crf, one), within=1e-9)


@pytest.mark.parametrize("lengths", [[], [0], [0, 0], [0, 3, 0]], ids=str)
def test_an_empty_sequence_has_no_spans(lengths: list[int]) -> None:
    chance = np.random.default_rng(4)
    found = any_crf(chance).candidates([any_scores(chance, n) for n in lengths])
    assert [bool(read(one)) for one in found] == [n > 0 for n in lengths]


@given(SEEDS, st.integers(1, 300), SHARPNESS)
@settings(max_examples=40, deadline=None)
def test_spans_are_in_order_inside_and_no_likelier_than_sure(seed: int, n: int, sharp: float) -> None:
    chance = np.random.default_rng(seed)
    (found,) = any_crf(chance).candidates([any_scores(chance, n, sharp=sharp)])
    places = list(zip(found.starts.tolist(), found.ends.tolist(), found.names.tolist(), strict=True))
    assert places == sorted(set(places))
    assert all(0 <= start < end <= n for start, end, _ in places)
    assert ((found.chances >= LEAST) & (found.chances <= 1.0)).all()
    assert (taken(found, n) <= 1 + 1e-6).all()


def taken(found: Candidates, n: int) -> NDArray[np.float64]:
    """Return how likely each word is part of one of the spans: no two of one reading share a word."""
    edges = np.zeros(n + 1)
    np.add.at(edges, found.starts, found.chances)
    np.subtract.at(edges, found.ends, found.chances)
    return edges.cumsum()


@pytest.mark.parametrize("sharp", [0.0, 0.5, 50.0], ids=["flat", "rough", "sharp"])
def test_a_paragraph_of_thousands_of_words_takes_bounded_memory(sharp: float) -> None:
    """All pairs of its words at once would take gigabytes."""
    n = 5_000
    chance = np.random.default_rng(6)
    crf, scores = any_crf(chance), any_scores(chance, n, sharp=sharp)
    tracemalloc.start()
    (found,) = crf.candidates([scores])
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 100_000_000
    assert 0 < len(found.starts) < 20 * n
    assert (taken(found, n) <= 1 + 1e-6).all()


def test_a_long_content_whose_ends_are_sure_is_found_whole() -> None:
    crf = any_crf(np.random.default_rng(8))
    scores = np.full((5_000, len(TAGS)), -40, dtype=np.float32)
    tags = [0, 5, *[6] * 4_990, *[0] * 8]
    scores[np.arange(5_000), tags] = 40
    assert alone(crf, scores) == {(1, 4_992, "content"): pytest.approx(1, abs=1e-6)}


def test_a_sequence_without_doubt_has_its_spans_and_no_other() -> None:
    crf = any_crf(np.random.default_rng(5))
    scores = np.full((5_000, len(TAGS)), -40, dtype=np.float32)
    tags = [1, 2, 3, 5, 6, 6, 0, 0, 5, 6] * 500
    scores[np.arange(5_000), tags] = 40
    found = alone(crf, scores)
    assert list(found) == list(runs(tags))
    assert min(found.values()) > 0.98


@pytest.mark.parametrize("begun", [1, 7, 1_000])
def test_spans_are_the_same_however_few_beginnings_are_looked_at_at_once(
    begun: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = np.random.default_rng(7)
    crf, scores = any_crf(chance), any_scores(chance, 60, sharp=0.5)
    whole = alone(crf, scores)
    monkeypatch.setattr(module, "_CHUNK", begun)
    assert alone(crf, scores) == whole


@pytest.mark.parametrize("words", [1, 20, 10_000])
def test_spans_are_the_same_however_few_words_are_in_a_batch(
    words: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = np.random.default_rng(9)
    crf = any_crf(chance)
    scores = [any_scores(chance, n) for n in (4, 0, 9, 30, 1, 9)]
    monkeypatch.setattr(module, "_MOST_WORDS", words)
    for one, found in zip(scores, crf.candidates(scores), strict=True):
        assert same(read(found), alone(crf, one), within=1e-9)
