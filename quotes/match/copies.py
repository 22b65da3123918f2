"""Whether articles are copies of one text: reprints, and stories made of one agency's copy."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from quotes.match.grams import gram_keys
from quotes.match.shelf import Shelf
from quotes.match.tokens import numbers
from quotes.models import Article, Extracted, Quote, Span

_COPY, _FEW = 0.5, 10
_NOTE = 40 * 8  # bytes of words
_OPENING, _FIRST_WORDS = 200, 5
_KEPT_OPEN, _PAIRS = 4_096, 1 << 20
# What stands between marks; in single ones no apostrophe within a word ends it. One set of marks at the
# head, of which the kinds are told behind it, is found six times as fast as one of two patterns.
_QUOTED = re.compile(
    r"[“\"«„'‘](?:(?<=[“\"«„])[^“”\"«»„\n]*[”\"»]?"
    r"|(?<=['‘])(?<!\w.)(?=\w)(?:[^'’‘\n]|['’](?=\w)|(?<=\w)['’]\s(?=[a-z]))*+['’])"
)


@dataclass(frozen=True)
class Outline:
    """What tells an article from others: its n-grams around its quotes.

    Quotes, who said them, and what else stands between marks do not count, since two articles may well hold
    the same.

    Attributes:
        extracted: The article and its quotes.
        n: Words in an n-gram.
    """

    extracted: Extracted
    n: int

    @property
    def text(self) -> str:
        """The text of the article."""
        return self.extracted.article.text

    @cached_property
    def grams(self) -> frozenset[int]:
        """The hashes of its n-grams, read when they are asked for."""
        pieces: list[str] = []
        at = 0
        for span in sorted(span for quote in self.extracted.quotes for span in _told(quote)):
            pieces.append(self.text[at : span.start])
            at = max(at, span.end)
        pieces.append(self.text[at:])
        around = [rest for piece in pieces for rest in _QUOTED.split(piece)]
        return frozenset(gram_keys(np.array(numbers(around), np.uint64), self.n).tolist())

    @cached_property
    def words(self) -> bytes:
        """All of its words, as numbers."""
        return numbers((self.text,)).tobytes()

    @cached_property
    def opening(self) -> bytes:
        """Its first words: most articles differ in them, and need not be read to the end."""
        first = numbers(self.text[:_OPENING].split()[:-1])[:_FIRST_WORDS]
        return (first if len(first) == _FIRST_WORDS else numbers((self.text,))[:_FIRST_WORDS]).tobytes()

    @cached_property
    def is_slight(self) -> bool:
        """Whether hardly a word stands around its quotes."""
        return len(self.grams) < _FEW

    def is_copy(self, other: Outline) -> bool:
        """Whether both articles are copies of one text: half of the smaller one's n-grams stand in both."""
        if self.is_slight or other.is_slight:
            # Nothing tells a copy but being the same all through, and a note of a sentence or two is no copy
            # of a draft with the same words.
            return self.opening == other.opening and len(self.words) >= _NOTE and self.words == other.words
        return len(self.grams & other.grams) >= _COPY * min(len(self.grams), len(other.grams))


def _told(quote: Quote) -> Iterator[Span]:
    yield from (*quote.content, *quote.source, *quote.cue, *(quote.role.spans if quote.role else ()))


class Firsts:
    """Articles of which none is a copy of another, looked up by their n-grams and not one after the other."""

    def __init__(self) -> None:
        self._held: list[Outline] = []
        # Most n-grams stand in one article only: of the others, where else.
        self._place: dict[int, int] = {}
        self._others: defaultdict[int, list[int]] = defaultdict(list)
        self._slight: dict[bytes, int] = {}

    def copied(self, one: Outline) -> int | None:
        """Return the first article, counted in the order in which they were added, that one is a copy of."""
        if one.is_slight:
            place = self._slight.get(one.words)
            return place if place is not None and self._held[place].is_copy(one) else None
        known = self._place.keys() & one.grams
        shared = Counter(self._place[gram] for gram in known)
        shared.update(place for gram in self._others.keys() & known for place in self._others[gram])
        copied = (place for place, count in shared.items() if self._is_half(count, place, one))
        return min(copied, default=None)

    def _is_half(self, count: int, place: int, one: Outline) -> bool:
        held = self._held[place]
        return count >= _COPY * min(len(one.grams), len(held.grams)) and held.is_copy(one)

    def add(self, one: Outline) -> None:
        """Add an article that is a copy of none."""
        place = len(self._held)
        self._held.append(one)
        known = self._place.keys() & one.grams
        for gram in known:
            self._others[gram].append(place)
        self._place |= dict.fromkeys(one.grams - known, place)
        if one.is_slight:
            self._slight.setdefault(one.words, place)


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
        self._visitor: Outline | None = None

    def is_copy(self, checked: Extracted, own: Collection[int], number: int) -> bool:
        """Whether a document is a copy of the article whose quotes are checked, be that one kept or not.

        Args:
            checked: The article, with its quotes.
            own: The documents that are this article; none if the shelf does not keep it.
            number: The document.
        """
        if own:
            return any(self._is_copy(*sorted((number, mine))) for mine in own)
        if self._visitor is None or self._visitor.extracted != checked:
            self._visitor = Outline(checked, self._n)
        return self._visitor.is_copy(self._outline(number))

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
        return Outline(self._shelf.extracted(number), self._n)
