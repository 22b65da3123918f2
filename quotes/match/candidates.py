"""Find where else the words of a quote may stand: an index of word n-grams in memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quotes.match.align import rarity

_RARE = 0.7
_BITS = 21
_SPREAD = 40
_FEW = 10
_NOTE = 40


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of an article that shares words with a quote.

    Attributes:
        document: Number of the article in the index.
        first: Number of the first shared word.
        stop: One behind the number of the last shared word.
        score: Rarity of the shared words.
    """

    document: int
    first: int
    stop: int
    score: float


class Grams:
    """An index of word n-grams, and of rare words for quotes too short to have n-grams that tell.

    A gram is one whole number made of its words' numbers, so that no two grams are confused. An n-gram
    found in more than `common` places is passed over, and the others of a quote find it; but never the
    third of a quote's n-grams whose words are the rarest: if those are common, the quote is reprinted.
    """

    def __init__(self, *, n: int = 3, common: int = 500) -> None:
        self.n = n
        self.common = common
        self._numbers: dict[str, int] = {}
        self._places: dict[int, list[int]] = {}
        self._rare: dict[int, list[int]] = {}
        self._offsets: list[int] = [0]

    def add(self, keys: Sequence[str]) -> int:
        """Add an article by the keys of its words; return its number."""
        base = self._offsets[-1]
        numbers = [self._numbers.setdefault(key, len(self._numbers)) for key in keys]
        for at, gram in enumerate(_grams(numbers, self.n)):
            self._places.setdefault(gram, []).append(base + at)
        for at, (key, number) in enumerate(zip(keys, numbers, strict=True)):
            if rarity(key) >= _RARE:
                self._rare.setdefault(number, []).append(base + at)
        self._offsets.append(base + len(keys))
        return len(self._offsets) - 2

    def find(self, keys: Sequence[str], *, short: int = 6) -> Iterator[Candidate]:
        """Yield the stretches that share n-grams with a quote, or rare words with a short one.

        Args:
            keys: Keys of the quote's words.
            short: Quotes with at most this many words are looked up by their rare words too.
        """
        numbers = [self._numbers.get(key, -1) for key in keys]
        hits: set[tuple[int, int]] = set()
        telling = _rarest(keys, self.n)
        for at, gram in enumerate(_grams(numbers, self.n)):
            places = self._places.get(gram, ()) if min(numbers[at : at + self.n]) >= 0 else ()
            if len(places) <= self.common or len(keys) <= short or at in telling:
                hits.update((place + k, at + k) for place in places for k in range(self.n))
        if len(keys) <= short:
            for at, number in enumerate(numbers):
                places = self._rare.get(number, ())
                if len(places) <= self.common:
                    hits.update((place, at) for place in places)
        yield from self._clusters(hits, keys)

    def _clusters(self, hits: set[tuple[int, int]], keys: Sequence[str]) -> Iterator[Candidate]:
        reach = 2 * len(keys) + _SPREAD
        document = 0
        run: list[tuple[int, int]] = []
        for place, at in sorted(hits):
            while place >= self._offsets[document + 1]:
                if run:
                    yield self._candidate(document, run, keys)
                    run = []
                document += 1
            if run and place - run[-1][0] > reach:
                yield self._candidate(document, run, keys)
                run = []
            run.append((place, at))
        if run:
            yield self._candidate(document, run, keys)

    def _candidate(self, document: int, run: Sequence[tuple[int, int]], keys: Sequence[str]) -> Candidate:
        base = self._offsets[document]
        score = sum(rarity(keys[at]) for at in {at for _, at in run})
        return Candidate(document, run[0][0] - base, run[-1][0] - base + 1, score)

    def outline(self, keys: Sequence[str], owner: Sequence[int]) -> Outline:
        """Return what tells an article from others: its n-grams outside of its passages.

        Args:
            keys: Keys of the article's words.
            owner: For each word the passage that holds it: words inside one (0 and above) do not count,
                since two articles may well hold the same quotes.
        """
        numbers = [self._numbers.setdefault(key, len(self._numbers)) for key in keys]
        grams = enumerate(_grams(numbers, self.n))
        return Outline(tuple(keys), frozenset(gram for at, gram in grams if owner[at] < 0))


@dataclass(frozen=True, slots=True)
class Outline:
    """What tells whether two articles are copies: all words, and the n-grams around the quotes."""

    keys: tuple[str, ...]
    grams: frozenset[int]

    def shared(self, other: Outline) -> float:
        """Return the share of the smaller article's n-grams that the other has too."""
        least = min(len(self.grams), len(other.grams))
        if least < _FEW:
            # Hardly a word around the quotes: nothing tells a copy but being the same all through, and a
            # note of a sentence or two is no copy of a draft with the same words.
            return float(self.keys == other.keys and len(self.keys) >= _NOTE)
        return len(self.grams & other.grams) / least


def scan_all(documents: Sequence[Sequence[str]], keys: Sequence[str], n: int) -> dict[int, set[int]]:
    """Return, by looking everywhere, which words of which articles lie in an n-gram of the quote.

    The slow, obvious twin of `Grams.find` for quotes longer than a few words.
    """
    wanted = {tuple(keys[at : at + n]) for at in range(len(keys) - n + 1)}
    found: dict[int, set[int]] = defaultdict(set)
    for number, document in enumerate(documents):
        for at in range(len(document) - n + 1):
            if tuple(document[at : at + n]) in wanted:
                found[number].update(range(at, at + n))
    return dict(found)


def _rarest(keys: Sequence[str], n: int) -> frozenset[int]:
    """Return which third of the n-grams (at least one) has the rarest words."""
    weights = [sum([rarity(key) for key in keys[at : at + n]]) for at in range(len(keys) - n + 1)]
    ranked = sorted(range(len(weights)), key=lambda at: (-weights[at], at))
    return frozenset(ranked[: max(1, len(ranked) // 3)])


def _grams(numbers: Sequence[int], n: int) -> Iterator[int]:
    for at in range(len(numbers) - n + 1):
        gram = 0
        for number in numbers[at : at + n]:
            gram = gram << _BITS | (number & (1 << _BITS) - 1)
        yield gram
