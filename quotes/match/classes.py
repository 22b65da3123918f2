"""What a word is for the comparison: of content, a number, a bound on one, a negation."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.match import lexicon
from quotes.match.pairing import word_class
from quotes.match.words import Word


def is_bound(words: Sequence[Word]) -> bool:
    """Whether words make the number behind them a bound or a guess ("at least", "more than", "nearly")."""
    keys = {word.key for word in words}
    bounds = lexicon.words_of("bound")
    return bool(keys & bounds) and keys <= bounds | lexicon.words_of("bound_link")


def is_number(word: Word) -> bool:
    """Whether a word is a number with a value."""
    return word.key[0] == "#"


def is_content(word: Word) -> bool:
    """Whether a word carries meaning of its own."""
    return word_class(word) in ("word", "name", "number", "unit")


def negates(word: Word) -> bool:
    """Whether a word negates."""
    return word.key in lexicon.words_of("negation")
