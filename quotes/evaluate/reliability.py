"""Whether a confidence means what it says: of quotes at .9, nine in ten should be right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from quotes.evaluate.figures import Figure, table

_BINS = 10


class Bin(NamedTuple):
    """Quotes of about the same confidence: its mean, the share of them that is right, how many there are."""

    confidence: float
    right: float
    n: int


def reliability(judged: Iterable[tuple[float | None, bool]]) -> list[Bin]:
    """Return the tenths of the scale that hold any quote, from the least confidence to the most.

    Args:
        judged: Confidence of each quote, which is left out if it has none, and whether it is right.
    """
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(_BINS)]
    for sure, right in judged:
        if sure is not None:
            bins[max(0, min(_BINS - 1, int(sure * _BINS)))].append((sure, right))
    return [
        Bin(sum(c for c, _ in some) / len(some), sum(r for _, r in some) / len(some), len(some))
        for some in bins
        if some
    ]


def figures_of(bins: Iterable[Bin]) -> list[Figure]:
    """Return the tenths as plain values."""
    return [one._asdict() for one in bins]


def show_reliability(name: str, bins: Sequence[Mapping[str, Figure]]) -> list[str]:
    """Return the tenths, as plain values, in a table; nothing if there are none."""
    return [table((name, "right", "quotes"), (list(one.values()) for one in bins))] if bins else []


def confidence_in(pred: Mapping[str, Any], name: str = "confidence") -> float | None:
    """Return a confidence of a prediction; None if it gives none."""
    sure = pred.get(name)
    return float(sure) if isinstance(sure, int | float) else None
