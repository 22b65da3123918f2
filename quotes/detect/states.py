"""What the network knows of each word where it stands: its last hidden states, and those of spans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from quotes.detect.crf import Floats
from quotes.models import Span

PARTS = 5
"""Before a span, its first word, the mean of its words, its last word, behind it."""


@dataclass(frozen=True, slots=True)
class States:
    """The hidden states of words, in the order of the text.

    Attributes:
        starts, ends: Offsets of each word, code points into the article's text, half-open.
        rows: Words × width.
    """

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    rows: NDArray[np.float16]

    def around(self, spans: Sequence[Span]) -> Floats:
        """Return what is known of some spans: spans × `PARTS` times the width; zeros where no word is."""
        width = self.rows.shape[1]
        found = np.zeros((len(spans), PARTS, width), dtype=np.float32)
        last_word = len(self.starts) - 1
        for row, span in zip(found, spans, strict=True):
            first = int(np.searchsorted(self.ends, span.start, side="right"))
            last = int(np.searchsorted(self.starts, span.end, side="left")) - 1
            if first > last:
                continue
            row[1:4] = (
                self.rows[first],
                self.rows[first : last + 1].mean(0, dtype=np.float32),
                self.rows[last],
            )
            if first > 0:
                row[0] = self.rows[first - 1]
            if last < last_word:
                row[4] = self.rows[last + 1]
        return found.reshape(len(spans), PARTS * width)
