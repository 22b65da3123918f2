"""Find what stands between quotation marks, on any string, without ever raising."""

from __future__ import annotations

from dataclasses import dataclass

from quotes.models import Span


@dataclass(frozen=True, slots=True)
class Stretch:
    """One stretch between quotation marks.

    Attributes:
        inner: The words, without their marks.
        outer: The words with their marks (equal ends where a mark is missing).
        style: Which family of marks: `double single doubled guillemet low corner`.
        depth: 0 for the outermost, 1 for a quote within a quote …
        closed: False if it ends at its paragraph because no closing mark was found.
        continued: Whether the next paragraph reopens the same speech (so a missing close is no fault).
        use: `speech`, or what else the marks are for: `title`, `nickname`, `scare`, `measure`.
        problems: Codes of what is wrong with its marks: `unclosed_mark`, `mixed_marks` …
    """

    inner: Span
    outer: Span
    style: str = "double"
    depth: int = 0
    closed: bool = True
    continued: bool = False
    use: str = "speech"
    problems: tuple[str, ...] = ()


def scan(text: str) -> tuple[Stretch, ...]:
    """Return every stretch between marks, in order of its start, outer before inner.

    Offsets are code points into `text`.
    """
    return ()
