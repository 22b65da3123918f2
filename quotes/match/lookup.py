"""Look a quote up: the passages of other articles that share enough of its words to be compared with it."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

import numpy as np

from quotes.match.candidates import SHARE, Candidate, find
from quotes.match.compare import speakers
from quotes.match.likeness import all_in_common, in_common, likeness, longest_run
from quotes.match.passages import Passage, Reading, is_plain, read, report_of
from quotes.match.query import SHORT, Wanted, query
from quotes.match.report import Report, day_of
from quotes.match.shelf import Shelf
from quotes.match.tokens import joinable, numbers
from quotes.match.worth import Shared, Sizes, days_apart, is_most, may_be_one, may_be_told, may_match
from quotes.models import Answer, Article, Quote, Span
from quotes.settings import Settings

KEPT_OPEN = 4_096
"""Documents of which what was read is remembered."""

_UNITS = 1 << 15
_TOGETHER = 32


@dataclass(frozen=True, slots=True)
class Sought:
    """A quote that is looked up.

    Attributes:
        passage: Its words, with who, when and where.
        wanted: What is looked up of them.
    """

    passage: Passage
    wanted: Wanted


def sought(article: Article, quote: Quote, settings: Settings) -> Sought:
    """Return a quote of an article as one that is looked up."""
    passage = Passage(report_of(article, quote, quote.verbatim or quote.content))
    return Sought(passage, wanted_of(article, quote, settings))


def wanted_of(article: Article, quote: Quote, settings: Settings) -> Wanted:
    """Return what is looked up of a quote of an article; of the settings `occasion_days` matters."""
    parts = [span.of(article.text) for span in quote.verbatim or quote.content]
    words, day = numbers(parts), day_of(article.published)
    joins = len(words) <= SHORT and (
        not joinable().isdisjoint(words) or any(map(str.isdigit, chain.from_iterable(parts)))
    )
    return Wanted(words, bool(quote.verbatim), day.toordinal() if day else 0, settings.occasion_days, joins)


class Place(NamedTuple):
    """A passage of a document that shares enough words with a quote to be compared with it."""

    document: int
    passage: Passage


class Lookup:
    """Looks quotes up on a shelf, and remembers what it read there.

    Args:
        shelf: Where the articles are kept.
    """

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self.reading = lru_cache(KEPT_OPEN)(self._read)
        self._numbers = lru_cache(_UNITS)(self._read_numbers)
        self._is_plain = lru_cache(_UNITS)(self._read_marks)

    def candidates(self, wanted: Sequence[Wanted], n: int) -> Iterator[list[Candidate] | None]:
        """Yield for each of some quotes the stretches that share enough with it; None if it is too common.

        Args:
            wanted: The quotes: looking many up together takes less time, and more memory.
            n: Words in an n-gram.
        """
        for at in range(0, len(wanted), _TOGETHER):
            yield from find(self._shelf.segments(), query(wanted[at : at + _TOGETHER], n))

    def places(self, one: Sought, found: Iterable[Candidate], own: Collection[int]) -> Iterator[Place]:
        """Yield the passages that a quote is compared with.

        Args:
            one: The quote.
            found: The stretches that share enough with it.
            own: The documents that are the quote's own article.
        """
        here = one.passage.report.article_id
        held = [
            candidate
            for candidate in found
            if candidate.document in self._shelf
            and not (candidate.document in own and self._is_alone(candidate.document, here))
        ]
        for candidate, shared in self._worth_a_look(one.wanted, held):
            for passage in _passages(one, candidate, shared, self.reading(candidate.document)):
                if _may_be(one, passage, candidate, shared):
                    yield Place(candidate.document, passage)

    def _worth_a_look(self, wanted: Wanted, found: Sequence[Candidate]) -> Iterator[tuple[Candidate, Shared]]:
        """Yield the stretches that share enough with a quote by a quick look, and what they share at most."""
        if not found:
            return
        words = [self._numbers(one.document, one.start, one.end) for one in found]
        score, weight, day = np.array([(one.score, one.weight, one.day) for one in found]).T
        light = np.minimum(weight, wanted.weight)
        apart = days_apart(day, wanted.day)
        sizes = Sizes.of(wanted)
        # What both hold in any order is more than they share, and quickly told.
        most = all_in_common(wanted.words, words)
        left = ((score >= SHARE * light) & may_match(most, most, light, apart, sizes)).nonzero()[0]
        score, light, apart = score[left], light[left], apart[left]
        shared = [
            _shared(wanted, words[at], least) for at, least in zip(left.tolist(), light.tolist(), strict=True)
        ]
        every, run = np.array(shared).reshape(-1, 2).T
        # Running text has no ends: it must hold a good part of the quote itself.
        running = sizes.verbatim & (score >= SHARE * wanted.weight)
        if running.any():
            running &= may_match(every, run, sizes.weight, apart, sizes, quoted=False)
        for at in may_match(every, run, light, apart, sizes).nonzero()[0].tolist():
            candidate = found[left[at]]
            if running[at] or not self._is_running(candidate):
                yield candidate, shared[at]

    def _is_running(self, candidate: Candidate) -> bool:
        """Whether a stretch is running text for sure."""
        number, start, end = candidate.document, candidate.start, candidate.end
        return self._is_plain(number, start, end) and not self.reading(number).is_quoted(Span(start, end))

    def _is_alone(self, number: int, article_id: str) -> bool:
        """Whether a document is one article alone, and not a reprint of it too."""
        return all(article.id == article_id for article in self._shelf.articles(number))

    def _read_numbers(self, number: int, start: int, end: int) -> array[int]:
        return numbers((self._shelf.extracted(number).article.text[start:end],))

    def _read_marks(self, number: int, start: int, end: int) -> bool:
        return is_plain(self._shelf.extracted(number).article.text, Span(start, end))

    def _read(self, number: int) -> Reading:
        return read(self._shelf.extracted(number), primary=self._shelf.is_primary(number))


def may_hold(wanted: Wanted, stretch: Candidate, words: array[int], published: str | None) -> bool:
    """Whether a stretch shares enough with a quote by a quick look: for one what `Lookup` asks of many.

    Args:
        wanted: The quote.
        stretch: The stretch.
        words: The numbers of its words (`quotes.match.tokens`).
        published: When its article was published.
    """
    light = min(stretch.weight, wanted.weight)
    most = in_common(wanted.words, words)
    return _may_match(wanted, Shared(most, most), light, published, quoted=True) and _may_match(
        wanted, _shared(wanted, words, light), light, published, quoted=True
    )


def _shared(wanted: Wanted, close: array[int], least: float) -> Shared:
    """Return what a quote and other words, of which the lighter side weighs so much, share at most."""
    if len(wanted.words) > SHORT:
        shared = likeness(wanted.words, close, least=least)
        return Shared(shared, shared)
    shared = in_common(wanted.words, close)
    if wanted.joins or not is_most(wanted, shared):
        return Shared(shared, shared)
    return Shared(shared, longest_run(wanted.words, close))


def _passages(one: Sought, candidate: Candidate, shared: Shared, reading: Reading) -> Iterator[Passage]:
    """Yield the passages in and around a candidate that hold enough of a quote."""
    wanted, here = one.wanted, one.passage.report
    stretch = Span(candidate.start, candidate.end)
    may_run = wanted.verbatim and candidate.score >= SHARE * wanted.weight
    wide = _widened(stretch, candidate, here, wanted.weight) if may_run or reading.turns else stretch
    # A transcript's words go on beside those that are alike; an article's stand between marks.
    held = reading.near(wide if reading.turns else stretch)
    for passage in held:
        if candidate.score >= SHARE * min(wanted.weight, passage.weight):
            yield passage
    # Turns of two speakers are two answers.
    if len(held) > 1 and not (reading.turns and len({part.report.speaker for part in held}) > 1):
        yield reading.joined(held)
    if may_run and not _is_covered(stretch, held):
        named: Answer = "yes" if reading.is_told(wide) else "unknown"
        published = reading.article.published
        if _may_match(wanted, shared, wanted.weight, published, quoted=False, speaker=named):
            yield reading.running(wide)


def _may_be(one: Sought, passage: Passage, stretch: Candidate, shared: Shared) -> bool:
    """Whether comparing a quote with a passage can bring a match, where a stretch of it shares so much."""
    wanted, there = one.wanted, passage.report
    light = min(wanted.weight, passage.weight) if there.quoted else wanted.weight
    speaker, _ = speakers(one.passage.report, there)

    def may_match(shared: Shared) -> bool:
        most = Shared(min(shared.all, light), min(shared.run, light))
        return _may_match(wanted, most, light, there.published, quoted=there.word_for_word, speaker=speaker)

    if may_match(shared):
        return True
    # Sentences beside the stretch may share words too, though no n-gram.
    beside = any(span.start < stretch.start or span.end > stretch.end for span in there.spans or ())
    return beside and may_match(_shared(wanted, passage.words, light))


def _may_match(
    wanted: Wanted, shared: Shared, light: float, there: str | None, *, quoted: bool, speaker: Answer = "yes"
) -> bool:
    """Whether a place can be a match, whatever a closer look shows; arguments as for `may_be_one`."""
    if wanted.verbatim and may_be_told(wanted, shared):
        return True
    return may_be_one(wanted, shared.all, light, there, quoted=quoted, speaker=speaker)


def _is_covered(stretch: Span, held: Sequence[Passage]) -> bool:
    """Whether passages hold more than half of a stretch."""
    spans = [span for passage in held for span in passage.report.spans or ()]
    return 2 * sum(len(span.common(stretch)) for span in spans) > len(stretch)


def _widened(stretch: Span, candidate: Candidate, here: Report, weight: float) -> Span:
    """Return a stretch with room for the words of the quote that no n-gram found."""
    length = sum(map(len, here.spans or ()))
    slack = round(length * max(0.0, 1 - candidate.score / weight)) if weight else 0
    return Span(max(0, stretch.start - slack), stretch.end + slack)
