"""Check quotes against other articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from quotes.match.align import Side
from quotes.match.candidates import Grams, Outline
from quotes.match.compare import compare_closely
from quotes.match.finding import finding
from quotes.match.occasion import Evidence
from quotes.match.passages import Passage, Reading, read, report_of
from quotes.match.ranking import Found, best
from quotes.match.report import Report
from quotes.models import Article, Extracted, Finding, Match, Quote
from quotes.settings import Settings

_COPY = 0.5
# The least that n-grams must share: absolutely, and of the lighter side.
_SCORE, _SHARE = 0.8, 0.25
_LEAST = 2.0


class Index:
    """Articles to check quotes against, held in memory.

    Args:
        settings: `ngram` and `occasion_days` matter here.

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

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self._grams = Grams(n=self.settings.ngram)
        self._readings: list[Reading] = []
        # Reprints of one text, to the letter, are read once: for each reading its articles.
        self._articles: list[list[Article]] = []
        self._printings: dict[tuple[object, ...], int] = {}
        self._numbers: dict[str, list[int]] = {}
        self._outlines: dict[int, Outline] = {}
        self._copies: dict[tuple[int, int], bool] = {}
        self._visitor: tuple[Article, Outline] | None = None

    def __len__(self) -> int:
        return sum(map(len, self._articles))

    def add(self, extracted: Extracted, *, primary: bool = False) -> None:
        """Add an article with its quotes.

        Args:
            extracted: The article and its quotes; without quotes its marks are still read.
            primary: Whether it is a primary source; transcripts are known by their turns.
        """
        article = extracted.article
        quotes = tuple(replace(quote, article_id="") for quote in extracted.quotes)
        printing = article.text, article.published, quotes, primary
        number = self._printings.get(printing)
        if number is None:
            reading = read(extracted, primary=primary)
            number = self._printings[printing] = self._grams.add([word.key for word in reading.words])
            self._readings.append(reading)
            self._articles.append([])
        self._articles[number].append(article)
        self._numbers.setdefault(article.id, []).append(number)

    def check(self, article: Article, quote: Quote) -> Finding:
        """Return what the other articles hold of a quote's words.

        A quote without verbatim stretches is looked up too, but only a close match with words printed
        between marks counts; without one it is `not_checked`.
        """
        own = self._numbers.get(article.id, [])
        searched = len(self) - len(own)
        verbatim = bool(quote.verbatim)
        here = report_of(article, quote, quote.verbatim or quote.content)
        side = here.side()
        if not side.words:
            return Finding("not_checked", (), searched)
        found: dict[int, list[Found]] = {}
        for passage, number in self._passages(side, article.id, running=verbatim):
            if (pair := self._compare(here, side, passage, verbatim=verbatim)) is not None:
                found.setdefault(number, []).append(Found(*pair, passage))
        matches = {number: best(found[number]) for number in found}
        if not matches and not verbatim:
            return Finding("not_checked", (), searched)
        return self._finding(article, quote, matches, searched)

    def _passages(self, side: Side, own: str, *, running: bool) -> Iterator[tuple[Passage, int]]:
        """Yield the passages that share enough with a quote to be compared; cut by score, not by rank."""
        weight = side.weight
        for candidate in self._grams.find(side.keys):
            if candidate.score < min(_SCORE, 0.9 * weight):
                continue
            if all(article.id == own for article in self._articles[candidate.document]):
                continue
            reading = self._readings[candidate.document]
            first, stop = candidate.first, candidate.stop
            owners = set(reading.owner[first:stop])
            held = sorted(owners - {-1})
            found = [reading.passages[owner] for owner in held]
            if len(held) > 1:
                found.append(reading.joined(held))
            for passage in found:
                if candidate.score >= _SHARE * min(weight, passage.weight):
                    yield passage, candidate.document
            outside = reading.owner[first:stop].count(-1)
            if running and 2 * outside >= stop - first and candidate.score >= _SHARE * weight:
                slack = len(side.words)
                begin, end = max(0, first - slack), min(len(reading.words), stop + slack)
                yield reading.running(begin, end), candidate.document

    def _compare(
        self, here: Report, side: Side, passage: Passage, *, verbatim: bool
    ) -> tuple[Match, Evidence] | None:
        pair = compare_closely(
            here, side, passage.report, passage.side, occasion_days=self.settings.occasion_days
        )
        if pair is None:
            return None
        match, evidence = pair
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
        return pair

    def _finding(
        self, article: Article, quote: Quote, matches: Mapping[int, Sequence[Match]], searched: int
    ) -> Finding:
        own_copies = {number for number in matches if self._copies_own(article, quote, number)}
        others = sorted(
            (
                (other, number)
                for number in matches
                for other in self._articles[number]
                if other.id != article.id
            ),
            key=lambda pair: _age(pair[0]),
        )
        firsts: list[tuple[Article, int]] = []
        copy_of: dict[tuple[str, int], str] = {}
        for other, number in others:
            if number in own_copies and _age(article) < _age(other):
                first: Article | None = article
            else:
                first = next((one for one, n in firsts if self._is_copy(n, number)), None)
            if first is None:
                firsts.append((other, number))
            else:
                copy_of[other.id, number] = first.id
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

    def _copies_own(self, article: Article, quote: Quote, number: int) -> bool:
        """Whether an article is a copy of the one whose quote is checked, be that one indexed or not."""
        if article.id in self._numbers:
            return any(self._is_copy(number, mine) for mine in self._numbers[article.id])
        if self._visitor is None or self._visitor[0] is not article:
            reading = read(Extracted(article, (quote,)))
            self._visitor = article, self._outline_of(reading)
        return self._outline(number).shared(self._visitor[1]) >= _COPY

    def _is_copy(self, one: int, other: int) -> bool:
        if one == other:
            return True
        pair = min(one, other), max(one, other)
        if pair not in self._copies:
            self._copies[pair] = self._outline(one).shared(self._outline(other)) >= _COPY
        return self._copies[pair]

    def _outline(self, number: int) -> Outline:
        if number not in self._outlines:
            self._outlines[number] = self._outline_of(self._readings[number])
        return self._outlines[number]

    def _outline_of(self, reading: Reading) -> Outline:
        return self._grams.outline([word.key for word in reading.words], reading.owner)


def _age(article: Article) -> tuple[str, str]:
    return article.published or "9999", article.id


def verify(
    extracted: Iterable[Extracted],
    *,
    against: Iterable[Extracted] | None = None,
    settings: Settings | None = None,
) -> Iterator[tuple[Article, Quote, Finding]]:
    """Check every quote against other articles.

    Args:
        extracted: Articles with the quotes to check.
        against: Articles to check them against; without it they are checked against each other. No
            article is checked against itself.
        settings: What counts as one occasion, and how candidates are found.

    Yields:
        Article, quote and finding, in the order of the input.
    """
    index = Index(settings)
    checked = list(extracted)
    for other in checked if against is None else against:
        index.add(other)
    for one in checked:
        for quote in one.quotes:
            yield one.article, quote, index.check(one.article, quote)
