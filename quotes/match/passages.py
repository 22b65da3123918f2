"""The places of an article where words may stand that someone else quotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from quotes.match.align import Side, side
from quotes.match.report import Report
from quotes.match.turns import asides, excerpt, turns_of
from quotes.match.words import words
from quotes.models import Article, Extracted, Quote, Span, Turn
from quotes.text.marks import scan

_NO_SPEECH = ("title", "measure")
# How far a paragraph without an end, and a word, is followed.
_WINDOW, _WORD, _LABEL = 4_000, 50, 80
_MARK = re.compile(r"[\"“”„«»]|(?<!\w)['‘‚`]|['’](?!\w)")


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of an article that holds words: a quote, a stretch between marks, a turn, or plain text.

    Attributes:
        report: What is printed there, who is named, and where.
        side: Its words.
        verbatim: Whether the words claim to be word for word.
        joined: Whether it is several quotes taken as one answer.
    """

    report: Report
    side: Side
    verbatim: bool = True
    joined: bool = False

    @property
    def start(self) -> int:
        """Where its first stretch begins, in code points of the article's text."""
        return self.report.spans[0].start if self.report.spans else 0


@dataclass(frozen=True, slots=True)
class Reading:
    """One article, read for matching only where that is asked for.

    Attributes:
        article: The article.
        quotes: Its quotes.
        turns: Its turns, if it is a transcript.
        primary: Whether it is a transcript or other primary source.
    """

    article: Article
    quotes: tuple[Quote, ...]
    turns: tuple[Turn, ...]
    primary: bool
    _verbatim: list[tuple[int, int, Quote]] = field(default_factory=list, repr=False)
    _marks: dict[tuple[int, int], list[Span]] = field(default_factory=dict, repr=False)
    _passages: dict[tuple[Span, ...], Passage] = field(default_factory=dict, repr=False)

    def near(self, span: Span) -> list[Passage]:
        """Return the passages that a stretch of the article touches, in order.

        These are, in a transcript, the sentences of the turns; else the verbatim stretches of its quotes
        (those of one quote are one passage), then what else stands between marks and is no title.
        """
        found: dict[tuple[Span, ...], tuple[Quote | None, str | None]] = {}
        for turn in self.turns:
            if span.overlaps(turn.span):
                part = excerpt(self.article.text, turn, _common(turn.span, span))
                # A label that names no one (HOST, Q) is nobody's name, whatever was made of it.
                quote = _quote_over(self.quotes, part) if turn.speaker else None
                found[self._heard(part)] = quote, turn.speaker
        if self.turns:
            return [self._passage(spans, *found[spans]) for spans in sorted(found) if spans]
        taken = self._quoted(span)
        found |= {quote.verbatim: (quote, None) for _, _, quote in taken}
        if sum(min(span.end, end) - max(span.start, start) for start, end, _ in taken) < len(span):
            for part in self._marked(span):
                if not self._quoted(part):
                    found[(part,)] = _quote_over(self.quotes, part), None
        return [self._passage(spans, *found[spans]) for spans in sorted(found)]

    def is_told(self, span: Span) -> bool:
        """Whether a stretch touches what the article says someone said."""
        return any(part.start < span.end and span.start < part.end for q in self.quotes for part in q.content)

    def _quoted(self, span: Span) -> list[tuple[int, int, Quote]]:
        return [one for one in self._verbatim if one[0] < span.end and span.start < one[1]]

    def running(self, span: Span) -> Passage:
        """Return a stretch of running text as a passage; it grows to whole words."""
        text = self.article.text
        start, stop = max(0, span.start - _WORD), min(len(text), span.end + _WORD)
        before, behind = text.rfind(" ", start, span.start), text.find(" ", span.end, stop)
        spans = self._heard(Span(before + 1 if before >= 0 else start, behind if behind >= 0 else stop))
        report = report_of(
            self.article, _quote_over(self.quotes, span), spans, quoted=False, primary=self.primary
        )
        return Passage(report, side(words(text, spans)), verbatim=False)

    def joined(self, parts: Sequence[Passage]) -> Passage:
        """Return several passages as one: an answer that a cue or another quote's seam cuts in two."""
        spans = tuple(span for part in parts for span in part.report.spans or ())
        named = next((part.report for part in parts if part.report.speaker), parts[0].report)
        report = replace(named, spans=spans, parted=True)
        return Passage(report, report.side(), joined=True)

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

    def _passage(self, spans: tuple[Span, ...], quote: Quote | None, name: str | None) -> Passage:
        passage = self._passages.get(spans)
        if passage is None:
            report = report_of(self.article, quote, spans, primary=self.primary, speaker=name)
            passage = self._passages[spans] = Passage(report, report.side())
        return passage


def read(extracted: Extracted, *, primary: bool = False) -> Reading:
    """Read an article for matching.

    Args:
        extracted: The article and its quotes; without quotes its marks are still read.
        primary: Whether it is a primary source; transcripts are known by their turns.
    """
    turns = turns_of(extracted.article)
    verbatim = [(part.start, part.end, quote) for quote in extracted.quotes for part in quote.verbatim]
    return Reading(extracted.article, extracted.quotes, turns, primary or bool(turns), verbatim)


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
        primary=primary,
    )


def _common(one: Span, other: Span) -> Span:
    return Span(max(one.start, other.start), min(one.end, other.end))


def _quote_over(quotes: Iterable[Quote], span: Span) -> Quote | None:
    """Return the quote whose content covers most of a stretch, if any touches it."""
    most, over = 0, None
    for quote in quotes:
        if quote.start < span.end and span.start < quote.end:
            share = sum(max(0, min(c.end, span.end) - max(c.start, span.start)) for c in quote.content)
            if share > most:
                most, over = share, quote
    return over
