"""Name the body that a description means: "the Ortega campaign", "the committee", "police"."""

from __future__ import annotations

import re
from bisect import bisect_left

from quotes.attribute.descriptions import INDEFINITE, Description
from quotes.attribute.entities import Entity
from quotes.attribute.mentions import Cast
from quotes.text.wordlists import wordlist

_CAPITALS = re.compile(r"(?:[A-Z][\w’'-]* )+$")
_LONGEST = 120


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
                for word in dict.fromkeys(entity.name.casefold().split()):
                    self._by_word.setdefault(word, []).append(entity)
        self._compounds: dict[str, list[tuple[int, str]]] = {}

    def meant(self, description: Description) -> str | None:
        """Return the name of the body that a description means; None if the article does not tell.

        A body named before comes first, then one named later, then a name that its noun stands behind.
        """
        words = description.span.of(self._cast.text)
        if description.determiner in INDEFINITE:
            return None
        if (description.words and words[:1].isupper()) or re.search(r"\b of (?:the )?[A-Z]", words):
            return words
        named = self._by_word.get(description.head)
        if named:
            return next((e for e in named if e.start < description.span.start), named[-1]).name
        compounds = self._named_with(description.head)
        if compounds:
            before = bisect_left(compounds, (description.span.start, ""))
            return compounds[max(0, before - 1)][1]
        return description.head if description.head == "police" else None

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
