"""Find the parts of an article that are not body text. Where there is doubt it is body."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from quotes.corpus.datelines import dateline_length
from quotes.corpus.zone_lines import holds_speech, is_agency, is_byline, is_credit, line_zone
from quotes.models import Span, Zone, ZoneName
from quotes.text.paragraphs import paragraphs

# Bylines, headlines and datelines stand in the first lines, credits in the last.
_TOP = 12
_BOTTOM = 8

_LABEL = re.compile(r"([A-Z][\w.’' -]{0,40}?)\s*:\s")
_WORD = re.compile(r"[^\W_]+")
_TIME = re.compile(
    r"(?P<time>(?:[01]?\d|2[0-3])(?:[.:][0-5]\d(?:\s?[ap]\.?m\b\.?)?|\s?[ap]m\b)(?:\s(?:GMT|BST|CET|CEST|EST|EDT|ET|UTC))?)"
    r"(?::|\s[-–—])?\s+(?=[“\"‘'«]|[^\W\d_a-z][^\W\d_]*\s)"
)


def find_zones(text: str, title: str | None = None) -> tuple[Zone, ...]:
    r"""Return the parts of a text that are not body, in order and without overlap.

    Works on lines. A headline, bylines, timestamps and a dateline are looked for at the top, credits
    at the bottom, captions, timestamps and page furniture (as `credit`) everywhere. A line printed
    twice in a row is a caption unless it may hold speech.

    Args:
        text: An article's text; any string.
        title: Its headline if known; then only a line that is close to it is the headline.

    Example:
        >>> text = "Ferry docks late\nBy Ada Quill\n\nOSLO (AP) — The ferry was late on Monday."
        >>> [(zone.name, zone.span.of(text)) for zone in find_zones(text)]
        [('headline', 'Ferry docks late'), ('byline', 'By Ada Quill'), ('dateline', 'OSLO (AP) —')]
    """
    spans = [paragraph.stripped(text) for paragraph in paragraphs(text)]
    lines = [span.of(text) for span in spans]
    zones = [line_zone(line) for line in lines]
    _mark_doubled(lines, zones)
    _mark_bottom(lines, zones)
    headline = _mark_headline(text, spans, lines, zones, title)
    _mark_top(lines, zones)
    found = [Zone(name, span) for name, span in zip(zones, spans, strict=True) if name and name != "headline"]
    found += [Zone("headline", Span(headline[0].start, headline[-1].end))] if headline else []
    dateline = _dateline(spans, lines, zones)
    times = _times(spans, lines, zones)
    return tuple(sorted([*found, *dateline, *times], key=lambda zone: zone.span))


def _mark_doubled(lines: list[str], zones: list[ZoneName | None]) -> None:
    for i in range(1, len(lines)):
        if lines[i] != lines[i - 1] or len(lines[i].split()) < 4:
            continue
        if zones[i] is None and not holds_speech(lines[i]):
            zones[i - 1] = zones[i] = "caption"


def _mark_bottom(lines: list[str], zones: list[ZoneName | None]) -> None:
    # The first line cannot be the end of anything.
    for i in range(len(lines) - 1, max(0, len(lines) - 1 - _BOTTOM), -1):
        if zones[i] is None and not is_credit(lines[i]):
            return
        zones[i] = zones[i] or "credit"


def _mark_top(lines: list[str], zones: list[ZoneName | None]) -> None:
    if len(lines) < 2:
        return
    for i in range(min(_TOP, len(lines))):
        if zones[i] is None and is_byline(lines[i]):
            zones[i] = "byline"
        elif zones[i] is None and is_agency(lines[i]) and is_credit(lines[i]):
            zones[i] = "credit"


def _mark_headline(
    text: str, spans: list[Span], lines: list[str], zones: list[ZoneName | None], title: str | None
) -> list[Span]:
    if title and title.strip():
        chosen = _like_title(lines[:_TOP], title)
    else:
        chosen = _by_shape(text, spans, lines, zones)
    # A text that is nothing but one line is a sentence somebody wants checked.
    if not chosen or len(chosen) == len(lines):
        return []
    for i in chosen:
        zones[i] = "headline"
    marked = [spans[i] for i in chosen]
    hashes = len(lines[chosen[0]]) - len(lines[chosen[0]].lstrip("# "))
    return [Span(marked[0].start + hashes, marked[0].end), *marked[1:]]


def _like_title(lines: list[str], title: str) -> list[int]:
    """Return the lines that are the title, or nearly; it may run over two lines or more."""
    wanted = _folded(title[:400])
    for first in range(len(lines)):
        joined = ""
        for last in range(first, min(first + 3, len(lines))):
            joined = f"{joined} {_folded(lines[last][:400])}".strip()
            if not joined:
                break
            if fuzz.ratio(joined, wanted) >= 85:
                return list(range(first, last + 1))
            if not wanted.startswith(joined):
                break
        # The title of a page often has the outlet's name behind it.
        alone = _folded(lines[first][:400])
        if len(alone.split()) >= 4 and wanted.startswith(alone + " "):
            return [first]
    return []


def _by_shape(text: str, spans: list[Span], lines: list[str], zones: list[ZoneName | None]) -> list[int]:
    """Return the first line that is not furniture if it reads like a headline and body follows."""
    first = next(
        (i for i in range(min(_TOP, len(lines))) if zones[i] is None and not is_byline(lines[i])), None
    )
    if first is None or first + 1 == len(lines):
        return []
    line = lines[first].lstrip("# ")
    if len(line) > 160 or not 2 <= len(line.split()) <= 22 or not _unfinished(line):
        return []
    if _speaks(lines[first : first + _TOP]) or dateline_length(line):
        return []
    body = next(
        (i for i in range(first + 1, len(lines)) if zones[i] is None and not is_byline(lines[i])), None
    )
    if body is None or len(lines[body].split()) < 6:
        return []
    gap = text[spans[first].end : spans[first + 1].start]
    # Without a blank line it may be the first line of a paragraph that was wrapped.
    apart = gap.count("\n") + gap.count("\r") - gap.count("\r\n") > 1 or body != first + 1
    return [first] if apart or len(lines[first + 1]) > max(120, 1.5 * len(line)) else []


def _unfinished(line: str) -> bool:
    """Whether a line lacks a sentence's end, or has the capitals of a headline."""
    bare = line.rstrip("\"'”’»)")
    if bare[:1] in '"“«„' and line[-1:] in '"”»':
        return False
    if not bare.endswith((".", "!", "?", ":", ";", ",", "…")):
        return True
    long = [word for word in _WORD.findall(line) if len(word) > 3]
    return len(long) >= 4 and sum(w[0].isupper() for w in long) >= 0.9 * len(long) and not bare.endswith(",")


