"""Speakers' labels: the name in front of a turn, as transcripts and captions print it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from quotes.models import Span
from quotes.text.name_lists import is_given, table
from quotes.text.wordlists import wordlist

# Possessive repeats (`*+`): long runs of blanks or letters are gone through once.
TIME = r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?"
_WORD = r"[^\W\d_](?:[^\W_]|[.'’&‑-])*+"
_NAME = rf"{_WORD}(?:[ \u00a0](?:{_WORD}|#?\d{{1,3}}(?!\d|:\d))|_\d{{1,3}}){{0,6}}"
# The rest of a label: an office behind a comma, party and place in brackets.
_REST = r"[ ]?[,(\[][^:\n]{1,100}?"
_UNTIL = rf"(?:[^\S\n]?[-–—][^\S\n]?{TIME})?"
_HEAD = rf"[^\S\n]*+(?:[(\[]?(?P<before>{TIME}){_UNTIL}[)\]]?[^\S\n]*+(?:[-–—|][^\S\n])?+[^\S\n]*+)?"
_MARKS = r"(?P<mark>>{2,3}[^\S\n]*+|[-–—•][^\S\n])?[^\S\n]*+[*_#]{0,3}[^\S\n]?"
_BEHIND = rf"[*_]{{0,3}}[^\S\n]*+(?:[(\[]?(?P<behind>{TIME}){_UNTIL}[)\]]?)?"
_AFTER = rf"(?:[^\S\n]*+[(\[](?P<after>{TIME}){_UNTIL}[)\]])?"
_LABEL = (
    rf"{_HEAD}{_MARKS}(?:(?P<open>[\[(])?(?P<name>{_NAME})(?(open)[\])])(?P<rest>{_REST})??{_BEHIND}[^\S\n]?(?P<colon>:)[*_]{{0,3}}{_AFTER}(?=\s|$)"
    r"|(?P<letter>[QA])[*_]{0,3}(?:\.[^\S\n]|[^\S\n]{2}|\t))[^\S\n]*+"
)
_COLON, _ANYWHERE = re.compile(f"^{_LABEL}", re.MULTILINE), re.compile(_LABEL)
# Only a line with a colon, or with Q or A as its first letter, can hold one: a tenth of the time.
_MAY_COLON = re.compile(r"(?:[^\w\n]|_)*+[QA]|[^\n:]*+:")
# An office behind a dash too: "Ana Diaz -- Chief Executive Officer".
_LINE = re.compile(
    rf"^{_HEAD}(?:\d{{1,3}}\.[^\S\n])?[*_#]{{0,3}}[^\S\n]?"
    rf"(?P<open>\[)?(?P<name>(?:{_WORD}, )?{_NAME})(?(open)\])"
    r"(?P<rest>(?:[ ]?[(\[][^()\[\]\n]{1,60}[)\]]){0,3}(?:[ ]+(?:--|[-–—])[ ][^\n:.?!]{2,100}?)?)"
    rf"(?P<mark>){_BEHIND}[^\S\n]*+\n\s*+",
    re.MULTILINE,
)
_BRACKETED = re.compile(rf"[\[(](?P<name>{_NAME})[\])][^\S\n]+(?=[^\W_]|[\"“‘'])")
_IN_OFFICE = re.compile(rf"[(\[](?P<name>{_NAME})[)\]]?$")
_NUMBERED = re.compile(r"[qa]\d{1,3}")
# "Ana Diaz, the mayor, said:" begins a sentence, "Ana Diaz, mayor of Lunby:" is a label.
_SENTENCE = re.compile(
    r",.*,|\bwh(?:o|ose|ich)\b|(?:ed|\b(?:said|says?|told|tells?|asks?|adds?|wrote|writes?))$"
)
_LOUD = 0.8
_MOST_WORDS = 5
# Of the words that name nobody, those that a sentence may begin with: "The answer: no".
_THINGS = frozenset(
    {"answer", "clip", "question", "questions", "recording", "subject", "tape", "text", "video"}
)


class Label(NamedTuple):
    """A label at the head of a line.

    Attributes:
        span: From the head of the line to the first word said.
        name: Who, as printed, without office, party and time.
        time: The time beside it, as printed.
        loud: Whether it is in capitals, or `Q` or `A`.
        marked: Whether `>>` or a dash stands before it.
        spare: Whether nothing but a stop or a gap follows it: `Q. ` instead of `Q: `.
        printed: The name with office, party and place, as printed.
        colon: The colon behind it, if there is one.
    """

    span: Span
    name: str
    time: str | None
    loud: bool
    marked: bool
    spare: bool = False
    printed: Span | None = None
    colon: Span | None = None

    @property
    def key(self) -> str:
        """What two labels of one speaker share; questions may be numbered (Q1)."""
        key = self.name.casefold()
        return key[0] if _NUMBERED.fullmatch(key) else key


def labels(text: str) -> Iterator[Label]:
    """Yield what may be a speaker's label with a colon, at the head of a line. Many are none."""
    return _labels(_colons(text))


def label_at(text: str, start: int) -> Label | None:
    """Return what may be a label with a colon that begins somewhere in a line."""
    found = _ANYWHERE.match(text, start)
    return next(_labels([found]), None) if found else None


def bracketed(text: str) -> Label | None:
    """Return the label that a text begins with in brackets, if it may name a speaker: "[Ana Diaz] No."."""
    found = _BRACKETED.match(text)
    if found is None:
        return None
    name = found["name"]
    given = any(is_given(word) for word in name.split()) and _may_label(name, loud=_is_loud(name))
    if not given and not _is_nobody(name):
        return None  # [APPLAUSE] and other sounds
    return Label(Span(*found.span()), name, None, _is_loud(name), False, printed=Span(*found.span("name")))


