"""The tags that the network gives to words, and the way from spans to tags and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from quotes.detect.labels import LabelName
from quotes.detect.words import Words
from quotes.models import Span

NAMES: tuple[LabelName, ...] = ("source", "cue", "content")
TAGS = ("O", *(f"{edge}-{name}" for name in NAMES for edge in "BI"))
OUT = 0


def begin(name: LabelName) -> int:
    """Return the tag of the first word of a span; the tag of its other words is the next."""
    return 1 + 2 * NAMES.index(name)


def allowed() -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return which tag may follow which (from row to column), and which may stand first."""
    follows = np.ones((len(TAGS), len(TAGS)), dtype=np.bool_)
    first = np.ones(len(TAGS), dtype=np.bool_)
    for name in NAMES:
        b = begin(name)
        follows[:, b + 1] = False
        follows[[b, b + 1], b + 1] = True
        first[b + 1] = False
    return follows, first


def tag(words: Words, spans: Iterable[tuple[Span, LabelName]]) -> NDArray[np.int64]:
    """Return the tag of each word of a paragraph.

    A word that two spans claim goes to the one that begins first.
    """
    tags = np.zeros(len(words), dtype=np.int64)
    for span, name in sorted(spans, key=lambda s: (s[0].start, s[0].end)):
        low = int(np.searchsorted(words.ends, span.start, side="right"))
        high = int(np.searchsorted(words.starts, span.end, side="left"))
        free = [i for i in range(low, high) if tags[i] == OUT]
        for i in free:
            tags[i] = begin(name) + (i != free[0])
    return tags


def runs(tags: Sequence[int]) -> Iterator[tuple[int, int, LabelName]]:
    """Yield the spans of a sequence of tags as first word, word behind the last, and name."""
    start: int | None = None
    current = OUT
    for i, one in enumerate([*tags, OUT]):
        inside = start is not None and one != OUT and one == current + 1
        if start is not None and not inside:
            yield start, i, NAMES[(current - 1) // 2]
            start = None
        if one != OUT and not inside:
            start, current = i, one if one % 2 else one - 1
