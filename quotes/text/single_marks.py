"""Pair single quotation marks and tell them from apostrophes, possessives and decades."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from quotes.models import Span
from quotes.text.wordlists import wordlist

_OPENING = re.compile("[‘'‛‚`’]")
_CLOSING = re.compile("[’'‘]")
_WORD = re.compile(r"[^\W_]+")
_BEFORE_OPENING = '([{—–-/“"„«…:*_>|'
_STRONG_BEFORE = '.,!?…;:)]—–-”"»'
_STRONG_AFTER = '.,!?…;:)]—–-”"»/'
_MAX_WEAK_WORDS = 12
_MAX_CHARS = 5_000


def single_pairs(text: str, span: Span, doubles: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Yield the offsets of opening and closing single marks in one paragraph.

    A pair never crosses the border of a stretch between double marks. A mark that opens the paragraph
    and is never closed runs to its end if the next paragraph opens with one too; the second offset is
    then the paragraph's end.

    Args:
        text: The whole text.
        span: One paragraph, or the inside of a stretch between double marks.
        doubles: Inner spans of the stretches between other marks in it.
    """
    if _OPENING.search(text, span.start, span.end) is None:
        return
    top: list[Span] = []
    within: dict[Span, list[Span]] = {}
    for double in sorted(doubles, key=lambda d: (d.start, -d.end)):
        if top and double.end <= top[-1].end:
            within.setdefault(top[-1], []).append(double)
        else:
            top.append(double)
    starts = [d.start for d in top]

    def covered(i: int) -> bool:
        k = bisect_right(starts, i) - 1
        return k >= 0 and i < top[k].end

    i = span.start
    while (found := _OPENING.search(text, i, span.end)) is not None:
        start = found.start()
        i = start + 1
        if covered(start) or not _opens(text, span, start):
            continue
        end = _close(text, span, start, covered)
        if end is None and _reopened(text, span, start):
            end = span.stripped(text).end
        if end is not None and any(c.isalnum() for c in text[start + 1 : end]):
            yield start, end
            i = end + 1
    for double in top:
        yield from single_pairs(text, double, within.get(double, ()))


def _opens(text: str, span: Span, i: int) -> bool:
    before = text[i - 1] if i > span.start else " "
    after = text[i + 1] if i + 1 < span.end else " "
    if not (before.isspace() or before in _BEFORE_OPENING) or after.isspace() or after in _STRONG_AFTER[:6]:
        return False
    if text[i] == "’" and not (i == span.start or before in '“"'):  # mostly an apostrophe: ’90s, ’em
        return False
    if after in "'’‘`" or before in "'’‘`":
        return False
    word = _WORD.match(text, i + 1)
    if word is None:
        return True
    if word.group().lower() in wordlist("quotes.text", "elisions"):
        return text[i] == "‘" and text[word.end() : word.end() + 1] not in "’'"
    return not re.match(r"\d\ds?\b(?![’'])", text[i + 1 : i + 6])


def _close(text: str, span: Span, start: int, covered: Callable[[int], bool]) -> int | None:
    limit = min(span.end, start + _MAX_CHARS)
    closers = "’'" if text[start] in "‘‛`’" else "'’" if text[start] == "'" else "‘’"
    weak: int | None = None
    for found in _CLOSING.finditer(text, start + 2, limit):
        j = found.start()
        if covered(j):
            continue
        if _opens(text, span, j) and text[j] != "’" and j > start + 1:
            if weak is not None:
                return weak
            if text[j] == text[start] and text[j] == "‘":
                return None
        if text[j] not in closers:
            continue
        strength = _strength(text, span, j)
        if strength == "strong":
            return j
        if len(_WORD.findall(text[start:j])) > _MAX_WEAK_WORDS:
            continue
        if strength == "plain":
            return j
        if strength == "weak":
            weak = j
    return weak


def _strength(text: str, span: Span, j: int) -> str | None:
    """How surely a mark closes: `strong`, `plain`, `weak` (a possessive or a dropped ending), or None."""
    before = text[j - 1]
    after = text[j + 1] if j + 1 < span.end else ""
    if before.isspace() or after.isalnum():
        return None
    if after in "'’" and after:
        return None
    word = re.search(r"[^\W_]+$", text[max(span.start, j - 24) : j])
    if word is not None and word.group().lower() in wordlist("quotes.text", "dropped_endings"):
        return None
    if before in _STRONG_BEFORE or not after or after in _STRONG_AFTER:
        return "strong"
    if word is not None and (word.group()[-1] in "sS" or word.group().endswith("in")):
        return "weak"
    return "plain"


def _reopened(text: str, span: Span, start: int) -> bool:
    if text[span.start : start].strip()[-1:] not in ("", *":,.!?"):
        return False
    follows = re.match(r"\s*[\n\r]\s*(\S)", text[span.end : span.end + 12])
    return follows is not None and follows.group(1) == text[start]