def lone_labels(text: str) -> Iterator[Label]:
    """Yield the lines that may be a speaker's name above the words, without a colon. Most are none."""
    found = _labels(_LINE.finditer(text))
    # "Diaz, Ana  0:12" is a name, "Lunby, Monday" a place.
    return (label for label in found if label.time or "," not in label.name)


def _colons(text: str) -> Iterator[re.Match[str]]:
    start, more = 0, True
    while more:
        if _MAY_COLON.match(text, start) and (found := _COLON.match(text, start)):
            yield found
        start = text.find("\n", start) + 1
        more = start > 0


def _labels(matches: Iterable[re.Match[str]]) -> Iterator[Label]:
    for found in matches:
        parts = found.groupdict()
        name = parts.get("letter") or parts["name"]
        loud = _is_loud(name)
        rest = (parts["rest"] or "").strip()
        holder = in_office(f"{name} {rest}") if rest else None
        told = not loud and rest.startswith(",") and _SENTENCE.search(rest)
        unnamed = parts.get("open") and _is_nobody(name)
        if holder or unnamed or (_may_label(name, loud=loud) and not told):
            name = holder or name
            time = parts["before"] or parts["behind"] or parts.get("after")
            letter = bool(parts.get("letter"))
            last = "letter" if letter else "rest" if parts["rest"] else "name"
            printed = Span(found.start("letter" if letter else "name"), found.end(last))
            colon = Span(*found.span("colon")) if parts.get("colon") else None
            yield Label(Span(*found.span()), name, time, loud, bool(parts["mark"]), letter, printed, colon)


def in_office(label: str) -> str | None:
    """Return the name in brackets behind an office: Ms Ana Diaz of "The Minister for Health (Ms Ana Diaz)".

    Example:
        >>> in_office("The Speaker (Sir Tom Hale)"), in_office("Ana Diaz (Port Selwyn)")
        ('Sir Tom Hale', None)
    """
    found = _IN_OFFICE.search(label)
    if found is None or named(re.split(r"[,(\[]", label)[0]):
        return None
    first, _, more = found["name"].partition(" ")
    return found["name"] if more and (is_given(first) or is_titled(found["name"])) else None


def is_titled(label: str) -> bool:
    """Whether a label is a name behind a title, a rank or an office: "Mr. Diaz", "Chairman Diaz"."""
    first = label.split()[0]
    return (
        " " in label
        and (first.title() in table("honorifics") or first.casefold() in _offices())
        and (named(label) is not None)
    )


def _may_label(name: str, *, loud: bool) -> bool:
    words = name.split()
    if name.casefold() in wordlist("quotes.corpus", "no_speakers"):
        return False
    if not loud and len(words) > _MOST_WORDS:
        return False
    return words[0][0].isupper() and all(
        not word[0].islower() or word.rstrip(".") in _small() for word in words
    )


def _is_nobody(name: str) -> bool:
    """Whether all words of a label tell that nobody is named: man, unidentified male, reporter 2."""
    return all(word.isdigit() or word in _no_things() for word in name.casefold().split())


def _is_loud(name: str) -> bool:
    letters = [char for char in name if char.isalpha()]
    if len(letters) == 1:
        return name[0] in "QA"
    return sum(char.isupper() for char in letters) >= _LOUD * len(letters)


def named(label: str) -> str | None:
    """Return the name in a label, or None if it names no person or body.

    HOST, Q, UNIDENTIFIED MALE and SPEAKER 2 name nobody; nor does an office alone (THE PRESIDENT, Mr.
    Speaker), nor do initials, which fit too many.

    Example:
        >>> named("SEN. ANA DIAZ"), named("AUDIENCE MEMBER"), named("THE MAYOR"), named("AD")
        ('SEN. ANA DIAZ', None, None, None)
    """
    words = [word for word in re.split(r"[\s._#]+", label.casefold()) if any(map(str.isalpha, word))]
    if not words or words[0] in ("the", "a", "an"):
        return None
    if all(word in _nobody() or len(word) == 1 for word in words):
        return None
    if len(words) == 1:
        letters = words[0]
        initials = len(letters) < 3 or (len(letters) == 3 and not set(letters) & set("aeiouy"))
        return None if initials or words[0] in _offices() else label
    if words[0] in _offices() and words[1] in ("for", "of"):
        return None
    courtesy = label.split()[0].title() in table("honorifics")
    if courtesy and all(word in wordlist("quotes.corpus", "addressed") for word in words[1:]):
        return None
    if courtesy or any(is_given(word) for word in words):
        return label
    return None if words[-1] in _ends_no_name() else label


@functools.cache
def _small() -> frozenset[str]:
    """Return the words of a label that stand in small letters: "An audience member", "Tom of Lunby"."""
    return wordlist("quotes.text", "particles") | {"of", "the", "and", "for"} | _no_things()


@functools.cache
def _nobody() -> frozenset[str]:
    return wordlist("quotes.corpus", "unnamed_speakers")


@functools.cache
def _no_things() -> frozenset[str]:
    """Return the words that name nobody, but for those that a sentence may begin with."""
    return _nobody() - _THINGS


@functools.cache
def _ends_no_name() -> frozenset[str]:
    """Return what no name ends with: offices, and the words that name nobody, but for those of bodies."""
    bodies = frozenset(word.casefold() for word in wordlist("quotes.text", "organisation_words"))
    return _offices() | (_nobody() - bodies)


@functools.cache
def _offices() -> frozenset[str]:
    return frozenset(word.casefold() for word in wordlist("quotes.text", "offices"))
