"""Split running text into sentences by rules, without a language model."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from quotes.models import Span

# A sentence may end with marks and brackets behind its stop: He said: "I will (soon)."
_STOP = re.compile(r"""(?:\.(?:\s?\.){2,}|[.!?…。！？]+)["'”’»“)\]]*(?=\s|$)|[\n\r\u2028\u2029]+""")
_WORD_BEFORE = re.compile(r"([^\s(\[\"“‘'«]+)\.$")
_OPENS = re.compile(r"[\s\"'“‘«„(\[–—-]*(?:[A-Z0-9$£€À-ÖØ-Þ]|[^\W\d_a-zà-ÿ])")


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Yield the sentences of a text, or of a stretch of it, without the white space around them.

    A line end always ends a sentence. A full stop behind an abbreviation (data/abbreviations.txt), an
    initial or a number's point does not, nor does any stop that a small letter follows.

    Args:
        text: Any text.
        start: Where to begin, in code points.
        end: Where to stop; None means the end of the text.

    Example:
        >>> text = 'Sen. A. B. Okoro paid $3.5 million. "Never again!" she said. He left.'
        >>> [span.of(text) for span in sentences(text)]
        ['Sen. A. B. Okoro paid $3.5 million.', '"Never again!" she said.', 'He left.']
    """
    stop = len(text) if end is None else min(end, len(text))
    first = start
    for match in _STOP.finditer(text, start, stop):
        if match.group()[0] in "\n\r\u2028\u2029" or _ends(text, match, stop):
            if span := _trimmed(text, first, match.end()):
                yield span
            first = match.end()
    if span := _trimmed(text, first, stop):
        yield span


def _ends(text: str, match: re.Match[str], stop: int) -> bool:
    following = _OPENS.match(text, match.end(), stop)
    if following is None:
        return not text[match.end() : stop].strip()
    if not match.group().startswith(".") or match.group().startswith(".."):
        return True
    before = _WORD_BEFORE.search(text, max(0, match.start() - 40), match.start() + 1)
    if before is None:
        return True
    word = before.group(1).lower()
    if word in _abbreviations():
        return _abbreviations()[word]
    # An initial, as in J. Okoro; "I" and letters at a sentence's end are rarer than initials.
    return not (len(word) == 1 and word.isalpha() and before.group(1).isupper() and word != "i")


def is_abbreviation(word: str) -> bool:
    """Whether a full stop behind a word in small letters may be that of an abbreviation."""
    return word in _abbreviations()


@cache
def _abbreviations() -> dict[str, bool]:
    lines = files("quotes.text").joinpath("data/abbreviations.txt").read_text(encoding="utf-8").split("\n")
    return {line.removesuffix("+"): line.endswith("+") for line in lines if line and line[0] != "#"}


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
