"""What stands between quotation marks, by the measure's own fixed rule.

Kinds of gold content are told apart by this rule and not by `quotes.text.marks`: the scanner of the
product gets better from release to release, the measure must not move with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quotes.models import Span

_DOUBLED = re.compile("''|``|‘‘|’’")
_CLOSERS = {"“": '"”', '"': '"”', "«": "»", "„": "“”"}
_MAY_STAND_BEFORE = frozenset("([{—–-/‘'“…:")


def marked(text: str) -> tuple[Span, ...]:
    """Return the stretches between marks, without the marks, in order; none leaves its line.

    Marks are “ ”, « », „ “, the straight double one and any doubled single one. Outside of those a
    single mark opens too: a curly one if it closes, a straight one only if it closes after three words
    or more. What is never closed ends with its line.
    """
    found: list[Span] = []
    start = 0
    for line in text.split("\n"):
        # The filler keeps the offsets and lets a doubled mark open as well as close.
        plain = _DOUBLED.sub('"\u2060', line)
        found += (span.shifted(start) for span in _in_line(plain) if any(map(str.isalnum, span.of(plain))))
        start += len(line) + 1
    return tuple(found)


def _in_line(line: str) -> Iterator[Span]:
    at = 0
    while at < len(line):
        end = _end_of_stretch(line, at)
        if end is None:
            at += 1
        else:
            yield Span(at + 1, end)
            at = end + 1


def _end_of_stretch(line: str, at: int) -> int | None:
    """Return where the stretch opened at `at` ends, or None if no mark opens there."""
    mark = line[at]
    if mark in "‘'":
        return _end_of_single(line, at) if _can_open(line, at) else None
    if mark not in _CLOSERS or (mark == '"' and _can_close(line, at) and not _can_open(line, at)):
        return None
    closers = _CLOSERS[mark]
    return next(
        (i for i in range(at + 1, len(line)) if line[i] in closers and _ends_here(line, i)), len(line)
    )


def _ends_here(line: str, at: int) -> bool:
    return line[at] != '"' or _can_close(line, at) or not _can_open(line, at)


def _end_of_single(line: str, at: int) -> int | None:
    closer = "’" if line[at] == "‘" else "'"
    for i in range(at + 2, len(line)):
        if line[i] in '"“”':
            return None
        if line[i] != closer or not _can_close(line, i):
            continue
        possessive = line[i - 1] == "s" and line[i + 1 : i + 2] == " " and closer in line[i + 1 :]
        if not possessive:
            return i if closer == "’" or len(line[at:i].split()) >= 3 else None
    return None


def _can_open(line: str, at: int) -> bool:
    before = line[at - 1] if at else " "
    return (
        (before.isspace() or before in _MAY_STAND_BEFORE)
        and not line[at + 1 : at + 2].isspace()
        and (at + 1 < len(line))
    )


def _can_close(line: str, at: int) -> bool:
    return at > 0 and not line[at - 1].isspace() and not line[at + 1 : at + 2].isalnum()
