"""Check quotes against other articles."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from quotes.match.compare import Paired, compare_closely, paired, speakers
from quotes.match.context import context
from quotes.match.copies import Copies
from quotes.match.evidence import Evidence
from quotes.match.finding import finding
from quotes.match.lookup import KEPT_OPEN, Lookup, Sought, sought
from quotes.match.occasion import may_be_tied, may_change
from quotes.match.passages import Passage
from quotes.match.ranking import Found, best
from quotes.match.report import Report
from quotes.match.shelf import Memory, Shelf
from quotes.match.turns import position
from quotes.models import Article, Extracted, Finding, Match, Quote
from quotes.settings import Settings

# What words must share to be told of though nothing ties them together: of the quote, and absolutely.
_MOST, _LEAST = 0.7, 2.0


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
        self._lookup = Lookup(self._shelf)
        self._copies = Copies(self._shelf, self.settings.ngram)
        self._in_context = lru_cache(KEPT_OPEN)(_in_context)

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
        (found,) = self._check(Extracted(article, tuple(quotes) or (quote,)), (quote,))
        return found

    def check_all(self, extracted: Extracted) -> Iterator[Finding]:
        """Yield for each quote of an article what `check` returns; together they take less time."""
        return self._check(extracted, extracted.quotes)

    def _check(self, extracted: Extracted, asked: Sequence[Quote]) -> Iterator[Finding]:
        article, n = extracted.article, self.settings.ngram
        own = self._shelf.numbers(article.id)
        searched = len(self) - len(own)
        some = [sought(article, quote, self.settings) for quote in asked]
        for one, candidates in zip(
            some, self._lookup.candidates([one.wanted for one in some], n), strict=True
        ):
            found: dict[int, list[Found]] = {}
            for number, passage in self._lookup.places(one, candidates or (), own):
                pair = self._compare(one, passage)
                if pair is not None:
                    found.setdefault(number, []).append(Found(*pair, passage))
            matches = {number: self._placed(number, best(found[number])) for number in found}
            is_looked_up = candidates is not None and one.wanted.is_found(n)
            if is_looked_up and (matches or one.wanted.verbatim):
                yield self._finding(extracted, own, matches, searched)
            else:
                # No word, or only what is very common: not looked for is not the same as not found.
                yield Finding("not_checked", (), searched)

    def _compare(self, one: Sought, passage: Passage) -> tuple[Match, Evidence] | None:
        days, here, there, side = (
            self.settings.occasion_days,
            one.passage.report,
            passage.report,
            one.passage.side,
        )
        quoted = here.word_for_word and there.word_for_word
        pair = paired(here, side, there, passage.side)
        if pair is None or not self._may_count(one, passage, pair):
            return None
        match, evidence = compare_closely(pair, here, there, occasion_days=days)
        if (
            _is_told(here)
            and _is_told(there)
            and may_change(evidence, match.same_speaker, quoted=quoted, days=days)
        ):
            # What stands around the words is read only for the few pairs that share enough.
            here, there = self._in_context(here), self._in_context(there)
            match, evidence = compare_closely(pair, here, there, occasion_days=days)
        if not one.wanted.verbatim and (
            evidence.kept < 0.6 or evidence.shared < 3 or match.same_occasion != "yes"
        ):
            return None
        if match.same_occasion != "yes":
            # Words in common are no finding unless they are most of this quote, and more than a phrase.
            covered = evidence.shared / side.weight
            whole = match.status in ("exact", "same_after_folding") and len(side.words) > 1
            most = covered >= _MOST and evidence.content >= 2 and evidence.shared >= _LEAST
            near = match.status == "trimmed" or evidence.shared >= 2 * _LEAST
            if not whole and not (most and near):
                return None
        return match, evidence

    def _may_count(self, one: Sought, passage: Passage, pair: Paired) -> bool:
        """Whether a match can come of words that were paired: what differs is named only then."""
        here, side, there = one.passage.report, one.passage.side, passage.report
        if one.wanted.verbatim and len(side.words) > 1 and pair.found.weight >= _MOST * side.weight:
            return True
        return may_be_tied(
            pair.found.weight,
            pair.kept,
            0 if here.day and there.day else None,
            speakers(here, there)[0],
            quoted=here.word_for_word and there.word_for_word,
            near=self.settings.occasion_days,
        )

    def _placed(self, number: int, matches: Sequence[Match]) -> Sequence[Match]:
        """Say where in a primary source matches stand."""
        reading = self._lookup.reading(number)
        if not reading.primary:
            return matches
        return [replace(match, position=position(reading.article, match.spans)) for match in matches]

    def _finding(
        self,
        checked: Extracted,
        own: Collection[int],
        matches: Mapping[int, Sequence[Match]],
        searched: int,
    ) -> Finding:
        article = checked.article
        copies = {number for number in matches if self._copies.is_copy(checked, own, number)}
        others = sorted(
            (
                (other, number)
                for number in matches
                for other in self._shelf.articles(number)
                if other.id != article.id
            ),
            key=lambda pair: _age(pair[0]),
        )
        # What this article's own text was reprinted in is its copy; of the rest, the first one's.
        reprints = {
            (other.id, number): article.id
            for other, number in others
            if number in copies and _age(article) < _age(other)
        }
        rest = [(other, number) for other, number in others if (other.id, number) not in reprints]
        copy_of = reprints | self._copies.among(rest)
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
        own_copies = frozenset(other.id for other, number in others if number in copies)
        return finding(ordered, searched=searched, own_copies=own_copies)


def _age(article: Article) -> tuple[str, str]:
    return article.published or "9999", article.id


def _is_told(report: Report) -> bool:
    """Whether what stands around words tells of their occasion: in a transcript it is other speech."""
    return report.day is not None and not report.primary


def _in_context(report: Report) -> Report:
    return replace(report, context=context(report.text, report.spans or (), report.day))


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
        for quote, found in zip(one.quotes, index.check_all(one), strict=True):
            yield one.article, quote, found
