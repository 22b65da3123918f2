"""Given names and their short forms: Rob is Robert, and Mark is not Luke."""

from __future__ import annotations

from functools import cache

from quotes.match import lexicon
from quotes.text.name_lists import is_given


def one_in_short(here: str, there: str) -> bool:
    """Whether two given names are one, or short forms of one.

    Example:
        >>> one_in_short("rob", "bob"), one_in_short("rob", "ron")
        (True, False)
    """
    lines = [_short_forms().get(name, frozenset()) for name in (here, there)]
    return here == there or not lines[0].isdisjoint(lines[1])


def two_given_names(here: str, there: str) -> bool:
    """Whether two words, as printed, are given names of two people.

    Where they open a sentence their capitals tell nothing: Grace and Joy may be words as well.

    Example:
        >>> two_given_names("Mark", "Luke"), two_given_names("Rob", "Robert"), two_given_names("mark", "Luke")
        (True, False, False)
    """
    capitals = here[:1].isupper() and there[:1].isupper()
    return capitals and is_given(here) and is_given(there) and not one_in_short(here.lower(), there.lower())


@cache
def _short_forms() -> dict[str, frozenset[int]]:
    table: dict[str, set[int]] = {}
    for number, line in enumerate(lexicon.lines("given_names.txt")):
        for name in line.split():
            table.setdefault(name, set()).add(number)
    return {name: frozenset(lines) for name, lines in table.items()}
