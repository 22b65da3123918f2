"""The stable record: one quote as plain values that JSON, CSV and parquet can hold.

Offsets point into the article's text as it was read. Only the words written out have NULs and lone
surrogates replaced, one for one, so every span still fits the words beside it.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from typing import Any

from quotes.corpus.identity import quote_id
from quotes.models import JOIN, Article, Change, Extracted, Finding, Match, Problem, Quote, Span
from quotes.text.paragraphs import safe

Record = dict[str, Any]
"""One quote as plain values, with the keys of `quotes.report.fields.FIELDS` in their order."""

CONTEXT = 100
"""How many characters of the text stand in `before` and in `after`, at most."""


def record(article: Article, quote: Quote, finding: Finding | None = None) -> Record:
    """Return the record of a quote; with a finding, what `verify` adds to it.

    Args:
        article: The article that the quote's spans point into.
        quote: The quote.
        finding: What the cross-check found, if it ran.

    Example:
        >>> article = Article(id="a1", text='"We will not sell," said Ada Pell.')
        >>> quote = Quote("a1", "direct", content=(Span(1, 18),), source=(Span(25, 33),))
        >>> record(article, quote)["source"]
        'Ada Pell'
    """
    text = article.text
    digest = text_sha256(article)
    row: Record = {
        "article_id": safe(article.id),
        "publisher": _optional(article.publisher),
        "published": _optional(article.published),
        "title": _optional(article.title),
        "url": _optional(article.url),
        "language": _optional(article.language),
        "text_sha256": digest,
        "quote_id": quote_id(article.id, digest, quote.content),
        "kind": quote.kind,
        "zone": quote.zone,
        "content": words(text, quote.content),
        "before": safe(text[max(0, quote.start - CONTEXT) : quote.start]),
        "after": safe(text[quote.end : quote.end + CONTEXT]),
        "content_spans": [span.pair() for span in quote.content],
        "verbatim_spans": [span.pair() for span in quote.verbatim],
        "cue_spans": [span.pair() for span in quote.cue],
        "source_spans": [span.pair() for span in quote.source],
        "role_spans": [span.pair() for span in (quote.role.spans if quote.role else ())],
        "cue": words(text, quote.cue) or None,
        "source": words(text, quote.source) or None,
        "factuality": quote.factuality,
        "speaker": _optional(quote.speaker.name if quote.speaker else None),
        "speaker_type": quote.speaker_type or (quote.speaker.type if quote.speaker else None),
        "speaker_id": _optional(quote.speaker_id),
        "role": _optional(quote.role.text if quote.role else None),
        "role_category": quote.role_category,
        "confidence": round(float(quote.confidence), 4),
        "speaker_confidence": _rounded(quote.speaker_confidence),
        "why": safe(quote.why),
    }
    if finding is not None:
        row |= {
            "status": finding.status,
            "conflicts": list(finding.conflicts),
            "searched": finding.searched,
            "match_count": len(finding.matches),
            "matches": [_match(match) for match in finding.matches],
        }
    return row


def records(extracted: Extracted) -> list[Record]:
    """Return the records of all quotes of one article, in their order."""
    return [record(extracted.article, quote) for quote in extracted.quotes]


def finding_records(findings: Iterable[tuple[Article, Quote, Finding]]) -> Iterator[Record]:
    """Yield the records of what `verify` yields."""
    for article, quote, finding in findings:
        yield record(article, quote, finding)


@functools.lru_cache(maxsize=8)
def text_sha256(article: Article) -> str:
    """Return the hash of an article's text, made once for all of its quotes."""
    return article.text_sha256


def words(text: str, spans: Iterable[Span]) -> str:
    """Return the words at the spans as they are written out, parts joined by ` | `."""
    return safe(JOIN.join(span.of(text) for span in spans))


def place_in(content: str, spans: list[list[int]], span: list[int]) -> tuple[int, int] | None:
    """Turn a span of the article's text into one of the joined content; None if it is not within it.

    Args:
        content: The words of a record, parts joined.
        spans: Where the parts stand in the article, in code points.
        span: A span of the article.
    """
    if sum(end - start for start, end in spans) + len(JOIN) * (len(spans) - 1) != len(content):
        return None
    at = 0
    for start, end in spans:
        if start <= span[0] <= span[1] <= end:
            return at + span[0] - start, at + span[1] - start
        at += end - start + len(JOIN)
    return None


def problem_record(problem: Problem) -> Record:
    """Return a problem as plain values, with the keys of `PROBLEM_FIELDS`."""
    return {
        "code": problem.code,
        "message": safe(problem.message),
        "article_id": _optional(problem.article_id),
        "where": _optional(problem.where),
        "span": problem.span.pair() if problem.span is not None else None,
    }


def _match(match: Match) -> Record:
    return {
        "article_id": safe(match.article_id),
        "publisher": _optional(match.publisher),
        "published": _optional(match.published),
        "content": safe(match.content),
        "spans": [span.pair() for span in match.spans],
        "status": match.status,
        "folds": list(match.folds),
        "changes": [_change(change) for change in match.changes],
        "shorter": match.shorter,
        "speaker": _optional(match.speaker),
        "same_speaker": match.same_speaker,
        "same_occasion": match.same_occasion,
        "copy_of": _optional(match.copy_of),
        "why": safe(match.why),
        "primary": match.primary,
        "position": _optional(match.position),
    }


def _change(change: Change) -> Record:
    return {
        "kind": change.kind,
        "here": safe(change.here),
        "there": safe(change.there),
        "here_span": change.here_span.pair(),
        "there_span": change.there_span.pair(),
        "bears_meaning": change.bears_meaning,
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(float(value), 4)


def _optional(value: str | None) -> str | None:
    return safe(value) if value else None
