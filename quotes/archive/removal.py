"""Remove articles without a trace: a takedown."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from pathlib import Path

from quotes.archive import tables
from quotes.archive.faults import brief, telling
from quotes.archive.grams import Grams
from quotes.archive.rows import stored
from quotes.errors import ArchiveError


def remove(path: Path, grams: Grams, ids: Collection[str]) -> int:
    """Remove every version of some articles, and what only they made needful; return how many there were.

    Rows and segments go in one transaction. A mark stays until the last byte is wiped, so that a run cut
    short in between is finished by the next.

    Raises:
        ArchiveError: One of them is not in the archive, and nothing is removed; or a reader keeps the
            last traces in the log.
    """
    connection = grams.connection
    found = {
        article_id: [
            row["number"]
            for row in connection.execute("SELECT number FROM article WHERE id = ?", (stored(article_id),))
        ]
        for article_id in ids
    }
    if missing := [article_id for article_id, numbers in found.items() if not numbers]:
        named = ", ".join(repr(brief(article_id)) for article_id in missing)
        raise ArchiveError(f"{path}: holds no article {named}. Nothing was removed; check the ids.")
    gone = [number for numbers in found.values() for number in numbers]
    with grams.leaving_out(gone):
        connection.execute("INSERT INTO removal VALUES (?)", (tables.now(),))
        for number in gone:
            # The names of the inputs may name the article.
            connection.execute(
                "UPDATE run SET inputs = NULL WHERE number = (SELECT run FROM article WHERE number = ?)",
                (number,),
            )
            connection.execute("DELETE FROM article WHERE number = ?", (number,))
        connection.execute(tables.NEEDLESS_SPEAKERS)
        connection.execute(tables.NEEDLESS_RUNS)
    wipe(path, connection, must=True)
    return len(gone)


def wipe(path: Path, connection: sqlite3.Connection, *, must: bool) -> None:
    """Bring what was removed out of the file and out of the log, if that is still to be done.

    Args:
        path: The archive.
        connection: The same, with no transaction open.
        must: Whether it is an error if readers keep the log, or left to the next writing.

    Raises:
        ArchiveError: It cannot be done now.
    """
    with telling(path):
        if connection.execute("SELECT 1 FROM removal").fetchone() is None:
            return
        connection.execute("VACUUM")
        if _emptied(connection):
            connection.execute("DELETE FROM removal")
            _emptied(connection)
        elif must:
            raise ArchiveError(
                f"{path}: the articles are removed, but their bytes stay in {path.name}-wal until the "
                f"programs that read the archive end. End them and run `quotes archive repair {path}`."
            )


def _emptied(connection: sqlite3.Connection) -> bool:
    """Move the log into the file and cut it to nothing; tell whether no reader was in the way."""
    (busy, *_) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy
