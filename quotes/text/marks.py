"""Find what stands between quotation marks, on any string, without ever raising.

Each paragraph is read twice. The first pass pairs double marks, guillemets, low and corner marks; the
second pairs single marks, which must be told from apostrophes, inside or around what the first has found.
Then stretches that run over paragraphs are tied together.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from quotes.models import Span
from quotes.text.double_marks import double_stretches
from quotes.text.mark_uses import use_of
from quotes.text.paragraphs import paragraphs
from quotes.text.single_marks import single_pairs
from quotes.text.stretches import Stretch

__all__ = ["Stretch", "scan", "scan_with_strays"]

_MAX_BRIDGE = 3


def scan(text: str) -> tuple[Stretch, ...]:
    """Return every stretch between marks, in order of its start, outer before inner.

    Offsets are code points into `text`. Inches, feet, apostrophes, possessives and decades are not marks.

    Example:
        >>> text = "“We’re off to the ‘old town’,” she said."
        >>> [(s.inner.of(text), s.depth) for s in scan(text)]
        [('We’re off to the ‘old town’,', 0), ('old town', 1)]
    """
    return scan_with_strays(text)[0]


def scan_with_strays(text: str) -> tuple[tuple[Stretch, ...], tuple[int, ...]]:
    """Return the stretches and the offsets of closing marks that close nothing."""
    read = [_read_paragraph(text, span) for span in paragraphs(text)]
    _drop_excerpt_marks(text, read)
    _tie_paragraphs(text, read)
    stretches = sorted(
        (s for part in read for s in part.stretches), key=lambda s: (s.outer.start, -s.outer.end)
    )
    return _with_depth_and_use(text, stretches), tuple(i for part in read for i in part.strays)


@dataclass(slots=True)
class _Paragraph:
    span: Span
    stretches: list[Stretch]
    strays: list[int]


def _read_paragraph(text: str, span: Span) -> _Paragraph:
    part = _Paragraph(span, *double_stretches(text, span))
    for start, end in single_pairs(text, span, [s.inner for s in part.stretches]):
        closed = end < span.end and text[end] in "’'‘"
        outer = Span(start, end + 1 if closed else end)
        part.stretches.append(Stretch(Span(start + 1, end), outer, "single", closed=closed))
    return part


def _drop_excerpt_marks(text: str, read: list[_Paragraph]) -> None:
    """Drop straight marks that set off an excerpt of another text, whose own speech stands in curly marks.

    They only open paragraphs and are never closed in one; between them speech has marks of its own. To
    keep them would make one quote of the excerpt's whole story.
    """
    straight = [(part, s) for part in read for s in part.stretches if text[s.outer.start] == '"']
    if not straight:
        return
    sets_off = all(s.outer.start == part.span.stripped(text).start and not s.closed for part, s in straight)
    if not sets_off or not any(_holds_curly(text, part, s) for part, s in straight):
        return
    for part in read:
        part.stretches = [s for s in part.stretches if text[s.outer.start] != '"']
        part.strays = [at for at in part.strays if text[at] != '"']


def _holds_curly(text: str, part: _Paragraph, stretch: Stretch) -> bool:
    """Whether a stretch has speech in curly marks inside it, closed."""
    inside = (s for s in part.stretches if s.closed and stretch.inner.holds(s.outer))
    return any(text[s.outer.start] == "“" for s in inside)


def _tie_paragraphs(text: str, read: list[_Paragraph]) -> None:
    """Tie speech that runs over paragraphs: reopened in each, or left open until a later close."""
    for k, part in enumerate(read):
        left = [
            n
            for n, s in enumerate(part.stretches)
            if not s.closed and not s.continued and s.inner.end >= part.span.stripped(text).end
        ]
        if not left or k + 1 == len(read):
            continue
        n = min(left, key=lambda n: part.stretches[n].outer.start)
        opened = part.stretches[n]
        first = min(read[k + 1].stretches, key=lambda s: s.outer.start, default=None)
        if first is not None and first.outer.start == read[k + 1].span.stripped(text).start:
            if text[first.outer.start] == text[opened.outer.start]:
                part.stretches[n] = replace(opened, continued=True, problems=())
            continue
        bridge = _bridge(read, k + 1)
        for later in bridge:
            start, end = (home := later.span.stripped(text)).start, home.end
            if later.strays:
                end = later.strays.pop(0)
            last = later is bridge[-1]
            inner, outer = Span(start, end), Span(start, end + 1 if last else end)
            if any(c.isalnum() for c in inner.of(text)):
                later.stretches.append(
                    Stretch(
                        inner,
                        outer,
                        opened.style,
                        closed=last,
                        continued=not last,
                        problems=("not_reopened",),
                    )
                )
        if bridge:
            part.stretches[n] = replace(opened, continued=True, problems=())


def _bridge(read: list[_Paragraph], k: int) -> list[_Paragraph]:
    """Return the unmarked paragraphs up to one whose first mark is a close that closes nothing."""
    for far in range(k, min(k + _MAX_BRIDGE, len(read))):
        part = read[far]
        first = min((s.outer.start for s in part.stretches), default=part.span.end)
        if part.strays and part.strays[0] < first:
            return read[k : far + 1]
        if part.stretches:
            break
    return []


def _with_depth_and_use(text: str, stretches: list[Stretch]) -> tuple[Stretch, ...]:
    done: list[Stretch] = []
    around: list[int] = []
    for stretch in stretches:
        while around and around[-1] <= stretch.outer.start:
            around.pop()
        use = use_of(text, stretch.inner, stretch.outer)
        plain = not around and use == stretch.use
        done.append(stretch if plain else replace(stretch, depth=len(around), use=use))
        around.append(stretch.outer.end)
    return tuple(done)
