"""Whether few words are said of the same in two reports: the bridge is “safe”, the bridge is not “safe”."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.match import lexicon
from quotes.match.antonyms import opposites, other_thing
from quotes.match.classes import negates
from quotes.match.leads import Lead
from quotes.match.names import one_in_latin
from quotes.match.pairing import word_class
from quotes.match.spelling import typing_error
from quotes.match.words import Word
from quotes.models import ChangeKind
from quotes.text.name_lists import table

_SMALL = frozenset({"auxiliary", "determiner", "modal", "negation"})
# Who speaks is I to himself and she to the reporter.
_SELF = frozenset({"i", "we", "he", "she", "they"})
_ALL = frozenset({"all", "every", "only", "even"})


def one_subject(front: Lead, lost: Sequence[Word], other: Lead) -> bool:
    """Whether what is said in front of one side's words is said of what the other side says them of.

    Args:
        front: What leads up to the words on the side that says it.
        lost: The words that say it.
        other: What leads up to the words on the other side.
    """
    mine, theirs = _named(front), _named(other)
    behind = [word.key for word in mine if word.start >= lost[-1].end]
    if behind:  # "denied that the bridge was"; but "did not regret calling the bridge"
        if negates(lost[0]) and lost[0].key not in lexicon.words_of("denying"):
            # "never called the bridge" and "called the bridge"
            after = [lexicon.lemma(word.key) for word in _content(front) if word.start >= lost[-1].end]
            return after == [lexicon.lemma(word.key) for word in _content(other)][-len(after) :]
        done = [lexicon.lemma(word.key) for word in theirs]
        same = [lexicon.lemma(key) for key in behind] == done[-len(behind) :]
        return same or _both_selves(front, behind, other, theirs)
    ahead = [word.key for word in mine if word not in lost]
    if ahead and theirs and ahead[-1] == theirs[-1].key:
        return True
    return _both_selves(front, ahead, other, theirs)


def other_subject(front: Lead, other: Lead) -> tuple[ChangeKind, Word | None, Word | None] | None:
    """Return the word that says of whom, or of how many, one side says its words, and that of the other side.

    All else in front must be the same: "Lunt was" and "Okoro was", "all of them were" and "some of them are".

    Args:
        front: What leads up to the words on one side.
        other: What leads up to the words on the other side.
    """
    mine, theirs = _subject(front), _subject(other)
    if len(mine) == len(theirs):
        apart = [pair for pair in zip(mine, theirs, strict=True) if pair[0].key != pair[1].key]
        kind = _apart(*apart[0]) if len(apart) == 1 else None
        if kind == "name" and (_is_told(front, apart[0][0]) or _is_told(other, apart[0][1])):
            return None
        return (kind, *apart[0]) if kind else None
    for whole, part, turned in ((mine, theirs, False), (theirs, mine, True)):
        if part and whole and _is_part(whole[0]) and _keys(whole[1:]) == _keys(part):
            return ("quantifier", None, whole[0]) if turned else ("quantifier", whole[0], None)
    return None


def _apart(one: Word, two: Word) -> ChangeKind | None:
    """Return what two words in front of the same change, if they name two people or two amounts."""
    classes = word_class(one), word_class(two)
    if classes[0] != classes[1]:
        return None
    if classes[0] == "number":
        return "number"
    if classes[0] == "quantifier":
        same: dict[str, str] = lexicon.pairs_of("same")
        return None if same.get(one.key, one.key) == same.get(two.key, two.key) else "quantifier"
    if opposites(one.key, two.key):
        return "negation"
    if other_thing(one.key, two.key):
        return "name"
    return "name" if classes[0] == "name" and _two_names(one, two) else None


def _is_told(front: Lead, name: Word) -> bool:
    """Whether a name is of whom it was told to, or behind a preposition: "told Kane it was", "with Kane"."""
    before = [word for word in front.words if word.start < name.start]
    while before and (before[-1].name or word_class(before[-1]) in ("determiner", "title")):
        before.pop()
    teller = before or front.teller or front.cue
    if not teller:
        return False
    last = teller[-1].key
    return lexicon.lemma(last) in lexicon.verbs_of("told_to") or (
        word_class(teller[-1]) == "light" and last not in ("that", "because", "if")
    )


def _two_names(one: Word, two: Word) -> bool:
    """Whether two names are of two; a country, its capital and its people may stand for one another."""
    spelt = typing_error(one.norm, two.norm, name=True) or one_in_latin(one.key, two.key)
    glued = one.key.startswith(two.key) or two.key.startswith(one.key)
    places = table("places")
    return not (spelt or glued or one.key.title() in places or two.key.title() in places)


def _is_part(word: Word) -> bool:
    counted = word_class(word) == "number" or word.key in lexicon.words_of("portion")
    return counted or word.key in lexicon.words_of("scope") - _ALL


def _keys(words: Sequence[Word]) -> list[str]:
    return [word.key for word in words if word.key != "of"]


def _subject(front: Lead) -> list[Word]:
    """Return the words that name what is spoken of, of a name the last one."""
    named = [word for word in _named(front) if word_class(word) != "title"]
    return [
        word
        for at, word in enumerate(named)
        if not (word.name and named[at + 1 : at + 2] and named[at + 1].name)
    ]


def _named(front: Lead) -> list[Word]:
    """Return the words in front, behind the cue, that name what is spoken of."""
    cue = front.cue[-1].end if front.cue else 0
    return [word for word in _content(front) if word.start >= cue]


def _content(front: Lead) -> list[Word]:
    return [
        word
        for word in front.words
        if word_class(word) not in _SMALL
        and not negates(word)
        and word.key not in ("that", "to")
        and not word.key.endswith("ly")
    ]


def _both_selves(front: Lead, mine: Sequence[str], other: Lead, theirs: Sequence[Word]) -> bool:
    """Whether both sides speak of whoever speaks: "I will", "said she would", "agreed to"."""
    one, two = _self(front, mine), _self(other, [word.key for word in theirs])
    return bool(one and two) and {one, two} != {"he", "she"}


def _self(front: Lead, keys: Sequence[str]) -> str | None:
    if not keys:
        does = front.open and front.cue and front.cue[-1].key not in lexicon.words_of("said")
        return "self" if does else None
    return keys[0] if len(keys) == 1 and keys[0] in _SELF else None
