"""Gold and predictions as rows of JSON lines, checked before anything is counted."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from quotes.errors import InputError, OutputError
from quotes.models import Span

GoldKind = Literal["attributions", "speakers", "pairs", "corpus"]
FIELDS_BY_KIND: dict[GoldKind, tuple[str, ...]] = {
    "pairs": ("pair_id", "label", "a", "b"),
    "speakers": ("id", "attributions"),
    "attributions": ("id", "text", "annotations"),
}
_KINDS_OF_GOLD = (
    'attributions ("id", "text", "annotations"), speakers ("id", "attributions"), '
    'pairs ("pair_id", "label", "a", "b") or a folder with articles.jsonl and gold.jsonl'
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a JSON-lines file and where it stood.

    Attributes:
        where: Path and line number, for messages.
        values: The object on that line.
    """

    where: str
    values: Mapping[str, Any]

    def get(self, field: str, kind: type | tuple[type, ...], *, what_to_do: str) -> Any:
        """Return a field that must be there and have the right type.

        Raises:
            InputError: It is not, or has not.
        """
        value = self.values.get(field)
        if field not in self.values or not isinstance(value, kind):
            state = "is missing" if field not in self.values else f"is {shortened(value)}"
            raise InputError(f'{self.where}: field "{field}" {state}. {what_to_do}')
        return value


def read_rows(path: Path) -> tuple[Row, ...]:
    """Read a JSON-lines file whole.

    Raises:
        InputError: It cannot be read, or a line is no JSON object.
    """
    rows = []
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as err:
        raise InputError(f"{path}: cannot be read: {reason(err)}. Name a JSON-lines file in UTF-8.") from err
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        where = f"{path} line {number}"
        try:
            values = json.loads(line)
        except (json.JSONDecodeError, RecursionError) as err:
            raise InputError(f"{where}: is no JSON: {err}. Write one object a line.") from err
        if not isinstance(values, dict):
            raise InputError(f"{where}: is no JSON object but {shortened(values)}. Write one object a line.")
        rows.append(Row(where, values))
    return tuple(rows)


def write_rows(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write JSON lines.

    Raises:
        OutputError: The file cannot be written.
    """
    text = "".join(json.dumps(row, ensure_ascii=True) + "\n" for row in rows)
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as err:
        raise OutputError(f"{path}: cannot be written: {reason(err)}. Name another file.") from err


def read_gold(gold: Path) -> tuple[GoldKind, tuple[Row, ...]]:
    """Read gold and tell its kind by what it holds.

    Raises:
        InputError: It cannot be read, is empty, or is none of the four kinds.
    """
    if gold.is_dir():
        missing = [name for name in ("articles.jsonl", "gold.jsonl") if not (gold / name).is_file()]
        if missing:
            raise InputError(
                f"{gold}: the folder lacks {' and '.join(missing)}. Name a folder that holds both."
            )
        return "corpus", read_rows(gold / "gold.jsonl")
    rows = read_rows(gold)
    if not rows:
        raise InputError(f"{gold}: holds no line. Gold is one of: {_KINDS_OF_GOLD}.")
    for kind, fields in FIELDS_BY_KIND.items():
        if rows[0].values.keys() >= set(fields):
            return kind, rows
    raise InputError(f"{rows[0].where}: is no known gold. Gold is one of: {_KINDS_OF_GOLD}.")


def by_id(rows: Iterable[Row], field: str = "id") -> dict[str, Row]:
    """Return rows by their id.

    Raises:
        InputError: An id is missing, or two rows have the same.
    """
    found: dict[str, Row] = {}
    for row in rows:
        name = row.get(field, str, what_to_do="Give every line an id in quotes.")
        if name in found:
            raise InputError(f'{row.where}: "{name}" stands on {found[name].where} too. Keep one of them.')
        found[name] = row
    return found


def spans_of(item: Mapping[str, Any], field: str, *, where: str) -> tuple[Span, ...]:
    """Return the spans `[[start, end]…]` in a field; a missing field or null has none.

    Raises:
        InputError: The field holds anything else.
    """
    return tuple(_spans(item.get(field) or [], field, where))


def _spans(value: Any, field: str, where: str) -> Iterator[Span]:
    for pair in value if isinstance(value, list) else [value]:
        if not (isinstance(pair, list) and len(pair) >= 2 and all(type(n) is int for n in pair[:2])):
            raise InputError(
                f'{where}: field "{field}" is {shortened(value)}. Write spans as [[start, end], …].'
            )
        yield Span(pair[0], pair[1])


def objects(row: Row, field: str) -> list[Mapping[str, Any]]:
    """Return a field that must be a list of objects.

    Raises:
        InputError: It is not.
    """
    values = row.get(field, list, what_to_do="Give a list of objects.")
    wrong = next((value for value in values if not isinstance(value, dict)), None)
    if wrong is not None:
        raise InputError(f'{row.where}: field "{field}" holds {shortened(wrong)}. Give a list of objects.')
    return list(values)


def shortened(value: object) -> str:
    """Return a value for a message: its JSON, cut after 60 characters."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else text[:59] + "…"


def reason(err: Exception) -> str:
    """Return why a file could not be read or written, without its name."""
    return (err.strerror or str(err)).lower() if isinstance(err, OSError) else str(err)
