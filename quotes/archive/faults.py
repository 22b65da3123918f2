"""Say plainly what is wrong with an archive: what, where, what to do."""

from __future__ import annotations

import errno
import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from quotes.errors import ArchiveError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_ROOM = 160
_KEPT = "What was committed before is kept; the same command goes on from there."
_FOREIGN = (
    "was written by another version of quotes",
    "Use the version that wrote it, or index the articles anew into another file.",
)
_DAMAGED = "Put a copy back in its place, or index the articles anew into another file."

# What SQLite says of tables and columns that are not there; the last is said of a row.
_OTHER_SCHEMA = re.compile("^no such (?:table|column)|has no column named|^No item with that key")

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


def brief(article_id: str) -> str:
    """Return an article's id as it is shown in a message: the middle of a long one is left out."""
    if len(article_id) > _ROOM:
        return f"{article_id[: _ROOM // 2]} … {article_id[-_ROOM // 4 :]}"
    return article_id


@contextmanager
def telling(path: Path) -> Iterator[None]:
    """Turn what SQLite or the system says about an archive into an `ArchiveError`."""
    try:
        yield
    except sqlite3.ProgrammingError:
        raise
    except sqlite3.Error as err:
        reason, todo = _REASONS.get(getattr(err, "sqlite_errorcode", 1) & 0xFF, ("is damaged", _DAMAGED))
        if _OTHER_SCHEMA.search(str(err)):
            reason, todo = _FOREIGN
        raise ArchiveError(f"{path}: {reason} ({err}). {todo}") from err
    except IndexError as err:
        if not _OTHER_SCHEMA.search(str(err)):
            raise
        reason, todo = _FOREIGN
        raise ArchiveError(f"{path}: {reason} (a column is missing). {todo}") from err
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
