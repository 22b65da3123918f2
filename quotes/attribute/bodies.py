"""Name the body that a description means: "the Ortega campaign", "the committee", "police"."""

from __future__ import annotations

import re
from bisect import bisect_left

from quotes.attribute.categories import category
from quotes.attribute.descriptions import INDEFINITE, Description
from quotes.attribute.entities import Entity
from quotes.attribute.mentions import Cast
from quotes.models import Span
from quotes.text.wordlists import wordlist

_CAPITALS = re.compile(r"(?:[A-Z][\w’'-]* )+$")
_LONGEST = 120
_JUST = 400
_MOST = 100
_LIST = "quotes.attribute"
_OWNED = re.compile(r"(?:the |its |their )?([\w-]+)(?:[’']s|(?<=s)[’'])\s+(?=\S)", re.IGNORECASE)
_OPENS = re.compile(r"(?:\A|[.!?][”\"’']?\s+|[\n\r\u2028\u2029])(?:The )?\Z")
_ANY_BODY = frozenset({"company", "firm", "group", "organisation", "organization", "agency", "business"})
_COMPANY = frozenset({"company", "firm", "business"})
_GROUND = frozenset({"city", "country", "county", "house", "island", "nation", "state", "town"})
_PAPERS = frozenset({"paper", "newspaper"})


class Bodies:
    """The bodies of an article, found by the words of their names.

    Args:
        cast: Everything that the article names.
    """

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._by_word: dict[str, list[Entity]] = {}
        for entity in cast.entities:
            if entity.kind == "organization":
                for word in dict.fromkeys(_words(entity)):
                    self._by_word.setdefault(word, []).append(entity)
        self._papers = [e for e in cast.entities if e.name.split()[-1] in wordlist(_LIST, "paper_words")]
        self._compounds: dict[str, list[tuple[int, str]]] = {}

    def meant(self, description: Description) -> str | None:
        """Return the name of the body that a description means; None if the article does not tell.

        A body named before comes first, then one named later, then a name that its noun stands behind.
        """
        words = description.span.of(self._cast.text)
        if description.determiner in INDEFINITE or re.search(r"\band\b", words):
            return None
        if (description.words and words[:1].isupper()) or re.search(r"\b of (?:the )?[A-Z]", words):
            return words
        if description.head in self._by_word and description.head not in _GROUND:
            return self._named_so(description)
        if description.head in _PAPERS and len(self._papers) == 1:
            return self._papers[0].name
        compounds = self._named_with(description.head)
        if compounds:
            before = bisect_left(compounds, (description.span.start, ""))
            return compounds[max(0, before - 1)][1]
        if description.head == "police":
            return description.head
        alone = description.head in _COMPANY and description.determiner == "the" and not description.words
        return self._one_company(description.span.start) if alone else None

    def owner(self, role: Span) -> tuple[Span, Span] | None:
        """Return the name of the body that owns a role, and the rest of the role: "the union’s president".

        The body must have been named before, and be the only one that fits: by the noun in its name, else as
        the one body that the last few hundred characters name. A union is no company, and a name of which it
        is unknown whether a company bears it leaves in doubt which one is meant.

        Args:
            role: A role as printed, in code points.
        """
        owned = _OWNED.match(self._cast.text, role.start, role.end)
        noun = owned.group(1).casefold() if owned else ""
        if owned is None or noun not in wordlist(_LIST, "organisation_nouns") or noun in _GROUND:
            return None
        near = self._cast.within(max(0, role.start - _JUST), role.start)
        bodies = list(dict.fromkeys(m.entity for m in near if m.entity.kind == "organization"))
        known = self._papers if noun in _PAPERS else self._by_word.get(noun, ())
        so_called = [e for e in known[:_MOST] if e.start < role.start]
        if len(so_called) > 1:
            so_called = [e for e in so_called if e in bodies]
        if not so_called and noun in _COMPANY:
            bodies = [e for e in bodies if _may_be_company(e)]
            if any(m.entity.kind == "unknown" and " " in m.entity.name for m in near):
                return None
        found = so_called if so_called or noun not in _ANY_BODY else bodies
        if len(found) != 1:
            return None
        last = bisect_left(found[0].mentions, role.start, key=lambda m: m.span.start)
        spots = [m.span for m in found[0].mentions[max(0, last - _MOST) : last] if m.span.end <= role.start]
        full = [span for span in spots if span.of(self._cast.text) == found[0].name]
        return ((full or spots)[-1], Span(owned.end(), role.end)) if spots else None

    def _named_so(self, description: Description) -> str | None:
        """Return the one body whose name holds a description's words, or that was just named; else None."""
        offset, told = description.span.start, set(description.words)
        named = [e for e in self._by_word[description.head][:_MOST] if told <= set(_words(e))]
        before = [e for e in named if e.start < offset] or named
        if len(before) > 1:
            near = {m.entity for m in self._cast.within(max(0, offset - _JUST), offset)}
            before = [e for e in before if e in near]
        return before[0].name if len(before) == 1 else None

    def _one_company(self, at: int) -> str | None:
        """Return the one company that "the company" may mean, if it just opened a sentence.

        No other may have been named before, nor a name of which it is unknown what bears it.
        """
        near = self._cast.within(max(0, at - _JUST), at)
        if any(m.entity.kind == "unknown" and " " in m.entity.name for m in near):
            return None
        before = (e for e in self._cast.entities if e.kind == "organization" and e.start < at)
        found = [e for e in before if _is_business(e)]
        text = self._cast.text
        opens = (m.entity for m in near if _OPENS.search(text, max(0, m.span.start - 8), m.span.start))
        return found[0].name if len(found) == 1 and found[0] in opens else None

    def _named_with(self, head: str) -> list[tuple[int, str]]:
        """Return where a noun stands behind a name, with both: "Ortega campaign"."""
        if head not in self._compounds:
            text, no_names = self._cast.text, wordlist("quotes.text", "not_names")
            found = []
            for at in self._cast.spots.of(head):
                capitals = _CAPITALS.search(text, max(0, at - _LONGEST), at)
                if capitals and no_names.isdisjoint(capitals.group().split()):
                    found.append((capitals.start(), capitals.group() + head))
            self._compounds[head] = found
        return self._compounds[head]


def _is_business(entity: Entity) -> bool:
    """Whether the name of a body says that it is a company: "Orr Foods", "Orr Steel Inc"."""
    return category(None, name=entity.name, speaker_type="organization") == "business"


def _may_be_company(entity: Entity) -> bool:
    """Whether the name of a body leaves it open that it is a company: "Orr Steel", not "Dockers’ Union"."""
    return category(None, name=entity.name, speaker_type="organization") in (None, "business", "media")


def _words(entity: Entity) -> list[str]:
    return entity.name.casefold().split()
