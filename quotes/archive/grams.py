"""Keep the n-gram segments in step with the tables.

What is current and has a number behind the last segment's is pending: it is in no segment yet. So a
segment is only ever made of the articles that came last, and merges only with its neighbours.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from quotes.archive import segments as files
from quotes.archive.rows import to_extracted
from quotes.archive.segments import Entry
from quotes.archive.tables import SUPERSEDED, transaction
from quotes.match.postings import Builder, Segment, merge, mergeable

_ENOUGH = 2_000_000
_AT_ONCE = 200


def last(known: Iterable[Entry]) -> int:
    """Return the number behind which articles are pending."""
    return max((entry.last for entry in known), default=0)


def built(connection: sqlite3.Connection, *, after: int, ngram: int) -> Iterator[Segment]:
    """Yield segments of the current articles behind a number, in their order.

    One segment holds what is collected in memory well, a few thousand articles.
    """
    builder = Builder(n=ngram)
    collected = 0
    while rows := connection.execute(
        "SELECT * FROM article WHERE current AND number > ? ORDER BY number LIMIT ?",
        (after, _AT_ONCE),
    ).fetchall():
        for row in rows:
            builder.add(row["number"], to_extracted(row, ()).article)
        after = rows[-1]["number"]
        collected += len(rows)
        if builder.words >= _ENOUGH:
            yield builder.build()
            collected = 0
    if collected:
        yield builder.build()


@dataclass(frozen=True, slots=True)
class Grams:
    """The segments of an archive that is open to be written.

    Attributes:
        connection: The archive.
        folder: Where the files of the segments lie.
        ngram: Words in an n-gram.
    """

    connection: sqlite3.Connection
    folder: Path
    ngram: int

    def check(self, path: Path) -> None:
        """Check that the segments there are hold n-grams of as many words.

        Raises:
            ArchiveError: They do not.
        """
        files.check_ngram(path, self._entries(), self.ngram)

    def tidy(self) -> None:
        """Delete what a killed run left."""
        files.delete(self.folder, files.leftovers(self.folder, files.entries(self.connection)))

    def index(self) -> None:
        """Make segments of what is pending, and merge those of like size.

        Raises:
            OSError: A file cannot be written; what was entered before stands.
        """
        for segment in built(self.connection, after=last(self._entries()), ngram=self.ngram):
            with self.replacing([], [segment]):
                pass
        known = self._entries()
        while run := mergeable([entry.postings for entry in known]):
            without = [row["number"] for row in self.connection.execute(SUPERSEDED)]
            merged = merge([files.load(self.folder, entry) for entry in known[run]], without=without)
            with self.replacing(known[run], [merged]):
                self._forget(known[run][0].first, known[run][-1].last)
            known = self._entries()

    def rebuild(self) -> None:
        """Make all segments anew from the tables.

        Raises:
            OSError: A file cannot be written; the old segments stand.
        """
        known = self._entries()
        with self.replacing(known, built(self.connection, after=0, ngram=self.ngram)):
            self._forget(0, last(known))
        self.index()

    @contextmanager
    def leaving_out(self, numbers: Collection[int]) -> Iterator[None]:
        """Write the segments that hold some documents anew without them, as one with what the block does."""
        touched = []
        for entry in self._entries():
            inside = [number for number in numbers if entry.first <= number <= entry.last]
            if inside and np.isin(inside, files.load(self.folder, entry).documents).any():
                touched.append(entry)
        new = (merge([files.load(self.folder, entry)], without=numbers) for entry in touched)
        with self.replacing(touched, new):
            yield

    @contextmanager
    def replacing(self, old: Collection[Entry], new: Iterable[Segment]) -> Iterator[None]:
        """Put segments in the place of others, in one transaction with what the block does.

        Readers that have the old ones open keep them. What is written and not entered in the end goes
        at the next writing.
        """
        (number,) = self.connection.execute(
            "SELECT ifnull(max(seq), 0) FROM sqlite_sequence WHERE name = 'segment'"
        ).fetchone()
        entered = []
        for segment in new:
            if len(segment.documents):
                number += 1
                entered.append(files.write(self.folder, number, segment, ngram=self.ngram))
        with transaction(self.connection):
            self.connection.executemany("DELETE FROM segment WHERE number = ?", [(e.number,) for e in old])
            for entry in entered:
                files.enter(self.connection, entry)
            yield
        files.delete(self.folder, {entry.number for entry in old})

    def _entries(self) -> list[Entry]:
        return files.entries(self.connection)

    def _forget(self, first: int, final: int) -> None:
        self.connection.execute("DELETE FROM renumbered WHERE number BETWEEN ? AND ?", (first, final))
