"""The cues of SRT and WebVTT files: a time, and the lines shown from then on."""

from __future__ import annotations

import html
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

_CLOCK = r"(?:\d{1,3}:)?\d{1,2}:\d{1,2}(?:[.,:]\d{1,3})?"
TIMING = re.compile(rf"[ \t]*(?P<start>{_CLOCK})[ \t]*--?>[ \t]*(?P<end>{_CLOCK})(?:[ \t].*)?$")
_NUMBER = re.compile(r"\s*\d{1,9}\s*")
_HEADER = re.compile(r"WEBVTT(?:[ \t].*)?$")
_META = re.compile(r"[ \t]*language[ \t]*:[ \t]*([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)[ \t]*$", re.I)
_COMMENT = re.compile(r"NOTE(?:[ \t]|$)|(?:STYLE|REGION)[ \t]*$")
_LINE_END = re.compile(r"\r\n|\r|\n")
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?[ \t]+([^<>]{1,200})>", re.I)
_TAG = re.compile(
    r"</?(?:b|i|u|s|em|strong|font|span|c|v|lang|ruby|rt)(?:[.\s][^<>]{0,200})?/?>|<\d[\d:.,]{4,12}>"
    r"|\{\\[^{}]{0,200}\}",
    re.I,
)
_BREAK = re.compile(r"<br\s*/?>|\\N", re.I)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});", re.I)


class Line(NamedTuple):
    """A line of a cue: its words without tags, and the voice that a tag names."""

    words: str
    voice: str | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    """What is shown at one time.

    Attributes:
        start: When it begins, as printed; None where that could not be read.
        lines: Its lines that hold words.
        seconds: The same as a number; None where it is not known.
        end: When it ends, in seconds.
    """

    start: str | None
    lines: tuple[Line, ...]
    seconds: float | None = None
    end: float | None = None


@dataclass(frozen=True, slots=True)
class Captions:
    """What a file of captions holds.

    Attributes:
        cues: The cues that hold words, in the order of the file.
        broken: Numbers of the lines, from 1, where a time cannot be read or is missing.
        language: The language that the head of a WebVTT file states.
    """

    cues: tuple[Cue, ...]
    broken: tuple[int, ...] = ()
    language: str | None = None


def read_cues(text: str) -> Captions:
    r"""Read the cues of an SRT or WebVTT file, whichever it is.

    Numbers, names and settings of cues, tags, comments and style sheets are left out. Blank lines that
    are missing, or stand within a cue, do no harm. Where a time cannot be read the words are kept
    without one.

    Example:
        >>> read_cues("1\n00:00:01,000 --> 00:00:04,000\n<i>We will\nnot sell.</i>\n").cues[0].lines
        (Line(words='We will', voice=None), Line(words='not sell.', voice=None))
    """
    lines = _LINE_END.split(text.removeprefix("\ufeff"))
    web = _HEADER.match(lines[0]) is not None
    broken: list[int] = []
    found: list[tuple[re.Match[str] | None, list[Line]]] = []
    last = None
    for part in _parts(lines, web=web):
        number = int(part.number) if part.number and _NUMBER.fullmatch(part.number) else None
        body = [lines[at] for at in part.body]
        timing = TIMING.match(lines[part.time]) if part.time is not None else None
        if part.time is None and not web and last is not None and body[0].strip() == str(last + 1):
            # A cue whose time is missing altogether.
            number, body = last + 1, body[1:]
            broken.append(part.body[0] + 1)
        elif part.time is None and found:
            # A blank line stands among the words of the cue before.
            found[-1][1].extend(_words(body))
            continue
        elif timing is None:
            broken.append((part.body[0] if part.time is None else part.time) + 1)
        last = number if number is not None else last
        found.append((timing, list(_words(body))))
    cues = tuple(_cue(timing, said) for timing, said in found if said)
    return Captions(cues, tuple(broken), _language(lines) if web else None)


def _cue(timing: re.Match[str] | None, said: Iterable[Line]) -> Cue:
    if timing is None:
        return Cue(None, tuple(said))
    return Cue(timing["start"], tuple(said), seconds_of(timing["start"]), seconds_of(timing["end"]))


def _language(lines: Sequence[str]) -> str | None:
    head = itertools.takewhile(str.strip, lines)
    return next((found.group(1) for line in head if (found := _META.match(line))), None)


class _Part(NamedTuple):
    """The numbers of the lines of one cue: name or number as printed, line of its time, lines of words."""

    number: str | None
    time: int | None
    body: Sequence[int]


def _parts(lines: Sequence[str], *, web: bool) -> Iterator[_Part]:
    """Yield the cues of a file, and words that stand apart from any."""
    for at, block in enumerate(_blocks(lines)):
        times = [k for k, number in enumerate(block) if _is_time(lines[number])]
        # Nothing is said in the head and in comments; the blank line that ends them may be missing.
        silent = web and (at == 0 or _COMMENT.match(lines[block[0]]) is not None)
        heads = [k - 1 if k and _NUMBER.fullmatch(lines[block[k - 1]]) else k for k in times]
        if web and times and times[0] == 1 and not silent:
            # A cue of WebVTT may have a name instead of a number.
            heads[0] = 0
        before = block[: heads[0] if heads else len(block)]
        if before and not silent:
            yield _Part(None, None, before)
        for n, (head, time) in enumerate(zip(heads, times, strict=True)):
            stop = heads[n + 1] if n + 1 < len(heads) else len(block)
            named = lines[block[head]] if head < time else None
            yield _Part(named, block[time], block[time + 1 : stop])


def _blocks(lines: Sequence[str]) -> Iterator[list[int]]:
    """Yield the numbers of the lines that stand together, without a blank line between them."""
    for blank, numbers in itertools.groupby(range(len(lines)), key=lambda n: not lines[n].strip()):
        if not blank:
            yield list(numbers)


def _is_time(line: str) -> bool:
    """Whether a line with an arrow is, or should be, the time of a cue."""
    if "->" not in line:
        return False
    digits = sum(char.isdigit() for char in line)
    return TIMING.match(line) is not None or (
        ":" in line and digits >= 4 and 2 * digits >= len(line.split("->")[0])
    )


def _words(body: Sequence[str]) -> Iterator[Line]:
    """Yield the lines of a cue without tags, each with the voice that a tag names."""
    voice: str | None = None
    for line in body:
        for row in _BREAK.split(line):
            first, *voiced = _VOICE.split(row)
            for name, piece in ((None, first), *zip(voiced[::2], voiced[1::2], strict=True)):
                voice = _plain(name) or None if name is not None else voice
                if words := _plain(_TAG.sub("", piece)):
                    yield Line(words, voice)
                if "</v>" in piece.lower():
                    voice = None


def _plain(words: str) -> str:
    return " ".join(_ENTITY.sub(_unescaped, words).split())


def _unescaped(found: re.Match[str]) -> str:
    return html.unescape(found.group())


def seconds_of(clock: str) -> float:
    """Return a time of a cue in seconds: hours may be left out.

    Example:
        >>> seconds_of("00:12:31,400"), seconds_of("12:31.4")
        (751.4, 751.4)
    """
    whole, _, rest = re.sub(r"[.,]", "|", clock).partition("|")
    parts = [int(part) for part in whole.split(":")]
    # 00:12:31:400, as some programs write it.
    fraction = f"{parts.pop():03}" if len(parts) > 3 else rest
    total = 0
    for part in parts:
        total = 60 * total + part
    return total + (int(fraction) / 10 ** len(fraction) if fraction else 0.0)
