"""When two numbers written in two ways say one thing: times, years, decades, the ends of a range."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from quotes.match import lexicon
from quotes.match.align import Alignment
from quotes.match.clock import minutes
from quotes.match.edits import Edit
from quotes.match.figures import is_month
from quotes.match.words import Word
from quotes.match.years import same_year

_TIME = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")
_ORDINAL = re.compile(r"\d{1,2}(?:st|nd|rd|th)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_AT = frozenset(
    {"at", "by", "until", "till", "from", "to", "before", "after", "around", "about", "between", "and"}
)
_DATE = frozenset({"the", "of"})
_LINKS = frozenset({"and", "to", "or"})
_DEGREES = frozenset({"degree", "celsius", "fahrenheit"})
_SHARES = {"half": "#50 percent", "quarter": "#25 percent"}


def same_amount(found: Alignment, here: tuple[int, int], there: tuple[int, int]) -> bool:
    """Whether a number here and one there, whose keys differ, say the same; a word may be one of them.

    Args:
        found: The alignment.
        here: The number here, as a range of words.
        there: The number there.
    """
    sides = found.here.words, found.there.words
    one, other = sides[0][here[0]], sides[1][there[0]]
    before = [words[at - 1].key if at else "" for words, at in zip(sides, (here[0], there[0]), strict=True)]
    if _TIME.fullmatch(one.norm) and one.norm.replace(":", ".") == other.norm.replace(":", "."):
        return all(key in _AT for key in before)
    if (time := minutes(one)) is not None and time == minutes(other):
        return True
    after = sides[0][here[1] : here[1] + 1], sides[1][there[1] : there[1] + 1]
    if all(after) and (_is_month_of(one, after[0][0], other) or _is_month_of(other, after[1][0], one)):
        return True
    if (_is_day(one, other) or _is_day(other, one)) and all(map(_is_in_month, sides, (here, there))):
        return True
    if _lone(one, other) or _lone(other, one) or same_year(one, other, before):
        return True
    if decade(one.norm) and decade(one.norm)[-3:] == decade(other.norm)[-3:]:
        return min(len(decade(one.norm)), len(decade(other.norm))) == 3 or decade(one.norm) == decade(
            other.norm
        )
    (value, unit), (other_value, other_unit) = _parts(one), _parts(other)
    if value == other_value and {unit, other_unit} < _DEGREES and "degree" in (unit, other_unit):
        return True
    hundredth: dict[str, list[str]] = lexicon.numbers("hundredth")
    for (small, small_unit), (big, big_unit) in ((_parts(one), _parts(other)), (_parts(other), _parts(one))):
        if big_unit in hundredth.get(small_unit, ()) and small is not None and big is not None:
            return round(small - 100 * big, 6) == 0
    if value == other_value and {unit, other_unit} == {"point", "percentage"}:
        return True
    if _is_share(one, other) or _is_share(other, one):
        return True
    ranges = (_rest(sides[0], here[1]), _rest(sides[1], there[1]))
    return _begins(one, ranges[0], other) or _begins(other, ranges[1], one)


def turned_dates(found: Alignment, edits: Sequence[Edit]) -> list[Edit]:
    """Return the edits that only turn a date round: "the fourth of July", "July 4"."""
    turned: list[Edit] = []
    for one, other in pairwise(edits):
        days = [[word for word in edit.words(found) if word.key not in _DATE] for edit in (one, other)]
        month = found.here.words[one.here[1] : other.here[0]]
        if [len(part) for part in (month, *days)] == [1, 1, 1] and is_month(month[0].key):
            day, same = days[0][0], days[1][0]
            if _is_day(day, same) or _is_day(same, day):
                turned += (one, other)
    return turned


def _is_month_of(number: Word, day: Word, name: Word) -> bool:
    """Whether a number with another right behind it, as in 9/11, is a month that is named elsewhere."""
    value = number.norm
    if day.start != number.end + 1 or not (value.isdigit() and day.norm.isdigit() and 0 < int(value) <= 12):
        return False
    return name.key.startswith(_MONTHS[int(value) - 1]) and is_month(name.key)


def _is_day(ordinal: Word, number: Word) -> bool:
    """Whether an ordinal and a number count alike: "the third of March", "3 March"."""
    digits = lexicon.numbers("ordinal").get(ordinal.key, ordinal.norm)
    return _ORDINAL.fullmatch(digits) is not None and number.key == f"#{digits[:-2]}"


def _is_in_month(words: Sequence[Word], place: tuple[int, int]) -> bool:
    """Whether a month stands beside a number, "of" apart."""
    return any(is_month(word.key) for word in words[max(0, place[0] - 1) : place[1] + 2])


def _lone(word: Word, number: Word) -> bool:
    """Whether a word says a number by itself: half is 50 percent, the last decade is the last ten years."""
    if number.key == f"#{lexicon.numbers('roman').get(word.key)}":
        return True
    times, unit = lexicon.numbers("many").get(word.key, (0, ""))
    return number.key == (f"#{times} {unit}" if times else _SHARES.get(word.key))


def decade(norm: str) -> str:
    """Return a decade in digits ("1990s", "90s"); empty if it is none.

    Example:
        >>> decade("nineties"), decade("1990s"), decade("ninety")
        ('90s', '1990s', '')
    """
    if norm[0].isdigit():
        return norm if re.fullmatch(r"(?:\d\d)?\d0s", norm) else ""
    value = lexicon.numbers("cardinal").get(f"{norm[:-3]}y") if norm.endswith("ies") else None
    return f"{value}s" if value else ""


def _is_share(fraction: Word, share: Word) -> bool:
    """Whether a fraction and so many percent say one share: "three quarters", "75 percent"."""
    (value, unit), (percent, of) = _parts(fraction), _parts(share)
    if value is None or percent is None or unit or of != "percent" or not 0 < value < 1:
        return False
    return abs(100 * value - percent) < 1e-6


def _parts(word: Word) -> tuple[float | None, str]:
    value, _, unit = word.key[1:].partition(" ")
    try:
        return float(value), unit
    except ValueError:
        return None, unit


def _rest(words: Sequence[Word], at: int) -> Word | None:
    """Return the second end of a range ("and 3 percent"), of which a number is the first."""
    link, end = words[at : at + 1], words[at + 1 : at + 2]
    if link and link[0].key[0] == "#":
        return link[0]  # 10-15 million
    return end[0] if end and link[0].key in _LINKS and end[0].key[0] == "#" else None


def _begins(short: Word, end: Word | None, whole: Word) -> bool:
    """Whether a number has its unit or magnitude behind the other end of a range: "$10 to $15 million"."""
    if end is None:
        return False
    (value, unit), (last, last_unit), (full, full_unit) = _parts(short), _parts(end), _parts(whole)
    if value is None or last is None or full is None or full_unit != (unit or last_unit):
        return False
    if value == full:
        return unit == ""
    sizes = [size for size in lexicon.numbers("magnitude").values() if size >= 1_000 and size <= last]
    return any(value * size == full for size in sizes) and value < last