def _speaks(lines: list[str]) -> bool:
    """Whether the first line is a turn in a transcript: `NAME: …` and another such line below, or `Q: …`."""
    labels = [found.group(1) for line in lines if (found := _LABEL.match(line))]
    return _LABEL.match(lines[0]) is not None and (len(labels) > 1 or labels[0] in ("Q", "A"))


def _folded(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _times(spans: list[Span], lines: list[str], zones: list[ZoneName | None]) -> list[Zone]:
    """Return the times that open the entries of a live blog: `2.15pm “It is over,” …`, `14:32 BST Orr …`."""
    found = [
        (span.start, _TIME.match(line))
        for span, line, z in zip(spans, lines, zones, strict=True)
        if z is None
    ]
    return [Zone("timestamp", Span(start, start + m.end("time"))) for start, m in found if m]


def _dateline(spans: list[Span], lines: list[str], zones: list[ZoneName | None]) -> list[Zone]:
    """Return the dateline that opens one of the first body paragraphs."""
    body = [i for i in range(min(_TOP, len(lines))) if zones[i] is None]
    for i in body[:3]:
        length = dateline_length(lines[i])
        # A dateline on a line of its own is never the whole article.
        if length and (length < len(lines[i]) or len(lines) > 1):
            return [Zone("dateline", Span(spans[i].start, spans[i].start + length))]
    return []
