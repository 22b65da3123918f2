"""Marked words whose speaker a set phrase behind them names: “…”, in the words of X; “…” was how X put it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quotes.detect.attribution import Attribution
from quotes.detect.links import NAME_WORD
from quotes.models import Span
from quotes.text.marks import Stretch

_WHO = (
    r"(?P<who>(?:(?:the|an?|one|his|her|their|its)\s+(?:[\w’'-]+\s+){0,4}?[\w-]+(?:,\s+)?)?"
    rf"(?:{NAME_WORD}(?:\s+{NAME_WORD}){{0,4}})?)"
)
_PHRASES = (
    re.compile(rf",?\s+(?P<cue>in\s+the\s+words\s+of)\s+{_WHO}(?=[,.;:\n]|\s+[–—]|\Z)"),
    re.compile(
        rf",?\s+(?:is|was)\s+how\s+{_WHO}\s+(?P<cue>(?:put|described|summed\s+up|characteri[sz]ed)\s+"
        r"(?:it|him|her|them|this|that|the\s+\w+))\b"
    ),
)


def phrase_attributions(text: str, stretches: Sequence[Stretch]) -> Iterator[Attribution]:
    """Yield marked words with the set phrase that follows them at once, and whom it names."""
    for stretch in stretches:
        if stretch.depth or not stretch.closed:
            continue
        found = (pattern.match(text, stretch.outer.end) for pattern in _PHRASES)
        m = next((m for m in found if m and m["who"].strip()), None)
        if m is not None:
            source = Span(*m.span("who")).stripped(text)
            yield Attribution(
                (stretch.outer,), (Span(*m.span("cue")),), (source,), 0.85, "a set phrase behind the words"
            )
