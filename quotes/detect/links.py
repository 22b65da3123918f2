"""Link contents to cues and cues to sources by what stands between them.

The cost of a link counts the words between both ends and adds a price for each sentence, paragraph,
content, cue or source that lies between. Nearest is cheapest, but a full stop is dearer than many words.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from quotes.models import Span
from quotes.text.sentences import sentences

BLANKS = " \t\u00a0"
NAME_WORD = r"(?:(?:Mr|Mrs|Ms|Dr|[A-Z])\.|[^\W\d_a-z][\w’'-]*)"
"""The pattern of one word of a name as it is printed, a title or an initial too."""

_WORD = re.compile(r"[^\W_]+")


class Page:
    """Words, sentence ends and paragraph ends of a text, for measuring distances."""

    def __init__(self, text: str, paragraphs: Sequence[Span]) -> None:
        self.text = text
        self._words = [m.start() for m in _WORD.finditer(text)]
        self._sentences = [s.end for p in paragraphs for s in sentences(text, p.start, p.end)]
        self._paragraphs = [p.end for p in paragraphs]

    def words(self, start: int, end: int) -> int:
        """Count the words that begin between two offsets."""
        return _count(self._words, start, end)

    def sentence_ends(self, start: int, end: int) -> int:
        """Count the sentence ends between two offsets."""
        return _count(self._sentences, start, end)

    def paragraph_ends(self, start: int, end: int) -> int:
        """Count the paragraph ends between two offsets."""
        return _count(self._paragraphs, start, end)


class Places:
    """Spans in order, for asking which lie near a place."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(set(spans))
        self._starts = [s.start for s in self._spans]

    def __iter__(self) -> Iterator[Span]:
        return iter(self._spans)

    def near(self, span: Span, reach: int = 500) -> list[Span]:
        """Return the spans that begin within `reach` code points of a span."""
        first = bisect_left(self._starts, span.start - reach)
        return self._spans[first : bisect_left(self._starts, span.end + reach)]

    def touch(self, span: Span) -> bool:
        """Whether a span overlaps one of these, none of which overlaps another."""
        k = bisect_right(self._starts, span.start)
        return any(s.overlaps(span) for s in self._spans[max(0, k - 1) : k + 1])


def _count(places: Sequence[int], start: int, end: int) -> int:
    return max(0, bisect_left(places, end) - bisect_left(places, start))


def cost(page: Page, one: Span, other: Span, between: Iterable[tuple[Sequence[Span], float]] = ()) -> float:
    """Return the price of linking two spans.

    Args:
        page: The text measured.
        one: A span.
        other: Another span.
        between: Sorted spans and the price of each that lies wholly between the two.
    """
    start, end = (one.end, other.start) if one.start <= other.start else (other.end, one.start)
    if end <= start:
        return 0.0
    ends = page.paragraph_ends(start, end)
    if ends == 1 and _colon_before_break(page, start, end):
        return 6.0 + page.words(start, end)
    total = page.words(start, end) + 25.0 * max(0, page.sentence_ends(start, end) - ends) + 60.0 * ends
    for spans, price in between:
        total += price * sum(1 for s in spans if s.start >= start and s.end <= end)
    return total


def _colon_before_break(page: Page, start: int, end: int) -> bool:
    line = re.split(r"[\n\r]", page.text[max(0, start - 1) : end], maxsplit=1)[0]
    return line.rstrip().endswith(":")
