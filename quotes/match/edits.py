"""One difference: words of one text that stand for other words of the other text, or for none."""

from __future__ import annotations

from dataclasses import dataclass

from quotes.match.align import Alignment, Gap, Side
from quotes.match.words import Word
from quotes.models import ChangeKind


@dataclass(slots=True)
class Edit:
    """Words here that stand for other words there, or for none.

    Attributes:
        here: First word and one behind the last, here.
        there: The same, there.
        gap: The gap that they lie in.
        kind: The kind of change, where it is already known.
    """

    here: tuple[int, int]
    there: tuple[int, int]
    gap: Gap
    kind: ChangeKind | None = None

    def words(self, found: Alignment) -> tuple[Word, ...]:
        """Return its words here and there."""
        here, there = found.words(self.here, self.there)
        return here + there

    def lone(self, found: Alignment) -> tuple[Side, tuple[int, int]]:
        """Return the side that has words of an edit of which the other has none, and which they are."""
        return (found.here, self.here) if self.here[0] < self.here[1] else (found.there, self.there)
