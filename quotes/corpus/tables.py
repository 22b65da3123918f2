"""Records from tables: CSV and TSV row by row, parquet batch by batch."""

from __future__ import annotations

import csv
import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from quotes.corpus.decoding import Decoded, pieces
from quotes.corpus.fields import Draft, Fields, are_records, draft, records_for_articles, wanted
from quotes.corpus.notes import guessed
from quotes.corpus.sniffing import delimiter_of
from quotes.errors import ModelError
from quotes.models import Problem

# The most that fits a C long on every system.
_FIELD_LIMIT = 2**31 - 1
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_BATCH = 64


def csv_rows(
    stream: BinaryIO,
    head: bytes,
    where: str,
    fields: Fields,
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
) -> Iterator[Draft | Problem]:
    """Yield the article in each row of a table with a header.

    Line ends inside a cell stay as they are. Sets the csv module's field limit, which is the
    process's, to its maximum: articles are longer than its default.

    Args:
        stream: The bytes.
        head: Its first bytes.
        where: Name of the input, for messages.
        fields: Names of the columns.
        encoding: Use this one and no other.
        delimiter: What parts the cells; without one, what the header says.
    """
    csv.field_size_limit(_FIELD_LIMIT)
    lines = _Lines(pieces(stream, head, encoding=encoding))
    header_line = next(lines, "")
    if not header_line.strip():
        return
    delimiter = delimiter or delimiter_of(header_line)
    rows = csv.reader(lines.again(header_line), delimiter=delimiter)
    header = [name.strip() for name in next(rows)]
    if fields.text is None and are_records(header):
        yield records_for_articles(where)
        return
    if not wanted(header, Fields(text=fields.text)) or not _has_text(header, fields):
        yield _no_text_column(where, header, fields)
        return
    while True:
        lines.start_row()
        place = f"{where} line {rows.line_num + 1}"
        try:
            row = next(rows, None)
        except csv.Error as err:
            yield Problem("bad_csv", f"{place}: {err}. Correct the row.", where=place)
            continue
        if row is None:
            return
        if not row:
            continue
        if any(row[len(header) :]):
            yield Problem(
                "bad_csv",
                f"{place}: {len(row)} cells, but the header names {len(header)}. Put quotation marks around "
                "a cell that holds a comma.",
                where=place,
            )
            continue
        found = draft(dict(zip(header, row, strict=False)), place, fields)
        if lines.guess and isinstance(found, Draft):
            found = replace(found, notes=(*found.notes, guessed(place, lines.guess)))
        yield found
        if lines.ended and lines.rows_lines > 1 and lines.marks % 2:
            yield Problem(
                "bad_csv",
                f"{place}: a cell that begins here with a quotation mark never ends; what follows was "
                "read into it. Correct the row.",
                where=place,
            )


class _Lines:
    """The lines of a table as the csv module takes them, and what was seen in the current row."""

    def __init__(self, decoded: Iterator[Decoded]) -> None:
        self._decoded = decoded
        self._waiting: list[str] = []
        self.ended = False
        self.start_row()

    def start_row(self) -> None:
        self.guess: str | None = None
        self.marks = self.rows_lines = 0

    def again(self, line: str) -> _Lines:
        self._waiting.append(line)
        return self

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        # A piece may hold nothing, as does a file of a byte-order mark alone.
        while not self._waiting:
            piece = next(self._decoded, None)
            if piece is None:
                self.ended = True
                raise StopIteration
            self.guess = piece.guessed or self.guess
            self._waiting = _LINE.findall(piece.text)[::-1]
        line = self._waiting.pop()
        self.rows_lines += 1
        self.marks += line.count('"')
        return line


def _has_text(header: list[str], fields: Fields) -> bool:
    folded = {name.casefold() for name in header}
    return any(name.casefold() in folded for name in fields.names("text"))


def _no_text_column(where: str, header: list[str], fields: Fields) -> Problem:
    shown = ", ".join(name[:40] for name in header[:12])
    wished = fields.text or "text"
    return Problem(
        "missing_field",
        f'{where}: there is no column "{wished}"; the first row is: {shown}. Name the column with '
        "--text-field, or give the table a header.",
        where=where,
    )


def parquet_rows(stream: BinaryIO, head: bytes, where: str, fields: Fields) -> Iterator[Draft | Problem]:
    """Yield the article in each row of a parquet file, read in small batches and only where needed.

    Raises:
        ModelError: pyarrow is not installed.
    """
    try:
        import pyarrow
        import pyarrow.parquet as parquet
    except ImportError as err:
        raise ModelError(
            f"{where}: reading parquet needs pyarrow. Install it with: pip install 'newsquotes[parquet]'"
        ) from err
    # Parquet is read from its end, and a pipe or a packed file cannot be.
    with tempfile.TemporaryFile() as file:
        shutil.copyfileobj(stream, file)
        try:
            table = parquet.ParquetFile(file)
            if fields.text is None and are_records(table.schema_arrow.names):
                yield records_for_articles(where)
                return
            columns = wanted(table.schema_arrow.names, fields)
            if not _has_text(columns, fields):
                yield _no_text_column(where, table.schema_arrow.names, fields)
                return
            yield from _batched(table.iter_batches(_BATCH, columns=columns), where, fields)
        except (pyarrow.ArrowException, OSError) as err:
            reason = " ".join(str(err).split())
            yield Problem("bad_parquet", f"{where}: broken parquet: {reason}. Write it again.", where=where)


def _batched(batches: Iterator[Any], where: str, fields: Fields) -> Iterator[Draft | Problem]:
    number = 0
    for batch in batches:
        for record in batch.to_pylist():
            number += 1
            yield draft(record, f"{where} row {number}", fields)
