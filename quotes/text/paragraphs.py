"""The paragraphs of a text, and the text as a tokeniser can take it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quotes.models import Span

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_BLOCK = re.compile(r"[^\n\r]+(?:\r?\n(?![ \t\r]*(?:\n|\Z))[^\n\r]+)*")
_FINAL = ".!?:”\"’'…"
_SAMPLE = 20_000
_LONGEST = 10_000
_SENTENCE_END = re.compile(r"[.!?][\"”’')]*\s+(?=[A-Z“\"‘])")
_UNSAFE = re.compile("[\x00\ud800-\udfff]")


def paragraphs(text: str) -> tuple[Span, ...]:
    """Return the paragraphs that hold more than white space, in order.

    A paragraph ends with its line; in a text whose lines are broken to a width, it ends at an empty line.
    One of more than 10,000 characters is cut behind a sentence.
    """
    pattern = _BLOCK if _is_hard_wrapped(text) else _LINE
    found = (Span(*m.span()) for m in pattern.finditer(text) if not m.group().isspace())
    return tuple(piece for span in found for piece in _pieces(text, span))


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """Cut a paragraph that is longer than any real one behind sentences."""
    start = span.start
    while span.end - start > _LONGEST:
        ends = [m.end() for m in _SENTENCE_END.finditer(text, start + _LONGEST // 2, start + _LONGEST)]
        if not ends:
            break
        yield Span(start, ends[-1])
        start = ends[-1]
    yield Span(start, span.end)


def _is_hard_wrapped(text: str) -> bool:
    """Whether most lines with a neighbour below break in the middle of a sentence."""
    if "\n\n" not in text.replace("\r", ""):
        return False
    lines = text[:_SAMPLE].splitlines()
    pairs = [(a, b) for a, b in zip(lines, lines[1:], strict=False) if a.strip() and b.strip()]
    inside = [a for a, b in pairs if a.rstrip()[-1] not in _FINAL and b.lstrip()[0].isalnum()]
    broken = [a for a in inside if 40 <= len(a) <= 100]
    return len(broken) >= 3 and len(broken) >= 0.6 * len(pairs)


def safe(text: str) -> str:
    """Replace what no tokeniser takes (NULs, lone surrogates) one for one, so that offsets hold."""
    return _UNSAFE.sub("\ufffd", text)
