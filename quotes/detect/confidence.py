"""How likely a quote is right, from what the tagger and the marks say of its parts.

Right means: the content overlaps what an annotator marked by half of both together, and the source
overlaps the annotator's. The weights of the logistic function are fitted on articles held back
(Platt 1999).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

PRIOR = (0.0, 0.5, 0.2, 0.2, 0.5, -1.0, -0.5, 1.0, 0.0)
"""Weights for a tagger that was not fitted on articles held back."""
_FARTHEST = 5.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a quote.

    Attributes:
        content: The lowest probability among its pieces of content that the tagger labelled; None if
            marks alone say that they are speech.
        cue, source: The probability of its cue and of its source; None if it has none.
        marked: Whether all of it stands between marks.
        pieces: How many pieces of content it has.
    """

    content: float | None
    cue: float | None
    source: float | None
    marked: bool
    pieces: int

    def features(self) -> tuple[float, ...]:
        """Return the numbers that the weights stand for, the first always 1."""
        return (
            1.0,
            _logit(self.content),
            _logit(self.cue),
            _logit(self.source),
            float(self.content is None),
            float(self.cue is None),
            float(self.source is None),
            float(self.marked),
            min(3.0, self.pieces - 1.0),
        )


def confidence(evidence: Evidence, weights: Sequence[float]) -> float:
    """Return the probability that a quote is right, from 0.01 to 0.99, in steps of a hundredth."""
    total = sum(w * x for w, x in zip(weights, evidence.features(), strict=True))
    return min(0.99, max(0.01, round(0.5 + 0.5 * math.tanh(total / 2), 2)))


def _logit(probability: float | None) -> float:
    if probability is None:
        return 0.0
    safe = min(1 - 1e-9, max(1e-9, probability))
    return max(-_FARTHEST, min(_FARTHEST, math.log(safe / (1 - safe))))
