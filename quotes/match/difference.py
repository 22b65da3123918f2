"""Everything that sets two aligned texts apart, as one value."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from quotes.models import Change, ChangeKind

Claim = Literal["verbatim", "told", "unknown"]
"""What two texts claim to be: word for word both, told in other words one of them, or not known."""

SPLICE = 3
"""Words from which on an omission that nothing shows is a splice."""

CUTS: tuple[ChangeKind, ...] = ("omission", "addition")
"""Words that one side lacks: a cut stays a cut where the words bore meaning."""


@dataclass(slots=True)
class Difference:
    """Everything that sets two aligned texts apart.

    Attributes:
        changes: The named changes, in order of their place.
        folds: Names of the foldings that were needed between whole words.
        dropped: Whether a word or two between kept ones were left out and nothing shows it.
        marked: Whether words between kept ones were left out and the place shows it.
        spliced: Whether three words and more were left out, or run on otherwise, and nothing shows it.
        cut_here: Whether this side lacks words at its ends that the other has.
        cut_there: The same for the other side.
    """

    changes: list[Change] = field(default_factory=list)
    folds: set[str] = field(default_factory=set)
    dropped: bool = False
    marked: bool = False
    spliced: bool = False
    cut_here: bool = False
    cut_there: bool = False
