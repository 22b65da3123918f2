"""Spans of words in a parsed paragraph, in code points from its start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quotes.models import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TEXT = "quotes.text"
_EDGES = ",;:–—―-"


def text_of(doc: Doc) -> str:
    """Return the text of a paragraph; spaCy joins it anew from its tokens each time it is asked."""
    text: str | None = doc.user_data.get(_TEXT)
    if text is None:
        text = doc.user_data[_TEXT] = doc.text
    return text


def start_of(token: Token) -> int:
    """Return where the words that hang on a token begin."""
    return int(token.left_edge.idx)


def end_of(token: Token) -> int:
    """Return where the words that hang on a token end, final punctuation left out."""
    last = token.right_edge
    while last.i > token.i and (last.is_punct and last.text not in "”\"’'»)" or last.is_space):
        last = last.nbor(-1)
    return int(last.idx + len(last))


def trim(text: str, span: Span) -> Span:
    """Return a span without blanks, commas and dashes at its ends."""
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in _EDGES or text[start] in "."):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _EDGES):
        end -= 1
    return Span(start, end)


def child_of(token: Token, dep: str, word: str | None = None) -> Token | None:
    """Return the first dependent behind a token with a relation (and a word, if given)."""
    for child in token.children:
        if child.dep_ == dep and child.i > token.i and (word is None or child.lower_ == word):
            return child
    return None
