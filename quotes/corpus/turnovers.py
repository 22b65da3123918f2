"""Where another speaks though no label says who: `>>` or a dash in front of the words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quotes.corpus.labels import Label, label_at
from quotes.models import Span

DASH = re.compile(r"[-–—]\s?(?=[\"“‘'\[(>]*[A-Z0-9])")
"""A dash in front of words that may be another speaker's."""

ENDS = re.compile(r"[.!?…:♪][\"”’')\]]*$|[\])]$")
"""How a line ends behind which another may speak."""

_ARROWS = re.compile(r"(?:^[^\S\n]*|(?<=[.!?…\"”’)\]–—-])[^\S\n]+)(?P<mark>>{2,3})[^\S\n]*(?=[^\s>])", re.M)
# Lines of an e-mail that is answered begin so, and with two of them what it answers itself.
_ANSWERED = re.compile(r"^>(?![>\s]*>)", re.MULTILINE)


def arrows(text: str) -> Iterator[Label]:
    r"""Yield the changes of speaker that captions mark with `>>`, with the name of who speaks if it follows.

    Example:
        >>> [(label.name, label.span.of(text)) for text in [">> No. >> ADA: Yes."] for label in arrows(text)]
        [('', '>> '), ('ADA', '>> ADA: ')]
    """
    if ">>" in text and not _ANSWERED.search(text):
        for mark in _ARROWS.finditer(text):
            start = mark.start("mark")
            named = label_at(text, start)
            yield named or Label(Span(start, mark.end()), "", None, loud=True, marked=True)


def dashes(text: str) -> Iterator[Label]:
    """Yield the lines of a transcript that a dash gives to another speaker.

    The items of a list have dashes too: below a colon, and in the middle of a sentence, nothing changes.
    """
    above, listed = "", False
    start = 0
    for line in text.splitlines(keepends=True):
        words = line.strip()
        dash = DASH.match(words)
        listed = bool(words.startswith(("-", "–", "—")) and (listed or above.endswith(":")))
        if dash and above and not listed and ENDS.search(above[-20:]):
            at = start + line.index(words[0])
            yield Label(Span(at, at + dash.end()), "", None, loud=True, marked=True)
        above = words or above
        start += len(line)
