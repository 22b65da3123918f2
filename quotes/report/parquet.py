"""Records as parquet, lists and matches nested, written in row groups so that memory stays flat."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from types import ModuleType
from typing import Any, BinaryIO

from quotes.errors import ModelError
from quotes.report.fields import CHANGE_FIELDS, FIELDS, MATCH_FIELDS, VERIFY_FIELDS, Field
from quotes.report.records import Record

_GROUP_ROWS = 5_000
_METADATA_KEY = "quotes"


def write_parquet(
    records: Iterable[Record],
    stream: BinaryIO,
    *,
    verified: bool = False,
    made_by: Mapping[str, object] | None = None,
) -> int:
    """Write records as parquet and return how many there were.

    Args:
        records: Records in the order in which they are to stand.
        stream: Open for bytes; it must be able to tell its position.
        verified: Whether the records are those of `verify`.
        made_by: What made them (see `quotes.report.provenance`); kept in the schema's metadata.

    Raises:
        ModelError: pyarrow is not installed.
    """
    pa, pq = require_pyarrow()
    schema = _schema(pa, verified=verified)
    if made_by:
        schema = schema.with_metadata({_METADATA_KEY: json.dumps(made_by, sort_keys=True)})
    rows = iter(records)
    count = 0
    with pq.ParquetWriter(stream, schema, compression="zstd") as writer:
        while group := list(islice(rows, _GROUP_ROWS)):
            writer.write_table(pa.Table.from_pylist(group, schema=schema))
            count += len(group)
    return count


def read_parquet(stream: BinaryIO) -> Iterator[tuple[int, Any]]:
    """Yield row number, from 1, and record.

    Raises:
        ModelError: pyarrow is not installed.
        ValueError: It is no parquet file.
    """
    _, pq = require_pyarrow()
    batches = pq.ParquetFile(stream).iter_batches(batch_size=_GROUP_ROWS)
    yield from enumerate((row for batch in batches for row in batch.to_pylist()), start=1)


def require_pyarrow() -> tuple[ModuleType, ModuleType]:
    """Return pyarrow and its parquet module.

    Raises:
        ModelError: It is not installed.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as err:
        raise ModelError(
            "parquet needs the package pyarrow, which is not installed. "
            "Install it with: pip install 'newsquotes[parquet]'"
        ) from err
    return pyarrow, pyarrow.parquet


def _schema(pa: ModuleType, *, verified: bool) -> Any:
    span = pa.list_(pa.int64())
    types: dict[str, Any] = {
        "str": pa.string(),
        "str or null": pa.string(),
        "number": pa.float64(),
        "number or null": pa.float64(),
        "integer": pa.int64(),
        "bool": pa.bool_(),
        "span": span,
        "spans": pa.list_(span),
        "list of str": pa.list_(pa.string()),
    }

    def fields(columns: tuple[Field, ...]) -> list[Any]:
        return [pa.field(c.name, types[c.type]) for c in columns]

    types["changes"] = pa.list_(pa.struct(fields(CHANGE_FIELDS)))
    types["matches"] = pa.list_(pa.struct(fields(MATCH_FIELDS)))
    return pa.schema(fields((*FIELDS, *VERIFY_FIELDS) if verified else FIELDS))
