"""Join labelled contents and marked stretches into the units of content that quotes are made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quotes.detect.labels import Label
from quotes.models import Span
from quotes.text.mark_uses import NO_SPEECH
from quotes.text.marks import Stretch

_MIN_WORDS = 5


@dataclass(frozen=True, slots=True)
class Unit:
    """One contiguous stretch of content.

    Attributes:
        span: Its place, outer marks included.
        direct: Whether it is one marked stretch and nothing else.
        sure: Whether it is speech by itself; a short stretch in marks is speech only with a cue beside it.
        probability: Of its label, or 1 for marks.
        continued: Whether the speech goes on in the next paragraph.
    """

    span: Span
    direct: bool
    sure: bool = True
    probability: float = 1.0
    continued: bool = False


def units(text: str, labels: Sequence[Label], stretches: Sequence[Stretch]) -> list[Unit]:
    """Return the units of content in order.

    Marks are hard evidence: a marked stretch is never cut in two. A content that begins or ends inside
    one is widened to hold it; one that lies inside one is speech within speech and is left out.
    """
    contents = sorted((label for label in labels if label.name == "content"), key=lambda c: c.span)
    outermost = [s for s in stretches if s.depth == 0]
    return [unit for near, marked in _clusters(contents, outermost) for unit in _units(text, near, marked)]


def _clusters(
    contents: Sequence[Label], stretches: Sequence[Stretch]
) -> Iterator[tuple[list[Label], list[Stretch]]]:
    """Yield the contents and stretches that lie over each other, group by group."""
    near: list[Label] = []
    marked: list[Stretch] = []
    end = 0
    pieces: list[Label | Stretch] = [*contents, *stretches]
    for piece in sorted(pieces, key=_start):
        span = piece.span if isinstance(piece, Label) else piece.outer
        if span.start >= end and (near or marked):
            yield near, marked
            near, marked = [], []
        if isinstance(piece, Label):
            near.append(piece)
        else:
            marked.append(piece)
        end = max(end, span.end)
    if near or marked:
        yield near, marked


def _start(piece: Label | Stretch) -> int:
    return piece.span.start if isinstance(piece, Label) else piece.outer.start


def _units(text: str, contents: Sequence[Label], stretches: Sequence[Stretch]) -> list[Unit]:
    found: dict[Span, Unit] = {}
    for label in contents:
        span = _widened(label.span, stretches)
        if span is not None:
            known = found.get(span)
            if known is None or known.probability < label.probability:
                found[span] = Unit(span, False, probability=label.probability)
    found = _without_crossings(found)
    covered = list(found)
    for stretch in stretches:
        same = next((s for s in covered if _same(text, s, stretch.outer)), None)
        if same is not None:
            del found[same]
            covered.remove(same)
        if stretch.use in NO_SPEECH and same is None:
            continue
        if same is not None or not any(s.holds(stretch.outer) for s in covered):
            sure = _is_speech(text, stretch) or same is not None
            found[stretch.outer] = Unit(stretch.outer, True, sure, continued=stretch.continued)
    return sorted(found.values(), key=lambda u: (u.span.start, -u.span.end))


def _widened(span: Span, stretches: Sequence[Stretch]) -> Span | None:
    for stretch in stretches:
        outer = stretch.outer
        if outer.overlaps(span):
            if outer.holds(span):
                return outer if len(span) >= 0.6 * len(stretch.inner) else None
            span = Span(min(span.start, outer.start), max(span.end, outer.end))
    return span


def _without_crossings(found: dict[Span, Unit]) -> dict[Span, Unit]:
    """Keep contents that nest or lie apart; of two that cross, keep the surer and longer."""
    kept: dict[Span, Unit] = {}
    for span, unit in sorted(found.items(), key=lambda item: (-item[1].probability, -len(item[0]))):
        if all(not span.overlaps(k) or span.holds(k) or k.holds(span) for k in kept):
            kept[span] = unit
    return kept


def _same(text: str, span: Span, outer: Span) -> bool:
    """Whether a content is a marked stretch with nothing but punctuation around it."""
    if not span.holds(outer):
        return False
    rest = text[span.start : outer.start] + text[outer.end : span.end]
    return not any(c.isalnum() for c in rest)


def _is_speech(text: str, stretch: Stretch) -> bool:
    """Whether a marked stretch is speech whatever stands around it: long enough, or a sentence."""
    words = stretch.inner.of(text)
    if stretch.use in NO_SPEECH:
        return False
    before = text[max(0, stretch.outer.start - 8) : stretch.outer.start].rstrip(" \t\u00a0")[-2:]
    sentence = not before.strip() or before[-1] in '\n.?!:”"'
    return len(words.split()) >= _MIN_WORDS or (
        sentence and words.rstrip()[-1:] in ".?!,…—-" and words[:1].isupper()
    )
