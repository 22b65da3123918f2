"""Records as CSV that Excel, LibreOffice and pandas all read alike.

UTF-8, commas, CRLF line ends, fields quoted where they must be; lists as JSON text; an empty cell is
null. Of the matches that `verify` found the first stands in columns prefixed `match_`.

The guard: a spreadsheet runs a cell that begins with `=`, `+`, `-`, `@` (also full-width, also behind
white space), a tab or a line end. Such a cell gets one apostrophe in front; so does a cell that would
look guarded if it did not, and so the guard can be taken off again without doubt. `read_csv` does.
"""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, BinaryIO

from quotes.report.fields import FIELDS, MATCH_FIELDS, VERIFY_FIELDS, FieldType
from quotes.report.records import Record

_FORMULA = re.compile(r"'*(?:[\t\r\n]|[\s\x00-\x1f\x7f\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠﹢﹣﹦﹫−])")
_PREFIX = "match_"
_LONGEST_CELL = 2**31 - 1


def columns(verified: bool) -> dict[str, FieldType]:
    """Return the columns of the CSV of `extract` or `verify`, with what each holds."""
    names = {field.name: field.type for field in FIELDS}
    if verified:
        names |= {field.name: field.type for field in VERIFY_FIELDS if field.name != "matches"}
        names |= {_PREFIX + field.name: field.type for field in MATCH_FIELDS}
    return names


def write_csv(
    records: Iterable[Record], stream: BinaryIO, *, verified: bool = False, excel: bool = False
) -> int:
    """Write records as CSV and return how many there were.

    Args:
        records: Records in the order in which they are to stand.
        stream: Open for bytes.
        verified: Whether the records are those of `verify`.
        excel: Begin with a byte-order mark, without which Excel takes UTF-8 for another encoding.
    """
    return write_table(map(_flat, records), tuple(columns(verified)), stream, excel=excel)


def write_table(
    rows: Iterable[Mapping[str, Any]], header: Sequence[str], stream: BinaryIO, *, excel: bool = False
) -> int:
    """Write rows of plain values under a header, cells guarded and lists as JSON; return how many."""
    if excel:
        stream.write(codecs.BOM_UTF8)
    writer = csv.writer(codecs.getwriter("utf-8")(stream), lineterminator="\r\n")
    writer.writerow(header)
    count = 0
    for row in rows:
        writer.writerow([_cell(row.get(name)) for name in header])
        count += 1
    return count


def read_csv(stream: BinaryIO) -> Iterator[tuple[int, Any]]:
    """Yield the line where each row ends and its record; for a row that cannot be read its `ValueError`.

    `matches` holds the first match only, since a CSV keeps no more; `match_count` still counts all.

    Raises:
        ValueError: The file is not UTF-8.
    """
    csv.field_size_limit(_LONGEST_CELL)
    types = columns(verified=True)
    with io.TextIOWrapper(stream, encoding="utf-8-sig", newline="") as lines:
        rows = csv.reader(lines)
        header = next(rows, [])
        for row in rows:
            try:
                cells = zip(header, row, strict=True)
                values = {name: _value(cell, types[name]) for name, cell in cells if name in types}
            except ValueError as err:
                yield rows.line_num, err
            else:
                yield rows.line_num, _nested(values)


def guard(text: str) -> str:
    """Put an apostrophe in front of a text that a spreadsheet would run as a formula."""
    return "'" + text if _FORMULA.match(text) else text


def unguard(cell: str) -> str:
    """Take off the apostrophe that `guard` put there."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell, 1) else cell


def _cell(value: object) -> str:
    if value is None:
        return ""
    return guard(value) if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _value(cell: str, kind: FieldType) -> Any:
    if kind == "str":
        return unguard(cell)
    if not cell:
        return None
    return unguard(cell) if kind == "str or null" else json.loads(cell)


def _flat(record: Record) -> Record:
    first: Record = next(iter(record.get("matches") or ()), {})
    return record | {_PREFIX + name: value for name, value in first.items()}


def _nested(row: Record) -> Record:
    matches = {field.name: row.pop(_PREFIX + field.name, None) for field in MATCH_FIELDS}
    if "match_count" in row:
        row["matches"] = [matches] if matches["article_id"] else []
    return row
