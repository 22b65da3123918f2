"""The normal form in which words are compared, with a map back to the text as printed.

Folding never decides anything: it makes two printings of the same letters equal and remembers where
each letter came from and what was folded. Words are compared in `quotes.match`.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from quotes.models import Span

_SINGLE = "‘’‚‛′`´ʼʻ＇"
_DOUBLE = "“”„‟″«»＂「」『』"
_DASHES = "‐‑‒–—―−－﹣⁃"
_REMOVED = (
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff\u180e"
    "\u202a\u202b\u202c\u202d\u202e"
)
_LIGATURES = {"æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ß": "ss", "ẞ": "ss", "ĳ": "ij", "Ĳ": "ij"}
_STROKED = {"ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ı": "i", "ħ": "h", "Ħ": "h"}

# The first letters that UTF-8 read as Windows-1252 leaves behind. Other lead bytes are letters that
# stand before a symbol in honest text too often to be repaired unasked.
_MOJIBAKE_LEADS = "ÂÃÄÅâãïðÐÑÎÏ"
_ODD = re.compile(r"[^\x00-\x7f]")


@dataclass(frozen=True, slots=True)
class Folded:
    """A text in normal form that knows where each of its characters came from.

    Attributes:
        text: The normal form.
        original: The text as given.
        starts: For each folded character the offset of its source; None where nothing moved.
        ends: For each folded character the offset behind its source; None where nothing moved.
    """

    text: str
    original: str
    starts: array[int] | None = None
    ends: array[int] | None = None

    def span(self, start: int, end: int) -> Span:
        """Map a half-open stretch of the normal form back to code points of the original."""
        if self.starts is None or self.ends is None:
            return Span(start, end)
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else len(self.original)
            return Span(at, at)
        return Span(self.starts[start], self.ends[end - 1])

    @property
    def folds(self) -> tuple[str, ...]:
        """Names of the foldings that changed something, sorted."""
        return tuple(sorted({name for name, _ in foldings(self.original)}))


def fold(text: str) -> Folded:
    r"""Return the normal form of a text.

    Folded are letter case, quotation marks and apostrophes, dashes, the ellipsis character, spaces
    (no-break, thin, zero-width, soft hyphens), ligatures, letters that look like Latin ones, accents,
    and UTF-8 that was read as Windows-1252 or Latin-1. Digits and words stay as they are.

    Example:
        >>> folded = fold("“We’re ﬁne…”")
        >>> folded.text
        '"we\'re fine..."'
        >>> start = folded.text.index("fine")
        >>> folded.span(start, start + 4).of("“We’re ﬁne…”")
        'ﬁne'
    """
    odd = set(_ODD.findall(text))
    if not odd.isdisjoint(_MOJIBAKE_LEADS) or any(len(_fold_letter(c)[0]) != 1 for c in odd):
        return _fold_and_move(text)
    # Letter for letter: nothing moves, and what is put in is small already, so that lower() leaves it.
    plain = _ODD.sub(lambda found: _fold_letter(found[0])[0], text) if odd else text
    return Folded(_fold_ascii(plain), text)


def _fold_ascii(text: str) -> str:
    return text.lower().replace("`", "'")


def _fold_and_move(text: str) -> Folded:
    out: list[str] = []
    starts, ends = array("L"), array("L")
    at = 0
    for found in _ODD.finditer(text):
        odd = found.start()
        if odd < at:
            continue  # a part of what was repaired as one
        out.append(_fold_ascii(text[at:odd]))
        starts.extend(range(at, odd))
        ends.extend(range(at + 1, odd + 1))
        at, folded, _ = _piece(text, odd)
        out.append(folded)
        starts.extend([odd] * len(folded))
        ends.extend([at] * len(folded))
    out.append(_fold_ascii(text[at:]))
    starts.extend(range(at, len(text)))
    ends.extend(range(at + 1, len(text) + 1))
    return Folded("".join(out), text, starts, ends)


def fold_slowly(text: str) -> Folded:
    """Do what `fold` does, piece by piece: the obvious twin that `fold` must equal."""
    out: list[str] = []
    starts, ends = array("L"), array("L")
    for start, end, folded, _ in _pieces(text):
        out.append(folded)
        starts.extend([start] * len(folded))
        ends.extend([end] * len(folded))
    return Folded("".join(out), text, starts, ends)


def foldings(text: str) -> Counter[tuple[str, str]]:
    """Count the foldings of a text as (name, what was printed).

    Two printings with the same normal form differ by the foldings that only one of them needed.

    Example:
        >>> sorted(foldings("Señor’s") - foldings("señor's"))
        [('case', 'S'), ('marks', '’')]
    """
    return Counter((name, text[start:end]) for start, end, _, names in _pieces(text) for name in names)


def repaired(text: str) -> str:
    """Return a text with the UTF-8 that was read as Windows-1252 put right, and nothing else changed.

    Example:
        >>> repaired("PeÃ±a")
        'Peña'
    """
    if set(text).isdisjoint(_MOJIBAKE_LEADS):
        return text
    out: list[str] = []
    at = 0
    while at < len(text):
        found = _repair(text, at)
        end, letters = found if found is not None else (at + 1, text[at])
        out.append(letters)
        at = end
    return "".join(out)


def _pieces(text: str) -> Iterator[tuple[int, int, str, tuple[str, ...]]]:
    at = 0
    while at < len(text):
        end, folded, names = _piece(text, at)
        yield at, end, folded, names
        at = end


def _piece(text: str, at: int) -> tuple[int, str, tuple[str, ...]]:
    """Fold the letter at an offset, or the letters that are one in mojibake: end, normal form, foldings."""
    repaired = _repair(text, at) if text[at] in _MOJIBAKE_LEADS else None
    if repaired is None:
        return at + 1, *_fold_letter(text[at])
    end, letters = repaired
    return end, "".join([_fold_letter(c)[0] for c in letters]), ("mojibake",)


@cache
def _fold_letter(letter: str) -> tuple[str, tuple[str, ...]]:
    if letter.isascii():
        if letter == "`":
            return "'", ("marks",)
        return letter.lower(), ("case",) if letter.isupper() else ()
    for same, to, name in (
        (_SINGLE, "'", "marks"),
        (_DOUBLE, '"', "marks"),
        (_DASHES, "-", "dashes"),
        ("…", "...", "ellipsis"),
        (_REMOVED, "", "spaces"),
    ):
        if letter in same:
            return to, (name,)
    if letter.isspace():
        return " ", ("spaces",)
    if letter in _LIGATURES:
        return _LIGATURES[letter], ("ligatures",)
    names = ["case"] if letter.isupper() else []
    if letter in (alike := _look_alikes()):
        return alike[letter].lower(), (*names, "look_alikes")
    if letter in _STROKED:
        return _STROKED[letter], (*names, "diacritics")
    if unicodedata.category(letter) in ("Mn", "Me"):
        return "", ("diacritics",)
    plain = "".join(c for c in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(c))
    if plain == letter:
        return (letter.lower(), tuple(names)) if len(letter.lower()) == 1 else (letter, ())
    if "LIGATURE" in unicodedata.name(letter, ""):
        names.append("ligatures")
    elif unicodedata.normalize("NFKC", letter) != letter:
        names.append("look_alikes")
    else:
        names.append("diacritics")
    # A decomposition may hold letters that fold further (an accented Greek or Cyrillic letter does).
    return "".join(_fold_letter(c)[0] for c in plain), tuple(names)


@cache
def _look_alikes() -> dict[str, str]:
    lines = files("quotes.text").joinpath("data/look_alikes.tsv").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {alike: latin for latin, letters in pairs for alike in letters}


def _repair(text: str, at: int) -> tuple[int, str] | None:
    """Decode one character of UTF-8 that was read as Windows-1252, twice read ones too."""
    once = _decode(text, at)
    if once is None:
        if text.startswith("â€", at):  # the closing double mark, whose last byte many programs drop
            return at + 2, '"'
        return None
    end, letter = once
    if letter not in _MOJIBAKE_LEADS:
        return end, letter
    inner, stop = letter, end
    while len(inner) < 4 and (more := _decode(text, stop)) is not None:
        stop, inner = more[0], inner + more[1]
        if (twice := _decode(inner, 0)) is not None and twice[0] == len(inner):
            return stop, twice[1]
    return end, letter


def _decode(text: str, at: int) -> tuple[int, str] | None:
    if at >= len(text) or text[at] not in _MOJIBAKE_LEADS:
        return None
    lead = ord(text[at])
    length = 2 if lead < 0xE0 else 3 if lead < 0xF0 else 4
    raw = bytes([lead])
    for letter in text[at + 1 : at + length]:
        byte = _byte(letter)
        if byte is None or not 0x80 <= byte <= 0xBF:
            return None
        raw += bytes([byte])
    try:
        letter = raw.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return at + length, letter


@cache
def _byte(letter: str) -> int | None:
    try:
        return letter.encode("cp1252")[0]
    except UnicodeEncodeError:
        # Windows-1252 leaves five bytes undefined; programs pass them through as Latin-1 controls.
        return ord(letter) if 0x80 <= ord(letter) <= 0xFF else None
