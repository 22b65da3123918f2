"""The persons of an article, looked up by given and family name without going through them all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rapidfuzz.distance import Levenshtein

from quotes.attribute.entities import Entity

_MIN_NEAR = 6


class People:
    """Persons in the order in which they were met."""

    def __init__(self) -> None:
        self._order: dict[Entity, int] = {}
        self._by_name: dict[str, list[Entity]] = {}
        self._by_spelling: dict[str, list[Entity]] = {}
        self._by_middle: dict[str, list[Entity]] = {}

    def __iter__(self) -> Iterator[Entity]:
        return iter(self._order)

    def enter(self, entity: Entity) -> None:
        """Take in a person, or one already met whose given names have changed."""
        if entity not in self._order:
            self._order[entity] = len(self._order)
            for spelling in _spellings(entity.family):
                self._by_spelling.setdefault(spelling, []).append(entity)
        for word in {*entity.given[:1], entity.family}:
            self._by_name.setdefault(word, []).append(entity)
        if len(entity.given) == 2:
            self._by_middle.setdefault(entity.given[1], []).append(entity)

    def named(self, *words: str) -> list[Entity]:
        """Return those with one of these normalised words as family name or first given name."""
        return self._sorted(e for word in words for e in self._by_name.get(word, ()))

    def nearly_named(self, family: str) -> list[Entity]:
        """Return those whose family name differs by one letter; names of five letters and fewer never do."""
        found = (e for spelling in _spellings(family) for e in self._by_spelling.get(spelling, ()))
        return [e for e in self._sorted(found) if Levenshtein.distance(e.family, family) == 1]

    def within(self, word: str) -> list[Entity]:
        """Return those with a word in the middle of their name, as the first of two family names is."""
        return self._sorted(self._by_middle.get(word, ()))

    def _sorted(self, found: Iterable[Entity]) -> list[Entity]:
        return sorted(dict.fromkeys(found), key=self._order.__getitem__)


def _spellings(family: str) -> set[str]:
    """Return a name and what is left of it without one letter: two names one letter apart share one."""
    if len(family) < _MIN_NEAR:
        return set()
    return {family, *(family[:i] + family[i + 1 :] for i in range(len(family)))}
