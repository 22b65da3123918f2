"""Find where else the words of a quote may stand: stretches of documents that share n-grams with it.

The n-grams of a quote are looked up in the postings; what lies near each other in one document is one
candidate, scored by the rarity of the words of the quote that it shares.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from quotes.match.occasion import Booleans, Floats, may_tie
from quotes.match.postings import RARE, Numbers, Segment, gram_keys, word_keys
from quotes.match.tokens import TENTHS

SHORT = 6
"""A quote of at most so many words is looked up by its rare words too."""

SHARE = 0.25
"""The least part of the lighter side that n-grams must share, by rarity."""

NEARLY_ALL = 0.6
"""What must be shared of a quote, by rarity, for a place to be told of though nothing else ties them."""

INDIRECT = 2.6
"""What must be shared, by rarity, with a quote that was not printed word for word."""

# The least that n-grams must share, absolutely, or of a quote that is lighter still; of indirect speech.
_SCORE, _OF_LIGHT, _INDIRECT_SCORE = 0.8, 0.9, 1.7
COMMON, MOST = 500, 20_000
"""An n-gram that stands in more places is passed over; a telling one only from `MOST` places on."""

_REACH, _PER_UNIT = 3, 8
_GLANCE, _CROWD = 64, 64
# What stands between n-grams is shared too: words of a quote that no n-gram holds, and one word more.
_HIDDEN, _WORD = 1.4, 5
_WHOLE = 0.9

Array = npt.NDArray[np.int64]


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


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked up for a quote: hashes, each with the range of its words.

    Attributes:
        keys: The hashes: of n-grams, then of rare words if the quote is short.
        first: For each the number of its first word.
        stop: One behind its last word.
        telling: Whether it is looked up however common it is.
        reached: Sum of the rarities of the words up to each word, in tenths.
        unseen: Of a short quote the rarity, in tenths, of the words that are not looked up by themselves.
        verbatim: Whether it was printed word for word. If not, only what others printed so is found.
        day: The day of the quote's publication, counted from the year 1; 0 if it is not known.
        days: Reports further apart than this need more in common.
    """

    keys: Numbers
    first: Array
    stop: Array
    telling: npt.NDArray[np.bool_]
    reached: Array
    unseen: int | None = None
    verbatim: bool = True
    day: int = 0
    days: int = 0

    @property
    def weight(self) -> float:
        """Sum of the rarities of the quote's words."""
        return float(self.reached[-1]) / 10


