"""What words say of a number, or of all, that stands behind them: at least 50, up to 50, all but two."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from quotes.match import lexicon
from quotes.match.classes import is_bound, is_number, negates
from quotes.match.words import Word
from quotes.models import ChangeKind

_ALL = frozenset({"all", "anybody", "anyone", "anything", "everybody", "everyone", "everything", "every"})
_AS_MANY = frozenset({"as many as", "as much as"})
_JUST = _AS_MANY | {"at least", "at most", "up to", "maximum", "minimum"}
_FAR = 8


def swaps_bounds(here: Sequence[Word], there: Sequence[Word]) -> bool:
    """Whether one side says that a number is the most, and the other that it is the least.

    Example:
        >>> from quotes.match.words import words
        >>> swaps_bounds(words("up to"), words("at least")), swaps_bounds(words("over"), words("more than"))
        (True, False)
    """
    return {_direction(here), _direction(there)} == {"most", "least"}


def same_bounds(here: Sequence[Word], there: Sequence[Word]) -> bool:
    """Whether both sides say that a number is the least, or the most, and that it may be just that.

    Example:
        >>> from quotes.match.words import words
        >>> [same_bounds(words("at least"), words(other)) for other in ("no fewer than", "over")]
        [True, False]
        >>> same_bounds(words("up to"), words("as many as"))
        True
    """
    one, other = _direction(here), _direction(there)
    return one is not None and one == other and _may_be_just(here) and _may_be_just(there)


def _may_be_just(side: Sequence[Word]) -> bool:
    phrase = " ".join([word.key for word in side])
    return any(map(negates, side)) or phrase in _JUST


def _direction(side: Sequence[Word]) -> Literal["most", "least"] | None:
    keys = [word.key for word in side]
    if not is_bound(side):
        return None
    if " ".join(keys) in _AS_MANY:
        return "most"
    for name in ("most", "least"):
        if not lexicon.words_of(f"at_{name}").isdisjoint(keys):
            turned = any(map(negates, side))  # no more than
            return "most" if (name == "most") != turned else "least"
    return None


def begins_range(lost: Sequence[Word], kept: Word) -> bool:
    """Whether words are one end of a range and a number the other: one or two, between 20 and 30.

    Args:
        lost: The words in front of the number.
        kept: The number.

    Example:
        >>> from quotes.match.words import words
        >>> [begins_range(words(lost), words("30")[0]) for lost in ("between 20 and", "boats 20 and")]
        [True, False]
    """
    if len(lost) < 2 or not is_number(kept):
        return False
    *_, count, link = keys = [word.key for word in lost]
    linked = link in ("or", "to") or (link == "and" and "between" in keys)
    return linked and (is_number(lost[-2]) or count == "one")


def excepts(lost: Sequence[Word]) -> ChangeKind | None:
    """Return what words in front say of what is kept, if they take it out of all ("Everyone but").

    Args:
        lost: The words in front.
    """
    keys = [word.key for word in lost[-_FAR:]]
    if keys and keys[-1] == "for":
        keys.pop()
    if len(keys) < 2 or keys[-1] not in lexicon.words_of("except"):
        return None
    if any(map(negates, lost[-_FAR:][: len(keys) - 1])):
        return "quantifier"
    return None if _ALL.isdisjoint(keys[:-1]) else "negation"


def takes_out_of(before: Word, lost: Sequence[Word]) -> bool:
    """Whether words take something out of all that the word in front of them speaks of: "All but one"."""
    keys = [word.key for word in lost]
    return keys[0] in lexicon.words_of("except") and (before.key in _ALL or keys == ["but", "one"])


def is_taken_out(kept: Sequence[Word], lost: Sequence[Word]) -> bool:
    """Whether words cut off behind take something out of all that the kept ones speak of."""
    said = {word.key for word in kept}
    phrase = " ".join([word.key for word in lost]) + " "
    takes = any(phrase.startswith(f"{one} ") for one in lexicon.pairs_of("taking_out"))
    return takes and (not _ALL.isdisjoint(said) or any(map(negates, kept)))
