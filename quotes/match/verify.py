"""Check quotes against other articles."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from quotes.match.align import Side
from quotes.match.candidates import SHORT, Candidate, Query, find, may_match, query
from quotes.match.compare import compare_closely, speakers
from quotes.match.context import context
from quotes.match.copies import Firsts, Outline, outline
from quotes.match.finding import finding
from quotes.match.likeness import in_common, likeness
from quotes.match.occasion import Evidence, may_change
from quotes.match.passages import Passage, Reading, is_plain, read, report_of
from quotes.match.ranking import Found, best
from quotes.match.report import Report
from quotes.match.shelf import Memory, Shelf
from quotes.match.tokens import numbers
from quotes.match.turns import position
from quotes.models import Answer, Article, Extracted, Finding, Match, Quote, Span
from quotes.settings import Settings

# The least that n-grams must share: absolutely, and of the lighter side.
_SCORE, _SHARE = 0.8, 0.25
_LEAST = 2.0
# What n-grams must share with a quote that was not printed word for word, where 3.0 must be shared in all.
_INDIRECT = 1.7
_KEPT_OPEN, _UNITS = 4_096, 1 << 15


class _Place(NamedTuple):
    """A passage that shares words with a quote, in a document; and the rarity of those words, at most."""

    document: int
    passage: Passage
    shared: float

    def may_be(self, wanted: Query, here: Report) -> bool:
        """Whether a comparison can bring a match."""
        light = wanted.weight
        if self.passage.report.quoted:
            light = min(light, self.passage.side.weight)
        return _may_be(wanted, here, self.passage.report, self.shared, light)


def _may_be(wanted: Query, here: Report, there: Report, shared: float, light: float) -> bool:
    speaker, _ = speakers(here, there)
    quoted = there.quoted or there.primary
    return may_match(wanted, min(shared, light), light, there.published, quoted=quoted, speaker=speaker)


class Index:
    """Articles to check quotes against.

    Args:
        settings: `ngram` and `occasion_days` matter here.
        shelf: Where the articles are kept, such as an archive; in memory if it is not given.

    Example:
        >>> from quotes.models import Article, Extracted, Quote, Span
        >>> here = Article("a", 'Valdez said: "We will never close the old harbour."')
        >>> there = Article("b", 'At noon Valdez said, "We will close the old harbour."')
        >>> index = Index()
        >>> index.add(Extracted(there))
        >>> quote = Quote("a", "direct", (Span(14, 50),), (Span(14, 50),))
        >>> index.check(here, quote).conflicts
        ('altered',)
    """

    def __init__(self, settings: Settings | None = None, *, shelf: Shelf | None = None) -> None:
        self.settings = settings or Settings()
        self._memory = Memory(n=self.settings.ngram)
        self._shelf: Shelf = self._memory if shelf is None else shelf
        self._reading = lru_cache(_KEPT_OPEN)(self._read)
        self._numbers = lru_cache(_UNITS)(self._read_numbers)
        self._outline = lru_cache(_KEPT_OPEN)(self._read_outline)
        self._is_copy = lru_cache(1 << 20)(self._compare_outlines)
        self._visitor: tuple[Article, Outline] | None = None

    def __len__(self) -> int:
        return len(self._shelf)

    def add(self, extracted: Extracted, *, primary: bool = False) -> None:
        """Add an article with its quotes to an index in memory.

        Args:
            extracted: The article and its quotes; without quotes its marks are still read.
            primary: Whether it is a primary source; transcripts are known by their turns.
        """
        self._memory.add(extracted, primary=primary)

    def check(self, article: Article, quote: Quote, *, quotes: Sequence[Quote] = ()) -> Finding:
        """Return what the other articles hold of a quote's words.

        A quote without verbatim stretches is looked up too, but only a close match with words printed
        between marks counts; without one it is `not_checked`, as is one of hardly a word that tells.

        Args:
            article: The article that the quote stands in.
            quote: The quote.
            quotes: All quotes of the article, if they are known: they tell what in it is no quote.
        """
        own = frozenset(self._shelf.numbers(article.id))
        searched = len(self) - len(self._shelf.numbers(article.id))
        verbatim = bool(quote.verbatim)
        here = report_of(article, quote, quote.verbatim or quote.content)
        side = here.side()
        if not side.words:
            return Finding("not_checked", (), searched)
        words = numbers(span.of(here.text) for span in here.spans or ())
        wanted = query(
            np.array(words, np.uint64), self.settings.ngram, day=here.day, days=self.settings.occasion_days
        )
        if not len(wanted.keys):
            # A few of the commonest words: they were not looked for, which is not the same as not found.
            return Finding("not_checked", (), searched)
        found: dict[int, list[Found]] = {}
        for place in self._places(here, words, wanted, own, running=verbatim):
            pair = (
                self._compare(here, side, place.passage, verbatim=verbatim)
                if place.may_be(wanted, here)
                else None
            )
            if pair is not None:
                found.setdefault(place.document, []).append(Found(*pair, place.passage))
        matches = {number: self._placed(number, best(found[number])) for number in found}
        if not matches and not verbatim:
            return Finding("not_checked", (), searched)
        return self._finding(Extracted(article, tuple(quotes) or (quote,)), own, matches, searched)

    def _is_own(self, number: int, article_id: str) -> bool:
        """Whether a document is one article alone, and not a reprint of it too."""
        return all(article.id == article_id for article in self._shelf.articles(number))

    def _places(
        self, here: Report, words: array[int], wanted: Query, own: frozenset[int], *, running: bool
    ) -> Iterator[_Place]:
        """Yield the passages that share enough with a quote to be compared."""
        enough = min(_SCORE, 0.9 * wanted.weight) if running else _INDIRECT
        for candidate in find(self._shelf.segments(), wanted, share=_SHARE, least=enough):
            number = candidate.document
            if number not in self._shelf or (number in own and self._is_own(number, here.article_id)):
                continue
            stretch = Span(candidate.start, candidate.end)
            there = self._shelf.extracted(number).article
            # Running text has no ends: it must hold a good part of the quote itself.
            plain = is_plain(there.text, stretch)
            least = wanted.weight if plain else min(wanted.weight, candidate.weight)
            if candidate.score < _SHARE * least:
                continue
            reading = self._reading(number)
            if plain and not running and not reading.is_quoted(stretch):
                continue
            close = self._numbers(number, candidate.start, candidate.end)
            shared = likeness(words, close, least=least) if len(words) > SHORT else in_common(words, close)
            if not may_match(wanted, shared, least, there.published, quoted=not plain):
                continue
            if not running and shared < _INDIRECT:
                continue
            wide = _widened(stretch, candidate, here, wanted.weight)
            # A transcript's words go on beside those that are alike; an article's stand between marks.
            held = reading.near(wide if reading.turns else stretch)
            for passage in held:
                if candidate.score >= _SHARE * min(wanted.weight, passage.side.weight):
                    yield _Place(number, passage, shared)
            # Turns of two speakers are two answers.
            if len(held) > 1 and not (reading.turns and len({one.report.speaker for one in held}) > 1):
                yield _Place(number, reading.joined(held), shared)
            if running and not _is_covered(stretch, held) and candidate.score >= _SHARE * wanted.weight:
                named: Answer = "yes" if reading.is_told(wide) else "unknown"
                if may_match(wanted, shared, wanted.weight, there.published, quoted=False, speaker=named):
                    report = reading.told(wide)
                    if _may_be(wanted, here, report, shared, wanted.weight):
                        yield _Place(number, reading.running(wide), shared)

    def _compare(
        self, here: Report, side: Side, passage: Passage, *, verbatim: bool
    ) -> tuple[Match, Evidence] | None:
        days, there = self.settings.occasion_days, passage.report
        pair = compare_closely(here, side, there, passage.side, occasion_days=days)
        if pair is None:
            return None
        match, evidence = pair
        quoted = (here.quoted or here.primary) and (there.quoted or there.primary)
        if (
            _is_told(here)
            and _is_told(there)
            and may_change(evidence, match.same_speaker, quoted=quoted, days=days)
        ):
            # What stands around the words is read only for the few pairs that share enough.
            here, there = _in_context(here), _in_context(there)
            match, evidence = compare_closely(here, side, there, passage.side, occasion_days=days) or pair
        if not verbatim and (evidence.kept < 0.6 or evidence.shared < 3 or match.same_occasion != "yes"):
            return None
        if match.same_occasion != "yes":
            # Words in common are no finding unless they are most of this quote, and more than a phrase.
            covered = evidence.shared / side.weight
            whole = match.status in ("exact", "same_after_folding") and len(side.words) > 1
            most = covered >= 0.7 and evidence.content >= 2 and evidence.shared >= _LEAST
            near = match.status == "trimmed" or evidence.shared >= 2 * _LEAST
            if not whole and not (most and near):
                return None
        return match, evidence

    def _placed(self, number: int, matches: Sequence[Match]) -> Sequence[Match]:
        """Say where in a primary source matches stand."""
        reading = self._reading(number)
        if not reading.primary:
            return matches
        return [replace(match, position=position(reading.article, match.spans)) for match in matches]

    def _finding(
        self, checked: Extracted, own: frozenset[int], matches: Mapping[int, Sequence[Match]], searched: int
    ) -> Finding:
        article = checked.article
        own_copies = {number for number in matches if self._copies_own(checked, own, number)}
        others = sorted(
            (
                (other, number)
                for number in matches
                for other in self._shelf.articles(number)
                if other.id != article.id
            ),
            key=lambda pair: _age(pair[0]),
        )
        firsts, of = Firsts(), list[Article]()
        copy_of: dict[tuple[str, int], str] = {}
        for other, number in others:
            if number in own_copies and _age(article) < _age(other):
                copy_of[other.id, number] = article.id
            elif len(others) > 1:
                around = self._outline(number)
                if (place := firsts.copied(around)) is not None:
                    copy_of[other.id, number] = of[place].id
                else:
                    firsts.add(around)
                    of.append(other)
        ordered = [
            replace(
                match,
                article_id=other.id,
                publisher=other.publisher,
                published=other.published,
                copy_of=copy_of.get((other.id, number)),
            )
            for other, number in others
            for match in matches[number]
        ]
        copies = frozenset(other.id for other, number in others if number in own_copies)
        return finding(ordered, searched=searched, own_copies=copies)

    def _copies_own(self, checked: Extracted, own: frozenset[int], number: int) -> bool:
        """Whether an article is a copy of the one whose quote is checked, be that one indexed or not."""
        if own:
            return any(self._is_copy(*sorted((number, mine))) for mine in own)
        if self._visitor is None or self._visitor[0] is not checked.article:
            self._visitor = checked.article, outline(checked, self.settings.ngram)
        return self._outline(number).is_copy(self._visitor[1])

    def _compare_outlines(self, one: int, other: int) -> bool:
        return one == other or self._outline(one).is_copy(self._outline(other))

    def _read_outline(self, number: int) -> Outline:
        return outline(self._shelf.extracted(number), self.settings.ngram)

    def _read_numbers(self, number: int, start: int, end: int) -> array[int]:
        return numbers((self._shelf.extracted(number).article.text[start:end],))

    def _read(self, number: int) -> Reading:
        return read(self._shelf.extracted(number), primary=self._shelf.is_primary(number))


def _age(article: Article) -> tuple[str, str]:
    return article.published or "9999", article.id


def _is_told(report: Report) -> bool:
    """Whether what stands around words tells of their occasion: in a transcript it is other speech."""
    return report.day is not None and not report.primary


@lru_cache(_KEPT_OPEN)
def _in_context(report: Report) -> Report:
    return replace(report, context=context(report.text, report.spans or (), report.day))


def _is_covered(stretch: Span, held: Sequence[Passage]) -> bool:
    """Whether passages hold more than half of a stretch."""
    spans = [span for passage in held for span in passage.report.spans or ()]
    inside = sum(max(0, min(span.end, stretch.end) - max(span.start, stretch.start)) for span in spans)
    return 2 * inside > len(stretch)


def _widened(stretch: Span, candidate: Candidate, here: Report, weight: float) -> Span:
    """Return a stretch with room for the words of the quote that no n-gram found."""
    length = sum(map(len, here.spans or ()))
    slack = round(length * max(0.0, 1 - candidate.score / weight)) if weight else 0
    return Span(max(0, stretch.start - slack), stretch.end + slack)


def verify(
    extracted: Iterable[Extracted],
    *,
    against: Iterable[Extracted] | Shelf | None = None,
    settings: Settings | None = None,
) -> Iterator[tuple[Article, Quote, Finding]]:
    """Check every quote against other articles.

    Args:
        extracted: Articles with the quotes to check.
        against: Articles to check them against, or a shelf that keeps them, such as an archive; without it
            they are checked against each other. No article is checked against itself.
        settings: What counts as one occasion, and how candidates are found.

    Yields:
        Article, quote and finding, in the order of the input.
    """
    if against is None:
        extracted = against = list(extracted)
    if isinstance(against, Iterable):
        index = Index(settings)
        for other in against:
            index.add(other)
    else:
        index = Index(settings, shelf=against)
    for one in extracted:
        for quote in one.quotes:
            yield one.article, quote, index.check(one.article, quote, quotes=one.quotes)
