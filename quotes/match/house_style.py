"""What an editor's style says in other words: have to and must, have no and do not have any."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from quotes.match import lexicon
from quotes.match.align import Alignment
from quotes.match.edits import Edit
from quotes.match.spelling import american
from quotes.match.words import Word

_PHRASES = [
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"\b(?:am|is|are)( not| never)? going to\b", r"will\1"),
        (r"\b(?:am|is|are)( not| never)? able to\b", r"can\1"),
        (r"\b(?:was|were)( not| never)? able to\b", r"could\1"),
        (r"\b(?:do|does) not (?:have|need) to\b", "need not"),
        (r"\b(?:a lot|lots) of\b", "many"),
        (r"\ba couple of\b", "#2"),
        (r"\b(?:have|has) (?:got )?to\b", "must"),
        (r"\bneeds? to\b", "must"),
        (r"\bought( not)? to\b", r"should\1"),
    )
]
_DO = frozenset({"do", "does", "did", "not"})
_NEAR = 3


def same_phrase(here: Sequence[Word], there: Sequence[Word]) -> bool:
    """Whether two runs of words differ only by phrases for one modal verb.

    Example:
        >>> from quotes.match.words import words
        >>> same_phrase(words("are going to"), words("will")), same_phrase(words("going"), words("will"))
        (True, False)
    """
    return bool(here and there) and _plain(here) == _plain(there)


def parted_phrases(found: Alignment, edits: Sequence[Edit]) -> list[Edit]:
    """Return the edits that are one phrase with a "not" that both hold: "will not", "am not going to"."""
    parted: list[Edit] = []
    for one, other in pairwise(edits):
        near = one.gap.place == other.gap.place == "inner" and 0 < other.here[0] - one.here[1] < _NEAR
        whole = (one.here[0], other.here[1]), (one.there[0], other.there[1])
        if near and same_phrase(*found.words(*whole)):
            parted += (one, other)
    return parted


def _plain(words: Sequence[Word]) -> str:
    text = " ".join(["is" if word.key == "'s" else word.key for word in words])
    for pattern, plain in _PHRASES:
        text = pattern.sub(plain, text)
    return text


def same_letters(here: Sequence[Word], there: Sequence[Word]) -> bool:
    """Whether two runs of words differ only by spaces, hyphens and spelling: all right, non-profit."""
    one, other = (
        "".join(american(word.norm) for word in side).replace("'", "").replace(".", "")
        for side in (here, there)
    )
    return bool(one) and one == other and not _cut_apart(here, there)


def _cut_apart(here: Sequence[Word], there: Sequence[Word]) -> bool:
    """Whether a space or a hyphen makes other words: now here and nowhere, re-signed and resigned."""
    negations = lexicon.words_of("negation") - {"anti", "non"}
    negated = [not negations.isdisjoint(word.key for word in side) for side in (here, there)]
    again = any(word.key == "re" for word in (*here, *there))
    return negated[0] != negated[1] or (again and _joined(here, there) in lexicon.words_of("not_again"))


def _joined(here: Sequence[Word], there: Sequence[Word]) -> str:
    return min(here, there, key=len)[0].norm


def moved_negations(found: Alignment, edits: Sequence[Edit]) -> list[Edit]:
    """Return the edits that only move a "not": "have no plans", "do not have any plans"."""
    moved: list[Edit] = []
    for one in edits:
        side, (start, stop) = one.lone(found)
        lone = {word.key for word in side.words[start:stop]}
        empty = one.here[0] == one.here[1] or one.there[0] == one.there[1]
        if not empty or "not" not in lone or not lone <= _DO:
            continue
        mine = side is found.here
        for other in edits:
            near = other.here if mine else other.there
            if other is not one and 0 <= near[0] - stop < _NEAR and _is_any(found, other, mine=mine):
                moved += [one, other]
    return moved


def _is_any(found: Alignment, edit: Edit, *, mine: bool) -> bool:
    """Whether an edit has "any" or nothing on the side with the "not", and "no" on the other."""
    here, there = found.words(edit.here, edit.there)
    weak, strong = (here, there) if mine else (there, here)
    if len(strong) != 1 or len(weak) > 1:
        return False
    allowed = lexicon.pairs_of("under_not").get(strong[0].key, "").split()
    return bool(allowed) and (weak[0].key in allowed if weak else strong[0].key == "no")
