"""The hashes of runs of words: n-grams, also those that pass over a negation or hold any number."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from quotes.match.tokens import COUNT, linking, negations

Numbers = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int64]

KEY_BITS = 36
_FACTORS = tuple(np.uint64(f) for f in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9))
_ANY = np.uint64(COUNT)  # stands for any number
_MIX, _ALONE = np.uint64(0xD6E8FEB86659FD93), np.uint64(0xFF51AFD7ED558CCD)


def grams(words: Numbers, n: int) -> tuple[Numbers, Places, Places]:
    """Return the n-grams of some words, and those that pass over a negation: "he did [not] close it".

    By these "he did close it" is found, and finds: a short quote has no other n-gram left where a "not" was
    put in or left out.

    Returns:
        Hashes of `KEY_BITS` bits, the number of the first word of each, and one behind its last.
    """
    first = np.arange(max(0, len(words) - n + 1))
    found, firsts, stops = [gram_keys(words, n)], [first], [first + n]
    known = np.frombuffer(negations(), np.uint64)
    negated = np.flatnonzero(known[np.minimum(np.searchsorted(known, words), len(known) - 1)] == words)
    for passed in range(1, n if len(negated) else 0):
        first = negated[(negated >= passed) & (negated - passed + n < len(words))] - passed
        kept = [at for at in range(n + 1) if at != passed]
        found.append(column_keys([words[first + at] for at in kept]))
        firsts.append(first)
        stops.append(first + n + 1)
    return np.concatenate(found), np.concatenate(firsts), np.concatenate(stops)


def count_grams(words: Numbers, n: int) -> tuple[Numbers, Places, Places]:
    """Return the n-grams in which any number may stand for another: "lost 14 men", "lost 206 men".

    A number of several words ("two hundred and six") is one there. What is returned is as for `grams`.
    """
    counts = (words & np.uint64(COUNT)) > 0
    before, behind = (np.zeros(len(words), bool) for _ in range(2))
    before[1:], behind[:-1] = counts[:-1], counts[1:]
    large, link = linking()
    linked = before & behind & (words == np.uint64(link))
    linked[1:] &= np.isin(words[:-1], np.array(large))
    counts |= linked
    goes_on = np.zeros(len(words), bool)
    goes_on[1:] = counts[1:] & counts[:-1]
    at = np.flatnonzero(~goes_on)
    kept = np.where(counts[at], _ANY, words[at])
    stops = np.append(at[1:], len(words))
    size = max(0, len(at) - n + 1)
    held = np.zeros(size, bool)
    for place in range(n):
        held |= counts[at[place : place + size]]
    first = np.flatnonzero(held)
    keys = column_keys([kept[first + place] for place in range(n)])
    return keys, at[first], stops[first + n - 1]


def gram_keys(words: Numbers, n: int) -> Numbers:
    """Return the hashes of the n-grams of some words, `KEY_BITS` bits each."""
    stop = max(0, len(words) - n + 1)
    return column_keys([words[at : at + stop] for at in range(n)])


def column_keys(columns: Sequence[Numbers]) -> Numbers:
    """Return the hashes of n-grams: of their first words, their second words and so on."""
    mixed = np.zeros(len(columns[0]), np.uint64)
    for at, words in enumerate(columns):
        mixed ^= (words >> np.uint64(at)) * _FACTORS[at % 3]
        mixed *= _MIX
    return _key(mixed)


def word_keys(words: Numbers) -> Numbers:
    """Return the hashes of single words, `KEY_BITS` bits each."""
    return _key(words * _ALONE)


def _key(mixed: Numbers) -> Numbers:
    mixed ^= mixed >> np.uint64(32)
    mixed *= _MIX
    mixed ^= mixed >> np.uint64(29)
    return mixed >> np.uint64(64 - KEY_BITS)
