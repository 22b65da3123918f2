"""Spans compared as sets of characters: normal form, intersection over union, one-to-one pairing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from quotes.models import Span

IOU_LEAST = 0.5
_KEPT_AT_EDGES = frozenset("$£€¥%@#")


def normal_form(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans joined and trimmed, so that marks, commas and blanks at edges do not count.

    Two spans become one where no letter, digit or sign of `$£€¥%@#` stands between them; of each,
    the edges are cut back to the nearest such character. What is empty then is dropped.
    """
    joined: list[Span] = []
    for start, end in sorted((max(0, s.start), min(len(text), s.end)) for s in spans):
        if joined and not any(map(_counts, text[joined[-1].end : start])):
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, end))
        elif end > start:
            joined.append(Span(start, end))
    trimmed = (_trim(text, span) for span in joined)
    return tuple(span for span in trimmed if span)


def places(spans: Iterable[Span]) -> frozenset[int]:
    """Return every offset that one of the spans covers."""
    return frozenset(i for span in spans for i in range(span.start, span.end))


def pair(
    gold: Sequence[Sequence[AbstractSet[int]]],
    pred: Sequence[AbstractSet[int]],
) -> dict[int, int]:
    """Pair gold with predictions one to one, the best overlap first; ties go to the earlier ones.

    Args:
        gold: For each gold quote the readings of its place that count; the best one is taken.
        pred: The place of each prediction.

    Returns:
        Index of gold → index of its prediction, for overlaps of at least `IOU_LEAST`.
    """
    candidates = []
    for g, readings in enumerate(gold):
        for p, place in enumerate(pred):
            best = max((_iou(reading, place) for reading in readings), default=0.0)
            if best >= IOU_LEAST:
                candidates.append((-best, g, p))
    paired: dict[int, int] = {}
    taken: set[int] = set()
    for _, g, p in sorted(candidates):
        if g not in paired and p not in taken:
            paired[g] = p
            taken.add(p)
    return paired


def _iou(one: AbstractSet[int], other: AbstractSet[int]) -> float:
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared) if shared else 0.0


def _counts(char: str) -> bool:
    return char.isalnum() or char in _KEPT_AT_EDGES


def _trim(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and not _counts(text[start]):
        start += 1
    while start < end and not _counts(text[end - 1]):
        end -= 1
    return Span(start, end)
