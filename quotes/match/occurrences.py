"""Where the hashes of some quotes stand in the postings of several segments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

import numpy as np

from quotes.match.grams import Numbers
from quotes.match.occasion import Booleans
from quotes.match.postings import Segment
from quotes.match.query import Array

COMMON, MOST = 100, 20_000
"""An n-gram that stands in more places is passed over; a telling one only from `MOST` places on."""

_GLANCE = 64
_UNIT, _DOCUMENT = "unit_document", "documents"  # arrays with a value for each unit, or document


class Hits(NamedTuple):
    """The postings of some hashes, column by column.

    Attributes:
        unit: Its unit.
        document: Its document.
        weight: The rarity of the words of its unit, in tenths.
        number: The number of its hash.
    """

    unit: Array
    document: Array
    weight: Array
    number: Array


class Occurrences:
    """The places of some hashes; units and documents are counted through, from the first segment to the last.

    Args:
        segments: Where to look; at least one.
        keys: The hashes.

    Attributes:
        count: In how many places each hash stands: the same, however the documents lie in segments.
    """

    def __init__(self, segments: Sequence[Segment], keys: Numbers) -> None:
        self._segments = segments
        self._first = {
            name: [0, *accumulate(len(segment.arrays[name]) for segment in segments)]
            for name in (_UNIT, _DOCUMENT)
        }
        self._ranges = [_ranges(segment, keys) for segment in segments]
        self.count = _counts(segments, self._ranges)

    @property
    def units(self) -> int:
        """How many units there are."""
        return self._first[_UNIT][-1]

    def passed(self, telling: Booleans) -> Booleans:
        """Return which hashes are passed over as too common, of which some are telling."""
        return (self.count > COMMON) & ~telling | (self.count > MOST)

    def hits(self, passed: Booleans) -> Hits:
        """Return where the hashes stand that are not passed over, segment by segment."""
        columns = []
        firsts = zip(self._first[_UNIT], self._first[_DOCUMENT], strict=True)
        for segment, (begin, end, sought), (unit, document) in zip(
            self._segments, self._ranges, firsts, strict=False
        ):
            at, number = _hits(segment, begin, np.where(passed, begin, end), sought)
            owner, weight = segment.arrays[_UNIT][at].astype(np.int64), segment.arrays["unit_weight"][at]
            columns.append((at + unit, owner + document, weight.astype(np.int64), number))
        return Hits(*map(np.concatenate, zip(*columns, strict=True)))

    def days(self, documents: Array) -> Array:
        """Return the days of some documents."""
        days = np.zeros(len(documents), np.int64)
        for segment, first, held in self._held(documents, _DOCUMENT):
            days[held] = segment.arrays["days"][documents[held] - first]
        return days

    def stretches(self, opening: Array, closing: Array) -> Array:
        """Return the numbers of the documents, the starts and the ends of stretches from unit to unit."""
        found = np.zeros((3, len(opening)), np.int64)
        for segment, first, held in self._held(opening, _UNIT):
            arrays, at = segment.arrays, opening[held] - first
            found[0, held] = segment.documents[arrays[_UNIT][at]]
            found[1, held] = arrays["unit_start"][at]
            found[2, held] = arrays["unit_end"][closing[held] - first]
        return found

    def _held(self, places: Array, name: str) -> Iterator[tuple[Segment, int, Array]]:
        """Yield each segment, the number of its first unit or document, and which places it holds."""
        for segment, (first, stop) in zip(self._segments, pairwise(self._first[name]), strict=True):
            yield segment, first, ((places >= first) & (places < stop)).nonzero()[0]


def _ranges(segment: Segment, keys: Numbers) -> tuple[Array, Array, Numbers]:
    """Return for each hash where its postings begin and end, nearly: a small bucket is not searched."""
    begin, end, sought = segment.ranges(keys)
    tags = segment.arrays["tags"]
    for at in (end - begin > _GLANCE).nonzero()[0]:
        bucket = tags[begin[at] : end[at]]
        tag = bucket.dtype.type(sought[at])
        low, high = np.searchsorted(bucket, tag), np.searchsorted(bucket, tag, side="right")
        begin[at], end[at] = begin[at] + low, begin[at] + high
    return begin, end, sought


def _counts(segments: Sequence[Segment], ranges: Sequence[tuple[Array, Array, Numbers]]) -> Array:
    sizes = np.array([end - begin for begin, end, _ in ranges], np.int64)
    count = np.asarray(sizes.sum(axis=0))
    least = count - np.where(sizes <= _GLANCE, sizes, 0).sum(axis=0)
    unsure = (count > COMMON) & (least <= COMMON) | (count > MOST) & (least <= MOST)
    for at in unsure.nonzero()[0]:
        buckets = [
            segment.arrays["tags"][begin[at] : end[at]] == sought[at]
            for segment, (begin, end, sought) in zip(segments, ranges, strict=True)
        ]
        count[at] = sum(map(np.count_nonzero, buckets))
    return count


def _hits(segment: Segment, begin: Array, end: Array, sought: Numbers) -> tuple[Array, Array]:
    """Return the postings in some ranges: of each its unit, and the number of its hash."""
    count = end - begin
    number = np.arange(len(count)).repeat(count)
    place = np.arange(len(number)) + (begin - count.cumsum() + count).repeat(count)
    right = segment.arrays["tags"][place] == sought[number]
    return segment.arrays["units"][place[right]].astype(np.int64), number[right]
