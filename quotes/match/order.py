"""What words that moved did: "We will not pay if he goes" is not "We will pay if he does not"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from quotes.match import lexicon
from quotes.match.align import Alignment
from quotes.match.classes import is_content, negates
from quotes.match.edits import Edit
from quotes.match.pairing import word_class
from quotes.match.words import Word
from quotes.models import ChangeKind

_JOINING = frozenset({"and", "or", "nor"})
_BOTH = _JOINING | {"with"}  # "the guild met with the crew"
_AGAINST = frozenset({"against", "not", "than", "unlike"})
_Names = tuple[str, ...]
_Part = TypeVar("_Part")
_NEAR = 8
# Persons, as those who act.
_CASE = {"me": "i", "us": "we", "him": "he", "her": "she", "them": "they"}
_CASE |= {key: key for key in (*_CASE.values(), "you")}


def moved_kind(found: Alignment, edit: Edit) -> ChangeKind | None:
    """Return what moved words changed: a negation or a number that now belongs to another word, two names.

    None where each kept its company, so that only the order is another ("In May we met" and "We met in May").
    """
    moved = edit.words(found)
    negators = {word.key for word in moved if negates(word)}
    if negators and _negated(found.here.words, negators) != _negated(found.there.words, negators):
        return "negation"
    classes = {word_class(word) for word in moved if word.key not in _JOINING}
    if "number" in classes and classes <= {"number", "determiner"}:
        return "number"
    names = {word.key for word in moved if word.name}
    return "name" if names and names & _swapped(found) else None


def swaps_roles(found: Alignment, edits: Iterable[Edit]) -> bool:
    """Whether pronouns say that who did it and to whom changed places: "We beat them", "They beat us".

    Reported speech turns I and you into he or they, never one way and the other at once.
    """
    turned = {turn for edit in edits if (turn := persons(found, edit))}
    return any((there, here) in turned for here, there in turned)


def persons(found: Alignment, edit: Edit) -> tuple[int, int] | None:
    """Return the grammatical persons, 1 to 3, of a pronoun here and another there; None if they agree."""
    here, there = (
        [_person(word.key) for word in side if word.key in lexicon.words_of("pronoun")]
        for side in found.words(edit.here, edit.there)
    )
    return (here[0], there[0]) if len(here) == len(there) == 1 and here != there else None


def _person(pronoun: str) -> int:
    if pronoun in lexicon.words_of("second_person"):
        return 2
    return 1 if pronoun in lexicon.words_of("first_person") else 3


def swapped_words(found: Alignment, text_here: str, text_there: str) -> frozenset[str]:
    """Return the telling words that changed places around the same words: who did what to whom.

    "The police shot the crowd" and "the crowd shot the police"; not the members of a list, nor what only
    stands at the other end ("on Monday").
    """
    here, there = set(_pairs(found.here.words, text_here)), set(_pairs(found.there.words, text_there))
    return frozenset(_exchanged(here, there))


def as_acting(key: str) -> str:
    """Return a pronoun as it is where it acts: he for him; any other word as it is."""
    return _CASE.get(key, key)


def is_party(word: Word) -> bool:
    """Whether a word may say who did it or to whom: one of content, a title, a person."""
    return is_content(word) or word_class(word) == "title" or word.key in _CASE


def _exchanged(
    here: set[tuple[_Part, _Names, _Part]], there: set[tuple[_Part, _Names, _Part]]
) -> Iterator[_Part]:
    """Yield the parts that stand around the same words the other way about there."""
    for one, between, other in here:
        if one != other and (other, between, one) in there:
            yield from (one, other)


def _pairs(words: Sequence[Word], text: str) -> Iterator[tuple[str, _Names, str]]:
    """Yield each two telling words that stand once and near each other, and the words between them."""
    kept = [word for word in words if word_class(word) != "determiner"]
    keys = [as_acting(word.key) for word in kept]
    count = Counter(keys)
    places = [at for at, word in enumerate(kept) if is_party(word) and count[keys[at]] == 1]
    for number, first in enumerate(places):
        for last in places[number + 1 :]:
            if last - first > _NEAR:
                break
            between = keys[first + 1 : last]
            listed = not _BOTH.isdisjoint(between) or "," in text[kept[first].end : kept[last].start]
            listed &= _AGAINST.isdisjoint(between)  # "jobs, not handouts" has an order
            if not (listed or lexicon.words_of("either_way").issuperset(between)):
                yield keys[first], tuple(between), keys[last]


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
    return {key for name in _exchanged(here, there) for key in name}


def _around(words: Sequence[Word]) -> Iterator[tuple[_Names, _Names, _Names]]:
    """Yield each two names that follow each other, and the words between them; no lists."""
    before: _Names = ()
    name: list[str] = []
    between: list[str] = []
    led_by = ""
    for word in words:
        if word.name:
            name.append(word.key)
            continue
        if name:
            if before and _ties(between, led_by):
                yield before, tuple(between), tuple(name)
            led_by = between[-1] if between else ""
            before, name, between = tuple(name), [], []
        if word.key not in _JOINING and word_class(word) != "determiner":
            between.append(word.key)
    if name and before and _ties(between, led_by):
        yield before, tuple(between), tuple(name)


def _ties(between: Sequence[str], led_by: str) -> bool:
    """Whether words between two names say how they stand; not "in" of "in Selje and in Orvik"."""
    return 0 < len(between) <= _NEAR and list(between) != [led_by]
