"""Check quotes against other articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from quotes.match.align import Side
from quotes.match.candidates import Grams
from quotes.match.compare import compare_closely
from quotes.match.finding import finding
from quotes.match.occasion import Evidence
from quotes.match.passages import Passage, Reading, read, report_of
from quotes.match.report import Report
from quotes.match.status import CLOSENESS
from quotes.models import Article, Extracted, Finding, Match, Quote, Span
from quotes.settings import Settings

_COPY = 0.5
# The least that n-grams must share: absolutely, and of the lighter side.
_SCORE, _SHARE = 0.8, 0.25
_LEAST = 2.0
_ANSWERS = ("yes", "unknown", "no")


class Index:
    """Articles to check quotes against, held in memory.

    Args:
        settings: `ngram`, `min_words` and `occasion_days` matter here.

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
        self._numbers: dict[str, list[int]] = {}
        self._copies: dict[tuple[int, int], bool] = {}

    def __len__(self) -> int:
        return len(self._readings)

    def add(self, extracted: Extracted, *, primary: bool = False) -> None:
        """Add an article with its quotes.

        Args:
            extracted: The article and its quotes; without quotes its marks are still read.
            primary: Whether it is a primary source; transcripts are known by their turns.
        """
        reading = read(extracted, primary=primary)
        number = self._grams.add([word.key for word in reading.words])
        self._readings.append(reading)
        self._numbers.setdefault(extracted.article.id, []).append(number)

    def check(self, article: Article, quote: Quote) -> Finding:
        """Return what the other articles hold of a quote's words.

        A quote without verbatim stretches is looked up too, but only a close match with words printed
        between marks counts; without one it is `not_checked`.
        """
        own = self._numbers.get(article.id, [])
        searched = len(self._readings) - len(own)
        verbatim = bool(quote.verbatim)
        here = report_of(article, quote, quote.verbatim or quote.content)
        side = here.side()
        if not side.words:
            return Finding("not_checked", (), searched)
        found: dict[int, list[_Found]] = {}
        for passage, number in self._passages(side, frozenset(own), running=verbatim):
            if (pair := self._compare(here, side, passage, verbatim=verbatim)) is not None:
                found.setdefault(number, []).append(_Found(*pair, passage))
        matches = [(number, match) for number in found for match in _best(found[number])]
        if not matches and not verbatim:
            return Finding("not_checked", (), searched)
        return self._finding(own, matches, searched)

    def _passages(self, side: Side, own: frozenset[int], *, running: bool) -> Iterator[tuple[Passage, int]]:
        """Yield the passages that share enough with a quote to be compared; cut by score, not by rank."""
        weight = side.weight
        for candidate in self._grams.find(side.keys):
            if candidate.document in own or candidate.score < min(_SCORE, 0.9 * weight):
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

    def _finding(self, own: Sequence[int], matches: Sequence[tuple[int, Match]], searched: int) -> Finding:
        numbers = sorted({number for number, _ in matches}, key=self._age)
        first: dict[int, int] = {}
        own_copies = {n for n in numbers if any(self._is_copy(n, mine) for mine in own)}
        for at, number in enumerate(numbers):
            older = next((n for n in numbers[:at] if n not in first and self._is_copy(n, number)), None)
            if number in own_copies:
                oldest = min((*own, number), key=self._age)
                if oldest != number:
                    first[number] = oldest
            elif older is not None:
                first[number] = older
        grouped = [
            replace(match, copy_of=self._readings[first[n]].article.id) if n in first else match
            for n, match in matches
        ]
        copies = frozenset(self._readings[n].article.id for n in own_copies)
        return finding(grouped, searched=searched, own_copies=copies)

    def _age(self, number: int) -> tuple[str, str]:
        article = self._readings[number].article
        return article.published or "9999", article.id

    def _is_copy(self, one: int, other: int) -> bool:
        pair = min(one, other), max(one, other)
        if pair not in self._copies:
            owners = {n: self._readings[n].owner for n in pair}
            self._copies[pair] = self._grams.shared(*pair, owners) >= _COPY
        return self._copies[pair]


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


class _Found(NamedTuple):
    match: Match
    evidence: Evidence
    passage: Passage


def _best(found: Sequence[_Found]) -> list[Match]:
    """Return an article's matches, the best of those that overlap each other."""
    ranked = sorted(found, key=_rank)
    kept: list[_Found] = []
    for one in ranked:
        over = [other for other in kept if _overlap(one.match, other.match)]
        if not over and not one.passage.joined:
            kept.append(one)
        elif one.passage.joined and over and all(_better(one, other) for other in over):
            kept = [other for other in kept if other not in over] + [one]
    if any(one.match.same_occasion == "yes" for one in kept):
        kept = [one for one in kept if one.match.same_occasion == "yes"]
    else:
        kept = kept[:1]
    return [one.match for one in kept]


def _rank(one: _Found) -> tuple[bool, int, float, int, tuple[Span, ...]]:
    # What is shared counts, less what has to be explained away.
    gain = one.evidence.shared - 0.3 * len(one.match.changes) - (not one.passage.verbatim)
    answer = _ANSWERS.index(one.match.same_occasion)
    return one.passage.joined, answer, -round(gain, 3), CLOSENESS.index(one.match.status), one.match.spans


def _better(joined: _Found, single: _Found) -> bool:
    """Whether several quotes taken as one explain the words better than one of them alone."""
    shown = CLOSENESS.index("elided")
    closer = CLOSENESS.index(joined.match.status) <= min(shown, CLOSENESS.index(single.match.status))
    return closer and joined.evidence.shared >= single.evidence.shared + 1.0


def _overlap(one: Match, other: Match) -> bool:
    return any(a.overlaps(b) for a in one.spans for b in other.spans)
