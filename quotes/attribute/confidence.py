"""How sure a speaker is: the share of quotes that the rule which decided gets right.

The shares were counted on labelled articles (`tests/benchmarks/fit_speaker_confidence.py` prints them);
pronouns and descriptions are told apart by how far the choice stood before the next one who fits.
"""

from __future__ import annotations

import functools

from quotes.attribute.sources import Decision
from quotes.text.wordlists import entries

BY_MARGIN = frozenset({"pronoun", "role"})
"""The rules that choose by salience."""

STEPS = (1.25, 2.0, 4.0)
"""Where the margin of such a choice begins to count for more."""


def speaker_confidence(decision: Decision) -> float | None:
    """Return how sure, from 0 to 1, speaker and kind of speaker are if the source is right; None without one.

    Args:
        decision: Whom the source was found to mean, and by which rule.
    """
    return None if decision.rule == "no_source" else _shares()[decision.rule, step_of(decision)]


def step_of(decision: Decision) -> float:
    """Return the step at or under a decision's margin; 0 if there is none, or salience did not decide."""
    margin = decision.margin or 0.0 if decision.rule in BY_MARGIN else 0.0
    return max((step for step in STEPS if step <= margin), default=0.0)


@functools.cache
def _shares() -> dict[tuple[str, float], float]:
    rows = (line.split("\t") for line in entries("quotes.attribute", "speaker_confidence"))
    return {(rule, float(margin)): float(share) for rule, margin, share, *_ in rows}
