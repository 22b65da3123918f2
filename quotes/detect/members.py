"""Which of the contents of a cue were said, and which only tell of the saying."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quotes.detect.links import BLANKS
from quotes.detect.units import Unit
from quotes.models import Span

_BY = re.compile(r"\bby:?\Z")
_TO_SOMEONE = re.compile(r"(?:ask|tell|told|warn|remind|urg)\w*\Z", re.IGNORECASE)
_CLAUSE = re.compile(
    r"(?:if|whether|that|wh\w+|how|to|about|for|of|not|he|she|they|it|we|I|there)\b", re.IGNORECASE
)
_RELATIVE = re.compile(r"[\W]*(?:(?:to\s+)?(?:which|whom)|who|to)[\W]*", re.IGNORECASE)
_TO_WHICH = re.compile(r"\bto\s+which\b", re.IGNORECASE)
_MANNER = re.compile(r"(?:[A-Z]\w+(?:ed|ing|ly)\b|Asked\b)(?:\s+[\w’'-]+){0,5}[,\s]*")
_ADVERB = re.compile(r"\w+ly[.,:]?")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|am|has|have|had|will|would|can|could|may|might|must|should|shall|do|does|did)\b"
)
_MEANWHILE = re.compile(
    r"(?P<said>[“\"‘«].*[”\"’»])\s+(?:before|after|while|without)\s+\w+ing\b[^“”\"«»]*", re.DOTALL
)


def what_was_said(text: str, cue: Span, members: Sequence[Unit]) -> list[Unit]:
    """Return the contents of a cue without what only tells of the saying, if any is speech in marks.

    That is whom it was said to (“‘Why?’ Hale asked the driver of the van”; “Hale was asked by Orr: ‘Why?’”),
    how (“Clearly angry, he added: ‘Why?’”; “she says finally”), meanwhile what else was done (“Hale cried
    ‘Why?’ before driving off”), and a pronoun that leads on (“to which he replied ‘Why?’”).
    """
    kept = [_without_deed(text, unit) for unit in members]
    marked = [unit for unit in kept if unit.direct]
    told = [unit for unit in kept if unit.direct or not _tells_only(text, cue, unit, marked)]
    return told or kept


def _without_deed(text: str, unit: Unit) -> Unit:
    found = None if unit.direct else _MEANWHILE.fullmatch(text, unit.span.start, unit.span.end)
    return replace(unit, span=Span(*found.span("said")), direct=True) if found else unit


def _tells_only(text: str, cue: Span, unit: Unit, marked: Sequence[Unit]) -> bool:
    span, words = unit.span, unit.span.of(text)
    if _RELATIVE.fullmatch(words):
        to_which = _TO_WHICH.search(text[max(0, span.start - 3) : span.end + 6])
        return bool(to_which or _replies(text, cue, marked))
    if not marked:
        return False
    if _ADVERB.fullmatch(words) and cue.end <= span.start and not text[cue.end : span.start].strip(BLANKS):
        return True
    if _BY.search(cue.of(text)) and span.start < cue.start:
        return True
    if _TO_SOMEONE.match(cue.of(text)) and not text[cue.end : span.start].strip(BLANKS):
        first = marked[0].span
        leads = first.end <= cue.start or text[span.end : first.start].strip() == ":"
        return leads and not _CLAUSE.match(words) and not any(ch in words for ch in '“”"«»')
    manner = span.end <= cue.start and _MANNER.fullmatch(words) and not _FINITE.search(words)
    return bool(manner) and _replies(text, cue, marked)


def _replies(text: str, cue: Span, marked: Sequence[Unit]) -> bool:
    """Whether a colon leads from a cue to words in marks, which are a sentence then."""
    return bool(marked) and text[cue.end - 1 : marked[0].span.start].rstrip(BLANKS).endswith(":")
