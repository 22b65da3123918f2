"""The numbers of a text, of one word or several: one key for every way to write a value and its unit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from math import gcd
from typing import TYPE_CHECKING, NamedTuple

from quotes.match import lexicon
from quotes.match.figures import LONE, is_month, ordinals, plain, read_value
from quotes.match.halves import half_span
from quotes.match.years import spelled_year

if TYPE_CHECKING:
    from quotes.match.words import Word

_CLOCK = re.compile(r"(\d{1,2})[:.](\d\d)")
_MINUS = "-−–"
_JOINTS = "-‐‑–"


class Amount(NamedTuple):
    """A number made of one word or several.

    Attributes:
        stop: One behind the number of its last word.
        key: `#value unit`.
        start: Offset of its first code point, a minus sign included.
    """

    stop: int
    key: str
    start: int


@cache
def amount_openers() -> frozenset[str]:
    """Return the words that a number can begin with, those with digits (`#`) apart."""
    return frozenset({"minus", "a", "half", *lexicon.numbers("cardinal"), *lexicon.numbers("code")})


def read_amount(found: Sequence[Word], at: int, text: str, first: int) -> Amount | None:
    """Return the number that begins at a word ("minus 3.4 million dollars"), or None.

    Args:
        found: The words of a stretch of text.
        at: The word to begin at.
        text: The text that the words point into.
        first: Offset at which the stretch begins.
    """
    word = found[at]
    codes = lexicon.numbers("code")
    if word.key in codes and at + 1 < len(found) and found[at + 1].key[0] == "#":
        money = read_amount(found, at + 1, text, found[at + 1].start)
        bare = money is not None and " " not in money.key and touches(word, found[at + 1], text)
        return Amount(money.stop, f"{money.key} {codes[word.key]}", word.start) if bare and money else None
    if word.key == "minus" and at + 1 < len(found) and touches(word, found[at + 1], text):
        below = read_amount(found, at + 1, text, found[at + 1].start)
        return Amount(below.stop, f"#-{below.key[1:]}", word.start) if below else None
    run = _run(found, at, text)
    size, key = half_span(run)
    if size:
        return Amount(at + size, key, word.start)
    if word.key[0] == "#":
        stop, value, rest = _digits(found, at, text)
    else:
        stop, value, rest = _spelled(found, at, text, run)
    if stop == at:
        return None
    digits, _, unit = rest.partition(" ")
    magnitude = lexicon.numbers("magnitude")
    if value is not None and _half_follows(found, stop, text):
        # "two million and a half" is half a million more.
        value, stop = value + 0.5 * magnitude.get(found[stop - 1].key, 1), stop + 3
        if stop < len(found) and found[stop].key in magnitude:
            value, stop = value * magnitude[found[stop].key], stop + 1
    if value is not None and not unit and (parts := _divided(found, stop, value, text)):
        value, stop = value / parts[0], stop + parts[1]
        if lone := LONE.get(round(value, 6)):
            return Amount(stop, lone, word.start)
    if not unit and value is not None and stop < len(found) and touches(found[stop - 1], found[stop], text):
        times, unit = lexicon.numbers("many").get(found[stop].key, (1, ""))
        value, stop = value * times, stop + bool(unit)
    if not unit:
        unit, stop = _unit(found, stop, text)
    if unit in ("am", "pm") and (clock := _CLOCK.fullmatch(word.norm)):
        hour, minute = clock.groups()
        digits = hour if minute == "00" else f"{hour}:{minute}"
    elif value is not None:
        digits = plain(value)
    if word.key == "one" and stop == at + 1:
        return None  # a pronoun as often as a number
    start, sign = _signed(word, text, first)
    return Amount(stop, f"#{sign}{digits} {unit}".rstrip(), start)


def _unit(found: Sequence[Word], at: int, text: str) -> tuple[str, int]:
    """Return the unit behind a number ("per cent", "miles per hour"), and where it ends."""
    if at == len(found) or not _near(found[at - 1], found[at], text):
        return "", at
    keys = [word.key for word in found[at : at + 3]]
    between = text[found[at - 1].end : found[at].start]
    glued = not between or between.lstrip().startswith("°")
    letters = text[found[at].start : found[at].end]
    if glued and letters in lexicon.numbers("glued"):
        return lexicon.numbers("glued")[letters], at + 1
    if keys[:2] == ["per", "cent"]:
        return "percent", at + 2
    unit = lexicon.numbers("unit").get(keys[0], "") if touches(found[at - 1], found[at], text) else ""
    for size in range(1, len(keys)):
        if whole := lexicon.numbers("goes_on").get(" ".join([unit, *keys[1 : 1 + size]])):
            return whole, at + 1 + size
    return unit, at + bool(unit)


def _near(left: Word, right: Word, text: str) -> bool:
    return touches(left, right, text) or text[left.end : right.start].strip() == "°"


def _divided(found: Sequence[Word], at: int, value: float, text: str) -> tuple[int, int] | None:
    """Return what a number is divided by and how many words say it: "two-thirds", "2/3"."""
    if at == len(found):
        return None
    number, parts, between = found[at - 1], found[at], text[found[at - 1].end : found[at].start]
    size = lexicon.numbers("parts").get(parts.key, 0)
    if size and touches(number, parts, text) and number.key in lexicon.numbers("cardinal"):
        # "Two quarters" are rather two of a year than a half.
        whole = value < size and gcd(int(value), size) == 1 and (value == 1) != (parts.key[-1] == "s")
        return (size, 1) if whole else None
    short = number.norm.isdigit() and parts.norm.isdigit() and between == "/"
    if not short or text[parts.end : parts.end + 1] == "/":
        return None
    size = int(parts.norm)
    return (size, 1) if 0 < value < size and size in {2, *lexicon.numbers("parts").values()} else None


def _half_follows(found: Sequence[Word], at: int, text: str) -> bool:
    keys = [word.key for word in found[at : at + 3]]
    return keys == ["and", "a", "half"] and touches(found[at - 1], found[at], text)


def touches(left: Word, right: Word, text: str) -> bool:
    """Whether only a space or a hyphen lies between two words."""
    between = text[left.end : right.start]
    return len(between) <= 3 and all(c.isspace() or c in _JOINTS for c in between)


def _signed(word: Word, text: str, first: int) -> tuple[int, str]:
    """Return where a number begins with its minus sign, and the sign ("-5", not "20-25" or "B-5")."""
    before = word.start - 1
    if word.key[0] != "#" or before < first or text[before] not in _MINUS:
        return word.start, ""
    if before > first and not text[before - 1].isspace() and text[before - 1] not in "(\"'“‘":
        return word.start, ""
    return before, "-"


def _digits(found: Sequence[Word], at: int, text: str) -> tuple[int, float | None, str]:
    """Read a number in digits, its groups ("10 000") and the magnitude behind it."""
    rest = found[at].key[1:]
    if found[at].norm.endswith(("st", "nd", "rd", "th")):
        return at + 1, None, rest
    value = read_value(rest.partition(" ")[0])
    stop = at + 1
    if value is None:
        return stop, None, rest
    plain = found[at].norm.isdigit() and len(found[at].norm) <= 3 and not (at and is_month(found[at - 1].key))
    while plain and stop < len(found) and _is_group(found[stop - 1], found[stop], text):
        value = value * 1000 + int(found[stop].norm)
        stop += 1
    magnitude = lexicon.numbers("magnitude")
    while stop < len(found) and found[stop].key in magnitude and touches(found[stop - 1], found[stop], text):
        value *= magnitude[found[stop].key]
        stop += 1
    return stop, value, rest


def _is_group(left: Word, right: Word, text: str) -> bool:
    between = text[left.end : right.start]
    three = len(right.norm) == 3 and right.norm.isdigit()
    return three and len(between) == 1 and between.isspace()


def _spelled(found: Sequence[Word], at: int, text: str, run: Sequence[str]) -> tuple[int, float | None, str]:
    """Read a number in words: "a million", "half a decade", "two thousand five hundred and ten"."""
    cardinal, magnitude, many = map(lexicon.numbers, ("cardinal", "magnitude", "many"))
    keys = [word.key for word in found[at : at + 3]]
    year, size = spelled_year(run)
    if year:
        return at + size, year, ""
    total, current = 0.0, 0.0
    stop = at + 1
    if keys[0] in cardinal:
        current = cardinal[keys[0]]
    elif run[0] == "a" and len(run) > 1 and (run[1] in magnitude or run[1] in many):
        current = 1.0
    elif keys[:2] == ["half", "a"] and len(keys) > 2 and (keys[2] in magnitude or keys[2] in many):
        current, stop = 0.5, at + 2
    else:
        return at, None, ""
    while stop < len(found) and touches(found[stop - 1], found[stop], text):
        key, before = found[stop].key, found[stop - 1].key
        if key in magnitude:
            if magnitude[key] == 100:
                current *= 100
            elif current:
                total, current = total + current * magnitude[key], 0.0
            else:
                total *= magnitude[key]
        elif key in cardinal and (_units_follow(before, key) or cardinal[key] < magnitude.get(before, 0)):
            current += cardinal[key]
        elif key == "and" and before in ("hundred", "thousand") and _goes_on(found, stop, text):
            current += cardinal[found[stop + 1].key]
            stop += 1
        elif before in cardinal and cardinal[before] >= 20 and (ordinal := _unit_ordinal(key)):
            return stop + 1, None, f"{plain(total + current)[:-1]}{ordinal}"
        else:
            break
        stop += 1
    return stop, total + current, ""


def _run(found: Sequence[Word], at: int, text: str) -> list[str]:
    """Return the keys of a word and of up to three behind it that only spaces and hyphens lie between."""
    keys = [found[at].key]
    for left, right in pairwise(found[at : at + 4]):
        if not touches(left, right, text):
            break
        keys.append(right.key)
    return keys


def _units_follow(tens: str, units: str) -> bool:
    cardinal: dict[str, int] = lexicon.numbers("cardinal")
    return cardinal.get(tens, 0) >= 20 and cardinal[units] < 10


def _goes_on(found: Sequence[Word], at: int, text: str) -> bool:
    """Whether "and" ties a rest to a number ("two hundred and ten"), and no second number."""
    after = found[at + 1 : at + 3]
    if not after or after[0].key not in lexicon.numbers("cardinal"):
        return False
    return touches(found[at], after[0], text) and (len(after) < 2 or after[1].key != "hundred")


def _unit_ordinal(key: str) -> str:
    # "twenty-second" is a span of time more often than the 22nd.
    return (
        ""
        if key == "second"
        else next((d for d, word in ordinals().items() if word == key and len(d) == 3), "")
    )
