"""The places of an article where words may stand that someone else quotes."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import accumulate
from operator import attrgetter, itemgetter

from quotes.match.align import Side
from quotes.match.report import Report
from quotes.match.tokens import numbers, weigh
from quotes.match.turns import asides, excerpt, is_others, turns_of
from quotes.models import Article, Extracted, Quote, Span, Turn
from quotes.text.marks import scan

_NO_SPEECH = ("title", "code")
# How far a paragraph without an end, and a word, is followed.
_WINDOW, _WORD, _LABEL = 4_000, 50, 80
_MARK = re.compile(r"[\"“”„«»'‘‚`’](?:(?<=[\"“”„«»])|(?<=['‘‚`])(?<!\w.)|(?<=['’])(?!\w))")


@dataclass(frozen=True)
class Passage:
    """A stretch of an article that holds words: a quote, a stretch between marks, a turn, or plain text.

    Attributes:
        report: What is printed there, who is named, and where.
        joined: Whether it is several quotes taken as one answer.
    """

    report: Report
    joined: bool = False

    @cached_property
    def words(self) -> array[int]:
        """The numbers of its words (`quotes.match.tokens`)."""
        return numbers(span.of(self.report.text) for span in self.report.spans or ())

    @cached_property
    def weight(self) -> float:
        """Sum of the rarities of its words."""
        return weigh(self.words) / 10

    @cached_property
    def side(self) -> Side:
        """Its words, read when they are asked for: most passages are left out before."""
        return self.report.side()


class _Stretches:
    """Stretches of quotes, of which those that touch a span are found without looking at all."""

    def __init__(self, stretches: Iterable[tuple[int, int, Quote]]) -> None:
        self._held = sorted(stretches, key=itemgetter(0, 1))
        self._starts = [start for start, _, _ in self._held]
        self._reach = list(accumulate((end for _, end, _ in self._held), max))

    def over(self, span: Span) -> list[tuple[int, int, Quote]]:
        """Return the stretches that share a code point with a span, in order."""
        first, stop = bisect_right(self._reach, span.start), bisect_left(self._starts, span.end)
        return [one for one in self._held[first:stop] if one[1] > span.start]


_NONE = _Stretches(())


@dataclass(frozen=True, slots=True)
class Reading:
    """One article, read for matching only where that is asked for.

    Attributes:
        article: The article.
        turns: Its turns, if it is a transcript.
        primary: Whether it is a transcript or other primary source.
        others: Whom a transcript names, of whom words under a label that names no one (HOST) are not.
    """

    article: Article
    turns: tuple[Turn, ...]
    primary: bool
    others: tuple[str, ...] = ()
    _verbatim: _Stretches = field(default_factory=lambda: _Stretches(()), repr=False)
    _content: _Stretches = field(default_factory=lambda: _Stretches(()), repr=False)
    _marks: dict[tuple[int, int], list[Span]] = field(default_factory=dict, repr=False)
    _passages: dict[tuple[Span, ...], Passage] = field(default_factory=dict, repr=False)

    def near(self, span: Span) -> list[Passage]:
        """Return the passages that a stretch of the article touches, in order.

        These are, in a transcript, the sentences of the turns; else the verbatim stretches of its quotes
        (those of one quote are one passage), then what else stands between marks and is no title.
        """
        found: dict[tuple[Span, ...], tuple[Quote | None, str | None, tuple[str, ...]]] = {}
        said = 0
        for turn in self.turns:
            if span.overlaps(turn.span):
                part = excerpt(self.article.text, turn, turn.span.common(span))
                # A label that names no one (HOST, Q) is nobody's name, whatever was made of it.
                quote = self._quote_over(part) if turn.speaker else None
                asks = not turn.speaker and is_others(self.article.text[said : turn.span.start])
                found[self._heard(part)] = quote, turn.speaker, self.others if asks else ()
            said = turn.span.end
        if self.turns:
            return [self._passage(spans, *found[spans]) for spans in sorted(found) if spans]
        taken = self._verbatim.over(span)
        found |= {quote.verbatim: (quote, None, ()) for _, _, quote in taken}
        if sum(min(span.end, end) - max(span.start, start) for start, end, _ in taken) < len(span):
            for part in self._marked(span):
                if not self._verbatim.over(part):
                    found[(part,)] = self._quote_over(part), None, ()
        return [self._passage(spans, *found[spans]) for spans in sorted(found)]

    def is_told(self, span: Span) -> bool:
        """Whether a stretch touches what the article says someone said."""
        return bool(self._content.over(span))

    def is_quoted(self, span: Span) -> bool:
        """Whether a stretch touches words that are printed as word for word, or is of a transcript."""
        return bool(self.turns or self._verbatim.over(span))

    def running(self, span: Span) -> Passage:
        """Return a stretch of running text as a passage; it grows to whole words."""
        text = self.article.text
        start, stop = max(0, span.start - _WORD), min(len(text), span.end + _WORD)
        before, behind = text.rfind(" ", start, span.start), text.find(" ", span.end, stop)
        spans = self._heard(Span(before + 1 if before >= 0 else start, behind if behind >= 0 else stop))
        quote = self._quote_over(span)
        return Passage(report_of(self.article, quote, spans, quoted=False, primary=self.primary))

    def _quote_over(self, span: Span) -> Quote | None:
        """Return the quote whose content covers most of a stretch, if any touches it."""
        most, over = 0, None
        shares: dict[int, int] = {}
        for start, end, quote in self._content.over(span):
            share = min(end, span.end) - max(start, span.start)
            shares[id(quote)] = shares.get(id(quote), 0) + share
            if shares[id(quote)] > most:
                most, over = shares[id(quote)], quote
        return over

    def joined(self, parts: Sequence[Passage]) -> Passage:
        """Return several passages as one: an answer that a cue or another quote's seam cuts in two."""
        spans = tuple(span for part in parts for span in part.report.spans or ())
        named = next((part.report for part in parts if part.report.speaker), parts[0].report)
        return Passage(replace(named, spans=spans, parted=True), joined=True)

    def _marked(self, span: Span) -> list[Span]:
        """Return what stands between marks in the paragraphs that a stretch touches, titles left out."""
        text = self.article.text
        start = text.rfind("\n", max(0, span.start - _WINDOW), span.start) + 1 or max(0, span.start - _WINDOW)
        stop = text.find("\n", span.end, span.end + _WINDOW)
        window = start, stop if stop >= 0 else span.end + _WINDOW
        if window not in self._marks:
            piece = text[slice(*window)]
            found = scan(piece) if _MARK.search(piece) else ()
            self._marks[window] = [
                s.inner.shifted(start) for s in found if s.depth == 0 and s.use not in _NO_SPEECH
            ]
        return [inner for inner in self._marks[window] if inner.overlaps(span)]

    def _heard(self, span: Span) -> tuple[Span, ...]:
        """Return a stretch without what no one said: in a transcript, what stands in brackets."""
        if not self.turns:
            return (span,)
        parts: list[Span] = []
        start = span.start
        for aside in asides(self.article.text, span):
            parts.append(Span(start, aside.start))
            start = aside.end
        parts.append(Span(start, span.end))
        return tuple(part for part in (part.stripped(self.article.text) for part in parts) if part)

    def _passage(
        self, spans: tuple[Span, ...], quote: Quote | None, name: str | None, others: tuple[str, ...]
    ) -> Passage:
        passage = self._passages.get(spans)
        if passage is None:
            report = report_of(self.article, quote, spans, primary=self.primary, speaker=name)
            passage = self._passages[spans] = Passage(replace(report, others=others))
        return passage


