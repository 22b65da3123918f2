"""Counts that become precision, recall and F1, and the table that shows figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

Figure: TypeAlias = "float | int | str | None | dict[str, Figure] | list[Figure]"
Figures: TypeAlias = dict[str, Figure]


@dataclass(slots=True)
class Tally:
    """What precision and recall are made of.

    Attributes:
        gold: Units in the gold.
        pred: Units predicted.
        found: Units of the gold that a prediction found.
        right: Predicted units that the gold holds.
    """

    gold: int = 0
    pred: int = 0
    found: int = 0
    right: int = 0

    def hit(self, by: int = 1) -> None:
        """Count units that are both found and right."""
        self.found += by
        self.right += by

    def count_pairs(self, hits: Mapping[int, int], of_gold: set[int], of_pred: set[int]) -> None:
        """Count indices of gold and predictions, and those of them that `hits` pairs."""
        self.gold += len(of_gold)
        self.pred += len(of_pred)
        self.found += len(of_gold & hits.keys())
        self.right += len(of_pred.intersection(hits.values()))

    def prf(self) -> dict[str, Figure]:
        """Return precision, recall and F1; what cannot be computed is 0."""
        precision, recall = ratio(self.right, self.pred), ratio(self.found, self.gold)
        both = precision + recall
        return {"p": precision, "r": recall, "f1": 2 * precision * recall / both if both else 0.0}


def ratio(part: float, whole: int) -> float:
    """Return part of whole, 0 if there is no whole."""
    return part / whole if whole else 0.0


def mean(values: Iterable[float]) -> float | None:
    """Return the mean, or None of nothing."""
    kept = list(values)
    return sum(kept) / len(kept) if kept else None


def shown(value: Figure) -> str:
    """Return one figure for a table: three decimals, whole numbers as they are, `-` for none."""
    if isinstance(value, float):
        return f"{value:.3f}"
    return "-" if value is None else str(value)


def table(head: Sequence[str], rows: Iterable[Sequence[Figure]]) -> str:
    """Return a table in fixed-width letters: the first column to the left, the others to the right."""
    cells = [list(head), *([shown(value) for value in row] for row in rows)]
    widths = [max(len(row[i]) for row in cells) for i in range(len(head))]
    lines = (
        "  ".join(
            cell.rjust(w) if i else cell.ljust(w) for i, (cell, w) in enumerate(zip(row, widths, strict=True))
        )
        for row in cells
    )
    return "\n".join(line.rstrip() for line in lines)
