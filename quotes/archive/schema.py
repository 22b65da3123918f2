"""Open the SQLite file of an archive: known by its application id, brought up to date step by step.

Each file in the folder `steps` is one step, named by the version of the schema that it leads to. An
archive that an earlier quotes wrote is led through the steps that it lacks, in one transaction.
"""

from __future__ import annotations

import functools
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

from quotes.archive.faults import telling
from quotes.corpus import sniffing
from quotes.errors import ArchiveError

APPLICATION_ID = int.from_bytes(sniffing.ARCHIVE_ID, "big")
_PATIENCE = 10.0


def is_archive(path: Path) -> bool:
    """Whether a file is an archive, by its first bytes; one of a newer version is too."""
    try:
        with path.open("rb") as stream:
            return sniffing.is_archive(stream.read(sniffing.HEAD_OF_ARCHIVE))
    except OSError:
        return False


def open_to_read(path: Path) -> sqlite3.Connection:
    """Open an archive to read it.

    Raises:
        ArchiveError: It is missing, empty, no archive, or of another version.
    """
    if not path.exists():
        raise _missing(path)
    with telling(path):
        try:
            return _connected(path, "mode=ro", lambda connection, version: _check_version(path, version))
        except sqlite3.OperationalError:
            if Path(f"{path}-wal").exists():
                raise
        # SQLite reads a file in a folder that may not be written only if told that nobody changes it.
        return _connected(path, "immutable=1", lambda connection, version: _check_version(path, version))


def open_to_write(path: Path) -> sqlite3.Connection:
    """Open an archive to write it; it is made if it is not there, and brought up to date.

    Raises:
        ArchiveError: It cannot be opened, is no archive, or is of a newer version.
    """
    with telling(path):
        return _connected(path, "mode=rwc", _prepare)


def refuse_others(path: Path, *, new: bool) -> None:
    """Check that a file is an archive that this package can write.

    Args:
        path: The file.
        new: Whether it may be missing.

    Raises:
        ArchiveError: It is none.
    """
    if path.exists():
        with telling(path):
            _connected(path, "mode=ro", lambda connection, version: None).close()
    elif not new:
        raise _missing(path)


def migrate(connection: sqlite3.Connection, todo: Sequence[str], *, version: int) -> None:
    """Lead an archive through steps of its schema: all of them or none.

    Args:
        connection: The archive.
        todo: SQL scripts.
        version: The version that it has before them.
    """
    stamp = f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {version + len(todo)};"
    try:
        connection.executescript("\n".join(["BEGIN IMMEDIATE;", *todo, stamp, "COMMIT;"]))
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


@functools.cache
def steps() -> tuple[str, ...]:
    """Return the steps of the schema, in order; their number is the version that this package writes."""
    folder = Path(__file__).with_name("steps")
    count = sum(1 for _ in folder.glob("*.sql"))
    return tuple((folder / f"{n}.sql").read_text(encoding="utf-8") for n in range(1, count + 1))


def _missing(path: Path) -> ArchiveError:
    return ArchiveError(f"{path}: no such archive. Check the path, or make it with `quotes index`.")


def _connected(
    path: Path, how: str, prepare: Callable[[sqlite3.Connection, int], None]
) -> sqlite3.Connection:
    if path.is_dir():
        raise ArchiveError(f"{path}: is a folder. Name the archive's file.")
    uri = f"{path.absolute().as_uri()}?{how}"
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=_PATIENCE)
    try:
        connection.row_factory = sqlite3.Row
        prepare(connection, _version(path, connection))
    except BaseException:
        connection.close()
        raise
    return connection


def _check_version(path: Path, version: int) -> None:
    if version == 0:
        raise ArchiveError(f"{path}: holds nothing yet. Fill it with `quotes index`.")
    if version < len(steps()):
        raise ArchiveError(
            f"{path}: was written by an earlier quotes. `quotes archive repair {path}` brings it up to date."
        )


def _prepare(connection: sqlite3.Connection, version: int) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    # A commit must be on the disk before the segments that it makes needless are deleted.
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")
    if todo := steps()[version:]:
        migrate(connection, todo, version=version)


def _version(path: Path, connection: sqlite3.Connection) -> int:
    """Return the version of an archive's schema; 0 if the file is empty.

    Raises:
        ArchiveError: It is another program's database, or of a version that is not known yet.
    """
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if application != APPLICATION_ID and (application or version or tables):
        raise ArchiveError(
            f"{path}: is a database, but no archive of quotes. Name another file; this one was left as it is."
        )
    if version > len(steps()):
        raise ArchiveError(
            f"{path}: was written by a newer quotes (its schema is {version}; this one knows up to "
            f"{len(steps())}). Update newsquotes; the archive was left as it is."
        )
    return int(version)
