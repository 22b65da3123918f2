"""Where the articles of an index are kept: in memory here, in a file in `quotes.archive`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from quotes.match.postings import Builder, Segment, merge, mergeable
from quotes.models import Article, Extracted

FLUSH = 4_000_000
"""Words from which on what was added becomes a segment."""


class Shelf(Protocol):
    """What an index asks of the place where its articles are kept.

    A document is a text with its quotes, under a number. Articles that are the same to the letter may be
    one document.
    """

    def segments(self) -> Sequence[Segment]:
        """Return the n-grams of all documents."""

    def __len__(self) -> int:
        """How many articles can be searched."""

    def __contains__(self, number: int) -> bool:
        """Whether a document is searched: an n-gram may outlive it."""

    def extracted(self, number: int) -> Extracted:
        """Return a document: an article with its quotes."""

    def articles(self, number: int) -> Sequence[Article]:
        """Return all articles that are this document."""

    def numbers(self, article_id: str) -> Sequence[int]:
        """Return the documents of an article's id."""

    def is_primary(self, number: int) -> bool:
        """Whether a document was marked as a primary source."""


def printing(extracted: Extracted) -> tuple[object, ...]:
    """Return what articles have in common that are one document."""
    article = extracted.article
    spans = tuple((quote.content, quote.source, quote.speaker) for quote in extracted.quotes)
    return article.text, article.published, article.turns, spans


class Memory:
    """A shelf in memory.

    Args:
        n: Words in an n-gram.
    """

    def __init__(self, *, n: int) -> None:
        self._builder = Builder(n=n)
        self._segments: list[Segment] = []
        self._documents: list[Extracted] = []
        self._articles: list[list[Article]] = []
        self._printings: dict[tuple[object, ...], int] = {}
        self._numbers: dict[str, list[int]] = {}
        self._count = 0
        self._primary: set[int] = set()

    def add(self, extracted: Extracted, *, primary: bool = False) -> None:
        """Add an article with its quotes."""
        article = extracted.article
        number = self._printings.setdefault((*printing(extracted), primary), len(self._documents))
        if number == len(self._documents):
            self._builder.add(number, article)
            self._documents.append(extracted)
            self._articles.append([])
            if primary:
                self._primary.add(number)
        self._articles[number].append(article)
        self._numbers.setdefault(article.id, []).append(number)
        self._count += 1
        if self._builder.words >= FLUSH:
            self._flush()

    def segments(self) -> Sequence[Segment]:
        """Return the n-grams of all documents."""
        if self._builder.words:
            self._flush()
        return self._segments

    def _flush(self) -> None:
        self._segments.append(self._builder.build())
        while run := mergeable([len(segment) for segment in self._segments]):
            self._segments[run] = [merge(self._segments[run])]

    def __len__(self) -> int:
        return self._count

    def __contains__(self, number: int) -> bool:
        """Whether a document is searched: all are."""
        return 0 <= number < len(self._documents)

    def extracted(self, number: int) -> Extracted:
        """Return a document: an article with its quotes."""
        return self._documents[number]

    def articles(self, number: int) -> Sequence[Article]:
        """Return all articles that are this document."""
        return self._articles[number]

    def numbers(self, article_id: str) -> Sequence[int]:
        """Return the documents of an article's id."""
        return self._numbers.get(article_id, ())

    def is_primary(self, number: int) -> bool:
        """Whether a document was marked as a primary source."""
        return number in self._primary
