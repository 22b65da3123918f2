"""What a single line of an article is, judged by itself: caption, byline, timestamp or credit."""

from __future__ import annotations

import functools
import re
from importlib.resources import files

from quotes.corpus.dates import is_timestamp
from quotes.models import ZoneName

# Body paragraphs are longer than anything that is judged here.
_LONGEST = 600
_SPEECH = re.compile(
    r"[\"“”„«»]|''|``|\b(?:said|says|say|saying|told|tells|asked|asks|added|adds|claimed|claims|warned|warns"
    r"|insisted|insists|argued|argues|announced|called|stated|states|wrote|according)\b",
    re.I,
)
_MARKS = re.compile(r"[\"“”„«»]|''|``")
_LAST_BRACKETS = re.compile(r"(?P<open>[\[(])(?P<inside>[^\[\]()]{2,80})[\])]\.?$")
_PICTURE = re.compile(
    r"(?:[\w-]+ ){0,2}(?:photo|photograph|picture|image)s?(?:\s*[/:]|\s+(?:by|courtesy|credit|provided)\b|$)"
    r"|getty images",
    re.I,
)
_PICTURE_CREDIT = re.compile(
    r"(?:\b(?:photo|photograph|picture|image)(?: credit)?\s*:\s*[^:.]{2,60}"
    r"|\bREUTERS/[^/]{2,60}|/Getty Images\.?)$",
    re.I,
)
_NAME = r"(?:(?:[A-Z]\.)+|[A-Z][\w’'-]*\.?|de|da|di|del|der|den|van|von|bin|al|el|la|le|du)"
_BYLINE = re.compile(
    rf"(?i:(?:words |story |report |written |posted |analysis |exclusive )?by)\s*:?\s+"
    rf"(?P<names>{_NAME}(?:\s+{_NAME}){{0,4}}(?:\s*(?:,|&|\band\b|\bwith\b)\s*{_NAME}(?:\s+{_NAME}){{1,3}}){{0,4}})"
    r"(?P<rest>\s*(?:[,|/•·(–—-]|\b(?:in|for|at|Special|Staff|Updated|Published|reporters?|staff|correspondents?)\b).{0,100})?"
)
_JOB = re.compile(
    r"(?:[A-Z][\w.’'-]*,?\s+){2,5}(?:[|,–—-]\s*)?(?:[A-Za-z]+\s+){0,3}"
    r"(?i:staff (?:writer|reporter)|correspondent|reporter|columnist"
    r"|(?:political|city|business|foreign|news|home affairs) editor)",
)
_STAFF = re.compile(r"\s*(?:reporters?|staff|correspondents?)\b")
_NOT_NAMES = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october"
    r"|november|december|the|this|that|now|then|all|any|its|his|her|their|our|my",
    re.I,
)
_OPENING = " \t([{<*_-–—―•·|"
_CLOSING = " \t.:»>→…*_|"


def holds_speech(line: str) -> bool:
    """Whether a line may report speech: it has quotation marks or a common word that reports."""
    return _SPEECH.search(line) is not None


def line_zone(line: str) -> ZoneName | None:
    """Return the zone of a line that can stand anywhere: timestamp, caption or page furniture."""
    if len(line) > _LONGEST:
        return None
    if is_timestamp(line):
        return "timestamp"
    if _captions().match(line):
        return "caption"
    finished = line.endswith((".", "!", "?", '"', "”"))
    # Whether a line holds speech takes the longest to tell, and is asked last.
    if _furniture().fullmatch(line.strip(_CLOSING)) and not (finished and holds_speech(line)):
        return "credit"
    if _is_pictured(line) and not holds_speech(line):
        return "caption"
    return None


def is_byline(line: str) -> bool:
    """Whether a line names the article's author and does nothing else.

    Example:
        >>> is_byline("By Ada Quill, Political Editor"), is_byline("By Tuesday the road was open.")
        (True, False)
    """
    if len(line) > 160 or _MARKS.search(line):
        return False
    if _JOB.fullmatch(line.rstrip(_CLOSING)):
        return True
    # An outlet's name, or a desk's, with the date behind a bar.
    before, bar, behind = line.rpartition("|")
    if bar and len(before.split()) <= 6 and before[:1].isupper() and is_timestamp(behind):
        return True
    found = _BYLINE.fullmatch(line.strip(_OPENING).rstrip("*_|"))
    if found is None or (found["rest"] and line.endswith((".", "!", "?"))):
        return False
    names = found["names"].rstrip(".")
    first, _, more = names.partition(" ")
    if _NOT_NAMES.fullmatch(first) and not is_agency(names):
        return False
    return (
        bool(more)
        or bool(_STAFF.match(found["rest"] or ""))
        or is_agency(first)
        or first.casefold() == "staff"
    )


def is_credit(line: str) -> bool:
    """Whether a line at the end of an article credits agencies, reporters or owners."""
    words = line.strip(_OPENING + _CLOSING + ")]}")
    if not words or len(line) > _LONGEST or _MARKS.search(line):
        return False
    return words.casefold() in _agencies() or _credits().search(line.lstrip(_OPENING)) is not None


def is_agency(name: str) -> bool:
    """Whether a name, of one agency or several parted by slashes, is that of a news agency."""
    return any(part.strip().casefold() in _agencies() for part in re.split(r"[/,;]| and ", name))


def _is_pictured(line: str) -> bool:
    last = _LAST_BRACKETS.search(line)
    if last is None:
        return _PICTURE_CREDIT.search(line) is not None
    inside = last["inside"]
    if _PICTURE.match(inside) or ("/" in inside and is_agency(inside)):
        return True
    # A finished sentence before `[Reuters]` is a summary of what Reuters has, not a caption.
    finished = line[: last.start()].rstrip().endswith((".", "!", "?"))
    return last["open"] == "[" and not finished and is_agency(inside)


def entries(name: str) -> list[str]:
    """Return the lines of a data file of this package, without comments."""
    text = (files("quotes.corpus") / "data" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@functools.cache
def _agencies() -> frozenset[str]:
    return frozenset(name.casefold() for name in entries("agencies.txt"))


@functools.cache
def _captions() -> re.Pattern[str]:
    return _any_of("captions.txt")


@functools.cache
def _credits() -> re.Pattern[str]:
    return _any_of("credits.txt")


@functools.cache
def _furniture() -> re.Pattern[str]:
    return _any_of("furniture.txt")


def _any_of(name: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{entry})" for entry in entries(name)), re.I)
