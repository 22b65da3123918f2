"""Prove an archive sound, part by part, and name what is not."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np

from quotes.archive import segments as files
from quotes.archive.faults import brief, telling
from quotes.archive.grams import last
from quotes.archive.rows import QUOTES_OF, restored, stored, to_extracted
from quotes.archive.schema import open_to_read
from quotes.archive.segments import Entry
from quotes.errors import ArchiveError
from quotes.match.postings import Builder, Segment, merge
from quotes.models import JOIN, Extracted

_MOST, _SAMPLE = 20, 200


@dataclass(frozen=True, slots=True)
class Part:
    """One part of an archive that was looked at.

    Attributes:
        name: What it is.
        held: What it holds, in words.
        faults: What is wrong with it, the first twenty at most.
    """

    name: str
    held: str
    faults: tuple[str, ...] = ()


def check(path: str | Path, *, full: bool = False) -> list[Part]:
    """Look an archive over: its file, the articles with their quotes, the segments, the n-grams in them.

    Args:
        path: The archive's file.
        full: Compare the n-grams of all articles with what their texts give, not those of a sample.

    Returns:
        The parts. The archive is sound if none of them has a fault.

    Raises:
        ArchiveError: It cannot be opened, or is no archive.
    """
    path = Path(path)
    connection = open_to_read(path)
    try:
        while True:
            connection.execute("BEGIN")
            known = _entered(connection)
            parts = [
                _part(path, "file", lambda: _file(connection)),
                _part(path, "articles", lambda: _articles(connection)),
                _part(path, "segments", lambda: _segments(connection, path)),
                _part(path, "n-grams", lambda: _ngrams(connection, path, full=full)),
            ]
            connection.execute("ROLLBACK")
            # What seems to be missing may have been merged by a writer meanwhile.
            if known == _entered(connection) or not any(part.faults for part in parts):
                return parts
    finally:
        connection.close()


def _part(path: Path, name: str, look: Callable[[], tuple[str, Iterator[str]]]) -> Part:
    try:
        with telling(path):
            held, faults = look()
            return Part(name, held, tuple(islice(faults, _MOST)))
    except (ArchiveError, ValueError, TypeError, IndexError) as err:
        return Part(name, "cannot be read", (str(err),))


def _entered(connection: sqlite3.Connection) -> list[Entry]:
    try:
        return files.entries(connection)
    except sqlite3.Error:
        return []


def _file(connection: sqlite3.Connection) -> tuple[str, Iterator[str]]:
    (size,) = connection.execute(
        "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
    ).fetchone()

    def faults() -> Iterator[str]:
        for (said,) in connection.execute("PRAGMA integrity_check"):
            if said != "ok":
                yield said
        for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
            yield f"row {row} of table {table} names a row of table {parent} that is not there"
        if connection.execute("SELECT 1 FROM removal").fetchone():
            yield "a removal was cut short, and bytes of what was removed may be left"

    return f"{size:,} bytes", faults()


def _articles(connection: sqlite3.Connection) -> tuple[str, Iterator[str]]:
    current, every = connection.execute("SELECT total(current), count(*) FROM article").fetchone()
    (quotes,) = connection.execute("SELECT count(*) FROM quote").fetchone()

    def faults() -> Iterator[str]:
        for row in connection.execute("SELECT * FROM article ORDER BY number"):
            where = f"article {brief(restored(row['id']))!r}, version {row['version']}"
            text = restored(row["text"])
            if hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != row["text_sha256"]:
                yield f"{where}: its text is not the one that was stored"
            rows = connection.execute(QUOTES_OF, (row["number"],)).fetchall()
            try:
                found = to_extracted(row, rows)
            except (ValueError, TypeError) as err:
                yield f"{where}: cannot be read: {err}"
                continue
            for place in _misplaced(found, [quote["content"] for quote in rows]):
                yield f"{where}: the spans of its quote {place + 1} do not fit its text"
        for row in connection.execute("SELECT id FROM article GROUP BY id HAVING NOT max(current)"):
            yield f"article {brief(restored(row['id']))!r}: no version of it is current"

    versions = f" in {every:,} versions" if every > current else ""
    return f"{int(current):,} articles{versions}, {quotes:,} quotes", faults()


def _misplaced(found: Extracted, contents: list[str | bytes]) -> Iterator[int]:
    """Yield the places of quotes whose spans lie beyond the text or hold other words than were stored."""
    text = found.article.text
    for place, (quote, content) in enumerate(zip(found.quotes, contents, strict=True)):
        role = quote.role.spans if quote.role else ()
        spans = (*quote.content, *quote.verbatim, *quote.cue, *quote.source, *role)
        inside = all(0 <= span.start <= span.end <= len(text) for span in spans)
        if not inside or stored(JOIN.join(span.of(text) for span in quote.content)) != content:
            yield place


def _segments(connection: sqlite3.Connection, path: Path) -> tuple[str, Iterator[str]]:
    known = files.entries(connection)
    numbers = np.array(connection.execute("SELECT number, current FROM article").fetchall(), np.int64)
    numbers = numbers.reshape(-1, 2)
    current = numbers[numbers[:, 1] == 1, 0]
    gone = [row["number"] for row in connection.execute("SELECT number FROM renumbered")]
    late = int((current > last(known)).sum())

    def faults() -> Iterator[str]:
        held = []
        for entry in known:
            yield from _unlike(files.folder_of(path), entry)
            try:
                held.append(files.load(files.folder_of(path), entry).documents)
            except (OSError, ArchiveError, KeyError):
                continue
        documents, counts = np.unique(np.concatenate([*held, np.zeros(0, np.int64)]), return_counts=True)
        for fault, which in (
            ("is in several segments", documents[counts > 1]),
            ("is in a segment, but in no table", np.setdiff1d(documents, np.append(numbers[:, 0], gone))),
            ("is in no segment", np.setdiff1d(current[current <= last(known)], documents)),
        ):
            yield from (f"article number {number} {fault}" for number in which.tolist())

    return f"{len(known)} with {len(current) - late:,} articles, and {late:,} pending", faults()


def _unlike(folder: Path, entry: Entry) -> Iterator[str]:
    """Yield what is wrong with the files of a segment."""
    if not entry.arrays:
        yield f"segment {entry.number}: its arrays are not entered"
    for name, (size, digest) in entry.arrays.items():
        path = entry.file(folder, name)
        try:
            with path.open("rb") as stream:
                right = hashlib.file_digest(stream, "sha256").hexdigest() == digest
                right = right and stream.tell() == size
        except OSError as err:
            yield f"{path}: cannot be read: {err.strerror}"
            continue
        if not right:
            yield f"{path}: does not hold the {size:,} bytes that were written"


def _ngrams(connection: sqlite3.Connection, path: Path, *, full: bool) -> tuple[str, Iterator[str]]:
    known = files.entries(connection)
    rows = connection.execute(
        "SELECT number FROM article WHERE current AND number <= ? ORDER BY number", (last(known),)
    )
    numbers = np.array([row["number"] for row in rows], np.int64)
    chosen = numbers if full else numbers[:: max(1, len(numbers) // _SAMPLE)]

    def faults() -> Iterator[str]:
        for entry in known:
            if next(_unlike(files.folder_of(path), entry), None):
                continue  # told with the segments
            segment = files.load(files.folder_of(path), entry)
            wanted = np.intersect1d(segment.documents, chosen)
            found = merge([segment], without=np.setdiff1d(segment.documents, wanted).tolist())
            builder = Builder(n=entry.ngram)
            for number in wanted.tolist():
                row = connection.execute("SELECT * FROM article WHERE number = ?", (number,)).fetchone()
                builder.add(number, to_extracted(row, ()).article)
            if not _same(found, builder.build()):
                yield f"segment {entry.number}: does not hold what the texts give"

    return f"those of {len(chosen):,} articles compared with their texts", faults()


def _same(one: Segment, other: Segment) -> bool:
    return one.arrays.keys() == other.arrays.keys() and all(
        np.array_equal(values, other.arrays[name]) for name, values in one.arrays.items()
    )
