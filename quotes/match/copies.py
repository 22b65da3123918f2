"""Whether articles are copies of one text: reprints, and stories made of one agency's copy."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np

from quotes.match.postings import gram_keys
from quotes.match.shelf import Shelf
from quotes.match.tokens import numbers
from quotes.models import Article, Extracted, Quote, Span

_COPY, _FEW, _NOTE, _MANY = 0.5, 10, 40, 16
_KEPT_OPEN, _PAIRS = 4_096, 1 << 20
# What stands between marks; in single ones no apostrophe within a word ends it.
_QUOTED = re.compile(
    r"[“\"«„][^“”\"«»„\n]*[”\"»]?|(?<!\w)['‘](?=\w)(?:[^'’‘\n]|['’](?=\w)|(?<=\w)['’]\s(?=[a-z]))*+['’]"
)


@dataclass(frozen=True, slots=True)
class Outline:
    """What tells an article from others: its n-grams around its quotes.

    Quotes, who said them, and what else stands between marks do not count, since two articles may well hold
    the same.
    """

    text: str
    grams: frozenset[int]

    def is_copy(self, other: Outline) -> bool:
        """Whether both articles are copies of one text: half of the smaller one's n-grams stand in both."""
        least = min(len(self.grams), len(other.grams))
        if least < _FEW:
            # Hardly a word around the quotes: nothing tells a copy but being the same all through, and a
            # note of a sentence or two is no copy of a draft with the same words.
            shorter, longer = sorted((self.text, other.text), key=len)
            words = numbers((shorter,))
            return len(words) >= _NOTE and words == numbers((longer,))
        return len(self.grams & other.grams) >= _COPY * least


def outline(extracted: Extracted, n: int) -> Outline:
    """Return what tells an article from others.

    Args:
        extracted: The article and its quotes: neither their words nor who said them tell.
        n: Words in an n-gram.
    """
    text = extracted.article.text
    pieces: list[str] = []
    at = 0
    for span in sorted(span for quote in extracted.quotes for span in _told(quote)):
        pieces.append(text[at : span.start])
        at = max(at, span.end)
    pieces.append(text[at:])
    around = [rest for piece in pieces for rest in _QUOTED.split(piece)]
    return Outline(text, frozenset(gram_keys(np.array(numbers(around), np.uint64), n).tolist()))


def _told(quote: Quote) -> Iterator[Span]:
    yield from (*quote.content, *quote.source, *quote.cue, *(quote.role.spans if quote.role else ()))


@dataclass(frozen=True, slots=True)
class Firsts:
    """Articles of which none is a copy of another, looked up by their n-grams and not one after the other."""

    _held: list[Outline] = field(default_factory=list)
    _places: dict[int, list[int]] = field(default_factory=dict)
    _slight: dict[bytes, int] = field(default_factory=dict)

    def copied(self, one: Outline) -> int | None:
        """Return the first article, counted in the order in which they were added, that one is a copy of."""
        near: Iterable[int] = range(len(self._held))
        if len(self._held) > _MANY:
            near = self._near(one)
        return next((place for place in near if self._held[place].is_copy(one)), None)

    def _near(self, one: Outline) -> list[int]:
        if len(one.grams) < _FEW:
            place = self._slight.get(numbers((one.text,)).tobytes())
            return [] if place is None else [place]
        shared = Counter(place for gram in one.grams for place in self._places.get(gram, ()))
        return sorted(
            place
            for place, count in shared.items()
            if count >= _COPY * min(len(one.grams), len(self._held[place].grams))
        )

    def add(self, one: Outline) -> None:
        """Add an article that is a copy of none."""
        self._held.append(one)
        if len(self._held) > _MANY:
            # The n-grams of a few are not worth a table.
            for place in range(len(self._held) - 1 if len(self._held) > _MANY + 1 else 0, len(self._held)):
                self._enter(place, self._held[place])

    def _enter(self, place: int, one: Outline) -> None:
        for gram in one.grams:
            self._places.setdefault(gram, []).append(place)
        if len(one.grams) < _FEW:
            self._slight.setdefault(numbers((one.text,)).tobytes(), place)


class Copies:
    """Finds out which articles on a shelf are copies of another, and remembers it.

    Args:
        shelf: Where the articles are kept.
        n: Words in an n-gram.
    """

    def __init__(self, shelf: Shelf, n: int) -> None:
        self._shelf, self._n = shelf, n
        self._outline = lru_cache(_KEPT_OPEN)(self._read_outline)
        self._is_copy = lru_cache(_PAIRS)(self._compare)
        self._visitor: tuple[Article, Outline] | None = None

    def is_copy(self, checked: Extracted, own: Collection[int], number: int) -> bool:
        """Whether a document is a copy of the article whose quotes are checked, be that one kept or not.

        Args:
            checked: The article, with its quotes.
            own: The documents that are this article; none if the shelf does not keep it.
            number: The document.
        """
        if own:
            return any(self._is_copy(*sorted((number, mine))) for mine in own)
        if self._visitor is None or self._visitor[0] is not checked.article:
            self._visitor = checked.article, outline(checked, self._n)
        return self._outline(number).is_copy(self._visitor[1])

    def among(self, stories: Sequence[tuple[Article, int]]) -> dict[tuple[str, int], str]:
        """Return which of some articles are copies of one before them, and of which: its id.

        Args:
            stories: The articles, first come first, with the numbers of their documents.
        """
        if len(stories) < 2:
            return {}
        firsts, of = Firsts(), list[Article]()
        copy_of: dict[tuple[str, int], str] = {}
        for story, number in stories:
            around = self._outline(number)
            if (place := firsts.copied(around)) is not None:
                copy_of[story.id, number] = of[place].id
            else:
                firsts.add(around)
                of.append(story)
        return copy_of

    def _compare(self, one: int, other: int) -> bool:
        return one == other or self._outline(one).is_copy(self._outline(other))

    def _read_outline(self, number: int) -> Outline:
        return outline(self._shelf.extracted(number), self._n)
