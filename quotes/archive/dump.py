"""The content of an archive as sorted lines: equal for archives that hold the same, however they grew."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from quotes.archive.faults import telling
from quotes.archive.rows import QUOTES_OF, restored
from quotes.archive.schema import open_to_read

_OF_THE_RUN = {"number", "superseded", "read_from", "run", "article", "place", "speaker"}


def dump(path: Path) -> Iterator[str]:
    """Yield every version of every article with its quotes, one a line as JSON, sorted by id and version.

    What depends on when and in how many runs the archive was made is left out.

    Raises:
        ArchiveError: It cannot be read.
    """
    connection = open_to_read(path)
    try:
        with telling(path):
            connection.execute("BEGIN")
            for row in connection.execute("SELECT * FROM article ORDER BY id, version"):
                quotes = connection.execute(QUOTES_OF, (row["number"],))
                yield json.dumps(_plain(row) | {"quotes": [_plain(quote) for quote in quotes]})
    finally:
        connection.close()


def _plain(row: sqlite3.Row) -> dict[str, Any]:
    return {name: restored(row[name]) for name in row.keys() if name not in _OF_THE_RUN}  # noqa: SIM118
