"""The words of a text as they are compared: where each stands, and the key under which it is equal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from quotes.match import lexicon
from quotes.match.spelling import american
from quotes.models import Span
from quotes.text.folding import fold

ELLIPSIS = "…"

_TOKEN = re.compile(
    r"""
      (?P<ellipsis>\[\s?(?:\.\s?){2,}\]|\(\s?(?:\.\s?){3,}\)|\.(?:\s?\.){2,})
    | (?P<number>[$€£¥]?\d+(?:[.,:]\d+)*(?:(?:st|nd|rd|th|s|k|m|mn|mln|bn|b|tn|tr)\b)?%?)
    | (?P<word>\[[^\W\d_]{1,3}\][^\W\d_]+|[^\W\d_]+\[[^\W\d_]{1,4}\]
        |(?:[^\W\d_]\.){2,}|[^\W_]+(?:'[^\W\d_]+)*)
    | (?P<open>\[) | (?P<close>\])
    """,
    re.VERBOSE,
)
_NUMBER = re.compile(r"([$€£¥]?)(\d[\d.,:]*?)((?:st|nd|rd|th|s|k|m|mn|mln|bn|b|tn|tr)?)(%?)$")
_ENDINGS = {
    "n't": "not",
    "'t": "not",
    "'m": "am",
    "'re": "are",
    "'ve": "have",
    "'ll": "will",
    "'s": "'s",
    "'d": "'d",
}
_WHOLE = {
    "can't": ("can", "not"),
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
    "ain't": ("is", "not"),
    "cannot": ("can", "not"),
    "gonna": ("going", "to"),
    "wanna": ("want", "to"),
    "gotta": ("got", "to"),
    "dont": ("do", "not"),
    "doesnt": ("does", "not"),
    "didnt": ("did", "not"),
    "isnt": ("is", "not"),
    "wasnt": ("was", "not"),
    "arent": ("are", "not"),
    "couldnt": ("could", "not"),
    "wouldnt": ("would", "not"),
    "shouldnt": ("should", "not"),
    "havent": ("have", "not"),
    "hasnt": ("has", "not"),
}


class Word(NamedTuple):
    """One word of a text.

    Attributes:
        start: Offset of its first code point in the text it was read from.
        end: Offset behind its last one.
        norm: Its letters in normal form.
        key: What makes two words equal: contractions opened (n't is `not`), American spelling,
            numbers as `#value unit`.
        name: Whether it is printed like a name (a capital that nothing else explains).
        bracket: Whether it stands in square brackets.
    """

    start: int
    end: int
    norm: str
    key: str
    name: bool = False
    bracket: bool = False


def words(text: str, spans: Iterable[Span] | None = None) -> list[Word]:
    """Return the words of a text, or of some stretches of it, in order.

    Punctuation is left out, except the mark of an omission, which is a word with the key `…`. A
    contraction is two words. Offsets are code points into `text`.

    Example:
        >>> [w.key for w in words("They don’t owe [us] $3.4m … two per cent")]
        ['they', 'do', 'not', 'owe', 'us', '#3400000 dollar', '…', '#2 percent']
    """
    found: list[Word] = []
    for span in spans if spans is not None else (Span(0, len(text)),):
        found += _stretch(text, span.start, span.end)
    return found


def keys(found: Sequence[Word]) -> list[str]:
    """Return the keys of words, without the marks of omission."""
    return [word.key for word in found if word.key != ELLIPSIS]


def _stretch(text: str, start: int, end: int) -> list[Word]:
    piece = text[start:end]
    folded = fold(piece)
    normal = folded.text
    shouted = _shouted(piece)
    out: list[Word] = []
    bracket = False
    for token in _TOKEN.finditer(normal):
        kind = token.lastgroup
        if kind in ("open", "close"):
            bracket = kind == "open"
            continue
        norm = token.group()
        span = folded.span(*token.span()) if folded.starts is not None else Span(*token.span())
        first, last = span.start + start, span.end + start
        if kind == "ellipsis":
            out.append(Word(first, last, ELLIPSIS, ELLIPSIS))
        elif kind == "number":
            out.append(Word(first, last, norm, _number_key(norm), False, bracket))
        elif (parts := _parts(norm)) is None:
            raw = text[first]
            capital = (
                lexicon.is_name_word(norm) if shouted else raw.isupper() and _may_be_name(norm, text, first)
            )
            open_letters = "[" in norm
            plain = norm.replace("[", "").replace("]", "") if open_letters else norm
            out.append(Word(first, last, norm, american(plain), capital, bracket))
        else:
            raw = text[first]
            stem = parts[0][0]
            capital = (
                lexicon.is_name_word(stem) if shouted else raw.isupper() and _may_be_name(stem, text, first)
            )
            for number, (form, key) in enumerate(parts):
                # The pieces of a contraction lie side by side; words fused without a mark share a span.
                cut = _cut(parts, number, len(norm)) if last - first == len(norm) else (0, last - first)
                out.append(Word(first + cut[0], first + cut[1], form, key, capital and not number, bracket))
    return _join_numbers(out, text)


def _shouted(piece: str) -> bool:
    letters = [c for c in piece if c.isalpha()]
    return len(letters) > 12 and sum(c.isupper() for c in letters) > 0.8 * len(letters)


def _may_be_name(norm: str, text: str, at: int) -> bool:
    """Whether a capital here says name: not the pronoun I, not a common word that opens a sentence."""
    if len(norm) < 2:
        return False
    before = text[max(0, at - 4) : at].rstrip(" \t\u00a0\"'“”‘’([")
    opens = not before or before[-1] in ".!?:;…\n\r-–—" or before.endswith("\n")
    if opens and not lexicon.is_name_word(norm):
        return lexicon.frequency(norm) is None and norm not in _plain_words()
    return norm not in _plain_words()


@cache
def _plain_words() -> frozenset[str]:
    classes = ("negation", "modal", "quantifier", "pronoun", "determiner", "auxiliary", "light", "filler")
    return frozenset().union(*(lexicon.words_of(name) for name in classes))


@cache
def _parts(norm: str) -> tuple[tuple[str, str], ...] | None:
    whole = _WHOLE.get(norm)
    if whole is not None:
        apostrophe = norm.find("'")
        if apostrophe < 0 and norm != "cannot":
            return tuple((norm, key) for key in whole)
        at = 3 if norm == "cannot" else len(norm) - 3
        return ((norm[:at], whole[0]), (norm[at:], whole[1]))
    for ending, key in _ENDINGS.items():
        if norm.endswith(ending) and len(norm) > len(ending):
            stem = norm[: -len(ending)]
            return ((stem, american(stem.replace("'", ""))), (ending, key))
    return None


def _cut(parts: tuple[tuple[str, str], ...], number: int, length: int) -> tuple[int, int]:
    if sum(len(form) for form, _ in parts) != length:
        return 0, length
    before = sum(len(form) for form, _ in parts[:number])
    return before, before + len(parts[number][0])


@cache
def _number_key(norm: str) -> str:
    match = _NUMBER.match(norm)
    if match is None:
        return f"#{norm}"
    sign, digits, suffix, percent = match.groups()
    unit = lexicon.numbers("unit").get(percent or sign, "")
    if suffix in ("st", "nd", "rd", "th", "s"):
        return f"#{digits}{suffix}"
    value = _value(digits)
    if value is None:
        return f"#{digits} {unit}".rstrip()
    if suffix:
        value *= lexicon.numbers("suffix")[suffix]
    return f"#{_plain(value)} {unit}".rstrip()


def _value(digits: str) -> float | None:
    digits = digits.rstrip(".,:")
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?|\d+(\.\d+)?", digits) is None:
        return None
    if digits[0] == "0" and len(digits) > 1 and digits[1].isdigit():
        return None
    return float(digits.replace(",", ""))


def _plain(value: float) -> str:
    return str(round(value)) if abs(value - round(value)) < 1e-6 and value < 1e18 else repr(round(value, 6))


def _join_numbers(found: list[Word], text: str) -> list[Word]:
    """Join the words that make up one number: value, magnitude, unit ("3.4 million dollars")."""
    cardinal, magnitude = lexicon.numbers("cardinal"), lexicon.numbers("magnitude")
    units = lexicon.numbers("unit")
    out: list[Word] = []
    at = 0
    while at < len(found):
        word = found[at]
        if word.key[0] != "#" and word.key not in cardinal:
            out.append(word)
            at += 1
            continue
        stop = at + 1
        value, _, unit = word.key[1:].partition(" ")
        total: float | None = cardinal[word.key] if word.key in cardinal else _value(value)
        if total is None:
            out.append(word)
            at = stop
            continue
        while stop < len(found) and _touches(found[stop - 1], found[stop], text):
            key = found[stop].key
            if key in magnitude:
                total *= magnitude[key]
            elif key in cardinal and total >= 20 and total % 10 == 0 and cardinal[key] < 10 and total < 100:
                total += cardinal[key]
            else:
                break
            stop += 1
        spelled = word.key in cardinal and stop == at + 1
        if stop < len(found) and not unit and _touches(found[stop - 1], found[stop], text):
            if found[stop].key in units:
                unit = units[found[stop].key]
                stop += 1
            elif found[stop].key == "per" and stop + 1 < len(found) and found[stop + 1].key == "cent":
                unit = "percent"
                stop += 2
        if spelled and word.key == "one" and not unit:
            out.append(word)
        else:
            key = f"#{_plain(total)} {unit}".rstrip()
            last = found[stop - 1]
            norm = " ".join(w.norm for w in found[at:stop])
            out.append(Word(word.start, last.end, norm, key, False, word.bracket))
        at = stop
    return out


def _touches(left: Word, right: Word, text: str) -> bool:
    between = text[left.end : right.start]
    return len(between) <= 3 and all(c.isspace() or c in "-‐‑–" for c in between)
