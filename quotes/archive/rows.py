"""Articles and quotes as rows of the tables, and back without a loss."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

from quotes.corpus.identity import quote_id
from quotes.models import JOIN, Article, Extracted, Problem, Quote, Role, Span, Speaker, Turn, Zone

Value = str | bytes | int | float | None
Row = dict[str, Value]

_PLAIN = ("publisher", "published", "title", "url", "language", "text")
_SPEAKER = "quote.*, speaker.name AS speaker_name, speaker.type AS speaker_is"
QUOTES_OF = (
    f"SELECT {_SPEAKER} FROM quote LEFT JOIN speaker ON speaker.number = quote.speaker "
    "WHERE article = ? ORDER BY place"
)
"""The quotes of an article, by its number, as `to_extracted` takes them."""


def stored(text: str | None) -> Value:
    """Return text as it is stored: what is no valid Unicode (lone surrogates) as bytes."""
    if text is None:
        return None
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text


def restored(value: Any) -> Any:
    """Return text as it was before it was stored."""
    return value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else value


def article_row(extracted: Extracted) -> Row:
    """Return the columns that an article takes from itself."""
    article = extracted.article
    return {
        "id": stored(article.id),
        **{name: stored(getattr(article, name)) for name in _PLAIN},
        "text_sha256": article.text_sha256,
        "zones": _json([[zone.name, *zone.span.pair()] for zone in article.zones]),
        "turns": _json([[*turn.span.pair(), turn.speaker, turn.time] for turn in article.turns]),
        "read_from": stored(article.where),
        "notes": _problems(article.problems),
        "problems": _problems(extracted.problems),
    }


def quote_row(article: Article, quote: Quote, digest: str) -> Row:
    """Return the columns of a quote but for its place and its speaker.

    Args:
        article: Its article.
        quote: The quote.
        digest: The hash of the article's text.
    """
    role = quote.role
    return {
        "quote_id": quote_id(article.id, digest, quote.content),
        "kind": quote.kind,
        "zone": quote.zone,
        "content": _words(article, quote.content),
        "content_spans": _spans(quote.content),
        "verbatim_spans": _spans(quote.verbatim),
        "cue_spans": _spans(quote.cue),
        "source_spans": _spans(quote.source),
        "role_spans": _spans(role.spans if role else ()),
        "cue": _words(article, quote.cue) or None,
        "source": _words(article, quote.source) or None,
        "factuality": quote.factuality,
        "speaker_type": quote.speaker_type,
        "speaker_id": stored(quote.speaker_id),
        "role": stored(role.text if role else None),
        "role_category": quote.role_category,
        "confidence": quote.confidence,
        "speaker_confidence": quote.speaker_confidence,
        "why": stored(quote.why),
    }


def to_extracted(row: sqlite3.Row, quotes: Iterable[sqlite3.Row]) -> Extracted:
    """Return the article of a row, with its quotes.

    Raises:
        ValueError: A column holds what it cannot hold.
    """
    article_id = restored(row["id"])
    article = Article(
        id=article_id,
        **{name: restored(row[name]) for name in _PLAIN},
        where=restored(row["read_from"]),
        zones=tuple(Zone(name, Span(start, end)) for name, start, end in json.loads(row["zones"])),
        problems=_to_problems(row["notes"]),
        turns=tuple(Turn(Span(start, end), *who) for start, end, *who in json.loads(row["turns"])),
    )
    return Extracted(
        article, tuple(_to_quote(article_id, quote) for quote in quotes), _to_problems(row["problems"])
    )


def _to_quote(article_id: str, row: sqlite3.Row) -> Quote:
    name, role = restored(row["speaker_name"]), restored(row["role"])
    return Quote(
        article_id=article_id,
        kind=row["kind"],
        content=_to_spans(row["content_spans"]),
        verbatim=_to_spans(row["verbatim_spans"]),
        cue=_to_spans(row["cue_spans"]),
        source=_to_spans(row["source_spans"]),
        factuality=row["factuality"],
        zone=row["zone"],
        confidence=row["confidence"],
        why=restored(row["why"]),
        speaker=None if name is None else Speaker(name, row["speaker_is"]),
        speaker_type=row["speaker_type"],
        role=None if role is None else Role(role, _to_spans(row["role_spans"])),
        role_category=row["role_category"],
        speaker_id=restored(row["speaker_id"]),
        speaker_confidence=row["speaker_confidence"],
    )


def insert(table: str, row: Mapping[str, Value]) -> tuple[str, list[Value]]:
    """Return the statement that inserts a row, and its values."""
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    return f"INSERT INTO {table} ({names}) VALUES ({marks})", list(row.values())


def _words(article: Article, spans: Iterable[Span]) -> Value:
    return stored(JOIN.join(span.of(article.text) for span in spans))


def _spans(spans: Iterable[Span]) -> str:
    return _json([span.pair() for span in spans])


def _to_spans(value: str) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in json.loads(value))


def _problems(problems: Iterable[Problem]) -> str:
    return _json(
        [
            [p.code, p.message, p.article_id, p.where, p.span.pair() if p.span is not None else None]
            for p in problems
        ]
    )


def _to_problems(value: str) -> tuple[Problem, ...]:
    return tuple(
        Problem(code, message, article_id, where, Span(*span) if span is not None else None)
        for code, message, article_id, where, span in json.loads(value)
    )


def _json(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))
