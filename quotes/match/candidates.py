"""Find where else the words of a quote may stand: stretches of documents that share n-grams with it.

The n-grams of a quote are looked up in the postings; what lies near each other in one document is one
candidate, scored by the rarity of the words of the quote that it shares.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import NamedTuple

import numpy as np

from quotes.match.occasion import Booleans, Floats, may_tie
from quotes.match.postings import Numbers, Segment
from quotes.match.query import INDIRECT, Array, Query

SHARE = 0.25
"""The least part of the lighter side that n-grams must share, by rarity."""

NEARLY_ALL = 0.6
"""What must be shared of a quote, by rarity, for a place to be told of though nothing else ties them."""

# The least that n-grams must share, in tenths, or of a quote that is lighter still; of indirect speech.
_SCORE, _OF_LIGHT, _INDIRECT_SCORE = 8, 0.9, 17
COMMON, MOST = 500, 20_000
"""An n-gram that stands in more places is passed over; a telling one only from `MOST` places on."""

_REACH, _PER_UNIT = 3, 8
_GLANCE, _CROWD = 64, 64
# What stands between n-grams is shared too: words of a quote that no n-gram holds, and one word more.
_HIDDEN, _WORD = 1.4, 5
_WHOLE = 0.9


class Candidate(NamedTuple):
    """A stretch of a document that shares words with a quote.

    Attributes:
        document: Number of the document.
        start: Where the first unit that shares words begins, in code points of the document's text.
        end: Where the last one ends.
        score: Rarity of the words of the quote that stand there in n-grams.
        weight: Rarity of all words of the units that share words.
    """

    document: int
    start: int
    end: int
    score: float
    weight: float


def find(
    segments: Sequence[Segment],
    wanted: Query,
    *,
    share: float = SHARE,
    least: float | None = None,
    tied: bool = True,
) -> list[list[Candidate]]:
    """Return for each quote the stretches that share enough with it; cut by score, never by rank.

    Args:
        segments: Where to look.
        wanted: The quotes.
        share: The least part of the lighter side (the quote, or the units that share words with it) that
            the shared words must make up, by rarity.
        least: The least rarity of the shared words; if it is not given, what tells at all.
        tied: Whether places that cannot report the same utterance are left out.
    """
    found: list[list[Candidate]] = [[] for _ in wanted.sizes]
    if not len(wanted.keys) or not segments:
        return found
    ranges = [_ranges(segment, wanted.keys) for segment in segments]
    count = _counts(segments, ranges, len(wanted.keys))
    passed = (count > COMMON) & ~wanted.telling | (count > MOST)
    # Rare words that were not found, or passed over, may stand anywhere too.
    lost = (passed | (count == 0)) & (wanted.stop - wanted.first == 1)
    more = wanted.reached[wanted.stop[lost]] - wanted.reached[wanted.first[lost]]
    unseen = wanted.unseen + np.bincount(wanted.owner[lost], more, len(found)).astype(np.int64)
    wanted = replace(wanted, unseen=unseen)
    if least is not None:
        scores = np.full(len(found), 10 * least)
    else:
        scores = np.where(wanted.verbatim, np.minimum(_SCORE, _OF_LIGHT * wanted.weights), _INDIRECT_SCORE)
    hits = []
    for segment, (begin, end, sought) in zip(segments, ranges, strict=True):
        end[passed] = begin[passed]
        hits.append(_hits(segment, begin, end, sought))
    for quote, one in _clusters(_Units(segments), wanted, hits, share, scores, tied=tied):
        found[quote].append(one)
    return [_likest(some, weight / 10) for some, weight in zip(found, wanted.weights.tolist(), strict=True)]


def _likest(found: list[Candidate], weight: float) -> list[Candidate]:
    """Return candidates that are looked at, of a quote's."""
    if len(found) <= _CROWD:
        return found
    # Where so many places are like the quote, those are looked at that are half as like as the best; full
    # reprints aside, since a changed report must not go because the quote was printed often.
    likeness = [min(1.0, one.score / min(one.weight, weight)) for one in found]
    enough = max((like for like in likeness if like < _WHOLE), default=0.0) / 2
    return [one for one, like in zip(found, likeness, strict=True) if like >= enough]


def _ranges(segment: Segment, keys: Numbers) -> tuple[Array, Array, Numbers]:
    """Return for each hash where its postings begin and end, nearly: a small bucket is not searched."""
    begin, end, sought = segment.ranges(keys)
    tags = segment.arrays["tags"]
    for at in np.flatnonzero(end - begin > _GLANCE):
        bucket = tags[begin[at] : end[at]]
        tag = bucket.dtype.type(sought[at])
        low, high = np.searchsorted(bucket, tag), np.searchsorted(bucket, tag, side="right")
        begin[at], end[at] = begin[at] + low, begin[at] + high
    return begin, end, sought


def _counts(segments: Sequence[Segment], ranges: Sequence[tuple[Array, Array, Numbers]], keys: int) -> Array:
    """Return in how many places each hash stands: the same, however the documents lie in segments."""
    sizes = np.array([end - begin for begin, end, _ in ranges], np.int64).reshape(-1, keys)
    count = np.asarray(sizes.sum(axis=0))
    least = count - np.where(sizes <= _GLANCE, sizes, 0).sum(axis=0)
    unsure = (count > COMMON) & (least <= COMMON) | (count > MOST) & (least <= MOST)
    for at in np.flatnonzero(unsure):
        buckets = [
            segment.arrays["tags"][begin[at] : end[at]] == sought[at]
            for segment, (begin, end, sought) in zip(segments, ranges, strict=True)
        ]
        count[at] = sum(map(np.count_nonzero, buckets))
    return count


