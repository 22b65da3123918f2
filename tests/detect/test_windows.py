from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quotes.detect.windows import CLS, OVERLAP, SEP, Window, pack
from quotes.detect.words import Words

PIECES = st.lists(st.integers(1, 6), max_size=120)
ARTICLE = st.lists(PIECES, max_size=8)
SIZES = st.integers(12, 90)


def paragraph(lengths: list[int], *, number: int = 0) -> Words:
    """Return words of so many pieces each; every piece of an article has its own id."""
    n, first = len(lengths), np.append(0, np.cumsum(lengths, dtype=np.int64))
    places = np.arange(n, dtype=np.int64)
    pieces = 1_000 + 10_000 * number + np.arange(first[-1])
    return Words(2 * places, 2 * places + 1, pieces, first, 1 + places % 7, places % 5, 1 + number % 2)


def article(lengths: list[list[int]]) -> list[Words]:
    return [paragraph(one, number=number) for number, one in enumerate(lengths)]


def width(window: Window) -> int:
    return int(window.inputs.shape[1])


@given(ARTICLE, SIZES, st.data())
def test_each_word_is_kept_once_and_in_order(
    lengths: list[list[int]], size: int, data: st.DataObject
) -> None:
    lead = data.draw(st.integers(0, size // 2))
    kept: list[list[int]] = [[] for _ in lengths]
    for window in pack(article(lengths), size=size, lead=lead):
        for part in window.parts:
            assert set(part.kept) <= set(part.words)
            kept[part.paragraph] += part.kept
    assert kept == [list(range(len(one))) for one in lengths]


@given(ARTICLE, SIZES, st.data())
def test_no_window_is_longer_than_the_size(lengths: list[list[int]], size: int, data: st.DataObject) -> None:
    lead = data.draw(st.integers(0, size // 2))
    assert all(width(w) <= size for w in pack(article(lengths), size=size, lead=lead))


@given(ARTICLE, SIZES)
def test_a_paragraph_that_a_window_can_hold_is_never_cut(lengths: list[list[int]], size: int) -> None:
    parts = [part for window in pack(article(lengths), size=size) for part in window.parts]
    for number, one in enumerate(lengths):
        if one and sum(one) <= size - 2:
            mine = [part for part in parts if part.paragraph == number]
            assert [(part.words, part.kept) for part in mine] == [(range(len(one)), range(len(one)))]


@given(ARTICLE, SIZES)
def test_the_network_reads_the_pieces_of_each_part_between_separators(
    lengths: list[list[int]], size: int
) -> None:
    words = article(lengths)
    for window in pack(words, size=size):
        pieces = [CLS]
        for part in window.parts:
            one = words[part.paragraph]
            pieces += one.pieces[one.first[part.words.start] : one.first[part.words.stop]].tolist()
            pieces.append(SEP)
        assert window.inputs[0].tolist() == pieces


@given(ARTICLE, SIZES)
def test_first_points_at_the_first_piece_of_each_word(lengths: list[list[int]], size: int) -> None:
    words = article(lengths)
    for window in pack(words, size=size):
        mine = [(words[part.paragraph], i) for part in window.parts for i in part.words]
        assert window.inputs[0, window.first].tolist() == [int(one.pieces[one.first[i]]) for one, i in mine]


@given(ARTICLE, SIZES)
def test_each_piece_carries_the_features_of_its_word(lengths: list[list[int]], size: int) -> None:
    words = article(lengths)
    for window in pack(words, size=size):
        features = [(0, 0, 0)]
        for part in window.parts:
            one = words[part.paragraph]
            for i in part.words:
                features += [(one.shapes[i], one.marks[i], one.place)] * int(one.first[i + 1] - one.first[i])
            features.append((0, 0, 0))
        assert list(zip(*window.inputs[1:].tolist(), strict=True)) == features


@given(st.lists(st.integers(1, 4), min_size=80, max_size=400), st.integers(80, 200))
def test_words_kept_from_a_cut_paragraph_are_read_in_sight_of_their_neighbours(
    lengths: list[int], size: int
) -> None:
    assume(sum(lengths) > size - 2)
    one = paragraph(lengths)
    parts = [part for window in pack([one], size=size) for part in window.parts]
    assert len(parts) > 1
    margin = min(OVERLAP, (size - 2) // 4) // 2
    for part in parts:
        before = one.first[part.kept.start] - one.first[part.words.start]
        behind = one.first[part.words.stop] - one.first[part.kept.stop]
        assert part.words.start == 0 or margin - 4 < before <= margin
        assert part.words.stop == len(one) or margin - 4 < behind <= margin


def test_half_the_overlap_stands_on_each_side_of_a_cut() -> None:
    first, second = (w.parts[0] for w in pack([paragraph([1] * 500)], size=384))
    assert (first.words, first.kept) == (range(382), range(382 - OVERLAP // 2))
    assert (second.words, second.kept) == (range(350 - OVERLAP // 2, 500), range(350, 500))


@pytest.mark.parametrize(
    "lengths", [[], [[]], [[], []]], ids=["no paragraph", "an empty one", "two empty ones"]
)
def test_nothing_to_read_makes_no_window(lengths: list[list[int]]) -> None:
    assert list(pack(article(lengths), size=384)) == []


def test_short_paragraphs_share_a_window_and_a_full_one_begins_the_next() -> None:
    windows = list(pack(article([[1] * 10, [1] * 10, [1] * 10]), size=23))
    assert [[part.paragraph for part in w.parts] for w in windows] == [[0, 1], [2]]
    assert width(windows[0]) == 23


def test_a_window_of_several_paragraphs_is_filled_so_far_and_a_longer_paragraph_stands_whole() -> None:
    windows = list(pack(article([[1] * 10, [1] * 10, [1] * 40, [1] * 5]), size=50, fill=23))
    assert [[part.paragraph for part in w.parts] for w in windows] == [[0, 1], [2], [3]]
    assert [width(w) for w in windows] == [23, 42, 7]


def test_a_lead_moves_the_cuts_of_the_first_window_only() -> None:
    words = article([[1] * 9] * 8)
    plain = [len(w.parts) for w in pack(words, size=41)]
    led = [len(w.parts) for w in pack(words, size=41, lead=20)]
    assert (plain, led) == ([4, 4], [2, 4, 2])


def test_a_word_of_as_many_pieces_as_fit_is_read() -> None:
    windows = list(pack([paragraph([1] * 30 + [98] + [1] * 30)], size=100))
    assert all(width(w) <= 100 for w in windows)
    assert [i for w in windows for part in w.parts for i in part.kept] == list(range(61))
