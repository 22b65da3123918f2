"""Captions with times in front of their lines: copied from a player's page, or of some programs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

_CLOCK = r"(?:(\d{1,2}):)?(\d{1,2}):(\d{2})(?:[.,]\d{1,3})?"
_LINE = re.compile(rf"[ \t]*({_CLOCK})(?:(?:[ \t]+(?!-+>)|$)(.*))?")
# "0:01,0:03" above the words, and "[00:01.000 --> 00:03.000]  words".
_FROM_TO = (
    re.compile(rf"[ \t]*(?P<start>{_CLOCK}),(?P<end>{_CLOCK})[ \t]*(?P<words>)"),
    re.compile(rf"[ \t]*\[(?P<start>{_CLOCK})[ \t]*-->[ \t]*(?P<end>{_CLOCK})\][ \t]*(?P<words>.*)"),
)
_FEWEST, _SHARE = 3, 0.8
_SOON = 60

_Line = tuple[re.Match[str] | None, str]


def is_clocked(text: str) -> bool:
    r"""Whether a text begins as such captions do.

    A copied page has the time in front of each line, or on a line of its own; times begin within the first
    minute and never go back, unlike those of a live blog or a programme.

    Example:
        >>> is_clocked("0:00\nWe will\n0:02\nnot sell\n0:05\nit.\n")
        True
    """
    lines = _lines(text)
    if not lines or not lines[0][0]:
        return bool(lines) and _from_to(lines[0][1]) is not None
    times = [_seconds(clock) for clock, _ in lines if clock]
    often = _stand_alone(lines) or len(times) >= _SHARE * len(lines)
    rises = all(before <= after for before, after in pairwise(times))
    return len(times) >= _FEWEST and times[0] < _SOON and often and rises


def with_arrows(text: str) -> str:
    r"""Return captions with their times as SRT has them, if they have clocks in front of their lines.

    Example:
        >>> with_arrows("0:00 We will\n0:02 not sell.").split("\n")
        ['0:00 --> 0:02', 'We will', '0:02 --> 0:02', 'not sell.']
    """
    lines = _lines(text)
    if lines and _from_to(lines[0][1]):
        return "\n".join(_arrowed(line) for line in text.removeprefix("\ufeff").splitlines())
    return "\n".join(_cues(lines)) if lines and lines[0][0] else text


def _lines(text: str) -> list[_Line]:
    """Return the lines that hold something, each with its clock."""
    found = text.removeprefix("\ufeff").splitlines()
    return [(_LINE.fullmatch(line), line) for line in found if line.strip()]


def _stand_alone(lines: Sequence[_Line]) -> bool:
    """Whether clocks stand on lines of their own."""
    alone = [not clock[5] for clock, _ in lines if clock]
    return sum(alone) >= _SHARE * len(alone)


def _cues(lines: Sequence[_Line]) -> Iterator[str]:
    apart = _stand_alone(lines)
    clocks = [clock if clock and not (apart and clock[5]) else None for clock, _ in lines]
    starts = [clock[1] for clock in clocks if clock]
    ends = iter([*starts[1:], starts[-1]])
    for clock, (_, line) in zip(clocks, lines, strict=True):
        if clock is None:
            yield line
            continue
        yield f"{clock[1]} --> {next(ends)}"
        if clock[5]:
            yield clock[5]


def _from_to(line: str) -> re.Match[str] | None:
    return next((found for pattern in _FROM_TO if (found := pattern.fullmatch(line))), None)


def _arrowed(line: str) -> str:
    times = _from_to(line)
    return f"{times['start']} --> {times['end']}\n{times['words']}".rstrip("\n") if times else line


def _seconds(clock: re.Match[str]) -> int:
    return int(clock[2] or 0) * 3600 + int(clock[3]) * 60 + int(clock[4])
