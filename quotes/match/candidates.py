"""Find where else the words of a quote may stand: stretches of documents that share n-grams with it.

The n-grams of a quote are looked up in the postings; what lies near each other in one document is one
candidate, scored by the rarity of the words of the quote that it shares.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

import numpy as np

from quotes.match.occasion import Booleans, Floats
from quotes.match.occurrences import Hits, Occurrences
from quotes.match.postings import Segment
from quotes.match.query import Array, Query
from quotes.match.worth import Sizes, days_apart, may_match

SHARE = 0.25
"""The least part of the lighter side that n-grams must share, by rarity."""

# The least that n-grams must share, in tenths, or of a quote that is lighter still; of indirect speech.
_SCORE, _OF_LIGHT, _INDIRECT_SCORE = 8, 0.9, 17
_REACH, _PER_UNIT = 3, 8
_CROWD = 64
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
        day: The day of the document's publication, counted from the year 1; 0 if it is not known.
    """

    document: int
    start: int
    end: int
    score: float
    weight: float
    day: int


# What Candidate(…) does, without its call of a Python function.
_made: Callable[[tuple[int, int, int, float, float, int]], Candidate] = partial(tuple.__new__, Candidate)


def find(
    segments: Sequence[Segment],
    wanted: Query,
    *,
    share: float = SHARE,
    least: float | None = None,
    tied: bool = True,
) -> list[list[Candidate] | None]:
    """Return for each quote the stretches that share enough with it; cut by score, never by rank.

    None stands for those of a quote that was not looked up at all: its words stand in too many places.

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
        return [*found]
    places = Occurrences(segments, wanted.keys)
    passed = places.passed(wanted.telling)
    owners = range(len(found))
    common = np.isin(owners, wanted.owner) & ~np.isin(owners, wanted.owner[~passed])
    # Rare words that were not found, or passed over, may stand anywhere too.
    lost = (passed | (places.count == 0)) & (wanted.stop - wanted.first == 1)
    more = wanted.reached[wanted.stop[lost]] - wanted.reached[wanted.first[lost]]
    unseen = wanted.unseen + np.bincount(wanted.owner[lost], more, len(found)).astype(np.int64)
    wanted = replace(wanted, unseen=unseen)
    if least is not None:
        scores = np.full(len(found), 10 * least)
    else:
        scores = np.where(wanted.verbatim, np.minimum(_SCORE, _OF_LIGHT * wanted.weights), _INDIRECT_SCORE)
    for quote, one in _clusters(places, places.hits(passed), wanted, share, scores, tied=tied):
        found[quote].append(one)
    weights = (wanted.weights / 10).tolist()
    return [
        None if is_common else _likest(some, weight)
        for some, weight, is_common in zip(found, weights, common.tolist(), strict=True)
    ]


def _likest(found: list[Candidate], weight: float) -> list[Candidate]:
    """Return candidates that are looked at, of a quote's."""
    if len(found) <= _CROWD:
        return found
    # Where so many places are like the quote, those are looked at that are half as like as the best; full
    # reprints aside, since a changed report must not go because the quote was printed often.
    likeness = [min(1.0, one.score / min(one.weight, weight)) for one in found]
    enough = max((like for like in likeness if like < _WHOLE), default=0.0) / 2
    return [one for one, like in zip(found, likeness, strict=True) if like >= enough]


def _clusters(
    places: Occurrences, hits: Hits, wanted: Query, share: float, scores: Floats, *, tied: bool
) -> Iterable[tuple[int, Candidate]]:
    """Return what lies near each other, with the number of its quote."""
    unit, document, weights, number = hits
    if not len(unit):
        return ()
    owner, first, stop = wanted.owner[number], wanted.first[number], wanted.stop[number]
    order = (owner * places.units + unit).argsort()
    unit, document, weights, owner = unit[order], document[order], weights[order], owner[order]
    first, stop = first[order], stop[order]
    # What lies further apart than the quote could reach is two places.
    reach = (_REACH + wanted.sizes // _PER_UNIT)[owner[1:]]
    opens = np.ones(len(unit), bool)
    opens[1:] = (owner[1:] != owner[:-1]) | (document[1:] != document[:-1]) | (unit[1:] - unit[:-1] > reach)
    begins = opens.nonzero()[0]
    # Of each n-gram count the words that none before it in the cluster holds.
    apart = (opens.cumsum() - 1) * len(wanted.reached)
    order = (apart + first).argsort()
    by_place = first[order], stop[order]
    held = np.zeros(len(order), np.int64)
    held[1:] = np.maximum(np.maximum.accumulate(by_place[1] + apart)[:-1] - apart[1:], 0)
    new = wanted.reached[by_place[1]] - wanted.reached[np.maximum(by_place[0], np.minimum(held, by_place[1]))]
    score = np.add.reduceat(new, begins)
    weights[1:][(unit[1:] == unit[:-1]) & ~opens[1:]] = 0
    weight = np.add.reduceat(weights, begins)
    quote = owner[begins]
    light = np.minimum(weight, wanted.weights[quote])
    enough = ((score >= scores[quote]) & (score >= share * light)).nonzero()[0]
    days = places.days(document[begins[enough]])
    if tied:
        kept = _may_match(wanted, quote[enough], score[enough], light[enough], days)
        enough, days = enough[kept], days[kept]
    closing = unit[np.append(begins[1:], len(unit))[enough] - 1]
    found = places.stretches(unit[begins[enough]], closing)
    columns = (*found, score[enough] / 10, weight[enough] / 10, days)
    candidates = map(_made, zip(*(column.tolist() for column in columns), strict=True))
    return zip(quote[enough].tolist(), candidates, strict=True)


def _may_match(wanted: Query, quote: Array, score: Array, light: Array, days: Array) -> Booleans:
    """Whether places can be matches, by what n-grams found there of a quote."""
    # Each rare word of a short quote is looked up: only others can stand there unseen.
    most = np.minimum(np.minimum(_HIDDEN * score + _WORD, score + wanted.unseen[quote]), light) / 10
    apart = days_apart(days, wanted.days[quote])
    sizes = Sizes(wanted.sizes[quote], wanted.weights[quote] / 10, wanted.verbatim[quote], wanted.near[quote])
    return may_match(most, most, light / 10, apart, sizes)
