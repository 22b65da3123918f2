"""What detection works with before it is a `Quote`: content, cue and source, linked."""

from __future__ import annotations

from dataclasses import dataclass

from quotes.detect.confidence import Evidence
from quotes.models import Span

TURN = "transcript turn"
"""The rule that finds the turns of transcripts, as it is named in `why`."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Content, cue and source that belong together; the triple of PARC and PolNeAR.

    Attributes:
        content: What was said, in order; outer marks included where there are marks.
        cue: The words that report it.
        source: The words that name who.
        confidence: From 0 to 1, where the layout decided.
        evidence: What the confidence is reckoned from, where labels and marks decided.
        why: The rule that decided.
        marked: Whether words stand between marks in it that are speech by themselves.
        turn: Whether it is a turn of a transcript, which claims to be word for word without marks.
    """

    content: tuple[Span, ...]
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    confidence: float = 0.5
    why: str = ""
    marked: bool = False
    turn: bool = False
    evidence: Evidence | None = None
