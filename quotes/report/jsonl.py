"""Records as JSONL: one quote a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from quotes.report.records import Record

# JSON allows these raw within a string, but readers that split lines as Python does would break there.
_LINE_ENDS = {"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def write_jsonl(records: Iterable[Record], stream: BinaryIO) -> int:
    """Write records as UTF-8 JSONL and return how many there were."""
    count = 0
    for record in records:
        stream.write(dump(record))
        count += 1
    return count


def read_jsonl(stream: BinaryIO) -> Iterator[tuple[int, Any]]:
    """Yield line number and value of each line that is not empty.

    A line that is not JSON yields the `ValueError` that says why, so that the reader goes on.
    """
    for number, line in enumerate(stream, start=1):
        if line.strip(b" \t\r\n\xef\xbb\xbf"):
            try:
                value = json.loads(line.decode("utf-8-sig"))
                if b"\\ud" in line.lower():
                    # Half of a character is nothing that can be written again.
                    dump(value)
                yield number, value
            except ValueError as err:
                yield number, err


def dump(value: object) -> bytes:
    """Return a value as one line of JSON in UTF-8, with its line end."""
    line = json.dumps(value, ensure_ascii=False)
    for end, escaped in _LINE_ENDS.items():
        line = line.replace(end, escaped)
    return line.encode("utf-8") + b"\n"
