"""Scan first: choose the paragraphs that the tagger reads."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.models import Article, Span

SILENT = frozenset({"caption", "byline", "dateline", "timestamp", "credit"})


def spoken_paragraphs(article: Article, paragraphs: Sequence[Span]) -> list[int]:
    """Return the indices of the paragraphs that are more than a caption, a byline, a credit or the like."""
    return [
        i
        for i, span in enumerate(paragraphs)
        if article.zone_at(span.start) not in SILENT or article.zone_at(span.end - 1) not in SILENT
    ]
