"""The cues that a content may have, and the cheapest as its own; no cue is left without a content.

Where a tagger has learned to choose among them, `quotes.detect.linker` does.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from quotes.detect.labels import Label
from quotes.detect.links import BLANKS, Page, Places, cost
from quotes.detect.units import Unit
from quotes.models import Span

BESIDE = 9.0
"""The most that it may cost to link what is not sure."""

_MAX_CUE, _MAX_CUE_DIRECT = 34.0, 26.0
_OTHER_SIDE, _REPORTS = 1.5, 3.0
_DEARER, _SURE = 4.0, 0.5
_WAS_ASKED = re.compile(r"(?:Asked|Pressed|Questioned|Quizzed)\b[^.!?\n\"“”]*\Z")
_FAR = 120
_OPENING = "“\"'‘«„"


class Offer(NamedTuple):
    """A cue that a content may have, and what it costs to reach it."""

    price: float
    cue: Span


@dataclass(frozen=True, slots=True)
class Around:
    """The labels of an article: what stands near a content, and between it and a cue.

    Attributes:
        cues, contents, sources: Their places.
        known: The probability of each cue.
    """

    cues: Places
    contents: Places
    sources: Places
    known: Mapping[Span, float]


def offered(page: Page, unit: Unit, around: Around) -> list[Offer]:
    """Return the cues near a content that may be its own, however dear.

    Args:
        page: The text.
        unit: The content.
        around: All labels.
    """
    near, said_by = around.cues.near(unit.span), around.sources.near(unit.span)
    others = [c for c in around.contents.near(unit.span) if not c.overlaps(unit.span)]
    words = unit.span.of(page.text).rstrip("”\"’'»")
    # The cue of these stands in front: "that …", and "Asked why …, she said".
    clause = not unit.direct and (words.startswith("that ") or was_asked(page.text, unit.span.start))
    stopped = unit.direct and words.endswith(".") and not words.endswith("..")
    ended = unit.direct and words.endswith((".", "!", "?"))
    part_of_source = any(s.start < unit.span.start < s.end for s in said_by)
    runs_on = unit.direct and words.endswith((",", "!", "?"))
    place = _run_on(page, unit.span, [*near, *said_by]) if runs_on else unit.span
    offers: list[Offer] = []
    for cue in near:
        behind = cue.start > unit.span.start
        if cue.overlaps(unit.span) and (unit.direct or cue.start >= unit.span.start):
            continue
        if behind and (
            clause or (stopped and page.sentence_ends(unit.span.end, cue.start)) or part_of_source
        ):
            continue
        if behind and ended and page.text[cue.start : cue.end + 1].rstrip().endswith(":"):
            continue  # “Will you resign?” She replied: “No.”
        if not unit.direct and " asked " in page.text[cue.end : unit.span.start]:
            continue  # "…, he said when asked if …": the question is not his
        price = cost(page, place, cue, ((near, 6.0), (others, 12.0)))
        price += _OTHER_SIDE if behind != unit.direct else 0.0
        price += _REPORTS if behind and unit.direct and _reports(page.text, cue, others) else 0.0
        offers.append(Offer(price, cue))
    return offers


def limit(unit: Unit) -> float:
    """Return the most that a cue of a content may cost."""
    return BESIDE if not unit.sure else _MAX_CUE_DIRECT if unit.direct else _MAX_CUE


def affordable(unit: Unit, offers: Iterable[Offer]) -> list[Offer]:
    """Return the offers that are not too dear for a content."""
    most = limit(unit)
    return [offer for offer in offers if offer.price <= most]


def _run_on(page: Page, span: Span, labels: Sequence[Span]) -> Span:
    """Return the place of words, up to the source or cue they run on to: “Come in!” Mara Holm called."""
    behind = _behind_blanks(page.text, span.end)
    return Span(span.start, behind) if any(s.start == behind for s in labels) else span


def _reports(text: str, cue: Span, contents: Sequence[Span]) -> bool:
    """Whether reported words follow a cue at once, which are its own: “Stop!” and said it was late."""
    behind = _behind_blanks(text, cue.end)
    return any(c.start == behind for c in contents) and text[behind] not in _OPENING


def _behind_blanks(text: str, at: int) -> int:
    while at < len(text) and text[at] in BLANKS:
        at += 1
    return at


def was_asked(text: str, at: int) -> bool:
    """Whether the words up to a place say that someone was asked what follows: “Asked on Monday: …”."""
    return _WAS_ASKED.search(text, max(0, at - _FAR), at) is not None


def taken_up(offers: Sequence[Sequence[Offer]], labels: Sequence[Label]) -> list[Span | None]:
    """Return the cue of each content; None for one without offers.

    Each takes the cheapest. But what is labelled a cue reports something: if nobody took one, a content
    takes it that shares its own with another and for which it is hardly dearer.

    Args:
        offers: For each content the cues that it may have.
        labels: All labels; the cues among them that are likely enough are not left alone.
    """
    taken = [min(some, default=None) for some in offers]
    held = Counter(one.cue for one in taken if one)
    asking: defaultdict[Span, list[tuple[int, Offer]]] = defaultdict(list)
    for k, some in enumerate(offers):
        for offer in some:
            asking[offer.cue].append((k, offer))
    for label in labels:
        if label.name != "cue" or label.probability < _SURE or held[label.span]:
            continue
        dearer = [
            (offer.price - mine.price, k, mine, offer)
            for k, offer in asking[label.span]
            if (mine := taken[k]) and held[mine.cue] > 1 and offer.price - mine.price <= _DEARER
        ]
        if dearer:
            _, k, mine, offer = min(dearer)
            held[mine.cue] -= 1
            held[offer.cue] += 1
            taken[k] = offer
    return [one.cue if one else None for one in taken]
