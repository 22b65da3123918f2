"""Names that print spells now so and now so: Sara and Sarah, Ahmed and Ahmad, Yulia and Julia."""

from __future__ import annotations

import re
from functools import cache

from quotes.match import lexicon

_SPELT = [
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"([aou])e", r"\1"),
        (r"(?:iy|yy|ii|ij)\Z", "y"),
        (r"\Amac(?=.{3})", "mc"),
        (r"h\Z", ""),
        (r"['’]", ""),
        (r"(?<=[^aeiou])[iy]\Z|[ae][iy]\Z", "y"),
        (r"(?<=..)e\Z", ""),
        (r"ck|c(?=[aklorsu]|\Z)", "k"),
        (r"ph", "f"),
        (r"(?<=t)h", ""),
        (r"y(?=.)", "i"),
        (r"(.)\1", r"\1"),
    )
]


def spelt(word: str) -> str:
    """Return a name without what is spelt now so and now so: Sara(h), Zelensk(i)y, Serge(i), M(a)cDonald."""
    word = _alike().get(word, word)
    for pattern, plain in _SPELT:
        word = pattern.sub(plain, word)
    return word


@cache
def _alike() -> dict[str, str]:
    """Return names that print has in several ways, each with one that stands for all: Yulia is Julia."""
    latin: dict[str, str] = lexicon.pairs_of("latin")
    alike = (line.split() for line in lexicon.lines("spelt_alike.txt"))
    return latin | {name: first for first, *others in alike for name in others}
