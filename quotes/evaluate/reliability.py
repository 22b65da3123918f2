"""Whether a confidence means what it says: of quotes at .9, nine in ten should be right."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

_BINS = 10


class Bin(NamedTuple):
    """Quotes of about the same confidence: its mean, the share of them that is right, how many there are."""

    confidence: float
    right: float
    n: int


def reliability(judged: Iterable[tuple[float, bool]]) -> list[Bin]:
    """Return the tenths of the scale that hold any quote, from the least confidence to the most.

    Args:
        judged: Confidence of each quote, and whether it is right.
    """
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(_BINS)]
    for sure, right in judged:
        bins[max(0, min(_BINS - 1, int(sure * _BINS)))].append((sure, right))
    return [
        Bin(sum(c for c, _ in some) / len(some), sum(r for _, r in some) / len(some), len(some))
        for some in bins
        if some
    ]
