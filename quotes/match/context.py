"""What stands around a quote and tells its occasion: on which days it may have been said, and where."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import fsum

from quotes.match.align import rarity
from quotes.models import Span
from quotes.text.name_lists import table
from quotes.text.sentences import sentences

_BEFORE, _AFTER = 320, 220
_TELLING, _BASE = 0.7, 0.5
# A story of the evening is dated the next day, and a paper's date may be that of its print.
_SLACK = timedelta(days=1)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_TIME = re.compile(
    rf"""\b(?P<other>(?:next|coming|until|till|before|since|after|following|by|every)\s+)?(?:
      (?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b
    | (?P<month>{_MONTH})\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,\s(?P<year>\d{{4}})\b)?
    | (?P<first>\d{{1,2}})\s(?P<behind>{_MONTH})(?:\s(?P<then>\d{{4}})\b)?
    | (?:in|last|early|late|mid-)\s?(?P<alone>{_MONTH})(?!\s\d{{1,2}}\b)(?:\s(?P<of>\d{{4}})\b)?
    | (?P<word>yesterday|today|tonight|(?:last|this|earlier\sthis)\s(?:week|month|year))\b
    )""",
    re.VERBOSE,
)
# A year, or years ago, tells when words were said only right behind "said", or at the head of so few words.
_SAID = r"(?:said|told\s\w+|wrote|warned|argued|insisted|claimed|promised|declared|testified|tweeted|asked)"
_COUNTS = ("a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_AGO = re.compile(
    rf"""(?:^\W*(?=[^.;]{{,60}}\Z)|\b{_SAID}\s)
    (?:in\s(?P<year>(?:19|20)\d\d)|(?P<count>\d{{1,2}}|{"|".join(_COUNTS)})\s(?P<unit>day|week|month|year)s?\sago)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_TOWN = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside) ((?:[A-Z][\w’'-]+ ?){1,3}), "
    r"((?:[A-Z][a-z]*\.){1,3}|[A-Z][a-z]+(?: [A-Z][a-z]+)?)"
)
_WORD = re.compile(r"[^\W\d_]{3,}")
_LETTER = re.compile(r"[^\W\d_]")
_MARKS = " \t\u00a0\"'“”‘’«»„"
_STOPS = tuple(".!?…")

Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a quote.

    Attributes:
        telling: Words that say what is spoken of, those of the quote included, in small letters.
        said: First and last day on which it may have been said, where its sentence names a time.
        towns: Towns that its sentence names with their state or country.
    """

    telling: frozenset[str]
    said: Days | None = None
    towns: frozenset[str] = frozenset()


def context(text: str, spans: Sequence[Span], published: date | None = None) -> Context:
    """Read what stands around a quote.

    Time and town are taken from the sentence that the quote stands in or, where the quote is a sentence of
    its own, from the two before it in the paragraph: the further off, the likelier they are another's.

    Args:
        text: The article's text.
        spans: The quote's stretches, in order; at least one.
        published: Day of publication, from which "on Monday" is counted.

    Example:
        >>> text = 'In Oslo, Norway, on Friday the mayor said: "No ferry will sail."'
        >>> found = context(text, [Span(44, 63)], date(2031, 5, 4))
        >>> found.said[0].isoformat(), sorted(found.towns)
        ('2031-05-02', ['Oslo, Norway'])
    """
    first, last = spans[0].start, spans[-1].end
    start, stop = max(0, first - _BEFORE), min(len(text), last + _AFTER)
    telling = frozenset(w for w in map(str.lower, _WORD.findall(text, start, stop)) if rarity(w) >= _TELLING)
    beside = list(_beside(text, start, first, last, stop))
    towns = frozenset(town for piece, _ in beside for town in _towns(piece))
    return Context(telling, _said(beside, published) if published else None, towns)


def apart(here: Days, there: Days) -> int:
    """Return the days that lie between two times, each a first and a last day; 0 if they overlap."""
    return max(0, (here[0] - there[1]).days, (there[0] - here[1]).days)


def contradiction(here: Context, there: Context, day_here: date | None, day_there: date | None) -> str | None:
    """Say why two contexts cannot be of one occasion; None if they may be.

    Args:
        here: What stands around one quote.
        there: What stands around the other.
        day_here: Day on which the one was published, if it is known.
        day_there: Day on which the other was published.
    """
    if here.said and there.said and apart(here.said, there.said) > _SLACK.days:
        return f"said on {here.said[0]} here, on {there.said[0]} there"
    for said, printed in ((here.said, day_there), (there.said, day_here)):
        if said and printed and said[0] - printed > _SLACK:
            return f"said on {said[0]} on one side, printed on {printed} by the other"
    if here.towns and there.towns and not here.towns & there.towns:
        return f"said in {min(here.towns)} here, in {min(there.towns)} there"
    return None


def company(here: Context, there: Context, shared: frozenset[str]) -> float:
    """Return how much the words around two quotes have in common, by their rarity.

    Args:
        here: What stands around one quote.
        there: What stands around the other.
        shared: Words that the quotes themselves share: they do not count.
    """
    # Rounded once: a set has no order, and two runs must not differ.
    return fsum(rarity(word) - _BASE for word in (here.telling & there.telling) - shared)


def _beside(text: str, start: int, first: int, last: int, stop: int) -> Iterator[tuple[str, bool]]:
    """Yield what tells about a quote, nearest first, and whether it stands in front of the quote."""
    begin = max(start, text.rfind("\n", start, first) + 1)
    end = text.find("\n", last, stop)
    behind = text[last : stop if end < 0 else end]
    before = [span.of(text) for span in sentences(text, begin, first)]
    lead = before.pop() if before and not before[-1].rstrip(_MARKS).endswith(_STOPS) else ""
    content = text[first:last].rstrip()
    after = "" if content.endswith(_STOPS) else next((s.of(behind) for s in sentences(behind)), "")
    if not content.endswith(",") and not after.lstrip(_MARKS).startswith(","):
        # Within a clause only what ends the clause is said of the quote.
        after = after.partition(",")[0]
    if _LETTER.search(lead + after):
        yield lead, True
        yield after, False
    else:
        yield from ((piece, True) for piece in before[:-3:-1])


def _towns(piece: str) -> Iterator[str]:
    """Yield the towns that a piece of text names with their state or country."""
    places = table("places")
    for match in _TOWN.finditer(piece):
        for region in (match[2], match[2].partition(" ")[0]):
            kind, *of = places.get(region, ("",))
            if kind in ("state", "country"):
                yield f"{match[1].strip()}, {of[0] if of else region}"
                break


def _said(pieces: Sequence[tuple[str, bool]], published: date) -> Days | None:
    """Return the time named nearest to the quote."""
    for piece, leads in pieces:
        found = [_known(_days, match, published) for match in _TIME.finditer(piece) if not match["other"]]
        if known := [days for days in found if days]:
            return known[-1 if leads else 0]
        if long_ago := _AGO.search(piece):
            return _known(_years, long_ago, published)
    return None


def _years(match: re.Match[str], published: date) -> Days:
    """Return the days of "in 2019" or "two years ago", those ago a unit wide to both sides but for days."""
    if match["year"]:
        return date(int(match["year"]), 1, 1), date(int(match["year"]), 12, 31)
    count = match["count"].lower()
    number = int(count) if count.isdigit() else _COUNTS.index(count) + 1
    length = {"day": 1, "week": 7, "month": 31, "year": 366}[match["unit"].lower()]
    day = published - timedelta(days=number * length)
    wide = timedelta(days=length - 1)
    return day - wide, min(day + wide, published)


def _known(read: Callable[[re.Match[str], date], Days], match: re.Match[str], published: date) -> Days | None:
    try:
        return read(match, published)
    except (ValueError, OverflowError):
        return None  # February 31, or a day before the calendar's first


def _days(match: re.Match[str], published: date) -> Days:
    """Return the days that a time as printed stands for, counted back from the day of publication."""
    if weekday := match["weekday"]:
        day = published - timedelta(days=(published.weekday() - _DAYS.index(weekday.lower())) % 7)
        return day, day
    if month := match["month"] or match["behind"]:
        return _date(match["year"] or match["then"], month, int(match["day"] or match["first"]), published)
    if match["alone"]:
        return _whole_month(match["of"], match["alone"], published)
    return _period(match["word"], published)


def _date(year: str | None, month: str, day: int, published: date) -> Days:
    number = _MONTHS.index(month[:3].lower()) + 1
    found = date(int(year or published.year), number, day)
    if year is None and found - published > _SLACK:
        found = date(published.year - 1, number, day)
    return found, found


def _whole_month(year: str | None, month: str, published: date) -> Days:
    number = _MONTHS.index(month[:3].lower()) + 1
    first = date(int(year or published.year - (number > published.month)), number, 1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _period(word: str, published: date) -> Days:
    """Return the days of "yesterday", "last month", "this week" and the like."""
    if word in ("today", "tonight"):
        return published, published
    day = published - timedelta(days=1)
    if word == "yesterday":
        return day, day
    unit = word.rpartition(" ")[2]
    if not word.startswith("last"):
        length = {"week": 7, "month": published.day, "year": published.timetuple().tm_yday}[unit]
        return published - timedelta(days=length), published
    if unit == "week":
        return published - timedelta(days=13), day
    if unit == "month":
        stop = published.replace(day=1) - timedelta(days=1)
        return stop.replace(day=1), stop
    return date(published.year - 1, 1, 1), date(published.year - 1, 12, 31)
