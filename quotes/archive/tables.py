"""Put articles into the tables, each as a version of its id."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import Literal

from quotes.archive.rows import QUOTES_OF, Row, article_row, insert, quote_row, stored, to_extracted
from quotes.models import Article, Extracted, Quote

Outcome = Literal["new", "changed", "known"]
SUPERSEDED = "SELECT number FROM article WHERE NOT current UNION ALL SELECT number FROM renumbered"
"""Documents that may stand in segments, but are not searched."""

_DIGITS = 4

NEEDLESS_RUNS = "DELETE FROM run WHERE number NOT IN (SELECT run FROM article)"
NEEDLESS_SPEAKERS = (
    "DELETE FROM speaker WHERE NOT EXISTS (SELECT 1 FROM quote WHERE quote.speaker = speaker.number)"
)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Do what the block does as a whole or not at all."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def versions(connection: sqlite3.Connection, article_id: str) -> list[tuple[sqlite3.Row, Extracted]]:
    """Return every version of an article, the current one first, each with its row."""
    rows = connection.execute(
        "SELECT * FROM article WHERE id = ? ORDER BY current DESC, version DESC", (stored(article_id),)
    ).fetchall()
    return [(row, to_extracted(row, connection.execute(QUOTES_OF, (row["number"],)))) for row in rows]


def known(connection: sqlite3.Connection, article: Article) -> Extracted | None:
    """Return what an earlier run found in the text of an article, if one read it.

    What failed may have failed for want of memory, and does not count.
    """
    for _, found in versions(connection, article.id):
        if _read(found.article) == _read(article) and not any(p.code == "failed" for p in found.problems):
            later = found.problems[len(found.article.problems) :]
            return Extracted(article, found.quotes, (*article.problems, *later))
    return None


def put(connection: sqlite3.Connection, extracted: Extracted, *, primary: bool, run: int) -> Outcome:
    """Put an article with its quotes into the tables, as the current version of its id.

    Nothing is done if that is what it is already. What was current until now is kept and marked. A version
    that is current again, after another, keeps its place among the versions.

    Args:
        connection: The archive, in a transaction.
        extracted: The article.
        primary: Whether it is a primary source.
        run: Number of the run that brings it.
    """
    stood = versions(connection, extracted.article.id)
    version = max((row["version"] for row, _ in stood), default=0) + 1
    for row, found in stood:
        if _essence(found) == _essence(extracted) and row["primary_source"] == primary:
            if row["current"]:
                return "known"
            # Segments are made of what came last, so it needs a new number to be searched again.
            connection.execute("DELETE FROM article WHERE number = ?", (row["number"],))
            connection.execute("INSERT INTO renumbered VALUES (?)", (row["number"],))
            version = row["version"]
            break
    connection.execute(
        "UPDATE article SET current = 0, superseded = ? WHERE id = ? AND current",
        (now(), stored(extracted.article.id)),
    )
    article = article_row(extracted)
    state: Row = {"version": version, "current": 1, "primary_source": int(primary), "run": run}
    cursor = connection.execute(*insert("article", article | state))
    for place, quote in enumerate(extracted.quotes):
        row_ = quote_row(extracted.article, quote, str(article["text_sha256"]))
        owner: Row = {"article": cursor.lastrowid, "place": place, "speaker": _speaker(connection, quote)}
        connection.execute(*insert("quote", owner | row_))
    return "changed" if stood else "new"


def now() -> str:
    """Return the time, in UTC and to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _speaker(connection: sqlite3.Connection, quote: Quote) -> int | None:
    """Return the number of a quote's speaker, who is entered when first named."""
    if quote.speaker is None:
        return None
    who = stored(quote.speaker.name), quote.speaker.type, stored(quote.speaker_id)
    connection.execute(
        "INSERT INTO speaker (name, type, speaker_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", who
    )
    (number,) = connection.execute(
        "SELECT number FROM speaker "
        "WHERE name = ? AND type = ? AND coalesce(speaker_id, '') = coalesce(?, '')",
        who,
    ).fetchone()
    return int(number)


def _read(article: Article) -> tuple[object, ...]:
    """Return what the quotes of an article depend on."""
    return article.text, article.title, article.zones, article.turns


def _essence(extracted: Extracted) -> tuple[object, ...]:
    """Return what makes a version: not where it was read from, nor digits that a record does not keep."""
    quotes = tuple(
        replace(
            quote,
            confidence=round(quote.confidence, _DIGITS),
            speaker_confidence=None
            if quote.speaker_confidence is None
            else round(quote.speaker_confidence, _DIGITS),
        )
        for quote in extracted.quotes
    )
    return replace(extracted.article, where=None, problems=()), quotes
