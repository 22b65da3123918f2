"""Find an article's parts in a record, whatever its fields are called."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from quotes.models import Problem, Span, Turn

_NAMED = 8
_DEFAULTS: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article"),
    "id": ("id", "article_id", "url"),
    "title": ("title", "headline"),
    "publisher": ("publisher", "outlet", "source"),
    "published": ("published", "date", "published_at"),
    "url": ("url", "link"),
    "language": ("language", "lang"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """Names of the fields that hold an article's parts.

    A part without a name is looked for under its usual names (`text, body, content, article` …) in
    that order. Names are compared without regard to case.

    Attributes:
        text: The article's text. Usual names: text, body, content, article.
        id: Its id. Usual names: id, article_id, url.
        title: Its headline. Usual names: title, headline.
        publisher: Its outlet. Usual names: publisher, outlet, source.
        published: Its date. Usual names: published, date, published_at.
        url: Its address. Usual names: url, link.
        language: Its language code. Usual names: language, lang.
    """

    text: str | None = None
    id: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None

    def names(self, part: str) -> tuple[str, ...]:
        """Return the field names to try for a part, in order."""
        named: str | None = getattr(self, part)
        return (named,) if named else _DEFAULTS[part]


@dataclass(frozen=True, slots=True)
class Draft:
    """What a reader found of one article, before it is made into an `Article`.

    Attributes:
        text: The text as read.
        where: File, and line or record.
        name: The id to use if the input gives none; None means a hash of the text.
        notes: What the reader noticed.
        turns: The turns of captions, with their times.
    """

    text: str
    where: str
    id: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    name: str | None = None
    notes: tuple[Problem, ...] = ()
    turns: tuple[Turn, ...] = ()


def wanted(names: Iterable[str], chosen: Fields) -> list[str]:
    """Return those of a table's column names that can hold a part of an article, in table order."""
    known = {name.casefold() for f in fields(Fields) for name in chosen.names(f.name)}
    return [name for name in names if name.strip().casefold() in known]


def are_records(names: Iterable[str]) -> bool:
    """Whether fields are those of what `extract` and `verify` write, whose `content` is no article."""
    names = set(names)
    return "utterance_id" in names or {"quote_id", "text_sha256"} <= names


def records_for_articles(where: str) -> Problem:
    """Return the problem that records of quotes were given where articles are read."""
    return Problem(
        "records",
        f"{where}: holds records that extract or verify wrote, not articles. Name the articles themselves.",
        where=where,
    )


def draft(record: object, where: str, chosen: Fields, *, name: str | None = None) -> Draft | Problem:
    """Take an article's parts out of one record.

    Returns:
        The draft, or a problem if the record is no article: no text, empty text, text that is not
        a string, or not a record at all.
    """
    if not isinstance(record, Mapping):
        return Problem(
            "not_a_record",
            f"{where}: a record must be an object with named fields, not {_kind(record)}. Correct the file.",
            where=where,
        )
    if chosen.text is None and are_records(map(str, record)):
        return records_for_articles(where)
    # The first of two names that differ only by case wins.
    folded = {str(key).strip().casefold(): record[key] for key in reversed(list(record))}
    text = _first(folded, chosen.names("text"))
    if not isinstance(text, str) or not text.strip():
        return _no_text(text, folded, where, chosen)
    parts: dict[str, str | None] = {}
    notes = []
    for part in ("id", "title", "publisher", "published", "url", "language"):
        parts[part] = _as_text(_first(folded, chosen.names(part)))
        named = getattr(chosen, part)
        if named and named.casefold() not in folded:
            notes.append(
                Problem(
                    "missing_field",
                    f'{where}: field "{named}" is missing. Name another with --{part}-field.',
                    where=where,
                )
            )
    turns = _turns(folded.get("turns"), text)
    if turns is None:
        notes.append(
            Problem(
                "bad_turns",
                f'{where}: field "turns" does not fit the text and is left out. Use the file as '
                "--save-articles wrote it.",
                where=where,
            )
        )
    return Draft(text, where, name=name, notes=tuple(notes), turns=turns or (), **parts)


def _turns(value: object, text: str) -> tuple[Turn, ...] | None:
    """Return the turns that were saved with a text; None if they do not fit it."""
    # Others use the name for something else.
    if not isinstance(value, list) or not all(isinstance(one, Mapping) and "span" in one for one in value):
        return ()
    turns: list[Turn] = []
    end = 0
    for one in value:
        span, speaker, time = one["span"], one.get("speaker"), one.get("time")
        fits = isinstance(span, list) and len(span) == 2 and all(type(at) is int for at in span)
        if not fits or not end <= span[0] < span[1] <= len(text):
            return None
        if not all(part is None or isinstance(part, str) for part in (speaker, time)):
            return None
        turns.append(Turn(Span(*span), speaker, time))
        end = span[1]
    return tuple(turns)


def _first(folded: Mapping[str, Any], names: Iterable[str]) -> Any:
    """Return the first value that is not empty; else an empty one; None if no name is there."""
    found = [folded[name.casefold()] for name in names if name.casefold() in folded]
    full = [value for value in found if value is not None and value != ""]
    return next(iter(full or found), None)


def _no_text(text: object, folded: Mapping[str, Any], where: str, chosen: Fields) -> Problem:
    names = [name for name in chosen.names("text") if name.casefold() in folded]
    if not names:
        wished = chosen.text or chosen.names("text")[0]
        return Problem(
            "missing_field",
            f'{where}: field "{wished}" is missing{_held(folded)}. Name it with --text-field.',
            where=where,
        )
    if text is None or isinstance(text, str):
        return Problem("empty_text", f'{where}: field "{names[0]}" is empty. Leave it out.', where=where)
    return Problem(
        "bad_text",
        f'{where}: field "{names[0]}" is {_kind(text)}, not text. Name another with --text-field.',
        where=where,
    )


def _held(folded: Mapping[str, Any]) -> str:
    names = [*folded][::-1][:_NAMED]
    more = ", …" if len(folded) > _NAMED else ""
    return f" (there are {', '.join(names)}{more})" if names else ""


def _as_text(value: object) -> str | None:
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, datetime.date | datetime.datetime):
        return value.isoformat()
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    # Spreadsheets turn whole numbers into 7.0, and a missing one into NaN.
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return str(int(value)) if value == int(value) else str(value)


def _kind(value: object) -> str:
    kinds: dict[type, str] = {dict: "an object", list: "a list", str: "text", bool: "true or false"}
    if value is None:
        return "null"
    return kinds.get(type(value), "a number" if isinstance(value, int | float) else type(value).__name__)
