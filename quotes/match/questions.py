"""Whether it was asked or said: "Will we close it?" is not "We will close it."."""

from __future__ import annotations

import re

from quotes.match.align import Alignment
from quotes.match.edits import Edit
from quotes.match.pairing import word_class
from quotes.match.words import Word

_END = re.compile(r"[.!?…](?=[\s\"“”’'»)\]]|\Z)|\n")
_ASKING = frozenset({"how", "what", "when", "where", "why"})


def asks_no_more(found: Alignment, edit: Edit, text_here: str, text_there: str, *, moved: bool) -> bool:
    """Whether words that moved, or small ones that were cut, make a statement of a question or the reverse.

    A question mark alone is a mark, and so is a tag cut off behind ("He is right, is he?"). And what goes on
    in the middle of another's sentence may be an indirect question.
    """
    if edit.gap.place == "tail" or not (moved or all(map(_asks_by, edit.words(found)))):
        return False
    sides = [(found.here.words, edit.here, text_here), (found.there.words, edit.there, text_there)]
    asking = [is_asked(words[min(start, len(words) - 1)], text) for words, (start, _), text in sides]
    if asking[0] == asking[1]:
        return False
    words, (start, _), text = sides[asking.index(False)]
    return edit.gap.place != "head" or text[words[start].start].isupper()


def _asks_by(word: Word) -> bool:
    return word.key in _ASKING or word_class(word) in ("auxiliary", "modal", "pronoun")


def is_asked(word: Word, text: str) -> bool:
    """Whether the sentence that a word stands in ends with a question mark."""
    end = _END.search(text, word.end)
    return end is not None and end.group() == "?"
