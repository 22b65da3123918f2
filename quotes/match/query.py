"""What is looked up of quotes: hashes of their n-grams and, of short ones, of their rare words."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np
import numpy.typing as npt

from quotes.match.grams import KEY_BITS, Numbers, column_keys, count_grams, grams, word_keys
from quotes.match.occasion import Booleans
from quotes.match.postings import RARE
from quotes.match.tokens import COUNT, TENTHS, number_of, weigh

SHORT = 6
"""A quote of at most so many words is looked up by its rare words too."""

INDIRECT = 2.6
"""What must be shared, by rarity, with a quote that was not printed word for word."""

Array = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A quote that is looked up.

    Attributes:
        words: The numbers of its words (`quotes.match.tokens`).
        verbatim: Whether it was printed word for word. If not, only what others printed so is found.
        day: The day of its publication, counted from the year 1; 0 if it is not known.
        days: Reports further apart than this need more in common.
        joins: Whether it is short and others may print several of its words as one ("3.4m").
        weight: Sum of the rarities of its words.
    """

    words: array[int]
    verbatim: bool = True
    day: int = 0
    days: int = 0
    joins: bool = False
    weight: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "weight", weigh(self.words) / 10)

    def is_found(self, n: int) -> bool:
        """Whether it can be found at all: not without an n-gram or, where it is short, a rare word.

        Args:
            n: Words in an n-gram.
        """
        if not self.verbatim and self.weight < INDIRECT:
            return False
        short = len(self.words) <= SHORT
        return len(self.words) >= n or (short and any((word & TENTHS) + 1 >= RARE for word in self.words))


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked up for some quotes: hashes, each with the range of its words.

    The words of all quotes are counted through, from 0.

    Attributes:
        keys: The hashes: of n-grams, and of the rare words of short quotes.
        owner: For each the number of its quote.
        first: The number of its first word.
        stop: One behind its last word.
        telling: Whether it is looked up however common it is.
        reached: Sum of the rarities of the words up to each word, in tenths.
        sizes: Of each quote the number of its words.
        weights: The sum of their rarities, in tenths.
        unseen: The rarity, in tenths, of those that are not looked up by themselves.
        verbatim: Whether it was printed word for word.
        days: The day of its publication, counted from the year 1; 0 if it is not known.
        near: Reports further apart than so many days need more in common.
    """

    keys: Numbers
    owner: Array
    first: Array
    stop: Array
    telling: Booleans
    reached: Array
    sizes: Array
    weights: Array
    unseen: Array
    verbatim: Booleans
    days: Array
    near: Array


def query(wanted: Sequence[Wanted], n: int) -> Query:
    """Return what is looked up for some quotes.

    An n-gram found in very many places is passed over, and the others find the quote; but never the third
    of its n-grams whose words are the rarest: if those are common, the quote is reprinted. Of these there
    are so many that one at least is left where a word was changed. A quote of few words is looked up by its
    rare words too, since one changed word leaves it hardly an n-gram, and with "no" for "a".

    Args:
        wanted: The quotes; of those that are not found anyway nothing is looked up.
        n: Words in an n-gram.
    """
    sizes = np.array([len(one.words) for one in wanted], np.int64)
    words = np.concatenate([np.array(one.words, np.uint64) for one in wanted] or [np.zeros(0, np.uint64)])
    tenths = (words & np.uint64(TENTHS)).astype(np.int64) + 1
    reached = np.concatenate(([0], np.cumsum(tenths)))
    ends = np.cumsum(sizes)
    quote = np.repeat(np.arange(len(sizes)), sizes)
    looked_up = np.array([one.is_found(n) for one in wanted], bool)[quote]
    short = (sizes <= SHORT)[quote]
    both = grams(words, n), _denied(words, short, n)
    keys, first, stop = (np.concatenate(columns) for columns in zip(*both, strict=True))
    within = looked_up[first] & (quote[first] == quote[stop - 1])
    keys, first, stop = keys[within], first[within], stop[within]
    weights = reached[stop] - reached[first]
    order = np.lexsort((-weights, quote[first]))
    count = np.bincount(quote[first], minlength=len(sizes))
    place = np.arange(len(order)) - np.repeat(np.cumsum(count) - count, count)
    telling = np.zeros(len(first), bool)
    telling[order] = place < np.maximum(n + 1, count // 3)[quote[first[order]]]
    rare = np.flatnonzero(looked_up & short & (tenths >= RARE))
    keys = np.concatenate((keys, word_keys(words[rare])))
    first, stop = np.concatenate((first, rare)), np.concatenate((stop, rare + 1))
    telling = np.concatenate((telling, np.ones(len(rare), bool))) | short[first]
    small = looked_up & (sizes <= 2 * SHORT)[quote]
    if (small & ((words & np.uint64(COUNT)) > 0)).any():
        more = count_grams(words, n)
        few = small[more[1]] & (quote[more[1]] == quote[more[2] - 1])
        keys, first, stop = (
            np.concatenate((column, added[few]))
            for column, added in zip((keys, first, stop), more, strict=True)
        )
        telling = np.concatenate((telling, np.zeros(few.sum(), bool)))
    owner = quote[first]
    # What stands twice in a quote is looked up for both places or for none.
    _, same = np.unique(owner.astype(np.uint64) << np.uint64(KEY_BITS) | keys, return_inverse=True)
    telling = (np.bincount(same, telling) > 0)[same]
    weights = reached[ends] - reached[ends - sizes]
    seen = np.bincount(quote[rare], tenths[rare], len(sizes)).astype(np.int64)
    days = np.array([(one.day, one.days) for one in wanted], np.int64).reshape(-1, 2)
    return Query(
        keys, owner, first, stop, telling, reached, sizes, weights, weights - seen,
        np.array([one.verbatim for one in wanted], bool), days[:, 0], days[:, 1],
    )  # fmt: skip


def _denied(words: Numbers, short: Booleans, n: int) -> tuple[Numbers, Array, Array]:
    """Return what `grams` does, with "no" in the place of "a" and the reverse: "There is [a] deal"."""
    found = [(np.zeros(0, np.uint64), np.zeros(0, np.int64), np.zeros(0, np.int64))]
    for word, other in _articles():
        at = np.flatnonzero(short & (words == word))
        for place in range(n if len(at) else 0):
            first = at[(at >= place) & (at - place + n <= len(words))] - place
            columns = [
                words[first + k] if k != place else np.full_like(first, other, np.uint64) for k in range(n)
            ]
            found.append((column_keys(columns), first, first + n))
    keys, first, stop = map(np.concatenate, zip(*found, strict=True))
    return keys, first, stop


@cache
def _articles() -> Sequence[tuple[np.uint64, np.uint64]]:
    no, *others = (np.uint64(number_of(word)) for word in ("no", "a", "an"))
    return [pair for other in others for pair in ((no, other), (other, no))]
