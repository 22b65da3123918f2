"""What the reader notices about a text and leaves as it is: notes that travel on the article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quotes.models import Problem, Span

# UTF-8 that was read as a Western code page: `â€œ` for a curly mark, `Ã©` for é, `Â£` for £.
_MOJIBAKE = re.compile(
    "[\u00c2\u00c3][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc"
    "\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]"
    "|\u00e2[\u20ac\u0080][\u0080-\u00bf\u0152\u0153\u0161\u02dc\u2018-\u201e\u2020-\u2022\u2026"
    "\u2030\u203a\u20ac\u2122]?"
)


def guessed(where: str, encoding: str) -> Problem:
    """Return the note that an encoding was guessed."""
    return Problem(
        "encoding_guessed",
        f"{where}: not UTF-8; read as {encoding}, which is a guess. Name the right one with --encoding.",
        where=where,
    )


def notes_on(text: str, where: str | None, article_id: str) -> Iterator[Problem]:
    """Yield notes on a text: mojibake and NULs in it, which stay."""
    at = where or article_id
    broken = [Span(*found.span()) for found in _MOJIBAKE.finditer(text)]
    if broken:
        yield Problem(
            "mojibake",
            f"{at}: {broken[0].of(text)!r} looks like text decoded wrongly (places like it: {len(broken)}); "
            "left as it is. Read the source again in its own encoding.",
            article_id,
            where,
            broken[0],
        )
    nul = text.find("\x00")
    if nul >= 0:
        yield Problem(
            "nul",
            f"{at}: the text holds {text.count(chr(0))} NUL characters; they are left as they are.",
            article_id,
            where,
            Span(nul, nul + 1),
        )
