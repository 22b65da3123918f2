"""Whether articles are copies of one text: reprints, and stories made of one agency's copy."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from quotes.match.postings import gram_keys
from quotes.match.tokens import numbers

_COPY, _FEW, _NOTE = 0.5, 10, 40
_QUOTED = re.compile(r"[“\"«„][^“”\"«»„\n]*[”\"»]?")


@dataclass(frozen=True, slots=True)
class Outline:
    """What tells an article from others: its n-grams outside of quotation marks.

    What stands between marks does not count, since two articles may well hold the same quotes.
    """

    text: str
    grams: frozenset[int]

    def is_copy(self, other: Outline) -> bool:
        """Whether both articles are copies of one text: half of the smaller one's n-grams stand in both."""
        least = min(len(self.grams), len(other.grams))
        if least < _FEW:
            # Hardly a word around the quotes: nothing tells a copy but being the same all through, and a
            # note of a sentence or two is no copy of a draft with the same words.
            words = numbers((self.text,))
            return len(words) >= _NOTE and words == numbers((other.text,))
        return len(self.grams & other.grams) >= _COPY * least


def outline(text: str, n: int) -> Outline:
    """Return what tells an article from others.

    Args:
        text: The article's text.
        n: Words in an n-gram.
    """
    around = np.array(numbers(_QUOTED.split(text)), np.uint64)
    return Outline(text, frozenset(gram_keys(around, n).tolist()))
