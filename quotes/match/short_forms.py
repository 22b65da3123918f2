"""Short forms that print has of some words, with or without a point: Jan., Weds., Ave., Minn."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.match import lexicon
from quotes.match.words import Word


def short_form(here: Sequence[Word], there: Sequence[Word]) -> bool:
    """Whether one side has the short form of the other side's word or words.

    The word beside it tells what it is short for: "St" is a street and a saint, "sat" is no Saturday alone.

    Example:
        >>> from quotes.match.words import words
        >>> short_form(words("Minn."), words("Minnesota")), short_form(words("N.H."), words("New Hampshire"))
        (True, True)
    """
    if len(here) == len(there) == 1 and {here[0].key, there[0].key} == {"no", "number"}:
        return True  # "No 10" and "No. 10"
    one, other = (" ".join([word.norm for word in side]).replace(".", "") for side in (here, there))
    shorts = lexicon.pairs_of("short_form")
    return any(
        long and long in shorts.get(short, "").split(", ") for short, long in ((one, other), (other, one))
    )
