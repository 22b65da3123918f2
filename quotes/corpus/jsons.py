"""Records from JSON lines and from JSON files, one at a time."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO, NamedTuple

from quotes.corpus.decoding import Decoded, pieces
from quotes.corpus.fields import Draft, Fields, draft
from quotes.corpus.notes import guessed
from quotes.models import Problem

_CHUNK = 1 << 16
# An error this close to the end of what was read so far may only mean that more must be read.
_EDGE = 16


def json_lines(
    stream: BinaryIO, head: bytes, where: str, fields: Fields, *, encoding: str | None = None
) -> Iterator[Draft | Problem]:
    """Yield the article on each line of a JSONL stream; blank lines are passed over."""
    for number, line in enumerate(pieces(stream, head, encoding=encoding), start=1):
        if not line.text.strip():
            continue
        place = f"{where} line {number}"
        try:
            record = json.loads(line.text)
        except (ValueError, RecursionError) as err:
            yield _broken(place, err)
            continue
        yield _noted(draft(record, place, fields), line.guessed)


def json_records(
    stream: BinaryIO,
    head: bytes,
    where: str,
    fields: Fields,
    *,
    encoding: str | None = None,
    name: str | None = None,
) -> Iterator[Draft | Problem]:
    """Yield the articles of a JSON file: one object, an array of them, or several one after another.

    The array is read element by element. After broken JSON nothing can be trusted, so reading stops.

    Args:
        stream: The bytes.
        head: Its first bytes.
        where: Name of the input, for messages.
        fields: Names of the fields.
        encoding: Use this one and no other.
        name: Id for the article of a file that holds a single object.
    """
    values = _values(_Window(pieces(stream, head, encoding=encoding, longest=_CHUNK)), where)
    first = list(itertools.islice(values, 2))
    for number, value in enumerate(itertools.chain(first, values), start=1):
        if isinstance(value, Problem):
            yield value
            return
        alone = len(first) == 1 and not value.in_array
        place = where if alone else f"{where} record {number}"
        yield _noted(draft(value.record, place, fields, name=name if alone else None), value.guessed)


class _Value(NamedTuple):
    record: object
    in_array: bool
    guessed: str | None


def _values(window: _Window, where: str) -> Iterator[_Value | Problem]:
    decode = json.JSONDecoder().raw_decode
    in_array = False
    while window.skip(" \t\r\n," if in_array else " \t\r\n"):
        text, at = window.text, window.at
        if text[at] == "[]"[in_array]:
            in_array = not in_array
            window.at += 1
            continue
        try:
            record, end = decode(text, at)
        except json.JSONDecodeError as err:
            cut = err.msg.startswith("Unterminated string") or len(text) - err.pos <= _EDGE
            if cut and window.grow():
                continue
            yield _broken(f"{where} line {window.line_at(err.pos)}", err.msg)
            return
        except (ValueError, RecursionError) as err:
            yield _broken(f"{where} line {window.line_at(at)}", err)
            return
        # A number at the very end may go on.
        if end == len(text) and not isinstance(record, dict) and window.grow():
            continue
        yield _Value(record, in_array, window.guess(end))
        window.at = end
    if in_array:
        yield _broken(f"{where} line {window.line_at(window.at)}", "the array is never closed")


class _Window:
    """The stretch of a stream of text that is being read; what lies before it is forgotten."""

    def __init__(self, chunks: Iterator[Decoded]) -> None:
        self.text = ""
        self.at = 0
        self._chunks = chunks
        self._line = 1
        # Stretches whose encoding was guessed.
        self._odd: list[tuple[int, int, str]] = []

    def skip(self, characters: str) -> bool:
        """Go to the next character that is none of these; False at the end of the stream."""
        while True:
            while self.at < len(self.text) and self.text[self.at] in characters:
                self.at += 1
            if self.at < len(self.text):
                return True
            if not self.grow():
                return False

    def grow(self) -> bool:
        """Read on until twice as much is in view, so that retries stay in line with its length."""
        self._line = self.line_at(self.at)
        self._odd = [(s - self.at, e - self.at, guess) for s, e, guess in self._odd if e > self.at]
        parts = [self.text[self.at :]]
        length = before = len(parts[0])
        while length <= 2 * before:
            chunk = next(self._chunks, None)
            if chunk is None:
                break
            if chunk.guessed:
                self._odd.append((length, length + len(chunk.text), chunk.guessed))
            parts.append(chunk.text)
            length += len(chunk.text)
        self.text, self.at = "".join(parts), 0
        return length > before

    def line_at(self, offset: int) -> int:
        return self._line + self.text.count("\n", 0, offset)

    def guess(self, end: int) -> str | None:
        """Return what encoding the text from here to an offset was guessed to be, if any of it was."""
        return next((guess for s, e, guess in self._odd if s < end and self.at < e), None)


def _noted(found: Draft | Problem, guess: str | None) -> Draft | Problem:
    if isinstance(found, Draft) and guess:
        return replace(found, notes=(*found.notes, guessed(found.where, guess)))
    return found


def _broken(where: str, reason: object) -> Problem:
    if isinstance(reason, RecursionError):
        reason = "it is nested too deep"
    return Problem("bad_json", f"{where}: broken JSON: {reason}. Correct it or leave it out.", where=where)
