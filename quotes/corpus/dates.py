"""Read dates as news prints them; what can be read in two ways is not read."""

from __future__ import annotations

import datetime
import re
from email.utils import parsedate_to_datetime

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
_ZONE = (
    r"(?:gmt|utc|z|bst|ist|ce?s?t|e[sd]?t|c[sd]t|m[sd]?t|p[sd]?t|eest|eet|msk|jst|kst|aest|aedt|hkt|sgt)\b"
)
_CLOCK = (
    r"(?:\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?(?:\s*[ap]\.?\s?m\b\.?)?|\d{1,2}\s*[ap]\.?\s?m\b\.?"
    r"|\d{1,2}h\d{2}|\bnoon\b|\bmidnight\b)"
)
_ISO = r"\b\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s?(?:Z|[+-]\d{2}:?\d{2})\b)?)?"
_MONTH_FIRST = re.compile(rf"\b({_MONTH})\s*(\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s+(\d{{4}})\b", re.I)
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+({_MONTH})[\s,-]+(\d{{4}})\b", re.I)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_YEAR_FIRST = re.compile(r"\b(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})\b")
_NUMERIC = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b")
_MAIL = re.compile(
    r"\s*(?:\w{3},\s*)?\d{1,2}\s+\w{3}\s+\d{4}\s+\d{2}:\d{2}(?::\d{2})?\s+"
    r"(?:[+-]\d{4}|GMT|UTC|[ECMP][SD]T)\s*"
)
_DATE = (
    rf"(?:{_ISO}|\b\d{{1,4}}[/.-]\d{{1,2}}[/.-]\d{{1,4}}\b|\b{_MONTH}\s*\d{{1,2}}(?:st|nd|rd|th)?\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?[\s-]+{_MONTH})"
)
_WHEN = re.compile(rf"{_DATE}|{_CLOCK}|\b\d+\s+(?:minutes?|mins?|hours?|hrs?|days?)\s+ago\b", re.I)
_AROUND = re.compile(
    rf"\b(?:{_WEEKDAY}|{_ZONE}|(?:19|20)\d{{2}}\b|(?:local )?time\b|hrs?\b|hours\b|date\b|first\b|last\b"
    r"|(?:at|on|by|was|posted|published|updated?|modified|created|filed)\b)"
    r"|[+-]\d{2}:?\d{2}\b|[\s,:;|/@()\[\]·•*–—.-]+",
    re.I,
)


def iso(value: str) -> str | None:
    """Return a date as ISO 8601, or None if it cannot be read in just one way.

    A value that already is an ISO date or date-time comes back as it is, but for the forms without hyphens
    or with weeks: days are compared as they are written.

    Example:
        >>> iso("September 9, 2016, 1:52 pm"), iso("25/12/2016"), iso("9/10/2016")
        ('2016-09-09', '2016-12-25', None)
    """
    value = value.strip()
    try:
        moment = datetime.datetime.fromisoformat(value)
    except ValueError:
        pass
    else:
        if _DAY.match(value):
            return value
        return moment.isoformat() if len(value) > len("2016-W36-5") else moment.date().isoformat()
    if _MAIL.fullmatch(value):
        try:
            return parsedate_to_datetime(value.strip()).isoformat()
        except ValueError:
            return None
    return date_in(value) if is_timestamp(value) else None


def date_in(line: str) -> str | None:
    """Return the one full date that a line holds, as an ISO date; None if there is none or several."""
    found = {date for date in _dates(line) if date is not None}
    return found.pop() if len(found) == 1 else None


def is_timestamp(line: str) -> bool:
    """Whether a line holds a date or a time of day and nothing else but what goes with them."""
    if len(line) > 120 or not any(c.isdecimal() for c in line):
        return False
    rest, times = _WHEN.subn(" ", line)
    return times > 0 and not _AROUND.sub("", rest)


def _dates(line: str) -> list[str | None]:
    found = [_date(int(y), int(m), int(d)) for y, m, d in re.findall(r"\b(\d{4})-(\d{2})-(\d{2})", line)]
    found += [_date(int(y), _month(m), int(d)) for m, d, y in _MONTH_FIRST.findall(line)]
    found += [_date(int(y), _month(m), int(d)) for d, m, y in _DAY_FIRST.findall(line)]
    found += [_date(int(y), int(m), int(d)) for y, m, d in _YEAR_FIRST.findall(line)]
    for first, second, year in _NUMERIC.findall(line):
        # 9/10 is September in one country and October in another; 25/12 and 9/9 are the same in both.
        readings = {_date(int(year), int(first), int(second)), _date(int(year), int(second), int(first))}
        found += readings if len(readings - {None}) == 1 else []
    return found


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _date(year: int, month: int, day: int) -> str | None:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None
