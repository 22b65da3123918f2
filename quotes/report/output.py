"""Write records in the form that was asked for, and read them back from any of the forms."""

from __future__ import annotations

import csv as _csv
import io
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Literal, cast, get_args

from quotes.errors import InputError, OutputError
from quotes.models import Problem
from quotes.report.csv import read_csv, write_csv
from quotes.report.faults import fault_in
from quotes.report.files import replacing
from quotes.report.jsonl import read_jsonl, write_jsonl
from quotes.report.parquet import read_parquet, require_pyarrow, write_parquet
from quotes.report.records import Record

_STDIN = "-"
Format = Literal["csv", "jsonl", "parquet"]
_ENDINGS: dict[str, Format] = {
    ".csv": "csv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
    ".pq": "parquet",
}


def format_of(out: Path | None, *, name: str | None = None) -> Format:
    """Return the form to write, checked before the work begins.

    Args:
        out: Where to write; None is standard output, JSONL unless `name` says otherwise.
        name: The form by name; without it the ending of `out` decides.

    Raises:
        OutputError: There is no such form, or it cannot be written there.
        ModelError: The form needs a package that is not installed.
    """
    chosen = name or ("jsonl" if out is None else _ENDINGS.get(out.suffix.lower()))
    if out is not None and out.is_dir():
        raise OutputError(f"{out}: is a folder. Name a file in it.")
    if chosen not in get_args(Format):
        given = f"form {name!r}" if name else f"{out}: the ending"
        raise OutputError(f"{given} is none that can be written. Use one of: {', '.join(get_args(Format))}.")
    if chosen == "parquet":
        if out is None:
            raise OutputError("parquet cannot be written to standard output. Name a file.")
        require_pyarrow()
    return cast(Format, chosen)


def write(
    records: Iterable[Record],
    out: Path | BinaryIO,
    *,
    form: Format,
    verified: bool = False,
    excel: bool = False,
    made_by: Mapping[str, object] | None = None,
) -> int:
    """Write records and return how many there were.

    A file is put in place whole when all is written; until then the old one stays. A stream (standard
    output, opened for bytes) is written as the records come.

    Args:
        records: Records in the order in which they are to stand.
        out: A file or a stream.
        form: What to write.
        verified: Whether the records are those of `verify`, with status and matches.
        excel: Begin a CSV with a byte-order mark.
        made_by: What made the records; parquet keeps it in its metadata.

    Raises:
        OutputError: The file cannot be written.
        BrokenPipeError: Nobody reads the stream any more.
    """
    if isinstance(out, Path):
        with replacing(out) as stream:
            return write(records, stream, form=form, verified=verified, excel=excel, made_by=made_by)
    if form == "csv":
        count = write_csv(records, out, verified=verified, excel=excel)
    elif form == "parquet":
        count = write_parquet(records, out, verified=verified, made_by=made_by)
    else:
        count = write_jsonl(records, out)
    out.flush()
    return count


def read_records(path: Path, *, on_problem: Callable[[Problem], None] | None = None) -> Iterator[Record]:
    """Yield the records that `extract` or `verify` wrote, from JSONL, CSV or parquet.

    The form is known by the content, not by the ending.

    Args:
        path: The file; `-` is standard input.
        on_problem: Called for a row that cannot be read, which is then left out; without it the first
            such row is an error.

    Raises:
        InputError: The file cannot be read, or holds no records.
        ModelError: It is parquet and pyarrow is not installed.
    """
    where = "stdin" if str(path) == _STDIN else str(path)
    try:
        with _opened(path) as stream:
            if _sniff(stream) == "csv" and not _has_records(stream):
                raise InputError(
                    f"{where}: holds no records: its first line names no column quote_id. "
                    "Give what extract or verify wrote."
                )
            for number, row in _rows(stream):
                reason = fault_in(row)
                if reason is None:
                    yield row
                    continue
                message = f"{where} line {number}: is no record: {reason}. Give what extract or verify wrote."
                if on_problem is None:
                    raise InputError(message)
                on_problem(Problem("bad_record", message, where=f"{where} line {number}"))
    except (OSError, ValueError, _csv.Error) as err:
        reason = (err.strerror if isinstance(err, OSError) else None) or str(err)
        raise InputError(f"{where}: cannot be read: {reason}. Give what extract or verify wrote.") from err


def is_records(path: Path) -> bool:
    """Whether a file, or stdin for `-`, holds records (known by their `quote_id`) and not articles."""
    if str(path) == _STDIN:
        return _begins_with_records(_head_of_stdin())
    try:
        with path.open("rb") as stream:
            if _sniff(stream) == "csv":
                return _has_records(stream)
            _, row = next(_rows(stream), (0, None))
            return isinstance(row, dict) and "quote_id" in row
    except (OSError, ValueError):
        return False


def _begins_with_records(head: bytes) -> bool:
    """Whether these first bytes of CSV or JSONL, of which a line may be cut off, are those of records."""
    stream = io.BytesIO(head)
    return _has_records(stream) if _sniff(stream) == "csv" else b'"quote_id":' in stream.readline()


def _head_of_stdin() -> bytes:
    """Return the first bytes of standard input, which stay there."""
    stream = sys.stdin.buffer if sys.stdin else io.BytesIO()
    if isinstance(stream, io.BufferedReader):
        return stream.peek()
    at = stream.tell()
    head = stream.read(io.DEFAULT_BUFFER_SIZE)
    stream.seek(at)
    return head


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    """Open a file; standard input is copied into one, as the form is told first and then read."""
    if str(path) != _STDIN:
        with path.open("rb") as stream:
            yield stream
        return
    if sys.stdin is None:
        raise InputError("stdin: there is no standard input. Name a file.")
    with tempfile.TemporaryFile() as copy:
        shutil.copyfileobj(sys.stdin.buffer, copy)
        copy.seek(0)
        yield cast(BinaryIO, copy)


def _has_records(stream: BinaryIO) -> bool:
    """Whether the first line of a CSV names the column that every record has."""
    names = stream.readline().strip().split(b",")
    stream.seek(0)
    return b"quote_id" in names


def _rows(stream: BinaryIO) -> Iterator[tuple[int, Any]]:
    readers = {"csv": read_csv, "jsonl": read_jsonl, "parquet": read_parquet}
    return readers[_sniff(stream)](stream)


def _sniff(stream: BinaryIO) -> Format:
    start = stream.read(64)
    stream.seek(0)
    if start.startswith(b"PAR1"):
        return "parquet"
    bare = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    return "jsonl" if not bare or bare.startswith((b"{", b"[")) else "csv"
