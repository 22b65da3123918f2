"""Say plainly what is wrong with an archive: what, where, what to do."""

from __future__ import annotations

import errno
import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from quotes.errors import ArchiveError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_KEPT = "What was committed before is kept; the same command goes on from there."
_DAMAGED = "Put a copy back in its place, or index the articles anew into another file."

# SQLite's primary result codes; the extended ones are these in their low byte.
_REASONS = {
    sqlite3.SQLITE_FULL: ("the disk is full", f"Free some space. {_KEPT}"),
    sqlite3.SQLITE_IOERR: ("cannot be read or written", f"Look after the disk and its free space. {_KEPT}"),
    sqlite3.SQLITE_CANTOPEN: (
        "cannot be opened",
        "Name a file in a folder that is there and that you may write to.",
    ),
    sqlite3.SQLITE_READONLY: ("may not be written", "Name a file in a folder that you may write to."),
    sqlite3.SQLITE_PERM: ("may not be written", "Name a file in a folder that you may write to."),
    sqlite3.SQLITE_BUSY: ("another program has it locked", f"Wait for that program to end. {_KEPT}"),
    sqlite3.SQLITE_LOCKED: ("another program has it locked", f"Wait for that program to end. {_KEPT}"),
    sqlite3.SQLITE_NOTADB: ("is no archive of quotes", "Name a file that `quotes index` wrote."),
    sqlite3.SQLITE_CORRUPT: ("is damaged", _DAMAGED),
}


@contextmanager
def telling(path: Path) -> Iterator[None]:
    """Turn what SQLite or the system says about an archive into an `ArchiveError`."""
    try:
        yield
    except sqlite3.ProgrammingError:
        raise
    except sqlite3.Error as err:
        reason, todo = _REASONS.get(getattr(err, "sqlite_errorcode", 1) & 0xFF, ("is damaged", _DAMAGED))
        raise ArchiveError(f"{path}: {reason} ({err}). {todo}") from err
    except json.JSONDecodeError as err:
        raise ArchiveError(f"{path}: is damaged ({err}). {_DAMAGED}") from err
    except OSError as err:
        where = err.filename or path
        if err.errno in _FULL:
            raise ArchiveError(f"{where}: the disk is full. Free some space. {_KEPT}") from err
        raise ArchiveError(
            f"{where}: cannot be read or written: {err.strerror or err}. "
            "Check that the folder is there and that you may write to it."
        ) from err