def _hits(segment: Segment, begin: Array, end: Array, sought: Numbers) -> tuple[Array, Array]:
    """Return the postings in some ranges: of each its unit, and the number of its hash."""
    count = end - begin
    number = np.repeat(np.arange(len(count)), count)
    place = np.arange(len(number)) + np.repeat(begin - np.cumsum(count) + count, count)
    right = segment.arrays["tags"][place] == sought[number]
    return segment.arrays["units"][place[right]].astype(np.int64), number[right]


class _Units:
    """The units of some segments, and their documents, counted through from the first segment to the last."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._segments = segments
        self._first = {
            name: [0, *accumulate(len(segment.arrays[name]) for segment in segments)]
            for name in ("unit_document", "documents")
        }

    def __len__(self) -> int:
        return self._first["unit_document"][-1]

    def of_hits(self, hits: Sequence[tuple[Array, Array]]) -> tuple[Array, Array, Array, Array]:
        """Return of each hit its unit, its document, the weight of its unit, and the number of its hash."""
        columns = [
            (
                unit + first,
                segment.arrays["unit_document"][unit].astype(np.int64) + documents,
                segment.arrays["unit_weight"][unit].astype(np.int64),
                number,
            )
            for segment, first, documents, (unit, number) in zip(
                self._segments, self._first["unit_document"], self._first["documents"], hits, strict=False
            )
        ]
        unit, document, weight, number = map(np.concatenate, zip(*columns, strict=True))
        return unit, document, weight, number

    def days(self, documents: Array) -> Array:
        """Return the days of some documents."""
        days = np.zeros(len(documents), np.int64)
        for segment, first, held in self._held(documents, "documents"):
            days[held] = segment.arrays["days"][documents[held] - first]
        return days

    def stretches(self, opening: Array, closing: Array) -> tuple[Array, Array, Array]:
        """Return the documents, starts and ends of stretches from one unit to another."""
        found = np.zeros((3, len(opening)), np.int64)
        for segment, first, held in self._held(opening, "unit_document"):
            arrays, open_at = segment.arrays, opening[held] - first
            found[0, held] = segment.documents[arrays["unit_document"][open_at]]
            found[1, held] = arrays["unit_start"][open_at]
            found[2, held] = arrays["unit_end"][closing[held] - first]
        return found[0], found[1], found[2]

    def _held(self, places: Array, name: str) -> Iterator[tuple[Segment, int, Array]]:
        """Yield the segments, the number of the first unit or document of each, and which places it holds."""
        for segment, (first, stop) in zip(self._segments, pairwise(self._first[name]), strict=True):
            yield segment, first, np.flatnonzero((places >= first) & (places < stop))


def _clusters(
    units: _Units,
    wanted: Query,
    hits: Sequence[tuple[Array, Array]],
    share: float,
    scores: Floats,
    *,
    tied: bool,
) -> Iterable[tuple[int, Candidate]]:
    """Return what lies near each other, with the number of its quote."""
    unit, document, weights, number = units.of_hits(hits)
    if not len(unit):
        return ()
    owner, first, stop = wanted.owner[number], wanted.first[number], wanted.stop[number]
    order = np.argsort(owner * len(units) + unit)
    unit, document, weights, owner = unit[order], document[order], weights[order], owner[order]
    first, stop = first[order], stop[order]
    # What lies further apart than the quote could reach is two places.
    reach = (_REACH + wanted.sizes // _PER_UNIT)[owner[1:]]
    opens = np.ones(len(unit), bool)
    opens[1:] = (owner[1:] != owner[:-1]) | (document[1:] != document[:-1]) | (unit[1:] - unit[:-1] > reach)
    begins = np.flatnonzero(opens)
    # Of each n-gram count the words that none before it in the cluster holds.
    apart = (np.cumsum(opens) - 1) * len(wanted.reached)
    order = np.argsort(apart + first)
    by_place = first[order], stop[order]
    held = np.zeros(len(order), np.int64)
    held[1:] = np.maximum(np.maximum.accumulate(by_place[1] + apart)[:-1] - apart[1:], 0)
    new = wanted.reached[by_place[1]] - wanted.reached[np.maximum(by_place[0], np.minimum(held, by_place[1]))]
    score = np.add.reduceat(new, begins)
    weights[1:][(unit[1:] == unit[:-1]) & ~opens[1:]] = 0
    weight = np.add.reduceat(weights, begins)
    quote = owner[begins]
    light = np.minimum(weight, wanted.weights[quote])
    enough = np.flatnonzero((score >= scores[quote]) & (score >= share * light))
    if tied:
        days = units.days(document[begins[enough]])
        enough = enough[_may_match(wanted, quote[enough], score[enough], light[enough], days)]
    closing = unit[np.append(begins[1:], len(unit))[enough] - 1]
    stretches = units.stretches(unit[begins[enough]], closing)
    columns = (*stretches, score[enough] / 10, weight[enough] / 10)
    candidates = map(Candidate, *(column.tolist() for column in columns))
    return zip(quote[enough].tolist(), candidates, strict=True)


def _may_match(wanted: Query, quote: Array, score: Array, light: Array, days: Array) -> Booleans:
    """Whether places can be matches, by what n-grams found there of a quote."""
    # Each rare word of a short quote is looked up: only others can stand there unseen.
    most = np.minimum(_HIDDEN * score + _WORD, score + wanted.unseen[quote])
    shared = np.minimum(most, light)
    day = wanted.days[quote]
    known = (days > 0) & (day > 0)
    near = known & (abs(days - day) <= wanted.near[quote])
    tied = may_tie(shared / 10, shared / np.maximum(light, 1), near, known)
    told = shared >= NEARLY_ALL * wanted.weights[quote]
    return np.asarray(np.where(wanted.verbatim[quote], tied | told, tied & (shared >= 10 * INDIRECT)))
