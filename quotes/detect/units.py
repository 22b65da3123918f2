"""Join labelled contents and marked stretches into the units of content that quotes are made of."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from quotes.detect.labels import Label
from quotes.detect.links import BLANKS
from quotes.models import Span
from quotes.text.mark_uses import NO_SPEECH
from quotes.text.marks import Stretch

_MIN_WORDS = 5
_BROKEN = re.compile(r"[^\n\r.!?]{1,250}[,—–-][ \t\xa0]*")


@dataclass(frozen=True, slots=True)
class Unit:
    """One contiguous stretch of content.

    Attributes:
        span: Its place, outer marks included.
        direct: Whether it is one marked stretch and nothing else.
        sure: Whether it is speech by itself; a short stretch in marks is speech only with a cue beside it.
        probability: Of its label; None if it has none but only marks.
        continued: Whether the speech goes on in the next paragraph.
        spoken: Whether a marked stretch stands in it that is speech by itself.
        resumes: The stretch before it, outer marks included, whose sentence it takes up; None if it does not.
    """

    span: Span
    direct: bool
    sure: bool = True
    probability: float | None = None
    continued: bool = False
    spoken: bool = False
    resumes: Span | None = None


def units(text: str, labels: Sequence[Label], stretches: Sequence[Stretch]) -> list[Unit]:
    """Return the units of content in order.

    Marks are hard evidence: a marked stretch is never cut in two. A content that begins or ends inside
    one is widened to hold it; one that lies inside one is speech within speech and is left out.
    """
    contents = sorted((label for label in labels if label.name == "content"), key=lambda c: c.span)
    outermost = [s for s in stretches if s.depth == 0]
    resuming = {b.outer: a.outer for a, b in pairwise(outermost) if _resumes(text, a, b)}
    return [
        unit
        for near, marked in _clusters(
            _cut_behind(text, _cut_before(text, contents, resuming), outermost), outermost
        )
        for unit in _units(text, near, marked, resuming)
    ]


def _resumes(text: str, before: Stretch, after: Stretch) -> bool:
    """Whether a stretch takes up a sentence broken off by a comma (“If so,” she said, “we leave.”)."""
    between = text[before.outer.end : after.outer.start]
    return (
        _BROKEN.fullmatch(between) is not None
        and before.use not in NO_SPEECH
        and before.inner.of(text).rstrip().endswith(",")
        and after.inner.of(text).lstrip()[:1].islower()
    )


def _cut_before(text: str, contents: Sequence[Label], resuming: Collection[Span]) -> list[Label]:
    """End contents that run into a stretch which takes up the sentence of an earlier one."""
    found = []
    starts = sorted(outer.start for outer in resuming)
    for label in contents:
        span = label.span
        k = bisect_right(starts, span.start)
        if k < len(starts) and starts[k] < span.end:
            end = span.start + len(text[span.start : starts[k]].rstrip(" ,—–-"))
            label = replace(label, span=Span(span.start, end))
        if len(label.span):
            found.append(label)
    return found


def _cut_behind(text: str, contents: Sequence[Label], stretches: Sequence[Stretch]) -> list[Label]:
    """End contents that begin in marks where these close, if what follows is not said with them.

    At a comma inside the marks (“Stop,” until …), if no others follow: in PolNeAR 99 in 100 contents that
    begin so end there. At the end of a sentence, if another begins behind (“Stop!” The crowd left), or if
    other marks open at once: two speakers (“Will you stop?” “No.”).
    """
    starts = [s.outer.start for s in stretches]
    found = []
    for label in contents:
        k = bisect_right(starts, label.span.start)
        first = stretches[k - 1] if k else None
        if first and label.span.start <= first.inner.start and first.outer.end < label.span.end:
            said, rest = first.inner.of(text).rstrip(), text[first.outer.end : label.span.end]
            alone = k == len(starts) or starts[k] >= label.span.end
            beside = not alone and not text[first.outer.end : starts[k]].strip(BLANKS)
            new = beside or rest.lstrip(BLANKS)[:1].isupper()
            if (alone and said.endswith(",")) or (new and said.endswith((".", "!", "?"))):
                label = replace(label, span=Span(label.span.start, first.outer.end))
        found.append(label)
    return found


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


def _units(
    text: str, contents: Sequence[Label], stretches: Sequence[Stretch], resuming: Mapping[Span, Span]
) -> list[Unit]:
    labelled: dict[Span, float] = {}
    for label in contents:
        span = _widened(label.span, stretches)
        if span is not None:
            labelled[span] = max(label.probability, labelled.get(span, 0.0))
    labelled = _without_crossings(labelled)
    found: dict[Span, Unit] = {}
    for stretch in stretches:
        same = next((s for s in labelled if _same(text, s, stretch.outer)), None)
        if same is not None:
            probability = labelled.pop(same)
            found[stretch.outer] = Unit(
                stretch.outer,
                True,
                True,
                probability,
                stretch.continued,
                _is_speech(text, stretch),
                resuming.get(stretch.outer),
            )
        elif stretch.use not in NO_SPEECH and not any(s.holds(stretch.outer) for s in labelled):
            sure = stretch.outer in resuming or _is_speech(text, stretch)
            found[stretch.outer] = Unit(
                stretch.outer, True, sure, None, stretch.continued, sure, resuming.get(stretch.outer)
            )
    for span, probability in labelled.items():
        spoken = any(span.holds(s.outer) and _is_speech(text, s) for s in stretches)
        found[span] = Unit(span, False, True, probability, spoken=spoken)
    return sorted(found.values(), key=lambda u: (u.span.start, -u.span.end))


def _widened(span: Span, stretches: Sequence[Stretch]) -> Span | None:
    for stretch in stretches:
        outer = stretch.outer
        if outer.overlaps(span):
            if outer.holds(span):
                return outer if len(span) >= 0.6 * len(stretch.inner) else None
            span = Span(min(span.start, outer.start), max(span.end, outer.end))
    return span


def _without_crossings(labelled: Mapping[Span, float]) -> dict[Span, float]:
    """Keep contents that nest or lie apart; of two that cross, keep the surer and longer."""
    kept: dict[Span, float] = {}
    for span, probability in sorted(labelled.items(), key=lambda item: (-item[1], -len(item[0]))):
        if all(not span.overlaps(k) or span.holds(k) or k.holds(span) for k in kept):
            kept[span] = probability
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
