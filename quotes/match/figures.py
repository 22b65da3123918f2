"""A number printed with digits: its key, from its value, the letters that multiply it, and its sign."""

from __future__ import annotations

import re
from functools import cache

from quotes.match import lexicon

LONE = {0.5: "half", 0.25: "quarter", round(1 / 3, 6): "third"}
_NUMBER = re.compile(r"([$€£¥]?)(\.?\d[\d.,:]*?)((?:st|nd|rd|th|s|k|m|mn|mln|bn|b|tn|tr)?)(%?)$")
_FRACTION = re.compile(r"(\d*)(\d)⁄(\d{1,2})(%?)")
_VALUE = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?|\d+(\.\d+)?")
_MOST = 1e60


def number_key(norm: str) -> str:
    """Return the key of a number printed with digits: value and unit, or a word for an ordinal.

    Example:
        >>> number_key("$3.4m"), number_key("2nd"), number_key("1990s")
        ('#3400000 dollar', 'second', '#1990s')
    """
    if fraction := _FRACTION.fullmatch(norm):
        return _fraction_key(*fraction.groups())
    match = _NUMBER.match(norm)
    if match is None:
        return f"#{norm}"
    sign, digits, suffix, percent = match.groups()
    unit = lexicon.numbers("unit").get(percent or sign, "")
    if suffix in ("st", "nd", "rd", "th", "s"):
        return ordinals().get(digits + suffix, f"#{digits}{suffix}")
    value = read_value(f"0{digits}" if digits[0] == "." else digits)
    if value is None:
        return f"#{digits} {unit}".rstrip()
    if suffix:
        value *= lexicon.numbers("suffix")[suffix]
    return f"#{plain(value)} {unit}".rstrip()


def _fraction_key(whole: str, part: str, parts: str, percent: str) -> str:
    """Return the key of a number with a fraction as one letter ("2½", which is 21⁄2 once folded)."""
    if not int(parts):
        return f"#{whole}{part}⁄{parts}"
    value = int(whole or 0) + int(part) / int(parts)
    unit = lexicon.numbers("unit").get(percent, "")
    return LONE.get(round(value, 6)) or f"#{plain(value)} {unit}".rstrip()


def metres(norm: str) -> str | None:
    """Return the key of a number that has metres, not millions, behind it; None if it has neither.

    Example:
        >>> metres("120m"), metres("$3m")
        ('#120 meter', None)
    """
    found = re.fullmatch(r"(\d[\d,]*(?:\.\d+)?)m", norm)
    value = read_value(found[1]) if found else None
    return None if value is None else f"#{plain(value)} meter"


@cache
def ordinals() -> dict[str, str]:
    """Return the word for each ordinal that is printed with digits: "third" for "3rd"."""
    return {digits: word for word, digits in lexicon.numbers("ordinal").items()}


def is_month(key: str) -> bool:
    """Whether a word names a month (may and march too, which are more)."""
    return key in lexicon.words_of("month")


def read_value(digits: str) -> float | None:
    """Return the value of digits with commas and a point; None if they are a version, a code or a time."""
    digits = digits.rstrip(".,:")
    if _VALUE.fullmatch(digits) is None:
        return None
    if digits[0] == "0" and len(digits) > 1 and digits[1].isdigit():
        return None
    value = float(digits.replace(",", ""))
    return value if value < _MOST else None  # more digits than any number has


def plain(value: float) -> str:
    """Return a value as a key has it: whole where it is whole."""
    whole = value < 1e18 and abs(value - round(value)) < 1e-6
    return str(round(value)) if whole else repr(round(value, 6))