def query(
    words: Sequence[int] | Numbers, n: int, *, verbatim: bool = True, day: date | None = None, days: int = 0
) -> Query:
    """Return what is looked up for a quote.

    An n-gram found in very many places is passed over, and the others find the quote; but never the third
    of its n-grams whose words are the rarest: if those are common, the quote is reprinted. Of these there
    are so many that one at least is left where a word was changed. A quote of few words is looked up by its
    rare words too, since one changed word leaves it hardly an n-gram. Of indirect speech that is too light
    to be found nothing is looked up.

    Args:
        words: The numbers of the quote's words (`quotes.match.tokens`).
        n: Words in an n-gram.
        verbatim: Whether the quote was printed word for word.
        day: When the quote was published.
        days: Reports further apart than this need more in common.
    """
    words = np.array(words, np.uint64)
    tenths = (words & np.uint64(TENTHS)).astype(np.int64) + 1
    reached = np.concatenate(([0], np.cumsum(tenths)))
    if not verbatim and reached[-1] < 10 * INDIRECT and len(words):
        return query((), n, verbatim=False)
    first = np.arange(max(0, len(words) - n + 1))
    weights = reached[first + n] - reached[first] if len(first) else first
    unseen = None
    telling = np.zeros(len(first), bool)
    telling[np.argsort(-weights, kind="stable")[: max(n + 1, len(first) // 3)]] = True
    keys, stop = gram_keys(words, n), first + n
    if len(words) <= SHORT:
        rare = np.flatnonzero(tenths >= RARE)
        keys = np.concatenate((keys, word_keys(words[rare])))
        first, stop = np.concatenate((first, rare)), np.concatenate((stop, rare + 1))
        telling = np.ones(len(keys), bool)
        unseen = int(tenths[tenths < RARE].sum())
    if not telling.all() and len(set(keys.tolist())) < len(keys):
        # What stands twice in the quote is looked up for both places or for none.
        telling = np.isin(keys, keys[telling])
    return Query(keys, first, stop, telling, reached, unseen, verbatim, day.toordinal() if day else 0, days)


def find(
    segments: Sequence[Segment],
    wanted: Query,
    *,
    share: float = SHARE,
    least: float | None = None,
    tied: bool = True,
) -> list[Candidate]:
    """Return the stretches that share enough with a quote; cut by score, never by rank.

    Args:
        segments: Where to look.
        wanted: The quote.
        share: The least part of the lighter side (the quote, or the units that share words with it) that
            the shared words must make up, by rarity.
        least: The least rarity of the shared words; if it is not given, what tells at all.
        tied: Whether places that cannot report the same utterance are left out.
    """
    if not len(wanted.keys):
        return []
    if least is None:
        least = min(_SCORE, _OF_LIGHT * wanted.weight) if wanted.verbatim else _INDIRECT_SCORE
    ranges = [_ranges(segment, wanted) for segment in segments]
    count = _counts(segments, ranges, len(wanted.keys))
    passed = (count > COMMON) & ~wanted.telling | (count > MOST)
    if wanted.unseen is not None:
        # Rare words that were not found, or passed over, may stand anywhere too.
        lost = (passed | (count == 0)) & (wanted.stop - wanted.first == 1)
        more = wanted.reached[wanted.stop[lost]] - wanted.reached[wanted.first[lost]]
        wanted = replace(wanted, unseen=wanted.unseen + int(more.sum()))
    found: list[Candidate] = []
    for segment, (begin, end, sought) in zip(segments, ranges, strict=True):
        end[passed] = begin[passed]
        unit, number = _hits(segment, begin, end, sought)
        if len(unit):
            found += _clusters(segment, wanted, unit, number, share=share, least=least, tied=tied)
    if len(found) > _CROWD:
        # Where so many places are like the quote, those are looked at that are half as like as the best; full
        # reprints aside, since a changed report must not go because the quote was printed often.
        weight = wanted.weight
        likeness = [min(1.0, one.score / min(one.weight, weight)) for one in found]
        enough = max((like for like in likeness if like < _WHOLE), default=0.0) / 2
        found = [one for one, like in zip(found, likeness, strict=True) if like >= enough]
    return found


def _ranges(segment: Segment, wanted: Query) -> tuple[Array, Array, Numbers]:
    """Return for each hash where its postings begin and end, nearly: a small bucket is not searched."""
    begin, end, sought = segment.ranges(wanted.keys)
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


def _clusters(
    segment: Segment, wanted: Query, unit: Array, number: Array, *, share: float, least: float, tied: bool
) -> list[Candidate]:
    first, stop = wanted.first[number], wanted.stop[number]
    order = np.lexsort((first, unit))
    unit, first, stop = unit[order], first[order], stop[order]
    document = segment.arrays["unit_document"][unit]
    # What lies further apart than the quote could reach is two places.
    reach = _REACH + (len(wanted.reached) - 1) // _PER_UNIT
    opens = np.ones(len(unit), bool)
    opens[1:] = (document[1:] != document[:-1]) | (unit[1:] - unit[:-1] > reach)
    cluster = np.cumsum(opens) - 1
    order = np.lexsort((first, cluster))
    begins = np.flatnonzero(opens)
    # Of each n-gram count the words that the one before it in the cluster does not hold.
    by_place = first[order], stop[order]
    held = np.zeros(len(order), np.int64)
    held[1:] = np.where(cluster[1:] == cluster[:-1], by_place[1][:-1], 0)
    new = wanted.reached[by_place[1]] - wanted.reached[np.maximum(by_place[0], np.minimum(held, by_place[1]))]
    score = np.add.reduceat(new, begins)
    weights = segment.arrays["unit_weight"][unit].astype(np.int64)
    weights[1:][(unit[1:] == unit[:-1])] = 0
    weight = np.add.reduceat(weights, begins)
    light = np.minimum(weight, wanted.reached[-1])
    opening = unit[begins]
    days = segment.arrays["days"][document[begins]]
    enough = np.flatnonzero(
        (score >= 10 * least)
        & (score >= share * light)
        & (not tied or _may_match(wanted, np.minimum(_most(wanted, score), light), light, days))
    )
    closing = unit[np.append(begins[1:], len(unit))[enough] - 1]
    columns = (
        segment.documents[document[begins[enough]]],
        segment.arrays["unit_start"][opening[enough]],
        segment.arrays["unit_end"][closing],
        score[enough] / 10,
        weight[enough] / 10,
    )
    return [Candidate(*row) for row in zip(*(column.tolist() for column in columns), strict=True)]


def _most(wanted: Query, score: Array) -> Floats:
    """Return what places share with a quote at most, in tenths, by what n-grams found of it."""
    most = _HIDDEN * score + _WORD
    if wanted.unseen is not None:
        # Each of its rare words is looked up: only others can stand there unseen.
        most = np.minimum(most, score + wanted.unseen)
    return np.asarray(most)


def _may_match(wanted: Query, shared: Floats, light: Array, days: Array) -> Booleans:
    known = (days > 0) & (wanted.day > 0)
    near = known & (abs(days - wanted.day) <= wanted.days)
    tied = may_tie(shared / 10, shared / np.maximum(light, 1), near, known)
    if wanted.verbatim:
        return np.asarray(tied | (shared >= NEARLY_ALL * wanted.reached[-1]))
    return np.asarray(tied & (shared >= 10 * INDIRECT))
