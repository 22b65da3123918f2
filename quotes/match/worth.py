"""What the words that a quote and a place share can amount to at most, before the two are aligned."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from quotes.match.occasion import Booleans, Floats, may_be_tied, may_tie
from quotes.match.query import INDIRECT, Array, Wanted
from quotes.match.report import day_of
from quotes.models import Answer

NEARLY_ALL = 0.6
"""What must be shared of a quote, by rarity, for a place to be told of though nothing else ties them."""

# What words alone must share: less than what is asked of the words aligned, since those are weighed closer.
_MUCH, _PHRASE, _WHOLE = 3.5, 1.5, 0.9


class Sizes(NamedTuple):
    """Of a quote, or of the quotes of some places, what decides whether a place can be a match.

    Attributes:
        words: How many words it has.
        weight: Sum of their rarities.
        verbatim: Whether it was printed word for word.
        near: Reports further apart than so many days need more in common.
    """

    words: Array
    weight: Floats
    verbatim: Booleans
    near: Array

    @classmethod
    def of(cls, wanted: Wanted) -> Sizes:
        """Return those of one quote, for all places."""
        return cls(
            np.array([len(wanted.words)]),
            np.array([wanted.weight]),
            np.array([wanted.verbatim]),
            np.array([wanted.days]),
        )


class Shared(NamedTuple):
    """What a quote and a place share, at most.

    Attributes:
        all: Rarity of all words that both hold.
        run: Rarity of the run of words, without a gap on either side, that both hold most of.
    """

    all: float
    run: float


def is_most(wanted: Wanted, shared: float) -> bool:
    """Whether words are most of a quote."""
    return shared >= NEARLY_ALL * wanted.weight


def may_be_told(wanted: Wanted, shared: Shared) -> bool:
    """Whether a place may be told of for its words alone, though they are of another occasion.

    They must be most of several words, in one run or so much that it is more than a phrase.
    """
    weight = wanted.weight
    if len(wanted.words) < 2 or shared.all < NEARLY_ALL * weight:
        return False
    return shared.all >= _MUCH or shared.run >= max(NEARLY_ALL * weight, min(_PHRASE, _WHOLE * weight))


def may_be_one(
    wanted: Wanted, shared: float, light: float, there: str | None, *, quoted: bool, speaker: Answer = "yes"
) -> bool:
    """Whether a place can report the same utterance as a quote, whatever a closer look shows.

    Args:
        wanted: The quote.
        shared: Rarity of the words that both hold, at most.
        light: Rarity of the lighter side.
        there: When the other article was published.
        quoted: Whether the place may stand between marks.
        speaker: Whether it may name the speaker of the quote.
    """
    day = day_of(there) if wanted.day else None
    days = abs(day.toordinal() - wanted.day) if day else None
    if days and is_most(wanted, shared):
        # What stands around words that are nearly the same may name one day, whenever they were printed.
        days = 0
    return may_be_tied(shared, shared / max(light, 0.1), days, speaker, quoted=quoted, near=wanted.days)


def days_apart(here: Array, there: Array | int) -> Array:
    """Return the days between both, as `may_match` takes them: -1 where one, told as 0, is not known."""
    return np.where((here > 0) & (there > 0), abs(here - there), -1).astype(np.int64, copy=False)


def may_match(
    shared: Floats,
    run: Floats,
    light: Floats,
    apart: Array,
    wanted: Sizes,
    *,
    quoted: bool = True,
) -> Booleans:
    """Whether places can be matches: for arrays, a value a place, what the functions above say.

    Args:
        shared: Rarity of the words that both hold, at most.
        run: Rarity of the run of words that both hold most of, at most.
        light: Rarity of the lighter side.
        apart: Days between both; -1 where a date is not known.
        wanted: The quotes: one for all places, or a value a place.
        quoted: Whether the places may stand between marks.
    """
    most = shared >= NEARLY_ALL * wanted.weight
    phrase = np.maximum(NEARLY_ALL * wanted.weight, np.minimum(_PHRASE, _WHOLE * wanted.weight))
    told = most & (wanted.words > 1) & ((shared >= _MUCH) | (run >= phrase))
    days = np.where(most & (apart > 0), 0, apart)
    tied = may_tie(shared, shared / np.maximum(light, 0.1), days, wanted.near, quoted=quoted)
    return np.asarray(np.where(wanted.verbatim, tied | told, tied & (shared >= INDIRECT)))
