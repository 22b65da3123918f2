"""What words in front of "of" did to what stands behind: "None of the money", "Nine out of ten"."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.match import lexicon
from quotes.match.classes import is_number
from quotes.match.pairing import word_class
from quotes.match.words import Word
from quotes.models import ChangeKind

_WHOSE = frozenset({"my", "our", "your", "his", "her", "its", "their", "every"})
_NONE = frozenset(
    {"none", "no", "not", "neither", "nobody", "noone", "nothing", "never", "hardly", "scarcely"}
)
_MANY = frozenset({"tens", "dozens", "scores", "hundreds", "thousands"})
_WHOLE = frozenset({"all", "both", "each", "every", "everything", "everyone", "whole", "entire", "rest"})
_MOST_WORDS = 6


def partitive(lost: Sequence[Word], kept: Word) -> ChangeKind | None:
    """Return what words left out did to what is kept, of which they said how much is meant.

    Args:
        lost: The words left out.
        kept: The first word behind them.

    Example:
        >>> from quotes.match.words import words
        >>> *lost, kept = words("None of the money")[:3]
        >>> partitive(lost, kept)
        'negation'
    """
    head = list(lost[-_MOST_WORDS:])
    while len(head) > 1 and head[-1].key in lexicon.words_of("determiner") | _WHOSE:
        head.pop()
    if not head or head[-1].key not in ("of", "in", "among"):
        return None
    link = head.pop().key
    counted = is_number(kept)
    if counted and head and head[-1].key == "out":
        head.pop()
    if not head:
        return None
    last = head[-1].key
    if last in _MANY and kept.key in lexicon.loose_numbers():
        return "number"
    if counted and (is_number(head[-1]) or last == "one"):
        return "number"
    if _NONE & {word.key for word in head}:
        return "negation"
    if link != "of" or last in _WHOLE:
        return None
    portion = last in lexicon.words_of("portion") or word_class(head[-1]) in ("number", "quantifier")
    return "quantifier" if portion else None
