"""The n-gram segments of an archive: each array a file in the folder beside it.

A file is written under a name of its own, brought to the disk, and only then entered in the tables. What
is entered is never changed. Files that are not entered are what a killed run left; they go at the next
writing.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import sqlite3
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import numpy as np

from quotes._version import __version__
from quotes.archive.rows import insert
from quotes.errors import ArchiveError
from quotes.match.postings import READING, Segment

_NAME = re.compile(r"(\d{6,})\.\w+\.npy")


@dataclass(frozen=True, slots=True)
class Entry:
    """A segment as the tables know it.

    Attributes:
        number: Its number, which no other segment ever had.
        first: Number of its first article.
        last: Number of its last article.
        articles: How many articles it holds.
        postings: How many postings it holds.
        ngram: Words in its n-grams.
        reading: Version of the way in which words were read (`quotes.match.postings.READING`).
        arrays: Of each array the size of its file in bytes and the SHA-256.
    """

    number: int
    first: int
    last: int
    articles: int
    postings: int
    ngram: int
    reading: int
    arrays: dict[str, tuple[int, str]]

    def file(self, folder: Path, array: str) -> Path:
        """Return the file of an array."""
        return folder / f"{self.number:06d}.{array}.npy"


def folder_of(path: Path) -> Path:
    """Return the folder that holds the segments of an archive."""
    return path.with_name(f"{path.name}.grams")


def entries(connection: sqlite3.Connection) -> list[Entry]:
    """Return the segments that are entered, oldest articles first."""
    arrays: dict[int, dict[str, tuple[int, str]]] = {}
    for number, name, size, digest in connection.execute("SELECT * FROM segment_array ORDER BY name"):
        arrays.setdefault(number, {})[name] = size, digest
    rows = connection.execute(
        "SELECT number, first, last, articles, postings, ngram, reading FROM segment ORDER BY first"
    )
    return [Entry(**dict(row), arrays=arrays.get(row["number"], {})) for row in rows]


def enter(connection: sqlite3.Connection, entry: Entry) -> None:
    """Enter a segment whose files are on the disk."""
    row = {name: getattr(entry, name) for name in Entry.__slots__ if name != "arrays"}
    connection.execute(*insert("segment", row | {"quotes": __version__}))
    connection.executemany(
        "INSERT INTO segment_array VALUES (?, ?, ?, ?)",
        [(entry.number, name, *about) for name, about in entry.arrays.items()],
    )


def write(folder: Path, number: int, segment: Segment, *, ngram: int) -> Entry:
    """Write the arrays of a segment, on the disk when this returns.

    Raises:
        OSError: They cannot be written; nothing is left of them.
    """
    documents = segment.documents
    first, last = int(documents[0]), int(documents[-1])
    entry = Entry(number, first, last, len(documents), len(segment), ngram, READING, {})
    try:
        for name, values in segment.arrays.items():
            path = entry.file(folder, name)
            with path.open("wb") as stream:
                hashed = _Hashed(stream)
                np.save(hashed, values, allow_pickle=False)
                stream.flush()
                os.fsync(stream.fileno())
            entry.arrays[name] = hashed.size, hashed.digest.hexdigest()
        _sync(folder)
    except BaseException:
        delete(folder, {number})
        raise
    return entry


def load(folder: Path, entry: Entry) -> Segment:
    """Map the arrays of a segment from its files.

    Raises:
        ArchiveError: A file does not hold what was written.
        FileNotFoundError: A file is not there.
    """
    arrays = {}
    for name, (size, _) in entry.arrays.items():
        path = entry.file(folder, name)
        try:
            arrays[name] = np.load(path, mmap_mode="r", allow_pickle=False)
        except (ValueError, EOFError) as err:
            raise _damaged(path, folder, str(err)) from err
        if path.stat().st_size != size:
            raise _damaged(path, folder, f"it has not the {size:,} bytes that were written")
    segment = Segment(arrays)
    try:
        whole = (len(segment.documents), len(segment)) == (entry.articles, entry.postings)
    except KeyError:
        whole = False
    if not whole:
        raise _damaged(entry.file(folder, "documents"), folder, "arrays are missing, or are not its own")
    return segment


def check_ngram(path: Path, known: Collection[Entry], ngram: int) -> None:
    """Check that an archive was indexed with n-grams of this many words, read as they are read now.

    Raises:
        ArchiveError: It was not.
    """
    for entry in known:
        if entry.ngram != ngram:
            raise ArchiveError(
                f"{path}: was indexed with n-grams of {entry.ngram} words, and the settings say {ngram}. "
                f"Leave `ngram` at {entry.ngram}, or index anew with `quotes archive repair {path}`."
            )
        if entry.reading != READING:
            raise ArchiveError(
                f"{path}: was indexed by another version of quotes, which read words otherwise. "
                f"`quotes archive repair {path}` makes its n-grams anew."
            )


def delete(folder: Path, numbers: Collection[int]) -> None:
    """Delete the files of segments by their numbers; a file that is in use on Windows goes later."""
    for path, number in _files(folder):
        if number in numbers:
            with contextlib.suppress(OSError):
                path.unlink()


def leftovers(folder: Path, known: Collection[Entry]) -> set[int]:
    """Return the numbers of segments that have files but are not entered."""
    return {number for _, number in _files(folder)} - {entry.number for entry in known}


def _files(folder: Path) -> Iterator[tuple[Path, int]]:
    for path in sorted(folder.iterdir()):
        if found := _NAME.fullmatch(path.name):
            yield path, int(found.group(1))


class _Hashed:
    """A file that takes the hash of what is written to it."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.digest = hashlib.sha256()
        self.size = 0
        self._stream = stream

    def write(self, data: bytes) -> int:
        """Write and take in."""
        self.digest.update(data)
        self.size += len(data)
        return self._stream.write(data)


def _damaged(path: Path, folder: Path, reason: str) -> ArchiveError:
    archive = str(folder).removesuffix(".grams")
    return ArchiveError(f"{path}: is damaged: {reason}. `quotes archive repair {archive}` makes it anew.")


def _sync(folder: Path) -> None:
    """Bring the names of new files to the disk, where the system can."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
