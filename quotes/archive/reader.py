"""An archive to read: its current articles, as they were at the moment it was opened.

Any number of readers can have an archive open while one writer writes. Each sees one state of it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from types import TracebackType

from quotes.archive import segments as files
from quotes.archive.faults import telling
from quotes.archive.grams import built, last
from quotes.archive.rows import QUOTES_OF, stored, to_extracted
from quotes.archive.schema import open_to_read
from quotes.archive.tables import SUPERSEDED
from quotes.errors import ArchiveError
from quotes.match.postings import Segment
from quotes.models import Article, Extracted
from quotes.settings import Settings

_TRIES = 5
_KEPT = 256

# A date that a publisher wrote in its own way does not sort, and counts as none.
_DAY = "substr(CAST(published AS TEXT), 1, 10)"
_IS_DAY = f"{_DAY} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'"


class Archive:
    """The current articles of an archive, with what finds words in them.

    One thread uses it, the one that opened it; others open the file once more.

    Args:
        path: The archive's file.
        since: Search no article published before this day (ISO date).
        until: Search no article published after this day. With either, articles without a
            date of that form are not searched.
        settings: `ngram` must be that of the archive.

    Raises:
        ArchiveError: It cannot be read, or was indexed with other n-grams.

    Example:
        with Archive("news.db") as archive:
            finding = Index(shelf=archive).check(article, quote)
    """

    def __init__(
        self,
        path: str | Path,
        *,
        since: str | None = None,
        until: str | None = None,
        settings: Settings | None = None,
    ) -> None:
        self.path = path = Path(path)
        self._ngram = (settings or Settings()).ngram
        self._where = "current"
        self._values: list[str] = []
        # Checking a quote asks for the same few articles again and again.
        self._document = lru_cache(_KEPT)(self._read)
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
        self._document.cache_clear()
        self._connection.close()

    def __len__(self) -> int:
        """Return the number of articles that are searched: current, and within the limits of date."""
        return self._length

    @property
    def limited(self) -> bool:
        """Whether there are limits of date."""
        return bool(self._values)

    def __contains__(self, number: int) -> bool:
        """Whether a document is searched; superseded versions may still stand in the segments."""
        return number not in self._hidden

    def everything(self) -> Iterator[Extracted]:
        """Yield the articles that are searched, in the order in which they came."""
        numbers = f"SELECT number FROM article WHERE {self._where} ORDER BY number"
        with telling(self.path):
            for row in self._connection.execute(numbers, self._values):
                yield self.extracted(row["number"])

    def segments(self) -> Sequence[Segment]:
        """Return the n-grams of the articles, mapped from files where that can be."""
        return self._segments

    def articles(self, number: int) -> Sequence[Article]:
        """Return the article that a document is."""
        return (self._document(number)[0].article,)

    def is_primary(self, number: int) -> bool:
        """Whether a document was put in as a primary source."""
        return self._document(number)[1]

    def extracted(self, number: int) -> Extracted:
        """Return an article with its quotes, by its number as document.

        Raises:
            KeyError: There is none.
        """
        return self._document(number)[0]

    def numbers(self, article_id: str) -> Sequence[int]:
        """Return the numbers of the documents of an article that are searched: one or none."""
        statement = f"SELECT number FROM article WHERE id = ? AND {self._where}"
        with telling(self.path):
            rows = self._connection.execute(statement, (stored(article_id), *self._values))
            return [row["number"] for row in rows]

    def dates(self, *, limited: bool = True) -> tuple[str, str] | None:
        """Return the first and the last day (YYYY-MM-DD) of the articles; None if none has a date.

        Args:
            limited: Look only at the articles that are searched, not at all current ones.
        """
        where, values = (self._where, self._values) if limited else ("current", [])
        row = self._one(f"SELECT min({_DAY}), max({_DAY}) FROM article WHERE {where} AND {_IS_DAY}", *values)
        return (row[0], row[1]) if row and row[0] else None

    def _limit(self, sign: str, day: str) -> None:
        self._where += f" AND {_IS_DAY} AND {_DAY} {sign} ?"
        self._values.append(day)

    def _read(self, number: int) -> tuple[Extracted, bool]:
        """Return a document, and whether it is a primary source."""
        row = self._one("SELECT * FROM article WHERE number = ?", number)
        if row is None:
            raise KeyError(number)
        with telling(self.path):
            found = to_extracted(row, self._connection.execute(QUOTES_OF, (number,)))
            return found, bool(row["primary_source"])

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
