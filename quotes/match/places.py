"""Places of one article: which of them are one, and which part of a long turn a match is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from quotes.match.utterances import Member
from quotes.models import Span

_EDGE = 3


def length(spans: Iterable[Span]) -> int:
    """Return how many code points spans hold."""
    return sum(len(span) for span in spans)


def overlap(one: Member, other: Member) -> bool:
    """Whether two places of one article share at least half of the shorter one."""
    both = sum(len(a.common(b)) for a in one.spans for b in other.spans)
    return 2 * both >= min(length(one.spans), length(other.spans)) > 0


def overlapping(places: Sequence[Member]) -> Iterator[tuple[int, int]]:
    """Yield the indices of each two places of one article that overlap."""
    reached: list[int] = []
    for at in sorted(range(len(places)), key=lambda at: places[at].spans):
        start = places[at].spans[0].start
        reached = [other for other in reached if places[other].spans[-1].end > start]
        yield from ((other, at) for other in reached if overlap(places[other], places[at]))
        reached.append(at)


def without_doubles(members: Iterable[Member]) -> list[Member]:
    """Drop the places that a quote, or a longer place of the same kind, takes in."""
    kept: defaultdict[str, list[Member]] = defaultdict(list)
    for member in sorted(members, key=lambda m: (m.quote_id is None, -length(m.spans), m.spans)):
        ids = (None, member.quote_id)
        others = kept[member.article_id]
        if not any(overlap(member, o) for o in others if member.quote_id is None or o.quote_id in ids):
            others.append(member)
    return [member for others in kept.values() for member in others]


def without_ends(spans: Sequence[Span], lone: Iterable[Span]) -> tuple[Span, ...]:
    """Return the stretch of a long turn that a match aligned.

    Args:
        spans: Where the turn stands.
        lone: Where the words stand that the other side of the match lacks.

    Example:
        >>> without_ends([Span(0, 90)], [Span(0, 40), Span(50, 54), Span(70, 88)])
        (Span(start=40, end=70),)
    """
    cut = sorted(lone)
    start, end = spans[0].start, spans[-1].end
    for span in cut:
        if span.start <= start + _EDGE:
            start = max(start, span.end)
    for span in reversed(cut):
        if span.end >= end - _EDGE:
            end = min(end, span.start)
    clipped = (Span(max(start, s.start), min(end, s.end)) for s in spans)
    return tuple(span for span in clipped if span.start < span.end) or tuple(spans)
