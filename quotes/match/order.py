"""What words that moved did: "We will not pay if he goes" is not "We will pay if he does not"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from quotes.match import lexicon
from quotes.match.align import Alignment
from quotes.match.kinds import Edit, is_content, negates
from quotes.match.pairing import word_class
from quotes.match.words import Word
from quotes.models import ChangeKind

_JOINING = frozenset({"and", "or", "nor"})
_Names = tuple[str, ...]
_NEAR = 8


def moved_kind(found: Alignment, edit: Edit) -> ChangeKind | None:
    """Return what moved words changed: a negation or a number that now belongs to another word, two names.

    None where each kept its company, so that only the order is another ("In May we met" and "We met in May").
    """
    moved = (*found.here.words[slice(*edit.here)], *found.there.words[slice(*edit.there)])
    negators = {word.key for word in moved if negates(word)}
    if negators and _negated(found.here.words, negators) != _negated(found.there.words, negators):
        return "negation"
    classes = {word_class(word) for word in moved if word.key not in _JOINING}
    if "number" in classes and classes <= {"number", "determiner"}:
        return "number"
    names = {word.key for word in moved if word.name}
    return "name" if names and names & _swapped(found) else None


def _negated(words: Sequence[Word], negators: set[str]) -> Counter[str]:
    """Count the telling words that these negators stand before."""
    counts: Counter[str] = Counter()
    open_ = 0
    for word in words:
        if word.key in negators:
            open_ += 1
        elif open_ and is_content(word) and word.key not in lexicon.words_of("filler"):
            counts[lexicon.lemma(word.key)] += open_
            open_ = 0
    return counts


def _swapped(found: Alignment) -> set[str]:
    """Return the words of names that changed places around the same words (who attacked whom)."""
    here, there = set(_around(found.here.words)), set(_around(found.there.words))
    return {
        key
        for one, between, other in here
        if one != other and (other, between, one) in there
        for key in one + other
    }


def _around(words: Sequence[Word]) -> Iterator[tuple[_Names, _Names, _Names]]:
    """Yield each two names that follow each other, and the words between them; no lists."""
    before: _Names = ()
    name: list[str] = []
    between: list[str] = []
    for word in words:
        if word.name:
            name.append(word.key)
            continue
        if name:
            if before and between and len(between) <= _NEAR:
                yield before, tuple(between), tuple(name)
            before, name, between = tuple(name), [], []
        if word.key not in _JOINING and word_class(word) != "determiner":
            between.append(word.key)
    if name and before and between and len(between) <= _NEAR:
        yield before, tuple(between), tuple(name)
