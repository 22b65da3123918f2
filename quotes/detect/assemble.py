"""Make quotes of labelled spans and marks: which source and cue belong to which content.

A content takes the cue that is cheapest to reach, a cue its cheapest source. Contents that share a cue
are one quote ("…," he said, "…"). Marked words without a cue of their own go on with the quote before
them: in the same paragraph, or as a paragraph of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quotes.detect.attribution import Attribution
from quotes.detect.labels import Label
from quotes.detect.links import Page, cost
from quotes.detect.units import Unit, units
from quotes.models import Span
from quotes.text.marks import Stretch

_MAX_CUE = 34.0
_MAX_CUE_DIRECT = 26.0
_MAX_SOURCE = 34.0
_BESIDE = 9.0


def assemble(
    text: str, paragraphs: Sequence[Span], labels: Sequence[Label], stretches: Sequence[Stretch]
) -> list[Attribution]:
    """Link labels and marks into attributions.

    Args:
        text: The article's text.
        paragraphs: Its paragraphs, in order.
        labels: What a labeller found.
        stretches: What stands between marks (speech that the layout has already attributed left out).

    Returns:
        Attributions in the order of their content.
    """
    page = Page(text, paragraphs)
    found = units(text, labels, stretches)
    cues = sorted({label.span for label in labels if label.name == "cue"}, key=_start)
    sources = sorted({label.span for label in labels if label.name == "source"}, key=_start)
    linked = [(unit, _cue_of(page, unit, cues, found)) for unit in found]
    linked = [(unit, cue) for unit, cue in linked if unit.sure or cue is not None]
    by_cue: dict[Span, list[Unit]] = {}
    loose: list[Unit] = []
    for unit, cue in linked:
        if cue is None:
            loose.append(unit)
        else:
            by_cue.setdefault(cue, []).append(unit)
    attributions = [
        Attribution(
            tuple(u.span for u in members),
            (cue,),
            _source_of(page, cue, members, sources),
            _confidence(members),
            _why(members, cue.of(text)),
        )
        for cue, members in by_cue.items()
    ]
    return _go_on(page, attributions, loose, paragraphs)


def _start(span: Span) -> int:
    return span.start


def _end(attribution: Attribution) -> int:
    return max(s.end for s in attribution.content + attribution.cue + attribution.source)


def _cue_of(page: Page, unit: Unit, cues: Sequence[Span], found: Sequence[Unit]) -> Span | None:
    others = [u.span for u in found if u is not unit and not u.span.overlaps(unit.span)]
    limit = _MAX_CUE_DIRECT if unit.direct else _MAX_CUE
    if not unit.sure:
        limit = _BESIDE
    best: tuple[float, Span] | None = None
    for cue in cues:
        if cue.overlaps(unit.span) and not (not unit.direct and cue.start < unit.span.start):
            continue
        if abs(cue.start - unit.span.start) > 3000:
            continue
        price = cost(page, unit.span, cue, ((cues, 6.0), (others, 12.0)))
        price += 1.5 if (cue.start > unit.span.start) != unit.direct else 0.0
        if price <= limit and (best is None or price < best[0]):
            best = (price, cue)
    return best[1] if best is not None else None


def _source_of(page: Page, cue: Span, members: Sequence[Unit], sources: Sequence[Span]) -> tuple[Span, ...]:
    contents = [u.span for u in members]
    best: tuple[float, Span] | None = None
    for source in sources:
        if abs(source.start - cue.start) > 3000 or any(c.holds(source) for c in contents):
            continue
        price = cost(page, cue, source, ((sources, 8.0),)) + (4.0 if source.start > cue.start else 0.0)
        if price <= _MAX_SOURCE and (best is None or price < best[0]):
            best = (price, source)
    return (best[1],) if best is not None else ()


def _confidence(members: Sequence[Unit]) -> float:
    if all(u.direct for u in members):
        return 0.9
    return min(u.probability for u in members)


def _why(members: Sequence[Unit], cue: str) -> str:
    words = " ".join(cue.split())
    return f"marks and cue “{words}”" if any(u.direct for u in members) else f"cue “{words}”"


def _go_on(
    page: Page, attributions: list[Attribution], loose: Sequence[Unit], paragraphs: Sequence[Span]
) -> list[Attribution]:
    """Give marked words without a cue to the quote before them, or leave them without a source."""
    done = sorted(attributions, key=lambda a: a.content[0].start)
    for unit in loose:
        before = [a for a in done if a.content[-1].end <= unit.span.start]
        last = max(before, key=_end, default=None)
        if last is not None and unit.direct and _follows(page, last, unit, paragraphs):
            why = last.why if "goes on" in last.why else f"{last.why}; goes on"
            done[done.index(last)] = replace(last.joined(Attribution((unit.span,))), why=why)
        elif unit.direct:
            done.append(Attribution((unit.span,), (), (), 0.4, "marks, no cue"))
            done.sort(key=lambda a: a.content[0].start)
    return sorted(done, key=lambda a: a.content[0].start)


def _follows(page: Page, last: Attribution, unit: Unit, paragraphs: Sequence[Span]) -> bool:
    """Whether marked words go on with a quote: in its paragraph, or as the next paragraph, all in marks."""
    end = _end(last)
    breaks = page.paragraph_ends(end, unit.span.start)
    if breaks == 0:
        return "marks" in last.why or page.sentence_ends(end, unit.span.start) <= 1
    if breaks > 1:
        return False
    home = next(p for p in paragraphs if p.start <= unit.span.start < p.end)
    return not any(c.isalnum() for c in page.text[home.start : unit.span.start])
