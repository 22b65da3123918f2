"""Guess from its shape what a marked stretch is for: speech, a title, a nickname, a scare quote, code.

The guess looks at the words alone. Whether a short stretch is a fragment of speech is for detection to
say, which sees the cue beside it.
"""

from __future__ import annotations

import re
from typing import Literal

from quotes.models import Span
from quotes.text.wordlists import wordlist

Use = Literal["speech", "title", "nickname", "scare", "code"]
NO_SPEECH: frozenset[Use] = frozenset({"title", "nickname", "code"})

_WORD = re.compile(r"[^\W_][\w'’.&-]*")
_ATTRIBUTE = re.compile(r"[A-Za-z]=\Z")  # what scraping left of a page's own code: author="…"
_SMALL = wordlist("quotes.text", "small_words")
_MAX_NAME = 8
_MAX_SCARE = 2


def use_of(text: str, inner: Span, outer: Span) -> Use:
    """Return what the marks around `inner` seem to be for."""
    if _ATTRIBUTE.search(text, max(0, outer.start - 2), outer.start):
        return "code"
    words = _WORD.findall(inner.of(text)) if len(inner) < 200 else []
    if not words or len(words) > _MAX_NAME or inner.of(text).rstrip()[-1:] in "!?…":
        return "speech"
    before = _WORD.findall(text[max(0, outer.start - 40) : outer.start])
    after = text[outer.end : outer.end + 2]
    capitals = (
        all(w[0].isupper() or w[0].isdigit() or w.lower() in _SMALL for w in words) and words[0][0].isupper()
    )
    if len(words) <= 3 and before and _names(before, text, outer, after):
        return "nickname"
    announced = bool(before) and before[-1].lower().rstrip(".") in wordlist("quotes.text", "title_nouns")
    # "This is it" has no capital but its first, and small words only.
    titled = any(not w[0].islower() for w in words[1:])
    long = len(words) > 2 or (len(words) == 2 and not inner.of(text).endswith("."))
    if capitals and (announced or (titled and long and not _in_headline(text, outer))):
        return "title"
    if len(words) <= _MAX_SCARE and not inner.of(text).endswith("."):
        return "scare"
    return "speech"


def _in_headline(text: str, outer: Span) -> bool:
    """Whether a stretch stands in a line whose other words have capitals too: then its own tell nothing."""
    start = text.rfind("\n", max(0, outer.start - 300), outer.start) + 1
    stop = text.find("\n", outer.end, outer.end + 300)
    around = text[start : outer.start], text[outer.end : stop if stop >= 0 else outer.end + 300]
    long = [w for part in around for w in _WORD.findall(part) if len(w) > 3]
    return len(long) >= 2 and all(w[0].isupper() or not w[0].isalpha() for w in long)


def _names(before: list[str], text: str, outer: Span, after: str) -> bool:
    gap = text[outer.start - 2 : outer.start]
    amid = gap[1:] == " " and gap[0].isalpha() and len(after) == 2 and after[0] == " " and after[1].isupper()
    between = amid and before[-1][0].isupper() and text[outer.end - 2] not in ".,!?"
    last = before[-1].lower()
    naming = wordlist("quotes.text", "naming_words")
    phrase = " ".join(w.lower() for w in before[-2:])
    return (between and text[outer.start + 1].isupper()) or last in naming or phrase in naming
