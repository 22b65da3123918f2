"""The line numbers down the margin of a transcript, as those of courts have them."""

from __future__ import annotations

import re
from functools import lru_cache

from quotes.models import Span

_LINE = re.compile(r"^[^\S\n]*(\d{1,2})(?=[^\S\n]|$)|^[^\S\n]*\S", re.MULTILINE)
_FIRST = re.compile(r"\n[^\S\n]*1(?=\s|\Z)")  # begins with a letter, which is looked for fast
_FEWEST, _SHARE = 6, 0.7


@lru_cache(maxsize=8)
def margins(text: str) -> tuple[Span, ...]:
    r"""Return the numbers of lines at the heads of lines; none if the lines are not numbered one by one.

    Most lines have the number behind that of the line above, or begin a page with 1. Headings of pages may
    have none.

    Example:
        >>> text = "1 No.\n2 Yes.\n3 No.\n4 Yes.\n5 No.\n6 Yes."
        >>> [number.of(text) for number in margins(text)]
        ['1', '2', '3', '4', '5', '6']
    """
    if text.count("\n") + 1 < _FEWEST or not _FIRST.search(f"\n{text}"):
        return ()
    lines = list(_LINE.finditer(text))
    numbered, last = [], 0
    for line in lines:
        if line[1] and int(line[1]) in (1, last + 1):
            numbered.append(Span(*line.span(1)))
            last = int(line[1])
    return tuple(numbered) if len(numbered) >= max(_FEWEST, _SHARE * len(lines)) else ()


def unnumbered(text: str) -> str:
    """Return a text with blanks in place of the numbers down its margin, so that offsets hold."""
    parts: list[str] = []
    end = 0
    for number in margins(text):
        parts += text[end : number.start], " " * len(number)
        end = number.end
    return "".join([*parts, text[end:]])
