"""Times of day: half past two in the afternoon is 14:30 here and 2:30 p.m. there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.match.words import Word

_DIGITS = re.compile(r"([01]?\d|2[0-4])(?:[:.]([0-5]\d))?")
_SPOKEN = {"half": 30, "quarter": 15}
_PAST, _TO = frozenset({"after", "past"}), frozenset({"before", "till", "to"})
_NAMED = {"noon": 720, "midday": 720, "midnight": 0}
_HALF_DAY = {"am": 0, "pm": 720}


def minutes(word: Word) -> int | None:
    """Return how many minutes after midnight a time is; None if a word names none, or one of two.

    Example:
        >>> from quotes.match.words import words
        >>> [minutes(words(time)[0]) for time in ("14:30", "2:30 p.m.", "noon", "2:30")]
        [870, 870, 720, None]
    """
    if word.key in _NAMED:
        return _NAMED[word.key]
    value, _, half = word.key[1:].partition(" ")
    found = _DIGITS.fullmatch(value)
    if word.key[0] != "#" or found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if half in _HALF_DAY:
        return hour % 12 * 60 + minute + _HALF_DAY[half] if 1 <= hour <= 12 else None
    # Before twelve it is a time of the whole day only where a nought stands before it.
    whole_day = found[2] is not None and not half and (hour >= 12 or found[1][0] == "0")
    return hour % 24 * 60 + minute if whole_day else None


def same_time(here: Sequence[Word], there: Sequence[Word]) -> bool:
    """Whether one side says in words, and the other in digits, one time of a half-day.

    Example:
        >>> from quotes.match.words import words
        >>> [same_time(words(spoken), words("9:30 a.m.")) for spoken in ("half past nine", "twenty to ten")]
        [True, False]
    """
    for spoken, printed in ((here, there), (there, here)):
        if len(spoken) == 3 and len(printed) == 1 and (time := _DIGITS.match(printed[0].key, 1)):
            said = _said([word.key for word in spoken])
            return said is not None and said == int(time[1]) % 12 * 60 + int(time[2] or 0)
    return False


def _said(keys: Sequence[str]) -> int | None:
    """Return how many minutes after noon or midnight a time in words is ("quarter to nine")."""
    count, link, hour = keys
    minute = _SPOKEN.get(count) or int(count[1:] if count[1:].isdecimal() else 0)
    if not minute or not hour[1:].isdecimal() or link not in _PAST | _TO:
        return None
    return (int(hour[1:]) * 60 + (minute if link in _PAST else -minute)) % 720
