"""What a pair of quotation marks holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from quotes.models import Span
from quotes.text.mark_uses import Use

Style = Literal["double", "single", "doubled", "guillemet", "low", "corner"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """One stretch between quotation marks.

    Attributes:
        inner: The words, without their marks.
        outer: The words with their marks (equal ends where a mark is missing).
        style: Which family of marks opened it.
        depth: 0 for the outermost, 1 for a quote within a quote …
        closed: False if it ends with its paragraph (or at the next opening mark) for want of a mark.
        continued: Whether the speech goes on in the next paragraph, so that a missing close is no fault.
        use: `speech`, or what the marks seem to be for by their shape: `title`, `nickname`, `scare`.
        problems: Codes of what is wrong with its marks: `unclosed_mark`, `mixed_marks`, `not_reopened`.
    """

    inner: Span
    outer: Span
    style: Style = "double"
    depth: int = 0
    closed: bool = True
    continued: bool = False
    use: Use = "speech"
    problems: tuple[str, ...] = ()
