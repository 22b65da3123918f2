"""Turn bytes into text without losing or repairing anything, and say what was guessed."""

from __future__ import annotations

import io
import operator
import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from charset_normalizer import from_bytes

from quotes.corpus.sniffing import bom
from quotes.errors import SettingsError
from quotes.text.language import is_english

# Enough to tell an encoding by; more only costs time.
_SAMPLE = 1 << 17
_CONTROLS = re.compile("[\x00-\x06\x0e-\x1a\x1c-\x1f]")


class Decoded(NamedTuple):
    """A piece of text and, if its encoding had to be guessed, the guess."""

    text: str
    guessed: str | None = None


def check_encoding(name: str | None) -> None:
    """Check the name of an encoding.

    Raises:
        SettingsError: Python knows no text encoding of that name.
    """
    if name is None:
        return
    try:
        b"a".decode(name, "replace")
    except (LookupError, ValueError) as err:
        raise SettingsError(
            f"encoding: {name!r} is unknown. Name one such as utf-8 or cp1252, or leave it out."
        ) from err


def decode(data: bytes, *, encoding: str | None = None, likely: str | None = None) -> Decoded:
    """Decode bytes: the encoding given, else a byte-order mark, else UTF-8, else a guess.

    Args:
        data: The bytes; line ends stay as they are, a byte-order mark is dropped.
        encoding: Use this one and no other.
        likely: What earlier bytes of the same input turned out to be; tried before a new guess.

    Raises:
        UnicodeDecodeError: The bytes do not fit the encoding that was given, or no encoding at all.
    """
    text, guess = _decode(data, bom(data) or "utf-8", encoding, likely)
    return Decoded(text.removeprefix("\ufeff"), guess)


def _decode(data: bytes, usual: str, forced: str | None, likely: str | None) -> Decoded:
    try:
        return Decoded(data.decode(forced or usual))
    except UnicodeDecodeError:
        if forced:
            raise
    guess = _guess(data, likely)
    return Decoded(data.decode(guess), guess)


def decode_text(data: bytes, *, encoding: str | None = None) -> Decoded | None:
    """Decode a whole file that should be text.

    Returns:
        None if it is not text: much of it are control characters in every reading.

    Raises:
        UnicodeDecodeError: The bytes do not fit the encoding that was given.
    """
    if encoding is None and bom(data) in (None, "utf-8-sig") and b"\x00" in data:
        wide = _without_mark(data)
        if wide is not None:
            return wide
    try:
        decoded = decode(data, encoding=encoding)
    except UnicodeDecodeError:
        if encoding:
            raise
        return None
    controls = len(_CONTROLS.findall(decoded.text))
    # Text with a few stray NULs is text; what had to be guessed and has them is not.
    share = 0.0 if decoded.guessed else 0.1
    return None if encoding is None and controls > share * len(decoded.text) else decoded


def _without_mark(data: bytes) -> Decoded | None:
    """Decode UTF-16 that lacks its byte-order mark, known by its NULs on every other place."""
    sample = data[:_SAMPLE]
    for codec, zeros, others in (
        ("utf-16-le", sample[1::2], sample[0::2]),
        ("utf-16-be", sample[0::2], sample[1::2]),
    ):
        if zeros.count(0) >= 0.7 * len(zeros) and others.count(0) <= 0.01 * len(others):
            try:
                return Decoded(data.decode(codec), codec)
            except UnicodeDecodeError:
                return None
    return None


def _guess(data: bytes, likely: str | None) -> str:
    if likely and _fits(data, likely):
        return likely
    matches = from_bytes(data[:_SAMPLE])
    best = matches.best()
    names = [m.encoding for m in matches]
    if best is not None:
        # Where several code pages read equally well, news in English is most often the Western one.
        western = [
            m for m in matches
            if m.chaos <= best.chaos and "cp1252" in (m.encoding, *m.could_be_from_charset)
        ]  # fmt: skip
        equal = any(m.coherence >= best.coherence for m in western)
        if equal or (western and _is_alike(data[:_SAMPLE], best.encoding)):
            names.insert(0, "cp1252")
    # Only bytes that are not UTF-8 come here; Latin-1 takes any.
    return next(name for name in (*names, "cp1252", "latin-1") if _fits(data, name))


def _is_alike(data: bytes, other: str) -> bool:
    """Whether English reads nearly alike in the Western code page and in another: few letters differ."""
    ours, theirs = data.decode("cp1252", "replace"), data.decode(other, "replace")
    odd = sum(not char.isascii() for char in ours)
    return len(ours) == len(theirs) and is_english(ours) and 2 * sum(map(operator.ne, ours, theirs)) <= odd


def _fits(data: bytes, name: str) -> bool:
    try:
        data.decode(name)
    except (UnicodeDecodeError, LookupError):
        return False
    return True


def pieces(
    stream: BinaryIO, head: bytes, *, encoding: str | None = None, longest: int = -1
) -> Iterator[Decoded]:
    r"""Decode a stream line by line, so that memory does not grow with it.

    A line that is not UTF-8 is guessed on its own: one odd record does not spoil the others.

    Args:
        stream: The bytes.
        head: Its first bytes.
        encoding: Use this one and no other.
        longest: Yield longer lines in parts of about this many bytes. Lines end at `\n` only.

    Raises:
        UnicodeDecodeError: The bytes do not fit the encoding.
    """
    found = _pieces(stream, encoding or bom(head), encoding, longest)
    # A mark is one only at the very start; elsewhere the same character is text.
    first = next(found, None)
    if first is not None:
        yield Decoded(first.text.removeprefix("\ufeff"), first.guessed)
    yield from found


def _pieces(stream: BinaryIO, codec: str | None, forced: str | None, longest: int) -> Iterator[Decoded]:
    if codec and codec.lower().replace("_", "-").startswith(("utf-16", "utf-32")):
        wide = io.TextIOWrapper(stream, codec, newline="\n")
        while text := wide.readline(longest):
            yield Decoded(text)
        return
    likely: str | None = None
    while data := stream.readline(longest):
        data += stream.read(_missing(data))
        piece = _decode(data, "utf-8", forced, likely)
        likely = piece.guessed or likely
        yield piece


def _missing(data: bytes) -> int:
    """Return how many bytes the last UTF-8 character lacks, where a long line was cut."""
    for back, byte in enumerate(reversed(data[-3:]), start=1):
        if byte >= 0xC0:
            length = 2 if byte < 0xE0 else 3 if byte < 0xF0 else 4
            return max(0, length - back)
        if byte < 0x80:
            return 0
    return 0
