"""Whether few words are said of the same in two reports: the bridge is “safe”, the bridge is not “safe”."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.match import lexicon
from quotes.match.classes import negates
from quotes.match.leads import Lead
from quotes.match.pairing import word_class
from quotes.match.words import Word

_SMALL = frozenset({"auxiliary", "determiner", "modal", "negation"})
# Who speaks is I to himself and she to the reporter.
_SELF = frozenset({"i", "we", "he", "she", "they"})


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
            return False
        return behind == [word.key for word in theirs[-len(behind) :]] or _both_selves(
            front, behind, other, theirs
        )
    ahead = [word.key for word in mine if word not in lost]
    if ahead and theirs and ahead[-1] == theirs[-1].key:
        return True
    return _both_selves(front, ahead, other, theirs)


def _named(front: Lead) -> list[Word]:
    """Return the words in front, behind the cue, that name what is spoken of."""
    cue = front.cue[-1].end if front.cue else 0
    return [
        word
        for word in front.words
        if word.start >= cue
        and word_class(word) not in _SMALL
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
