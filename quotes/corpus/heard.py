"""The turns of a transcript or of captions, each with the label in front of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from quotes.corpus.margins import unnumbered
from quotes.corpus.transcripts import find_labels
from quotes.models import Article, Span

CHANGE = "\n\n"
"""What stands in the text of captions where the speaker changes."""


class Heard(NamedTuple):
    """A turn, and what stands in front of it.

    Attributes:
        head: The label with all that belongs to it.
        name: Who speaks, with office and place, as printed; None if nobody is named.
        colon: The colon behind the name, if there is one.
        words: What is said.
    """

    head: Span
    name: Span | None
    colon: Span | None
    words: Span


def heard(article: Article) -> Iterator[Heard]:
    """Yield the turns of an article that is a transcript or captions, in order; none of another."""
    yield from _in_captions(article) if article.turns else _in_text(article.text)


def _in_text(text: str) -> Iterator[Heard]:
    text = unnumbered(text)
    start: int | None = None
    for label, following in pairwise([*find_labels(text), None]):
        assert label is not None
        # A label without words ("BY MR. DOE:") belongs to the next.
        start = label.span.start if start is None else start
        words = Span(label.span.end, following.span.start if following else len(text)).stripped(text)
        if words:
            yield Heard(Span(start, label.span.end), label.printed, label.colon, words)
            start = None


def _in_captions(article: Article) -> Iterator[Heard]:
    text = article.text
    end, turns = 0, list(article.turns)
    first = 0
    for number, turn in enumerate(turns):
        following = turns[number + 1].span.start if number + 1 < len(turns) else len(text)
        if number + 1 == len(turns) or CHANGE in text[turn.span.end : following]:
            head = Span(end, turns[first].span.start).stripped(text)
            end, words = turn.span.end, Span(turns[first].span.start, turn.span.end)
            first = number + 1
            colon = Span(head.end - 1, head.end) if head.of(text).endswith(":") else None
            name = Span(head.start, colon.start) if colon else head
            while name and text[name.start] in "[(":
                name = Span(name.start + 1, name.end - 1)
            yield Heard(head, name or None, colon, words)
