"""Paragraphs as the tagger reads them: words with offsets, word pieces, and two features of each word.

The base model knows no capitals, so each word carries its shape; and marks are the best evidence of speech
that a text gives, so each word carries what the scanner of marks knows of its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from quotes.models import Span
from quotes.text.mark_uses import NO_SPEECH
from quotes.text.marks import Stretch
from quotes.text.paragraphs import safe

if TYPE_CHECKING:
    from tokenizers import Tokenizer

SHAPES = ("none", "lower", "title", "upper", "digit", "mark", "mixed", "letter")
MARKS = ("out", "in", "open", "close", "nested", "nested mark", "name in marks", "unclosed")
PLACES = ("none", "headline", "body")
_BATCH = 256
_COMBINING = re.compile("[\u0300-\u036f]+")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one paragraph.

    Attributes:
        starts, ends: Offsets of each word, code points into the article's text, half-open.
        pieces: Ids of the word pieces of all words in a row.
        first: For each word, where its first piece stands in `pieces`; one more at the end.
        shapes, marks: For each word an index into `SHAPES` and `MARKS`.
        place: Index into `PLACES`.
    """

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    pieces: NDArray[np.int64]
    first: NDArray[np.int64]
    shapes: NDArray[np.int64]
    marks: NDArray[np.int64]
    place: int

    def __len__(self) -> int:
        return len(self.starts)


def read_words(
    text: str,
    paragraphs: Iterable[Span],
    stretches: Sequence[Stretch],
    tokenizer: Tokenizer,
    *,
    headline_end: int = 0,
) -> Iterator[Words]:
    """Cut paragraphs into words.

    Args:
        text: The article's text; what no tokeniser takes is replaced one for one first.
        paragraphs: The paragraphs to cut, in order.
        stretches: What the scanner of marks found in the whole text.
        tokenizer: A word-piece tokeniser whose offsets are code points.
        headline_end: Where the headline ends; 0 if there is none.

    Yields:
        The words of each paragraph; a paragraph of nothing that the tokeniser knows has no words.
    """
    spans = list(paragraphs)
    states = mark_states(len(text), stretches)
    for i in range(0, len(spans), _BATCH):
        batch = spans[i : i + _BATCH]
        strings = [safe(span.of(text)) for span in batch]
        for span, string, encoding in zip(
            batch, strings, tokenizer.encode_batch(strings, add_special_tokens=False), strict=True
        ):
            place = PLACES.index("headline" if span.start < headline_end else "body")
            yield _words(string, span.start, encoding, states, place)


def _words(string: str, start: int, encoding: object, states: NDArray[np.int8], place: int) -> Words:
    word_ids = np.array(encoding.word_ids, dtype=np.int64)  # type: ignore[attr-defined]
    offsets = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)  # type: ignore[attr-defined]
    begins = np.flatnonzero(np.diff(word_ids, prepend=-1))
    starts = offsets[begins, 0]
    ends = offsets[np.append(begins[1:], len(word_ids)) - 1, 1] if len(begins) else starts
    if _COMBINING.search(string):
        ends = np.array([_with_accents(string, end) for end in ends.tolist()], dtype=np.int64)
    shapes = [_shape(string[a:b]) for a, b in zip(starts.tolist(), ends.tolist(), strict=True)]
    return Words(
        starts + start,
        ends + start,
        np.array(encoding.ids, dtype=np.int64),  # type: ignore[attr-defined]
        np.append(begins, len(word_ids)),
        np.array(shapes, dtype=np.int64),
        states[starts + start].astype(np.int64),
        place,
    )


def _with_accents(string: str, end: int) -> int:
    """Return the end of a word behind the accents that follow it as characters of their own."""
    accents = _COMBINING.match(string, end)
    return accents.end() if accents else end


def _shape(word: str) -> int:
    if not word.isalpha():
        if not any(ch.isalnum() for ch in word):
            return 5
        if any(ch.isdigit() for ch in word):
            return 4
    if word.islower():
        return 1
    if len(word) == 1:
        return 7
    if word.isupper():
        return 3
    return 2 if word[0].isupper() and word[1:].islower() else 6


def mark_states(length: int, stretches: Sequence[Stretch]) -> NDArray[np.int8]:
    """Return for each character of a text an index into `MARKS`."""
    states = np.zeros(length, dtype=np.int8)
    for stretch in sorted(stretches, key=lambda s: s.depth):
        inner, outer = stretch.inner, stretch.outer
        nested = stretch.depth > 0
        if nested:
            inside = 4
        elif stretch.use in NO_SPEECH:
            inside = 6
        else:
            inside = 1 if stretch.closed or stretch.continued else 7
        states[inner.start : inner.end] = inside
        states[outer.start : inner.start] = 5 if nested else 2
        states[inner.end : outer.end] = 5 if nested else 3
    return states
