"""The words of a text as they are compared: where each stands, and the key under which it is equal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from quotes.match import lexicon
from quotes.match.numerals import is_month, number_key, read_amount, touches
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
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")
# An apostrophe lost in print: "don t". The space is turned into it, so that no offset moves.
_LOST = re.compile(
    r"\b((?:do|does|did|is|are|was|were|has|have|had|could|would|should|must|need|ca|wo|ai)n) (?=t\b)"
)


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
    normal = _LOST.sub(r"\1'", folded.text)
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
            out.append(Word(first, last, norm, number_key(norm), False, bracket))
        elif (parts := _parts(norm)) is None:
            plain = norm.replace("[", "").replace("]", "") if "[" in norm else norm
            # Capitals alone tell the US from us.
            country = text[first:last] == "US" and not shouted
            name = country or _is_name(norm, text, first, shouted=shouted)
            out.append(Word(first, last, norm, "u.s." if country else american(plain), name, bracket))
        else:
            capital = _is_name(parts[0][0], text, first, shouted=shouted)
            for number, (form, key) in enumerate(parts):
                # The pieces of a contraction lie side by side; words fused without a mark share a span.
                cut = _cut(parts, number, len(norm)) if last - first == len(norm) else (0, last - first)
                out.append(Word(first + cut[0], first + cut[1], form, key, capital and not number, bracket))
    return _join_phrases(_join_numbers(out, text, start), text)


def _is_name(norm: str, text: str, at: int, *, shouted: bool) -> bool:
    if shouted:
        # Where all is in capitals, a word that news does not know is more likely a name than not.
        known = lexicon.frequency(norm) is not None or norm in _plain_words()
        return lexicon.is_name_word(norm) or (not known and len(norm) > 2)
    return text[at].isupper() and _may_be_name(norm, text, at)


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
    """Open a contraction: its pieces as printed, each with its key; None if it is none."""
    fused = lexicon.pairs_of("fused").get(norm)
    if fused is not None:
        cut = norm.find("n't") if "'" in norm else norm.find("not")
        forms = (norm[:cut], norm[cut:]) if cut > 0 else (norm, norm)
        return tuple(zip(forms, fused, strict=True))
    for ending, key in lexicon.pairs_of("ending").items():
        if norm.endswith(ending) and len(norm) > len(ending):
            stem = norm[: -len(ending)]
            opened = _parts(stem) or ((stem, american(stem.replace("'", ""))),)
            return (*opened, (ending, key))
    return None


def _cut(parts: tuple[tuple[str, str], ...], number: int, length: int) -> tuple[int, int]:
    if sum(len(form) for form, _ in parts) != length:
        return 0, length
    before = sum(len(form) for form, _ in parts[:number])
    return before, before + len(parts[number][0])


def _join_numbers(found: list[Word], text: str, first: int) -> list[Word]:
    """Join the words that make up one number: sign, value, magnitude, unit ("3.4 million dollars")."""
    out: list[Word] = []
    at = 0
    while at < len(found):
        word = found[at]
        amount = read_amount(found, at, text, first)
        stop = amount.stop if amount else at + 1
        if amount:
            norm = " ".join(w.norm for w in found[at:stop])
            word = Word(amount.start, found[stop - 1].end, norm, amount.key, False, word.bracket)
        out.append(word)
        at = stop
    return out


def _join_phrases(found: list[Word], text: str) -> list[Word]:
    """Join words that are one elsewhere ("no one", "United States"); read "March 3rd" as "March 3"."""
    phrases = lexicon.pairs_of("phrase")
    out: list[Word] = []
    for word in found:
        before = out[-1] if out else None
        key = phrases.get(f"{before.key} {word.key}") if before else None
        if before and key and touches(before, word, text):
            norm = f"{before.norm} {word.norm}"
            out[-1] = Word(before.start, word.end, norm, key, before.name and word.name, before.bracket)
        elif before and is_month(before.key) and (day := _DAY.fullmatch(word.norm)):
            out.append(word._replace(key=f"#{day.group(1)}"))
        elif before and is_month(word.key) and (day := _DAY.fullmatch(before.norm)):
            out[-1:] = before._replace(key=f"#{day.group(1)}"), word
        else:
            out.append(word)
    return out
