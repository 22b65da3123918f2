"""Expand what the user names (files, folders, globs, `-`) into single files, in a stable order."""

from __future__ import annotations

import glob
import gzip
import io
import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import BinaryIO, Literal, cast

from quotes.errors import InputError
from quotes.models import Problem

STDIN = "-"
_HEAD = 4096
_GZIP = b"\x1f\x8b"
_MAGIC_CHARACTERS = re.compile(r"[*?[]")
# A letter must follow the dot: `release 1.5` has no ending, `notes.log` has one.
_ENDING = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,7}$")


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read.

    Attributes:
        where: Its path as the user would name it, or `stdin`.
        path: The file; None is stdin.
        name: Path below the input without its endings, with `/` between folders: the id of the
            article if the file holds just one. None for stdin.
    """

    where: str
    path: Path | None = None
    name: str | None = None


def sources(inputs: Iterable[str | Path]) -> Iterator[Source | Problem]:
    """Yield every file that the inputs name, or a problem for an input that names none.

    Folders are read with all folders below them, by name; hidden files, pipes, sockets and what is
    not yet whole (`.part`) in them are passed over.
    """
    for item in inputs:
        if str(item) == STDIN:
            yield Source("stdin")
            continue
        try:
            kind = _kind(str(item))
        except OSError as err:
            yield unreadable(str(item), err)
            continue
        if kind == "folder":
            yield from _folder(Path(item), Path(item))
        elif kind == "file":
            yield _file(Path(item), Path(item).parent)
        elif _MAGIC_CHARACTERS.search(str(item)):
            yield from _matching(str(item))
        else:
            name = str(item) or "''"
            yield Problem("missing", f"{name}: no such file or folder. Check the path.", where=str(item))


def _kind(item: str) -> Literal["folder", "file"] | None:
    # An empty path is a variable that was not set, not the working folder.
    path = Path(item) if item else None
    if path is None or not path.exists():
        return None
    return "folder" if path.is_dir() else "file"


def _file(path: Path, root: Path) -> Source:
    return Source(str(path), path, name_of(path.relative_to(root)))


def name_of(path: PurePath) -> str:
    """Return a relative path without `.gz` and without its ending, with `/` between folders."""
    name = path.as_posix()
    if name.lower().endswith(".gz"):
        name = name[:-3]
    return _ENDING.sub("", name) or name


def _folder(folder: Path, root: Path) -> Iterator[Source | Problem]:
    found = False
    for item in _walk(folder):
        found = True
        yield _file(item, root) if isinstance(item, Path) else item
    if not found:
        yield Problem(
            "empty_folder", f"{folder}: the folder holds no files to read. Name another.", where=str(folder)
        )


def _walk(folder: Path) -> Iterator[Path | Problem]:
    try:
        with os.scandir(folder) as entries:
            ordered = sorted(entries, key=lambda entry: entry.name)
    except OSError as err:
        yield unreadable(str(folder), err)
        return
    for entry in ordered:
        if entry.name.startswith(".") or (entry.name.endswith(".part") and entry.is_file()):
            continue
        path = folder / entry.name
        if entry.is_symlink() and path.is_dir():
            # Followed, a link that leads upwards would never end.
            yield Problem(
                "linked_folder",
                f"{path}: a link to a folder is not followed. Name it as an input.",
                where=str(path),
            )
        elif entry.is_dir():
            yield from _walk(path)
        elif path.is_file() or entry.is_symlink():
            yield path


def _matching(pattern: str) -> Iterator[Source | Problem]:
    parts = Path(pattern).parts
    fixed = next(i for i, part in enumerate(parts) if _MAGIC_CHARACTERS.search(part))
    root = Path(*parts[:fixed])
    recursive = "**" in pattern
    found = False
    # Not pathlib's glob, which also finds hidden files.
    for match in sorted(glob.glob(pattern, recursive=recursive)):  # noqa: PTH207
        if not Path(match).is_dir():
            found = True
            yield _file(Path(match), root)
        elif not recursive:
            found = True
            yield from _folder(Path(match), root)
    if not found:
        yield Problem("missing", f"{pattern}: no file matches. Check the pattern.", where=pattern)


def unreadable(where: str, err: OSError) -> Problem:
    """Return the problem for a file or folder that the system does not let us read."""
    code = "missing" if isinstance(err, FileNotFoundError) else "unreadable"
    reason = err.strerror or str(err) or type(err).__name__
    return Problem(code, f"{where}: cannot be read: {reason}. Check the file and its rights.", where=where)


@contextmanager
def opened(source: Source) -> Iterator[tuple[bytes, BinaryIO]]:
    """Open a source, unpacked if it is gzip.

    Yields:
        The first bytes, to tell the format by, and a stream that begins with those same bytes. It
        need not be seekable: pipes work as files do.

    Raises:
        InputError: Standard input is wanted but there is none.
        OSError: The file cannot be opened, or its gzip data are broken.
    """
    with ExitStack() as stack:
        if source.path is not None:
            raw: BinaryIO = stack.enter_context(source.path.open("rb"))
        elif sys.stdin is None:
            raise InputError("stdin: there is no standard input. Name a file.")
        else:
            raw = sys.stdin.buffer
        head, stream = _peeked(raw)
        if head.startswith(_GZIP):
            head, stream = _peeked(cast(BinaryIO, gzip.GzipFile(fileobj=stream)))
        yield head, stream


def _peeked(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    head = stream.read(_HEAD)
    return head, io.BufferedReader(_Rejoined(head, stream), buffer_size=1 << 16)


class _Rejoined(io.RawIOBase):
    """A stream whose first bytes were taken and are put back in front."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._head[: len(buffer)] or self._rest.read(len(buffer))
        self._head = self._head[len(data) :]
        buffer[: len(data)] = data
        return len(data)
