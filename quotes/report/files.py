"""Put a file in place whole or not at all, and say plainly why one cannot be written."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from quotes.errors import OutputError

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer as Buffer

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_MISSING = {errno.ENOENT}


@contextlib.contextmanager
def replacing(out: Path) -> Iterator[BinaryIO]:
    """Open a file that takes the place of `out` when the block ends well.

    Until then, and if anything fails, `out` is as it was. What is no plain file (a pipe, a device) is
    written straight.

    Raises:
        OutputError: It cannot be written; a closed pipe stays a `BrokenPipeError`, and what else the
            block raises stays what it is.
    """
    if not is_plain(out):
        # Not where it leads to: what /dev/stdout leads to in a pipe has no path.
        with io.BufferedWriter(_File(out, out)) as stream:
            yield stream
        return
    target = Path(os.path.realpath(out))
    temporary = target.with_name(f".{target.name}.tmp")
    try:
        with io.BufferedWriter(_File(temporary, out)) as stream:
            yield stream
            stream.flush()
            with _telling(out):
                os.fsync(stream.fileno())
        with _telling(out):
            if target.exists():
                shutil.copymode(target, temporary)
            temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


class _File(io.FileIO):
    """A file to write whose failures say which output it was for."""

    def __init__(self, path: Path, out: Path) -> None:
        self._out = out
        with _telling(out):
            super().__init__(path, "wb")

    def write(self, data: Buffer, /) -> int:
        with _telling(self._out):
            return super().write(data)


@contextlib.contextmanager
def _telling(out: Path) -> Iterator[None]:
    """Turn what the system says into an `OutputError`, but for a closed pipe."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as err:
        raise output_error(out, err) from err


def is_plain(path: Path) -> bool:
    """Whether a path is a plain file, or nothing yet: something that another file can replace."""
    try:
        return path.is_file() or not path.exists()
    except OSError:
        return True


def output_error(path: Path, err: OSError, *, advice: str = "") -> OutputError:
    """Return the error that says what could not be written, where, and what to do."""
    if path.is_dir():
        return OutputError(f"{path}: is a folder. Name a file in it.")
    if err.errno in _FULL:
        todo = "Free some space or name a file elsewhere, and run again."
    elif err.errno in _MISSING and not path.parent.is_dir():
        todo = f"Make the folder {path.parent} first, or name another."
    else:
        todo = "Name a file in a folder that you may write to."
    return OutputError(
        " ".join(filter(None, [f"{path}: cannot be written: {err.strerror or err}.", advice, todo]))
    )
