"""The words of a text as they are compared: where each stands, and the key under which it is equal."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache, partial
from typing import NamedTuple

from quotes.match import lexicon
from quotes.match.figures import metres, number_key
from quotes.match.numerals import amount_openers, read_amount, touches
from quotes.match.spelling import american
from quotes.models import Span
from quotes.text.folding import Folded, fold

ELLIPSIS = "…"

_TOKEN = re.compile(
    r"""
      (?P<ellipsis>\[\s?(?:\.\s?){2,}\]|\(\s?(?:\.\s?){3,}\)|\.(?:\s?\.){2,})
    | (?P<number>\d*⁄\d{1,2}%?
        |[$€£¥]?(?:\d+|(?<![\w.])\.\d+)(?:[.,:]\d+)*(?:(?:st|nd|rd|th|s|k|m|mn|mln|bn|b|tn|tr)\b)?%?)
    | (?P<word>\[[^\W\d_]{1,3}\][^\W\d_]+|[^\W\d_]+\[[^\W\d_]{1,4}\]
        |(?:[^\W\d_]\.){2,}|[^\W_]+(?:'[^\W\d_]+)*)
    | (?P<open>\[) | (?P<close>\])
    """,
    re.VERBOSE,
)
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")
# Only a mark of omission holds spaces (". . ."): where there may be one, the cut is more careful.
_WIDE = re.compile(r"[.\[(] [.\])]")
_CUT = re.compile(r"(?<![.\[(]) | (?![.\])])")
_REMEMBERED = 1 << 15  # chunks: 20 MB, and nine in ten of those that news prints
_LONGEST = 40  # what is longer is hardly printed twice
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


# What Word(…) does, without its call of a Python function: a sixth of the time of reading.
_made: Callable[[tuple[int, int, str, str, bool, bool]], Word] = partial(tuple.__new__, Word)


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
    normal = _LOST.sub(r"\1'", folded.text) if "n t" in folded.text else folded.text
    shouted = is_shouted(piece)
    out: list[Word] = []
    bracket = joins = False
    at = start
    for chunk in chunks(normal):
        parts, joined = _chunk(chunk) if len(chunk) <= _LONGEST else read_chunk(chunk)
        joins |= joined
        for part in parts:
            first, last, norm, key, opens, whole = part
            if not key:
                bracket = norm == "["
                continue
            if folded.starts is None:
                first += at
                last += at
            else:
                first, last = (start + offset for offset in _source(folded, part, at - start))
            name = False
            if opens and (shouted or text[first].isupper()):
                name = _is_name(norm, text, first, shouted=shouted)
                if text[first:last] == "US" and whole == part[:2] and not shouted:
                    name, key = True, "u.s."  # capitals alone tell the US from us
            out.append(_made((first, last, norm, key, name, bracket and key != ELLIPSIS)))
        at += len(chunk) + 1
    return _join_phrases(_join_numbers(out, text, start), text) if joins else out


def chunks(normal: str) -> list[str]:
    """Cut a text in normal form at its spaces, so that no word is cut."""
    normal = normal.replace("\n", " ")
    return _CUT.split(normal) if _WIDE.search(normal) else normal.split(" ")


class _Part(NamedTuple):
    """A word, a piece of a contraction, a mark of omission or a bracket, as it lies in a chunk.

    Attributes:
        first: Offset of its first character in the chunk.
        last: Offset behind its last one.
        norm: Its letters.
        key: Its key; empty for a bracket.
        opens: Whether a capital here can make it a name.
        whole: First and last of the token that it is a piece of.
    """

    first: int
    last: int
    norm: str
    key: str
    opens: bool
    whole: tuple[int, int]


def read_chunk(chunk: str) -> tuple[tuple[_Part, ...], bool]:
    """Return what a chunk holds, and whether any of it may be one with a word beside it."""
    parts: list[_Part] = []
    joins = False
    for token in _TOKEN.finditer(chunk):
        kind, norm, whole = token.lastgroup, token.group(), token.span()
        if kind == "word":
            parts += _word(norm, whole)
        elif kind == "number":
            parts.append(_Part(*whole, norm, number_key(norm), False, whole))
            joins = True
        elif kind == "ellipsis":
            parts.append(_Part(*whole, ELLIPSIS, ELLIPSIS, False, whole))
        else:
            parts.append(_Part(*whole, norm, "", False, whole))
    return tuple(parts), joins or any(part.key in _joints() for part in parts)


_chunk = lru_cache(maxsize=_REMEMBERED)(read_chunk)


@cache
def _joints() -> frozenset[str]:
    """Return the words without which nothing is joined, digits apart."""
    numbers = ("cardinal", "magnitude", "many")
    return _phrase_lasts().union({"half"}, *(lexicon.numbers(name).keys() for name in numbers))


@cache
def _phrase_lasts() -> frozenset[str]:
    return frozenset(phrase.rpartition(" ")[2] for phrase in lexicon.pairs_of("phrase"))


def _word(norm: str, whole: tuple[int, int]) -> Iterator[_Part]:
    pieces = _pieces(norm)
    if pieces is None:
        plain = norm.replace("[", "").replace("]", "") if "[" in norm else norm
        yield _Part(*whole, norm, american(plain), True, whole)
        return
    # The pieces of a contraction lie side by side; words fused without a mark share a span.
    apart = sum(len(form) for form, _ in pieces) == len(norm)
    at = whole[0]
    for number, (form, key) in enumerate(pieces):
        first, last = (at, at + len(form)) if apart else whole
        yield _Part(first, last, form, key, number == 0, whole)
        at = last


def _source(folded: Folded, part: _Part, at: int) -> tuple[int, int]:
    """Return where a part of the chunk at an offset stands in a text whose letters folding has moved."""
    first, last = part.whole
    span = folded.span(at + first, at + last)
    if len(span) != last - first:
        return span.start, span.end  # which letter belongs to which piece is not known
    return span.start + part.first - first, span.start + part.last - first


def _is_name(norm: str, text: str, at: int, *, shouted: bool) -> bool:
    if shouted:
        # Where all is in capitals, a word that news does not know is more likely a name than not.
        known = lexicon.frequency(norm) is not None or norm in _plain_words()
        return lexicon.is_name_word(norm) or (not known and len(norm) > 2)
    return _may_be_name(norm, text, at)


def is_shouted(piece: str) -> bool:
    """Whether a text is in capitals: more than eight in ten of its letters, and more than twelve."""
    # Where a fifth of all is commonest letters in small print, no letter need be looked at for itself.
    if 5 * sum(map(piece.count, "etaoin")) >= len(piece):
        return False
    letters = sum(map(str.isalpha, piece))
    return letters > 12 and sum(map(str.isupper, piece)) > 0.8 * letters


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


def _pieces(norm: str) -> tuple[tuple[str, str], ...] | None:
    """Open a contraction: its pieces as printed, each with its key; None if it is none."""
    endings: list[tuple[str, str]] = []
    stem = norm
    while (fused := lexicon.pairs_of("fused").get(stem)) is None:
        ending = next(
            (e for e in lexicon.pairs_of("ending") if stem.endswith(e) and len(stem) > len(e)), None
        )
        if ending is None:
            return ((stem, american(stem.replace("'", ""))), *reversed(endings)) if endings else None
        endings.append((ending, lexicon.pairs_of("ending")[ending]))
        stem = stem[: -len(ending)]
    cut = stem.find("n't") if "'" in stem else stem.find("not")
    forms = (stem[:cut], stem[cut:]) if cut > 0 else (stem, stem)
    return (*zip(forms, fused, strict=True), *reversed(endings))


def _join_numbers(found: list[Word], text: str, first: int) -> list[Word]:
    """Join the words that make up one number: sign, value, magnitude, unit ("3.4 million dollars")."""
    openers = amount_openers()
    out: list[Word] = []
    done = 0
    for at in range(len(found) - 1):
        if found[at].norm.endswith("m") and found[at + 1].key in lexicon.words_of("measured"):
            found[at] = found[at]._replace(key=metres(found[at].norm) or found[at].key)
    for at in range(2, len(found)):
        # "Flight No. 12"; at the head of a sentence it may be an answer.
        before, no, number = found[at - 2 : at + 1]
        point = text[no.end : number.start].strip()
        if no.key == "no" and number.key[0] == "#" and point == "." and touches(before, no, text):
            found[at - 1] = no._replace(key="number")
    for at in [at for at, word in enumerate(found) if word.key in openers or word.key[0] == "#"]:
        amount = read_amount(found, at, text, first) if at >= done else None
        if amount is not None:
            norm = " ".join([word.norm for word in found[at : amount.stop]])
            end, bracket = found[amount.stop - 1].end, found[at].bracket
            out += (*found[done:at], Word(amount.start, end, norm, amount.key, False, bracket))
            done = amount.stop
    return out + found[done:]


def _join_phrases(found: list[Word], text: str) -> list[Word]:
    """Join words that are one elsewhere ("no one", "United States"); read "March 3rd" as "March 3"."""
    phrases, lasts, months = lexicon.pairs_of("phrase"), _phrase_lasts(), lexicon.words_of("month")
    out = found[:1]
    for word in found[1:]:
        before = out[-1]
        key = phrases.get(f"{before.key} {word.key}") if word.key in lasts else None
        if key and touches(before, word, text):
            norm = f"{before.norm} {word.norm}"
            out[-1] = Word(before.start, word.end, norm, key, before.name and word.name, before.bracket)
        elif before.key in months and (day := _DAY.fullmatch(word.norm)):
            out.append(word._replace(key=f"#{day.group(1)}"))
        elif word.key in months and (day := _DAY.fullmatch(before.norm)):
            out[-1:] = before._replace(key=f"#{day.group(1)}"), word
        else:
            out.append(word)
    return out
