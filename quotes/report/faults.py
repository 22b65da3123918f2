"""Say why a value that was read is no record, so that what uses records need not look at each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from quotes.report.fields import CHANGE_FIELDS, FIELDS, MATCH_FIELDS, VERIFY_FIELDS, Field, FieldType

_NEEDED = ("quote_id", "article_id", "kind", "content", "content_spans")
_NEEDED_OF_VERIFY = ("conflicts", "matches")
_NEEDED_OF_MATCH = ("article_id", "content", "spans", "status", "changes", "same_speaker", "same_occasion")
_NEEDED_OF_CHANGE = tuple(field.name for field in CHANGE_FIELDS)
_LARGEST = 2**63


def fault_in(row: object) -> str | None:
    """Say why a value that was read is no record; None if it is one.

    A record of an earlier version may lack fields, but not those that every quote has.
    """
    if isinstance(row, ValueError):
        return str(row)
    if not isinstance(row, dict):
        return "no object"
    missing = [name for name in _NEEDED if not row.get(name)]
    if row.get("status"):
        missing += [name for name in _NEEDED_OF_VERIFY if row.get(name) is None]
    if missing:
        return f"no {' and '.join(missing)}"
    return _fault(row, (*FIELDS, *VERIFY_FIELDS))


def _fault(row: object, fields: Iterable[Field], needed: Iterable[str] = ()) -> str | None:
    """Say which field holds what it cannot. One that is not needed may be null, or not there."""
    if not isinstance(row, Mapping):
        return f"{_shown(row)} is no object"
    for name, kind, _ in fields:
        value = row.get(name)
        if value is None and name not in needed:
            continue
        if kind in _PARTS:
            if not isinstance(value, list):
                return f"{name} is {_shown(value)}"
            faults = (_fault(part, *_PARTS[kind]) for part in value)
            if reason := next(filter(None, faults), None):
                return f"among its {name} {reason}"
        elif not _HOLDS[kind](value):
            return f"{name} is {_shown(value)}"
    return None


def _shown(value: object) -> str:
    return repr(str(value)[:40])


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_integer(value: object) -> bool:
    return type(value) is int and abs(value) < _LARGEST


def _is_span(value: object) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(map(_is_integer, value))


def _are(kind: Callable[[object], bool]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, list) and all(map(kind, value))


_HOLDS: dict[FieldType, Callable[[object], bool]] = {
    "str": _is_text,
    "str or null": _is_text,
    "number": _is_number,
    "number or null": _is_number,
    "integer": _is_integer,
    "bool": lambda value: isinstance(value, bool),
    "span": _is_span,
    "spans": _are(_is_span),
    "list of str": _are(_is_text),
}
_PARTS: dict[FieldType, tuple[Any, ...]] = {
    "matches": (MATCH_FIELDS, _NEEDED_OF_MATCH),
    "changes": (CHANGE_FIELDS, _NEEDED_OF_CHANGE),
}
