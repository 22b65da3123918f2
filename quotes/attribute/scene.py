"""What attribution knows of one article while it reads: who is named, in what roles, who is in focus."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise

from quotes.attribute.bodies import Bodies
from quotes.attribute.entities import Entity, Mention
from quotes.attribute.focus import INSIDE_QUOTE, SUBJECT, Focus
from quotes.attribute.heads import full_start
from quotes.attribute.interviews import interview, person_called
from quotes.attribute.joint import joint
from quotes.attribute.mentions import Cast
from quotes.attribute.prominence import prominence
from quotes.attribute.role_heads import makers, role_heads, role_words
from quotes.attribute.roles import is_listed, role_spans, shared
from quotes.attribute.singular_they import called_they
from quotes.attribute.unnamed import Strangers
from quotes.models import Article, Quote, Span

_CLOSES = re.compile(r"\)?,?")
_MOST = 200
_REACH = 300


class Scene:
    """The people and bodies of one article, their roles, and who is in focus so far.

    Args:
        article: The article.
        quotes: Its quotes; a name inside their word-for-word stretches counts less.
    """

    def __init__(self, article: Article, quotes: Sequence[Quote]) -> None:
        self.article = article
        self.text = article.text
        self.verbatim = sorted({s for q in quotes for s in q.verbatim})
        self._quoted_from = [s.start for s in self.verbatim]
        self._contents = sorted((s, i) for i, q in enumerate(quotes) for s in q.content)
        self._content_reach = list(accumulate((s.end for s, _ in self._contents), max))
        self.cast = Cast(self.text)
        self.focus = Focus(self.text, self.verbatim)
        self.pieces = {id(m): role_spans(self.text, m) for m in self.cast.mentions}
        for first, second in pairwise(self.cast.mentions):
            title = shared(self.text, self.pieces[id(first)], first, second)
            if title is not None:
                self.pieces[id(second)] = (title, *self.pieces[id(second)])
        self.roles: dict[int, tuple[set[str], set[str]]] = {id(e): (set(), set()) for e in self.cast.entities}
        self.stated: dict[int, tuple[Span, ...]] = {}
        for m in self.cast.mentions:
            heads, words = self.roles[id(m.entity)]
            heads |= role_heads(self.text, self.pieces[id(m)])
            words |= role_words(self.text, self.pieces[id(m)])
            listed = (
                is_listed(self.text, m, self.pieces[id(m)]) and article.zone_at(m.span.start) != "headline"
            )
            if self.pieces[id(m)] and (listed or not m.name.label):
                self.stated.setdefault(id(m.entity), self.pieces[id(m)])
        for entity, span in makers(self.cast):
            if id(entity) not in self.stated:
                self.stated[id(entity)] = (span,)
                self.roles[id(entity)][0].update(role_heads(self.text, (span,)))
                self.roles[id(entity)][1].update(role_words(self.text, (span,)))
        for m in self.cast.mentions:
            if m.name.label and id(m.entity) in self.stated:  # the label's "SEN." says less than the text
                self.pieces[id(m)] = ()
        self.told: dict[int, Span] = {}
        self.bodies = Bodies(self.cast)
        self.strangers = Strangers()
        self.known_as: dict[int, Entity] = {}
        self._named_only: dict[str, Entity] = {}
        self._holders: dict[str, list[Entity]] = {}
        for entity in sorted(self.cast.people, key=lambda e: e.start):
            for head in self.roles[id(entity)][0]:
                self._holders.setdefault(head, []).append(entity)
        self._spelled_out: dict[int, int | None] = {}
        labels = {s.of(self.text).casefold() for q in quotes for s in q.source}
        self.interview = interview(article, self.cast) if {"q", "a"} <= labels else {}
        self.labelled = {
            id(m.entity)
            for m in self.cast.mentions
            if m.name.label and m.entity.kind == "person" and article.zone_at(m.span.start) == "body"
        }
        self.are_they = {id(entity) for entity in called_they(self.cast, self.focus)}
        self._pairs = list(self._joined())

    def in_quote(self, offset: int) -> bool:
        """Whether an offset lies in words that a quote gives word for word."""
        k = bisect_right(self._quoted_from, offset)
        return any(s.end > offset for s in self.verbatim[max(0, k - 3) : k])

    def quotes_around(self, offset: int) -> list[int]:
        """Return the indices of the quotes in whose content an offset lies, in order."""
        k = bisect_right(self._contents, offset, key=lambda c: c[0].start)
        found = set()
        while k and self._content_reach[k - 1] > offset:
            k -= 1
            if self._contents[k][0].end > offset:
                found.add(self._contents[k][1])
        return sorted(found)

    def weight(self, span: Span) -> float:
        """Say how prominent a description is in its sentence."""
        return INSIDE_QUOTE if self.in_quote(span.start) else prominence(self.text, span, outer=span)

    def whole(self, mention: Mention) -> Span:
        """Return a mention with the title in front and the role behind it, its closing bracket counted in."""
        end, role = mention.span.end, self.pieces[id(mention)]
        if role and role[-1].start >= end and (closes := _CLOSES.match(self.text, role[-1].end)):
            end = closes.end()
        return Span(full_start(mention), end)

    def weight_of(self, mention: Mention) -> float:
        """Say how prominent a mention is in its sentence, its title and role seen as part of it."""
        if self.in_quote(mention.span.start):
            return INSIDE_QUOTE
        return prominence(self.text, mention.span, outer=self.whole(mention))

    def holders(self, heads: Iterable[str], *, before: int | None = None) -> list[Entity]:
        """Return the people with one of these role nouns, of very many those last named before an offset."""
        found: dict[Entity, None] = {}
        for head in sorted(heads):
            people = self._holders.get(head, [])
            end = len(people) if before is None else bisect_left(people, before, key=lambda e: e.start)
            found.update(dict.fromkeys(people[max(0, end - _MOST) : end]))
        return list(found)

    def _joined(self) -> Iterator[tuple[int, tuple[Entity, ...]]]:
        """Yield where people who are named together, as a subject, end, and who they are."""
        after = 0
        for first in self.cast.mentions:
            if first.span.start < after or first.entity.kind != "person" or self.in_quote(first.span.start):
                continue
            behind = self.cast.within(first.span.start, first.span.start + _REACH)
            found = joint(self.text, first.span.start + _REACH, behind, first, self.whole)
            people = tuple(dict.fromkeys(m.entity for m in found if m.entity.kind == "person"))
            if len(people) < 2 or len(people) < len(found):
                continue
            outer = Span(full_start(first), self.whole(found[-1]).end)
            after = outer.end
            if prominence(self.text, found[-1].span, outer=outer) >= 0.8 * SUBJECT:
                yield outer.end, people

    def pair_before(self, offset: int) -> tuple[int, tuple[Entity, ...]] | None:
        """Return the people last named together before an offset, and where their names end."""
        k = bisect_left(self._pairs, offset, key=lambda pair: pair[0])
        return self._pairs[k - 1] if k else None

    def named_only(self, name: str) -> Entity:
        """Return the one who has a single name, which no other mention bears."""
        return self._named_only.setdefault(name, Entity(name, "person", family=name.casefold()))

    def in_label(self, name: str) -> Entity:
        """Return the one whose full name stands in a label, and perhaps in no sentence."""
        return self._named_only.setdefault(name, person_called(self.cast, name))

    def spelled_out(self, entity: Entity) -> int | None:
        """Return where the text first gives an entity's name in full, as it is shown; None if nowhere."""
        if id(entity) not in self._spelled_out:
            spots = (m.span.start for m in entity.mentions if m.span.of(self.text) == entity.name)
            self._spelled_out[id(entity)] = next(spots, None)
        return self._spelled_out[id(entity)]

    def introduces(self, mention: Mention) -> bool:
        """Whether a mention brings someone in: the first one, with a role beside it."""
        return mention is mention.entity.mentions[0] and bool(self.pieces[id(mention)])
