"""Speakers' labels that end in a stop, as in hearings of Congress and debates of the European Parliament."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quotes.corpus.labels import Label, is_titled, named
from quotes.models import Span

# The patterns begin with a line's end and not with "^", which makes the search ten times as fast.
_WORD = r"[A-Z][\w’'-]*+"
# "Mr. Diaz. Thank you." and "The Clerk. Mr. Diaz?" at the head of a paragraph.
_SPOKEN = re.compile(
    rf"\n[^\S\n]*+(?P<name>(?:[A-Z][a-z]{{1,4}}\. )?(?:{_WORD} ){{0,2}}{_WORD}(?: of {_WORD}| pro tempore)?)"
    r"(?P<rest>)\.[^\S\n]+(?=[A-Z“\"(\[])"
)
# "Ana Diaz (PPE), in writing. – Madam President, …"
_DASHED = re.compile(
    rf"\n[^\S\n]*+(?P<name>{_WORD}(?: {_WORD}){{0,4}})"
    r"(?P<rest>(?: ?\([^()\n]{1,40}\))?(?:, [^.\n–—]{3,80})?)\. [–—][^\S\n]+"
)
_ABOVE = re.compile(r"(?:\A|\n[^\S\n]*\n|[.!?:”\")\]][^\S\n]*\n)[^\S\n]*\Z")


def stopped(text: str) -> Iterator[Label]:
    """Yield what may be labels that end in a stop: names with a title, offices, and what a dash follows."""
    dashed = list(_labels(_DASHED, text)) if ". –" in text or ". —" in text else []
    yield from dashed or (label for label in _labels(_SPOKEN, text) if _is_speaker(text, label))


def _labels(pattern: re.Pattern[str], text: str) -> Iterator[Label]:
    for found in pattern.finditer(f"\n{text}"):
        printed = Span(found.start("name"), found.end("rest")).shifted(-1)
        yield Label(Span(printed.start, found.end() - 1), found["name"], None, True, False, printed=printed)


def _is_speaker(text: str, label: Label) -> bool:
    """Whether a name has a title, or is an office, and begins a paragraph and not just a line."""
    _, _, office = label.name.partition("The ")
    known = is_titled(label.name) or (office and named(office.removesuffix(" pro tempore")) is None)
    start = label.span.start
    return bool(known) and _ABOVE.search(text, max(0, start - 80), start) is not None
