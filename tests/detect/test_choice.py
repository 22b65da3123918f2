"""Twin: all sets of spans that lie side by side, one by one."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quotes.detect import choice
from quotes.detect.choice import PRICES, Chosen, Right, choose
from quotes.detect.crf import Candidates
from quotes.detect.labels import LabelName
from quotes.detect.tags import NAMES

One = tuple[int, int, LabelName, float]
RIGHTS: tuple[Right, ...] = ("exact", "overlap")


def candidates(*spans: One) -> Candidates:
    rows = sorted((a, b, NAMES.index(name), p) for a, b, name, p in spans)
    a, b, k, p = zip(*rows, strict=True) if rows else ((), (), (), ())
    places = (np.array(column, dtype=np.int64) for column in (a, b, k))
    return Candidates(*places, np.array(p, dtype=np.float64))


@st.composite
def some(draw: st.DrawFn, most: int = 8) -> list[One]:
    """Return spans with any probabilities; they need not be those of one paragraph."""
    place = st.tuples(st.integers(0, 8), st.integers(1, 6), st.sampled_from(NAMES))
    places = draw(st.lists(place, unique=True, max_size=most))
    return [(a, a + n, name, draw(st.integers(1, 100)) / 100) for a, n, name in places]


def alike(one: One, other: One) -> float:
    """Return the share of words that two spans have in common; none if it is less than half."""
    mine, its = set(range(*one[:2])), set(range(*other[:2]))
    share = len(mine & its) / len(mine | its)
    return share if one[2] == other[2] and share >= 0.5 else 0.0


def gain(one: One, every: Sequence[One], right: Right) -> float:
    price = PRICES[right][one[2]]
    if right == "exact":
        return one[3] - price
    return (one[3] + sum(alike(one, other) * other[3] for other in every)) / 2 - price


def chance(one: One, every: Sequence[One], right: Right) -> float:
    if right == "exact":
        return one[3]
    return min(1.0, sum(other[3] for other in every if alike(one, other)))


def side_by_side(spans: Sequence[tuple[int, int, LabelName, float]]) -> bool:
    return all(a[1] <= b[0] for a, b in itertools.pairwise(spans))


def most_gained(every: Sequence[One], right: Right) -> float:
    gains = {one: gain(one, every, right) for one in every}
    sets = (s for n in range(len(every) + 1) for s in itertools.combinations(sorted(every), n))
    return max(sum(gains[one] for one in spans) for spans in sets if side_by_side(spans))


def meant(found: Sequence[Chosen], every: Sequence[One]) -> list[One]:
    """Return the candidates that were chosen."""
    known = {one[:3]: one for one in every}
    return [known[one[:3]] for one in found]


@pytest.mark.parametrize("right", RIGHTS)
@given(some())
@settings(deadline=None)
@example([(0, 8, "content", 0.8), (0, 4, "content", 0.7), (4, 8, "content", 0.7)])
@example([(0, 8, "content", 0.9), (0, 4, "content", 0.5), (4, 8, "content", 0.5)])
@example([(0, 3, "cue", 0.6), (2, 6, "content", 0.9), (5, 8, "cue", 0.6)])
def test_what_is_chosen_gains_the_most_of_all_that_lies_side_by_side(right: Right, every: list[One]) -> None:
    found = choose(candidates(*every), right)
    chosen = meant(found, every)
    assert side_by_side(chosen)
    assert all(gain(one, every, right) > -1e-12 for one in chosen)
    total = sum(gain(one, every, right) for one in chosen)
    assert total == pytest.approx(most_gained(every, right), abs=1e-9)
    assert [one[3] for one in found] == pytest.approx([chance(one, every, right) for one in chosen])


@pytest.mark.parametrize("right", RIGHTS)
@given(st.integers(0, 2**32 - 1), st.integers(0, 400))
@settings(max_examples=30, deadline=None)
def test_of_many_spans_those_chosen_are_in_order_and_side_by_side(right: Right, seed: int, n: int) -> None:
    numbers = np.random.default_rng(seed)
    starts, sizes, names = (numbers.integers(low, high, n) for low, high in ((0, 200), (1, 20), (0, 3)))
    places = {(int(a), int(a + size), NAMES[k]) for a, size, k in zip(starts, sizes, names, strict=True)}
    every = [(*place, float(p)) for place, p in zip(sorted(places), numbers.random(len(places)), strict=True)]
    found = choose(candidates(*every), right)
    assert bool(found) == any(gain(one, every, right) > 0 for one in every)
    assert side_by_side(meant(found, every))
    assert all(0.0 < one[3] <= 1.0 for one in found)


@pytest.mark.parametrize("right", RIGHTS)
def test_of_no_candidates_none_is_chosen(right: Right) -> None:
    assert choose(candidates(), right) == []


@pytest.mark.parametrize("right", RIGHTS)
@pytest.mark.parametrize("name", NAMES)
def test_a_span_by_itself_is_taken_above_its_price_and_not_at_it(right: Right, name: LabelName) -> None:
    price = PRICES[right][name]
    assert choose(candidates((3, 5, name, price)), right) == []
    dearer = (3, 5, name, price + 1e-6)
    assert choose(candidates(dearer), right) == [dearer]


@given(some(most=30))
@settings(deadline=None)
def test_no_exact_span_is_taken_at_its_price_or_below(every: list[One]) -> None:
    assert all(p > PRICES["exact"][name] for _, _, name, p in choose(candidates(*every), "exact"))


@pytest.mark.parametrize("name", NAMES)
def test_readings_that_share_their_words_speak_for_each_other(name: LabelName) -> None:
    readings = candidates(*((2, end, name, 0.2) for end in (10, 11, 12)))
    assert choose(readings, "exact") == []
    assert choose(readings, "overlap") == [(2, 11, name, pytest.approx(0.6))]


@pytest.mark.parametrize(
    ("end", "probability"),
    [
        pytest.param(5, 0.7, id="nearly all"),
        pytest.param(8, 0.7, id="half"),
        pytest.param(9, 0.6, id="less than half"),
        pytest.param(40, 0.6, id="next to nothing"),
    ],
)
def test_readings_that_share_less_than_half_do_not_add_up(end: int, probability: float) -> None:
    readings = candidates((0, 4, "content", 0.6), (0, end, "content", 0.1))
    assert choose(readings, "overlap") == [(0, 4, "content", pytest.approx(probability))]


def test_readings_that_lie_apart_do_not_add_up() -> None:
    low = 0.9 * PRICES["overlap"]["content"]
    assert choose(candidates(*((at, at + 9, "content", low) for at in (0, 9, 30))), "overlap") == []


def test_readings_of_other_names_do_not_speak_for_each_other() -> None:
    low = 0.9 * min(PRICES["overlap"].values())
    ends = (10, 11, 12)
    unlike = candidates(*((2, end, name, low) for end, name in zip(ends, NAMES, strict=True)))
    assert choose(unlike, "overlap") == []
    high = candidates((2, 10, "content", 0.9), (2, 10, "source", 0.1))
    assert choose(high, "overlap") == [(2, 10, "content", 0.9)]


def test_readings_that_add_up_to_more_than_one_are_no_likelier_than_sure() -> None:
    readings = candidates(*((2, end, "content", 0.5) for end in (10, 11, 12)))
    assert choose(readings, "overlap") == [(2, 11, "content", 1.0)]


@pytest.mark.parametrize("right", RIGHTS)
def test_more_spans_than_fit_in_a_block_are_chosen_as_if_by_themselves(
    right: Right, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three readings a place: a block that holds whole places cuts none of them off."""
    monkeypatch.setattr(choice, "_BLOCK", 30)
    readings = [(0, 8, 0.2), (0, 9, 0.2), (0, 10, 0.5)]
    places = range(0, 400, 20)
    found = choose(
        candidates(*((at + a, at + b, "content", p) for at in places for a, b, p in readings)), right
    )
    (one,) = choose(candidates(*((a, b, "content", p) for a, b, p in readings)), right)
    assert [f[:3] for f in found] == [(at + one[0], at + one[1], one[2]) for at in places]
    assert [f[3] for f in found] == pytest.approx([one[3]] * len(places))


@pytest.mark.parametrize("right", RIGHTS)
def test_a_paragraph_of_more_spans_than_a_block_holds_has_them_all_to_its_end(right: Right) -> None:
    n = 2 * choice._BLOCK + 5
    every = [(3 * i, 3 * i + 2, NAMES[i % 3], 0.9) for i in range(n)]
    assert choose(candidates(*every), right) == every
