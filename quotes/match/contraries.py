"""Contraries of more than one word: opposites that changed places, phrases like "out of" and "in"."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import combinations

from quotes.match import lexicon
from quotes.match.align import Alignment
from quotes.match.classes import is_number
from quotes.match.edits import Edit
from quotes.match.pairing import word_class
from quotes.match.words import Word

_LISTING = frozenset({"", "and", "but", "nor", "or"})


def swapped_opposites(found: Alignment, moved: Container[str]) -> frozenset[str]:
    """Return the opposites that changed places beside the same words, in front of them or behind.

    "We lost, they won" is not "We won, they lost".

    Args:
        found: The alignment.
        moved: Words that one gap lost and another gained: one of the opposites is among them.
    """
    here, there = (
        [word for word in side.words if word_class(word) != "determiner"]
        for side in (found.here, found.there)
    )
    beside_here, beside_there = dict(_neighbours(here)), dict(_neighbours(there))
    swapped: set[str] = set()
    for one, other in combinations([key for key in beside_here if key in beside_there], 2):
        if one not in moved and other not in moved:
            continue
        if frozenset((lexicon.lemma(one), lexicon.lemma(other))) in lexicon.opposites():
            sides = zip(
                beside_here[one], beside_here[other], beside_there[one], beside_there[other], strict=True
            )
            if any(a != b and (a, b) == (d, c) and _LISTING.isdisjoint((a, b)) for a, b, c, d in sides):
                swapped |= {one, other}
    return frozenset(swapped)


def contrary_phrases(found: Alignment, edit: Edit) -> bool:
    """Whether one side says the contrary in a phrase: out of control, under control; but two out of three."""
    here, there = (" ".join([word.key for word in side]) for side in found.words(edit.here, edit.there))
    before = found.here.words[max(0, edit.here[0] - 1) : edit.here[0]]
    phrases = lexicon.pairs_of("contrary")
    contrary = there in phrases.get(here, ()) or here in phrases.get(there, ())
    return contrary and not any(map(is_number, before))


def _neighbours(words: Sequence[Word]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield each word that stands once, with the words in front of it and behind."""
    keys = [word.key for word in words]
    for at, key in enumerate(keys):
        if keys.count(key) == 1:
            yield key, (keys[at - 1] if at else "", keys[at + 1] if at + 1 < len(keys) else "")
