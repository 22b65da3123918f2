"""PySpark DataFrames worked on row by row: partitions go through plain functions, by way of Arrow."""

from __future__ import annotations

import functools
import itertools
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame

Row = tuple[Any, ...]

_ROWS = 500


def mapped(frame: DataFrame, work: Callable[[Iterator[Row]], Iterator[Row]], columns: str) -> DataFrame:
    """Return what a function makes of the rows of each partition.

    Args:
        frame: The rows.
        work: The function: rows as tuples in and out.
        columns: Names and types of what it yields, as `name type, name type…`.
    """
    with quiet():
        return frame.mapInArrow(functools.partial(_row_batches, work=work, columns=columns), columns)


def _row_batches(
    batches: Iterable[pa.RecordBatch], *, work: Callable[[Iterator[Row]], Iterator[Row]], columns: str
) -> Iterator[pa.RecordBatch]:
    import pyarrow as pa

    kinds = {"long": pa.int64(), "int": pa.int32(), "boolean": pa.bool_(), "binary": pa.binary()}
    kinds |= {"string": pa.string(), "array<binary>": pa.list_(pa.binary())}
    fields = [column.split() for column in columns.split(", ")]
    schema = pa.schema([(name, kinds[kind]) for name, kind in fields])
    found = work(rows_of(batches))
    while some := list(itertools.islice(found, _ROWS)):
        columns_of = zip(schema, zip(*some, strict=True), strict=True)
        yield pa.RecordBatch.from_arrays([pa.array(one, f.type) for f, one in columns_of], schema=schema)


def rows_of(batches: Iterable[pa.RecordBatch]) -> Iterator[Row]:
    """Yield the rows of batches as tuples."""
    for batch in batches:
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


@contextmanager
def quiet() -> Iterator[None]:
    """Say nothing of pandas 3, which PySpark is not made for yet: only its text columns are used here."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas", FutureWarning)
        yield
