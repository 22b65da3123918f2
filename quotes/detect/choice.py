"""Choose, of the spans that a paragraph may have, those that are expected to be right: least Bayes risk.

The likeliest sequence of tags is not the one with the most spans that are right: where an end is unsure,
none of its tags has to be likely (Goodman 1996 says the same of parses). A span is taken if what it is
expected to gain is worth more than its price, and of all ways to lay spans side by side the dearest is
taken. What counts as right depends on what the spans are for: `exact` wants the very span, and is what
papers score; `overlap` also counts what a span shares with a true one that is like it, wants rather too many
than too few, and is what quotes are made of.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from quotes.detect.crf import Candidates
from quotes.detect.labels import LabelName
from quotes.detect.tags import NAMES

Right = Literal["exact", "overlap"]
Chosen = tuple[int, int, LabelName, float]

PRICES: Mapping[Right, Mapping[LabelName, float]] = {
    "exact": {"source": 0.45, "cue": 0.5, "content": 0.45},
    "overlap": {"source": 0.05, "cue": 0.05, "content": 0.15},
}
_BLOCK = 1024


def choose(candidates: Candidates, right: Right) -> list[Chosen]:
    """Return spans that lie side by side, in order.

    Args:
        candidates: The spans to choose from.
        right: What counts as right.

    Returns:
        First word, word behind the last, name, and the probability that such a span is right.
    """
    gain, chance = candidates.chances, candidates.chances
    if right == "overlap":
        shared, chance = _shared(candidates)
        gain = (gain + shared) / 2
    gain = gain - np.array([PRICES[right][name] for name in NAMES])[candidates.names]
    return [
        (
            int(candidates.starts[i]),
            int(candidates.ends[i]),
            NAMES[candidates.names[i]],
            min(1.0, float(chance[i])),
        )
        for i in _dearest(candidates, gain)
    ]


def _shared(c: Candidates) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return what each span is expected to share with a true one, and how likely it shares half at the least.

    The share is that of words, intersection over union, with spans of the same name.
    Spans are compared with those that begin near them; only a hostile text has more than fit in a block.
    """
    gain, chance = np.empty(len(c.chances)), np.empty(len(c.chances))
    for i in range(0, len(gain), _BLOCK):
        part = slice(i, i + _BLOCK)
        a, b, k, p = c.starts[part], c.ends[part], c.names[part], c.chances[part]
        common = np.minimum(b[:, None], b) - np.maximum(a[:, None], a)
        share = common / ((b - a)[:, None] + (b - a) - common)
        share[(share < 0.5) | (k[:, None] != k)] = 0.0
        gain[part] = share @ p
        chance[part] = (share > 0) @ p
    return gain, chance


def _dearest(c: Candidates, gain: NDArray[np.float64]) -> list[int]:
    """Return the candidates, side by side, whose gains add up to the most (weighted interval scheduling)."""
    ends, best = [0], [0.0]
    taken: list[tuple[int, int] | None] = [None]  # the candidate, and the place of what stands before it
    worth = np.flatnonzero(gain > 0)
    for i in worth[np.lexsort((c.starts[worth], c.ends[worth]))].tolist():
        before = bisect_right(ends, int(c.starts[i])) - 1
        value = best[before] + float(gain[i])
        if value > best[-1]:
            ends.append(int(c.ends[i]))
            best.append(value)
            taken.append((i, before))
    chosen: list[int] = []
    at = len(taken) - 1
    while (step := taken[at]) is not None:
        chosen.append(step[0])
        at = step[1]
    return chosen[::-1]
