"""Read a speaker registry from CSV or JSONL.

CSV has a header with `name` and, as wanted, `id`, `aliases`, `roles` and `gender`; a cell with several
values parts them by `|`. A role may say when it was held: `mayor of Tarnby (2019-05/2024-06)`, and
`(2019-05/)` if it goes on. JSONL has the same keys; `aliases` is a list, `roles` a list of texts or of
`{"role", "start", "end"}`.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from quotes.attribute.registry import Known, Registry, Term
from quotes.errors import InputError

_FIELDS = ("name", "id", "aliases", "roles", "gender")
_DATE = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
_TERM = re.compile(rf"([^(]+)\(\s*({_DATE})?\s*/\s*({_DATE})?\s*\)")
_GENDERS = {"f": "f", "female": "f", "woman": "f", "m": "m", "male": "m", "man": "m"}


def read_registry(path: Path) -> Registry:
    """Read a registry.

    Raises:
        InputError: The file cannot be read, or a row lacks a name, has a field that is not known or a
            value that cannot be; the message names the line.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as err:
        reason = "is not UTF-8" if isinstance(err, UnicodeDecodeError) else (err.strerror or err)
        raise InputError(f"{path}: the registry cannot be read: {reason}. Check the file.") from err
    if text.lstrip()[:1] == "[":
        raise InputError(f"{path}: the registry is a JSON array. Write one object a line, without brackets.")
    rows = _json_rows(text, path) if text.lstrip()[:1] == "{" else _csv_rows(text.lstrip("\r\n"), path)
    known: list[Known] = []
    ids: dict[str, str] = {}
    for where, row in rows:
        one = _known(row, where)
        if one.id in ids:
            raise InputError(f"{where}: id {one.id!r} is that of {ids[one.id]} too. Keep one row an id.")
        if one.id:
            ids[one.id] = where
        known.append(one)
    if not known:
        raise InputError(f"{path}: the registry is empty. Give it a header with name, and a row a speaker.")
    return Registry(known)


def _json_rows(text: str, path: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        where = f"{path} line {number}"
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as err:
            raise InputError(f"{where}: broken JSON: {err}. Write one object a line.") from err
        if not isinstance(row, dict):
            raise InputError(f"{where}: is no object. Write one object a line.")
        yield where, row


def _csv_rows(text: str, path: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    first = text.split("\n", 1)[0]
    lines = io.StringIO(text, newline="")
    rows = csv.DictReader(lines, delimiter=max(",;\t", key=first.count), strict=True)
    rows.fieldnames = [name.strip().casefold() for name in rows.fieldnames or ()]
    unknown = sorted(set(rows.fieldnames) - {*_FIELDS, ""})
    if "name" in rows.fieldnames and unknown:
        raise InputError(f"{path} line 1: no such field: {_listed(unknown)}. Fields are: {_listed(_FIELDS)}.")
    if "name" not in rows.fieldnames:
        raise InputError(
            f'{path} line 1: there is no column "name"; the first row is: {first.strip()[:80]}. Begin the '
            f"registry with a header: {','.join(_FIELDS)}."
        )
    while True:
        try:
            row = next(rows, None)
        except csv.Error as err:
            raise InputError(f"{path} line {rows.line_num + 1}: {err}. Correct the row.") from err
        if row is None:
            return
        where = f"{path} line {rows.line_num}"
        if None in row:
            raise InputError(f"{where}: has more cells than the header. Put marks around a cell with commas.")
        yield where, {name: value for name, value in row.items() if value and value.strip()}


def _known(row: Mapping[str, Any], where: str) -> Known:
    unknown = sorted(set(row) - set(_FIELDS))
    if unknown:
        raise InputError(f"{where}: no such field: {_listed(unknown)}. Fields are: {_listed(_FIELDS)}.")
    name, gender, id_ = (row.get(field) for field in ("name", "gender", "id"))
    for field, value in (("name", name), ("gender", gender), ("id", id_)):
        if not isinstance(value, str | None):
            raise InputError(f"{where}: {field} is {value!r}. Write a text.")
    if not name or not name.strip():
        raise InputError(f"{where}: has no name. Give it one or leave the row out.")
    if gender and gender.casefold() not in _GENDERS:
        raise InputError(f"{where}: gender is {gender!r}. Write f or m, or leave it out.")
    return Known(
        name=name.strip(),
        id=(id_ or "").strip() or None,
        aliases=tuple(_texts(row.get("aliases"), "aliases", where)),
        roles=tuple(_term(role, where) for role in _items(row.get("roles"), "roles", where)),
        gender=_GENDERS[gender.casefold()] if gender else None,
        where=where,
    )


def _items(value: Any, field: str, where: str) -> list[Any]:
    if value is None:
        return []
    if isinstance(value, str):
        return [part.strip() for part in value.split("|") if part.strip()]
    if not isinstance(value, list):
        raise InputError(f"{where}: {field} is {value!r}. Write a list, or texts parted by |.")
    return value


def _texts(value: Any, field: str, where: str) -> list[str]:
    found = _items(value, field, where)
    wrong = next((item for item in found if not isinstance(item, str)), None)
    if wrong is not None:
        raise InputError(f"{where}: {field} holds {wrong!r}. Write texts.")
    return found


def _term(role: Any, where: str) -> Term:
    given = {"role": role} if isinstance(role, str) else role
    if isinstance(role, str) and (dated := _TERM.fullmatch(role)):
        given = {"role": dated.group(1), "start": dated.group(2), "end": dated.group(3)}
    fits = isinstance(given, dict) and set(given) <= {"role", "start", "end"}
    if not fits or not isinstance(given.get("role"), str) or not given["role"].strip():
        raise InputError(f'{where}: a role is {role!r}. Write a text or {{"role", "start", "end"}}.')
    for field in ("start", "end"):
        date = given.get(field)
        if date is not None and not (isinstance(date, str) and re.fullmatch(_DATE, date)):
            raise InputError(f"{where}: {field} is {date!r}. Write YYYY, YYYY-MM or YYYY-MM-DD.")
    if "(" in given["role"] and "/" in given["role"]:
        raise InputError(f"{where}: the dates of {role!r} are not read. Write (YYYY-MM/YYYY-MM).")
    term = Term(given["role"].strip(), given.get("start"), given.get("end"))
    if term.start and term.end and term.end < term.start[: len(term.end)]:
        raise InputError(f"{where}: {term} ends before it begins. Correct the dates.")
    return term


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)
