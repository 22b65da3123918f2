"""Years as they are said and cut short: nineteen ninety-eight, '98."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from quotes.match import lexicon

if TYPE_CHECKING:
    from quotes.match.words import Word

_CENTURIES = frozenset({"seventeen", "eighteen", "nineteen", "twenty"})
_YEAR = re.compile(r"(?:1[789]|20)\d\d")
_BEFORE = frozenset(
    {"in", "since", "until", "till", "from", "to", "of", "by", "before", "after", "late", "early"}
)


def spelled_year(keys: Sequence[str]) -> tuple[int, int]:
    """Return a year spelt out and how many words say it; (0, 0) if none begins there.

    Args:
        keys: The words from there on, as far as only spaces and hyphens lie between them.

    Example:
        >>> spelled_year(["nineteen", "ninety", "eight"]), spelled_year(["twenty", "twenty", "cows"])
        ((1998, 3), (2020, 2))
        >>> spelled_year(["nineteen", "twenty", "year", "olds"])
        (0, 0)
    """
    cardinal = lexicon.numbers("cardinal")
    if keys[0] not in _CENTURIES or len(keys) < 2:
        return 0, 0
    century, rest, size = 100 * cardinal[keys[0]], cardinal.get(keys[1], 0), 2
    units = cardinal.get(keys[2], 0) if len(keys) > 2 else 0
    if keys[1] in ("oh", "o") and units:
        rest, size = units, 3
    elif rest < 10:
        return 0, 0
    elif rest >= 20 and 0 < units < 10:
        rest, size = rest + units, 3
    measured = keys[size : size + 1]
    if measured and (measured[0] in lexicon.numbers("unit") or measured[0] in lexicon.numbers("magnitude")):
        return 0, 0
    return century + rest, size


def same_year(one: Word, other: Word, before: Sequence[str]) -> bool:
    """Whether one of two numbers is a year and the other its last two digits.

    Args:
        one: A number here.
        other: A number there.
        before: The keys of the words in front of both.
    """
    short, long = sorted((one.norm, other.norm), key=len)
    cut = len(short) == 2 and short.isdigit() and _YEAR.fullmatch(long) is not None
    return cut and long.endswith(short) and all(key in _BEFORE for key in before)
