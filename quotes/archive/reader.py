"""An archive to read: its current articles, as they were at the moment it was opened.

Any number of readers can have an archive open while one writer writes. Each sees one state of it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType

from quotes.archive import segments as files
from quotes.archive.faults import telling
from quotes.archive.grams import built, last
from quotes.archive.rows import QUOTES_OF, restored, stored, to_extracted
from quotes.archive.schema import open_to_read
from quotes.archive.tables import SUPERSEDED
from quotes.errors import ArchiveError
from quotes.match.postings import Segment
from quotes.models import Article, Extracted
from quotes.settings import Settings

_TRIES = 5


class Archive:
    """The current articles of an archive, with what finds words in them.

    Args:
        path: The archive's file.
        since: Search no article published before this day (ISO date).
        until: Search no article published after this day. With either, articles without a date are not
            searched.
        settings: `ngram` must be that of the archive.

    Raises:
        ArchiveError: It cannot be read, or was indexed with other n-grams.

    Example:
        with Archive(Path("news.db")) as archive:
            finding = Index(shelf=archive).check(article, quote)
    """

    def __init__(
        self,
        path: Path,
        *,
        since: str | None = None,
        until: str | None = None,
        settings: Settings | None = None,
    ) -> None:
        self.path = path
        self._ngram = (settings or Settings()).ngram
        self._where = "current"
        self._values: list[str] = []
        if since is not None:
            self._limit(">=", since)
        if until is not None:
            self._limit("<=", until)
        self._connection = open_to_read(path)
        try:
            with telling(path):
                opened = self._snapshot()
                self._hidden = self._left_out()
                self._length = self._count()
                self._segments = opened
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, err: BaseException | None, tb: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the archive; writers can then take up what they hold back for readers."""
        self._connection.close()

    def __len__(self) -> int:
        """Return the number of articles that are searched: current, and within the limits of date."""
        return self._length

    def __contains__(self, number: int) -> bool:
        """Whether a document is searched; superseded versions may still stand in the segments."""
        return number not in self._hidden

    def everything(self) -> Iterator[Extracted]:
        """Yield the articles that are searched, in the order in which they came."""
        numbers = f"SELECT number FROM article WHERE {self._where} ORDER BY number"
        for row in self._connection.execute(numbers, self._values):
            yield self.extracted(row["number"])

    def segments(self) -> Sequence[Segment]:
        """Return the n-grams of the articles, mapped from files where that can be."""
        return self._segments

    def articles(self, number: int) -> Sequence[Article]:
        """Return the article that a document is."""
        return (to_extracted(self._row("*", number), ()).article,)

    def is_primary(self, number: int) -> bool:
        """Whether a document was put in as a primary source."""
        return bool(self._row("primary_source", number)["primary_source"])

    def extracted(self, number: int) -> Extracted:
        """Return an article with its quotes, by its number as document.

        Raises:
            KeyError: There is none.
        """
        row = self._row("*", number)
        with telling(self.path):
            return to_extracted(row, self._connection.execute(QUOTES_OF, (number,)))

    def numbers(self, article_id: str) -> Sequence[int]:
        """Return the numbers of the documents of an article that are searched: one or none."""
        rows = self._connection.execute(
            f"SELECT number FROM article WHERE id = ? AND {self._where}", (stored(article_id), *self._values)
        )
        return [row["number"] for row in rows]

    def dates(self) -> tuple[str | None, str | None]:
        """Return the first and the last date of the articles that are searched."""
        row = self._one(
            f"SELECT min(published), max(published) FROM article WHERE {self._where}", *self._values
        )
        return (restored(row[0]), restored(row[1])) if row else (None, None)

    def _limit(self, sign: str, day: str) -> None:
        self._where += f" AND substr(published, 1, 10) {sign} ?"
        self._values.append(day)

    def _row(self, columns: str, number: int) -> sqlite3.Row:
        row = self._one(f"SELECT {columns} FROM article WHERE number = ?", number)
        if row is None:
            raise KeyError(number)
        return row

    def _one(self, statement: str, *values: object) -> sqlite3.Row | None:
        with telling(self.path):
            row: sqlite3.Row | None = self._connection.execute(statement, values).fetchone()
            return row

    def _snapshot(self) -> tuple[Segment, ...]:
        """Begin to read at one state of the tables, with the segments that belong to it."""
        folder = files.folder_of(self.path)
        for chance in range(_TRIES):
            self._connection.execute("BEGIN")
            known = files.entries(self._connection)
            files.check_ngram(self.path, known, self._ngram)
            try:
                found = [files.load(folder, entry) for entry in known]
            except FileNotFoundError as err:
                # A writer may have merged them since: then the tables say so by now.
                self._connection.execute("ROLLBACK")
                if chance == _TRIES - 1:
                    raise ArchiveError(
                        f"{err.filename}: is missing. `quotes archive repair {self.path}` makes it anew."
                    ) from err
                continue
            return (*found, *built(self._connection, after=last(known), ngram=self._ngram))
        raise AssertionError

    def _count(self) -> int:
        row = self._one(f"SELECT count(*) FROM article WHERE {self._where}", *self._values)
        return row[0] if row else 0

    def _left_out(self) -> frozenset[int]:
        """Return the documents that are not searched, though they may stand in segments."""
        hidden = SUPERSEDED
        if self._values:
            hidden += f" UNION ALL SELECT number FROM article WHERE NOT ifnull({self._where}, 0)"
        rows = self._connection.execute(hidden, self._values)
        return frozenset(row["number"] for row in rows)
