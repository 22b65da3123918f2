"""How many of what: “nine boats and four carts” is not “nine carts and four boats”; “more” and “less” too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from quotes.match import lexicon
from quotes.match.align import Alignment
from quotes.match.classes import is_content
from quotes.match.edits import Edit
from quotes.match.pairing import word_class
from quotes.match.words import Word

_JOINING = frozenset({"and", "or", "but", "nor"})
_REACH = 4


def swapped_counts(found: Alignment, edits: Sequence[Edit]) -> frozenset[str]:
    """Return what is counted on both sides, as `lemma`, and with the numbers changed round.

    Args:
        found: The alignment.
        edits: Its edits: what changed places is lost by one and gained by another.
    """
    lost = {lexicon.lemma(word.key) for edit in edits for word in found.here.words[slice(*edit.here)]}
    if lost.isdisjoint(lexicon.lemma(w.key) for edit in edits for w in found.there.words[slice(*edit.there)]):
        return frozenset()
    here, there = set(_counts(found.here.words)), set(_counts(found.there.words))
    swapped: set[str] = set()
    for (count, thing), (other, other_thing) in combinations(sorted(here - there), 2):
        if count != other and {(count, other_thing), (other, thing)} <= there - here:
            swapped |= {thing, other_thing}
    return frozenset(swapped)


def _counts(words: Sequence[Word]) -> Iterator[tuple[str, str]]:
    """Yield each number with each of the words behind it that it may count."""
    for at, word in enumerate(words):
        if not _is_count(word):
            continue
        for behind in words[at + 1 : at + 1 + _REACH]:
            if behind.key in _JOINING or _is_count(behind):
                break
            if is_content(behind):
                yield word.key, lexicon.lemma(behind.key)


def _is_count(word: Word) -> bool:
    return word.key == "one" or word_class(word) in ("number", "quantifier")