def read(extracted: Extracted, *, primary: bool = False) -> Reading:
    """Read an article for matching.

    Args:
        extracted: The article and its quotes; without quotes its marks are still read.
        primary: Whether it is a primary source; transcripts are known by their turns.
    """
    turns = turns_of(extracted.article)
    verbatim, content = (
        _Stretches((part.start, part.end, quote) for quote in extracted.quotes for part in parts(quote))
        if extracted.quotes
        else _NONE
        for parts in (attrgetter("verbatim"), attrgetter("content"))
    )
    named = tuple(sorted({turn.speaker for turn in turns if turn.speaker}))
    return Reading(extracted.article, turns, primary or bool(turns), named, verbatim, content)


def is_plain(text: str, span: Span) -> bool:
    """Whether a stretch is running text for sure: no mark in or beside it, and no name with a colon."""
    if _MARK.search(text, max(0, span.start - 1), span.end + 1):
        return False
    line = text.rfind("\n", max(0, span.start - _WINDOW), span.start) + 1
    return ":" not in text[line : min(line + _LABEL, span.end)]


def report_of(
    article: Article,
    quote: Quote | None,
    spans: tuple[Span, ...],
    *,
    quoted: bool = True,
    primary: bool = False,
    speaker: str | None = None,
) -> Report:
    """Return the report that an article makes of some of its words."""
    source = " ".join(span.of(article.text) for span in quote.source) if quote else ""
    role = quote.role.text if quote and quote.role else ""
    resolved = quote.speaker.name if quote and quote.speaker else None
    return Report(
        article.text,
        spans,
        speaker=resolved or source or speaker,
        speaker_type=quote.speaker_type if quote else None,
        source=f"{source} {role}".strip() or None,
        speaker_id=quote.speaker_id if quote and resolved else None,
        published=article.published,
        publisher=article.publisher,
        article_id=article.id,
        quoted=quoted,
        parted=quote is not None and quote.kind == "mixed",
        told=quote is not None and quote.kind == "indirect",
        primary=primary,
        cue=quote.cue if quote else (),
    )
