"""Who did what to whom, where several words or a first person changed places: "I called the mayor a liar"."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import combinations

from quotes.match import lexicon
from quotes.match.align import Alignment
from quotes.match.classes import is_content
from quotes.match.pairing import word_class
from quotes.match.words import Word

_JOINING = frozenset({"and", "or", "nor", "with"})
# "Tried for murder and convicted of fraud": each has a verb of its own.
_OF = frozenset({"against", "at", "by", "for", "from", "in", "into", "of", "on", "over", "to"})
_AGAINST = frozenset({"against", "not", "than", "unlike"})
_WAYS = frozenset({"up", "down"})
_SUBJECT, _OBJECT = frozenset({"i", "we"}), frozenset({"me", "us"})
_LONGEST, _MOST_BETWEEN, _MOST_WORDS, _NEAR = 4, 6, 60, 4


def exchanged_phrases(found: Alignment, moved: Container[str], text_here: str) -> frozenset[str]:
    """Return the telling words of two phrases that changed places around the same words.

    "Two officers shot a young man" and "A young man shot two officers"; not the members of a list.

    Args:
        found: The alignment.
        moved: Words that one gap lost and another gained: one of the phrases begins with one.
        text_here: The text that the words here point into.
    """
    here, there = (
        [word for word in side.words if word_class(word) != "determiner"]
        for side in (found.here, found.there)
    )
    if max(len(here), len(there)) > _MOST_WORDS:
        return frozenset()
    keys = [word.key for word in there]
    first_at = {key: at for at, key in reversed(list(enumerate(keys)))}
    last_at = {key: at for at, key in enumerate(keys)}
    printed = f" {' '.join(keys)} "
    swapped: set[str] = set()
    for start, last in combinations(range(len(here)), 2):
        if here[start].key not in moved and here[last].key not in moved:
            continue
        # What stands behind must stand in front there.
        if first_at.get(here[last].key, _MOST_WORDS) < last_at.get(here[start].key, 0):
            for one, between, other in _thirds(here, start, last):
                turned = " ".join(word.key for word in (*other, *between, *one))
                if f" {turned} " in printed and not _listed(between, text_here[one[0].start : other[-1].end]):
                    swapped |= {word.key for word in (*one, *other) if _tells(word)}
    return frozenset(swapped)


def _thirds(
    words: Sequence[Word], start: int, last: int
) -> Iterator[tuple[Sequence[Word], Sequence[Word], Sequence[Word]]]:
    """Yield the runs from one place in three parts, the third from another, both with a telling word."""
    for first in range(max(start + 1, last - _MOST_BETWEEN), min(start + _LONGEST, last - 1) + 1):
        one = words[start:first]
        for stop in range(last + 1, min(last + _LONGEST, len(words)) + 1):
            other = words[last:stop]
            if any(map(_tells, one)) and any(map(_tells, other)):
                yield one, words[first:last], other


def _tells(word: Word) -> bool:
    return is_content(word) or word.key in _WAYS


def _listed(between: Sequence[Word], text: str) -> bool:
    """Whether words only stand beside each other: in a list, or around "is" and the like."""
    keys = {word.key for word in between}
    if keys & _AGAINST:
        return False
    if "," in text:
        return True
    if keys & _JOINING:
        clause = any(word_class(word) in ("auxiliary", "pronoun") for word in between)
        told = any(map(is_content, between)) and between[-1].key in _OF
        return not clause and not told and sum(map(is_content, between)) < 2
    return keys <= lexicon.words_of("either_way")


def turned_on_me(found: Alignment) -> bool:
    """Whether "me" did what was done to me: "The mayor called me a liar", "I called the mayor a liar"."""
    return any(
        _done_to_me(one.words, other.words)
        for one, other in ((found.here, found.there), (found.there, found.here))
    )


def _done_to_me(here: Sequence[Word], there: Sequence[Word]) -> bool:
    done = [at for at, word in enumerate(here[1:]) if word.key in _OBJECT and is_content(here[at])]
    if not done or _SUBJECT.isdisjoint(word.key for word in there):
        return False
    places = {lexicon.lemma(word.key): at for at, word in enumerate(there) if is_content(word)}
    for at in done:
        to = places.get(lexicon.lemma(here[at].key))
        if to is None or not _acts(there[max(0, to - _NEAR) : to]):
            continue
        before = {w.key for w in here[max(0, at - _NEAR) : at] if is_content(w)}
        behind = {w.key for w in there[to + 1 : to + 1 + _NEAR] if is_content(w)}
        if before & behind:
            return True
    return False


def _acts(words: Sequence[Word]) -> bool:
    """Whether I or we stand in front of a verb as those who act: not "I was told"."""
    keys = [word.key for word in words]
    subject = next((at for at, key in enumerate(keys) if key in _SUBJECT), None)
    return subject is not None and lexicon.words_of("be").isdisjoint(keys[subject:])
