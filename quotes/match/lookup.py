"""Look a quote up: the passages of other articles that share enough of its words to be compared with it."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from quotes.match.candidates import SHARE, Candidate, find
from quotes.match.compare import speakers
from quotes.match.likeness import in_common, likeness, longest_run
from quotes.match.passages import Passage, Reading, is_plain, read, report_of
from quotes.match.query import INDIRECT, SHORT, Wanted, query
from quotes.match.report import Report, day_of
from quotes.match.shelf import Shelf
from quotes.match.tokens import joinable, numbers
from quotes.match.worth import Shared, is_most, may_be_one, may_be_told
from quotes.models import Answer, Article, Quote, Span
from quotes.settings import Settings

KEPT_OPEN = 4_096
"""Documents of which what was read is remembered."""

_UNITS = 1 << 15
_TOGETHER = 32


def words_of(article: Article, quote: Quote) -> array[int]:
    """Return the words of a quote that are looked up, as numbers (`quotes.match.tokens`)."""
    return numbers(span.of(article.text) for span in quote.verbatim or quote.content)


def wanted_of(words: array[int], published: str | None, verbatim: bool, settings: Settings) -> Wanted:
    """Return what is looked up of a quote.

    Args:
        words: The numbers of its words.
        published: When its article was published.
        verbatim: Whether it was printed word for word.
        settings: `occasion_days` matters.
    """
    day = day_of(published)
    return Wanted(words, verbatim, day.toordinal() if day else 0, settings.occasion_days)


@dataclass(frozen=True, slots=True)
class Sought:
    """A quote that is looked up.

    Attributes:
        passage: Its words, with who, when and where.
        wanted: What is looked up of them.
        joins: Whether it is short and others may print several of its words as one ("3.4m").
    """

    passage: Passage
    wanted: Wanted
    joins: bool


def sought(article: Article, quote: Quote, settings: Settings) -> Sought:
    """Return what is looked up for a quote of an article."""
    passage = Passage(report_of(article, quote, quote.verbatim or quote.content))
    words = words_of(article, quote)
    joins = len(words) <= SHORT and (
        not joinable().isdisjoint(words) or any(map(str.isdigit, passage.report.content()))
    )
    return Sought(passage, wanted_of(words, article.published, bool(quote.verbatim), settings), joins)


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

    def candidates(self, some: Sequence[Sought], n: int) -> Iterator[tuple[Sought, list[Candidate]]]:
        """Yield quotes, each with the stretches that share enough with it.

        Args:
            some: The quotes: looking many up together takes less time, and more memory.
            n: Words in an n-gram.
        """
        for at in range(0, len(some), _TOGETHER):
            these = some[at : at + _TOGETHER]
            found = find(self._shelf.segments(), query([one.wanted for one in these], n))
            yield from zip(these, found, strict=True)

    def places(self, one: Sought, found: Iterable[Candidate], own: Collection[int]) -> Iterator[Place]:
        """Yield the passages that a quote is compared with.

        Args:
            one: The quote.
            found: The stretches that share enough with it.
            own: The documents that are the quote's own article.
        """
        wanted, here = one.wanted, one.passage.report
        for candidate in found:
            number = candidate.document
            if number not in self._shelf or (number in own and self._is_alone(number, here.article_id)):
                continue
            stretch = Span(candidate.start, candidate.end)
            there = self._shelf.extracted(number).article
            # Running text has no ends: it must hold a good part of the quote itself.
            plain = self._is_plain(number, candidate.start, candidate.end)
            least = wanted.weight if plain else min(wanted.weight, candidate.weight)
            if candidate.score < SHARE * least:
                continue
            if plain and not wanted.verbatim and not self.reading(number).is_quoted(stretch):
                continue
            shared = _shared(one, self._numbers(number, candidate.start, candidate.end), least)
            if not wanted.verbatim and shared.all < INDIRECT:
                continue
            if not _may_match(one, shared, least, there.published, quoted=not plain):
                continue
            for passage in _passages(one, candidate, shared, self.reading(number)):
                if _may_be(one, passage, stretch, shared):
                    yield Place(number, passage)

    def _is_alone(self, number: int, article_id: str) -> bool:
        """Whether a document is one article alone, and not a reprint of it too."""
        return all(article.id == article_id for article in self._shelf.articles(number))

    def _read_numbers(self, number: int, start: int, end: int) -> array[int]:
        return numbers((self._shelf.extracted(number).article.text[start:end],))

    def _read_marks(self, number: int, start: int, end: int) -> bool:
        return is_plain(self._shelf.extracted(number).article.text, Span(start, end))

    def _read(self, number: int) -> Reading:
        return read(self._shelf.extracted(number), primary=self._shelf.is_primary(number))


def _shared(one: Sought, close: array[int], least: float) -> Shared:
    """Return what a quote and other words, of which the lighter side weighs so much, share at most."""
    if len(one.wanted.words) > SHORT:
        shared = likeness(one.wanted.words, close, least=least)
        return Shared(shared, shared)
    shared = in_common(one.wanted.words, close)
    if one.joins or not is_most(one.wanted, shared):
        return Shared(shared, shared)
    return Shared(shared, longest_run(one.wanted.words, close))


def _passages(one: Sought, candidate: Candidate, shared: Shared, reading: Reading) -> Iterator[Passage]:
    """Yield the passages in and around a candidate that hold enough of a quote."""
    wanted, here = one.wanted, one.passage.report
    stretch = Span(candidate.start, candidate.end)
    wide = _widened(stretch, candidate, here, wanted.weight)
    # A transcript's words go on beside those that are alike; an article's stand between marks.
    held = reading.near(wide if reading.turns else stretch)
    for passage in held:
        if candidate.score >= SHARE * min(wanted.weight, passage.side.weight):
            yield passage
    # Turns of two speakers are two answers.
    if len(held) > 1 and not (reading.turns and len({part.report.speaker for part in held}) > 1):
        yield reading.joined(held)
    if wanted.verbatim and not _is_covered(stretch, held) and candidate.score >= SHARE * wanted.weight:
        named: Answer = "yes" if reading.is_told(wide) else "unknown"
        published = reading.article.published
        if _may_match(one, shared, wanted.weight, published, quoted=False, speaker=named):
            yield reading.running(wide)


def _may_be(one: Sought, passage: Passage, stretch: Span, shared: Shared) -> bool:
    """Whether comparing a quote with a passage can bring a match, where a stretch of it shares so much."""
    there = passage.report
    light = min(one.wanted.weight, passage.side.weight) if there.quoted else one.wanted.weight
    speaker, _ = speakers(one.passage.report, there)

    def may_match(shared: Shared) -> bool:
        most = Shared(min(shared.all, light), min(shared.run, light))
        return _may_match(one, most, light, there.published, quoted=there.word_for_word, speaker=speaker)

    if may_match(shared):
        return True
    # Sentences beside the stretch may share words too, though no n-gram.
    beside = any(span.start < stretch.start or span.end > stretch.end for span in there.spans or ())
    return beside and may_match(_shared(one, passage.words, light))


def _may_match(
    one: Sought, shared: Shared, light: float, published: str | None, *, quoted: bool, speaker: Answer = "yes"
) -> bool:
    """Whether a place can be a match, whatever a closer look shows; arguments as for `may_be_one`."""
    if one.wanted.verbatim and may_be_told(one.wanted, shared):
        return True
    return may_be_one(one.wanted, shared.all, light, published, quoted=quoted, speaker=speaker)


def _is_covered(stretch: Span, held: Sequence[Passage]) -> bool:
    """Whether passages hold more than half of a stretch."""
    spans = [span for passage in held for span in passage.report.spans or ()]
    return 2 * sum(len(span.common(stretch)) for span in spans) > len(stretch)


def _widened(stretch: Span, candidate: Candidate, here: Report, weight: float) -> Span:
    """Return a stretch with room for the words of the quote that no n-gram found."""
    length = sum(map(len, here.spans or ()))
    slack = round(length * max(0.0, 1 - candidate.score / weight)) if weight else 0
    return Span(max(0, stretch.start - slack), stretch.end + slack)
