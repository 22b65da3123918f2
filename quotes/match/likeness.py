"""A quick look at whether a stretch can report a quote, before it is aligned with care."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

import numpy as np
from rapidfuzz.distance import LCSseq

from quotes.match.occasion import Floats
from quotes.match.tokens import TENTHS, weigh

_KEPT, _MUCH = 0.34, 35
_REPLACED, _ONE_WORD = 0.34, 17
_SEVERAL, _WORD, _REPLACED_BY_SEVERAL = 3, 5, 0.2


def likeness(here: Sequence[int], there: Sequence[int], *, least: float) -> float:
    """Return the rarity of what two runs of words share in one order; 0 if they are no reports of one.

    Who reports a quote leaves words out and changes a few, but does not put other words for most of them.
    So in the part that keeps the most, what stands against other words must weigh less than a third of what
    is kept, one word aside, and less than a fifth where it is several words: the sentence is then built
    alike and says something else. (In the 82 real variants of variants_dev it is a quarter at the most, and
    never more than two words.) And what is kept must be a third of the lighter side, or so much that it is
    no chance.

    Args:
        here: The words of one, as numbers (`quotes.match.tokens`).
        there: The words of the other.
        least: Rarity of the lighter side.
    """
    held_here, held_there = set(here), set(there)
    most = kept = replaced = gaps = i = j = 0
    for at, to, size in LCSseq.editops(here, there).as_matching_blocks()[:-1]:
        if at > i and to > j:
            # Words that stand elsewhere on the other side only changed their place.
            lost = [word for word in here[i:at] if word not in held_there]
            gained = [word for word in there[j:to] if word not in held_here]
            gap = min(weigh(lost), weigh(gained))
            replaced, gaps = replaced + gap, gaps + (gap >= _WORD)
        i, j = at + size, to + size
        held = weigh(here[at:i])
        part = _REPLACED_BY_SEVERAL if gaps >= _SEVERAL else _REPLACED
        if replaced > max(_ONE_WORD, part * (kept + held)):
            kept = replaced = gaps = 0
        kept += held
        most = max(most, kept)
    return most / 10 if most >= min(10 * _KEPT * least, _MUCH) else 0.0


def in_common(here: Sequence[int], there: Sequence[int]) -> float:
    """Return the rarity of what two runs of words share, in any order: all that tells of a few words."""
    held = set(there)
    return weigh([word for word in here if word in held]) / 10


def all_in_common(here: array[int], there: Sequence[array[int]]) -> Floats:
    """Return for each of several runs of words what `in_common` says of it and another.

    Args:
        here: The words of one, as numbers (`quotes.match.tokens`).
        there: The words of the others.
    """
    words, counts = np.unique(np.frombuffer(here, np.uint64), return_counts=True)
    weights = ((words & np.uint64(TENTHS)).astype(np.int64) + 1) * counts
    found = np.frombuffer(b"".join(there), np.uint64)
    place = np.minimum(np.searchsorted(words, found), len(words) - 1)
    row = np.repeat(np.arange(len(there)), [len(one) for one in there])
    held = np.zeros((len(there), len(words)), bool)
    same = words[place] == found
    held[row[same], place[same]] = True
    return np.asarray(held @ weights / 10)


def longest_run(here: array[int], there: array[int]) -> float:
    """Return the rarity of the run of words, without a gap on either side, that two share most of.

    Args:
        here: The words of one, as numbers (`quotes.match.tokens`): a few.
        there: The words of the other.
    """
    printed = there.tobytes()
    most = 0
    for start in range(len(here)):
        for stop in range(len(here), start, -1):
            run = here[start:stop]
            if weigh(run) <= most:
                break
            if run.tobytes() in printed:
                most = weigh(run)
    return most / 10
