"""The names of an article as entities: who and what is named, under which forms, where."""

from __future__ import annotations

import re
from bisect import bisect_right

from quotes.attribute.entities import (
    Entity,
    Mention,
    display,
    split_name,
)
from quotes.attribute.gathering import gather
from quotes.attribute.linking import body_keys
from quotes.attribute.occurrences import Occurrences
from quotes.attribute.people import People
from quotes.text.names import Name, names

_AGE = re.compile(r",? (?:aged? )?(\d\d)(?=,| )|, an? (\d\d)-year-old|, (\d\d)\b")


class Cast:
    """Everyone and everything that an article names.

    Args:
        text: The article's text.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.entities: list[Entity] = []
        self.people = People()
        self.mentions: list[Mention] = []
        self.ambiguous: dict[str, list[Entity]] = {}
        self.bodies: dict[str, list[Entity]] = {}
        self.spots = Occurrences(text)
        self.as_place: dict[str, bool] = {}
        self.owners: dict[tuple[int, int], bool] = {}
        self.cores: dict[str, list[str]] = {}
        gather(self, names(text))
        self.mentions.sort(key=lambda m: (m.span.start, -m.span.end))
        for entity in self.entities:
            entity.mentions.sort(key=lambda m: m.span.start)
        self._starts = [m.span.start for m in self.mentions]

    def within(self, start: int, end: int) -> list[Mention]:
        """Return the mentions that lie inside a stretch, in order."""
        low = bisect_right(self._starts, start - 1)
        high = bisect_right(self._starts, end - 1)
        return [m for m in self.mentions[low:high] if m.span.end <= end]

    def holding(self, start: int, end: int) -> Mention | None:
        """Return the person's full name that a stretch is only a part of, if any: "Ann" of "Ann Doyle"."""
        at = bisect_right(self._starts, start)
        longer = (
            m
            for m in self.mentions[max(0, at - 2) : at]
            if m.span.start <= start and end <= m.span.end and len(m.span) > end - start
            if m.entity.kind == "person" and m.entity.given  # "Stated Orr" may be no name at all
        )
        return next(longer, None)

    def add(self, entity: Entity, name: Name) -> None:
        """Record one more mention of an entity."""
        mention = Mention(name.span, entity, name)
        entity.mentions.append(mention)
        self.mentions.append(mention)
        if name.gender and not (entity.gender and name.title is None):
            entity.gender = name.gender
        if name.title is not None:
            entity.titles.add(name.title.of(self.text))
        age = _AGE.match(self.text, name.span.end, name.span.end + 20)
        if age and entity.kind == "person":
            entity.ages.add(next(g for g in age.groups() if g))

    def new(self, name: Name, kind: str) -> Entity:
        """Make an entity from its first name."""
        entity = Entity(name=display(name.span.of(self.text)), kind=kind)
        if kind == "person":
            entity.given, entity.family, entity.suffix = split_name(name.span.of(self.text))
            self.people.enter(entity)
        else:
            for key in body_keys(entity.name):
                self.bodies.setdefault(key, []).append(entity)
        self.entities.append(entity)
        self.add(entity, name)
        return entity
