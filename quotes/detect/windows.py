"""Pack paragraphs into windows that the network can read at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from quotes.detect.words import Words

CLS, SEP, MASK = 101, 102, 103
OVERLAP = 64
FEATURES = ("pieces", "shapes", "marks", "places")


@dataclass(frozen=True, slots=True)
class Part:
    """A run of words of one paragraph, and those among them whose labels are taken from this window."""

    paragraph: int
    words: range
    kept: range


@dataclass(frozen=True, slots=True)
class Window:
    """What the network reads at once.

    Attributes:
        parts: The runs of words, one behind the other.
        inputs: One row for each of `FEATURES`, one column for each piece.
        first: The column of the first piece of each word of each part in a row.
    """

    parts: tuple[Part, ...]
    inputs: NDArray[np.int64]
    first: NDArray[np.int64]


def pack(
    paragraphs: Sequence[Words], *, size: int, fill: int | None = None, lead: int = 0
) -> Iterator[Window]:
    """Pack paragraphs, in their order, into windows of at most `size` pieces.

    A paragraph is never cut if a window can hold it; a longer one is read in windows that overlap, so
    that no word is labelled at the edge of what the network saw.

    Args:
        paragraphs: The paragraphs of one article.
        size: The most pieces in a window.
        fill: The most pieces in a window of several paragraphs; `size` if not given.
        lead: Pieces by which the first window is shorter: training moves the cuts with it.
    """
    fill = min(fill or size, size)
    parts: list[Part] = []
    used = 1 + lead
    for part in _parts(paragraphs, size):
        need = _pieces(paragraphs, part) + 1
        if parts and used + need > fill:
            yield _window(paragraphs, parts)
            parts, used = [], 1
        parts.append(part)
        used += need
    if parts:
        yield _window(paragraphs, parts)


def _pieces(paragraphs: Sequence[Words], part: Part) -> int:
    first = paragraphs[part.paragraph].first
    return int(first[part.words.stop] - first[part.words.start])


def _parts(paragraphs: Sequence[Words], size: int) -> Iterator[Part]:
    room = size - 2
    margin = min(OVERLAP, room // 4) // 2
    for i, words in enumerate(paragraphs):
        n = len(words)
        if not n:
            continue
        if len(words.pieces) <= room:
            yield Part(i, range(n), range(n))
            continue
        start, keep = 0, 0
        while keep < n:
            stop = max(
                start + 1, int(np.searchsorted(words.first, words.first[start] + room, side="right")) - 1
            )
            last = stop >= n
            kept_to = n if last else max(keep + 1, _back(words, stop, margin))
            yield Part(i, range(start, min(stop, n)), range(keep, min(kept_to, stop, n)))
            keep = min(kept_to, stop, n)
            start = max(start + 1, _back(words, keep, margin))


def _back(words: Words, word: int, pieces: int) -> int:
    """Return the word that stands about `pieces` pieces before another."""
    return int(np.searchsorted(words.first, words.first[word] - pieces, side="left"))


def _window(paragraphs: Sequence[Words], parts: Sequence[Part]) -> Window:
    columns = [np.array([[CLS], [0], [0], [0]], dtype=np.int64)]
    firsts = []
    width = 1
    for part in parts:
        words = paragraphs[part.paragraph]
        run = slice(part.words.start, part.words.stop)
        begin, end = int(words.first[part.words.start]), int(words.first[part.words.stop])
        lengths = np.diff(words.first[part.words.start : part.words.stop + 1])
        firsts.append(words.first[run] - begin + width)
        columns.append(
            np.stack(
                [
                    words.pieces[begin:end],
                    np.repeat(words.shapes[run], lengths),
                    np.repeat(words.marks[run], lengths),
                    np.full(end - begin, words.place),
                ]
            )
        )
        columns.append(np.array([[SEP], [0], [0], [0]], dtype=np.int64))
        width += end - begin + 1
    return Window(tuple(parts), np.concatenate(columns, axis=1), np.concatenate(firsts))
