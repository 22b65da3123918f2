"""The places of an article where words may stand that someone else quotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from quotes.match.align import Side, side
from quotes.match.report import Report
from quotes.match.words import ELLIPSIS, Word, words
from quotes.models import Article, Extracted, Quote, Span
from quotes.text.marks import scan

_TURN = re.compile(
    r"^[^\S\n]*([A-Z][A-Z.'’\-]*(?:[ ][A-Z.'’\-]+){0,4})(?:[ ]\([^)\n]*\))?:[ \t]", re.MULTILINE
)
_FEWEST_TURNS = 3


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of an article that holds words: a quote, a stretch between marks, or a turn.

    Attributes:
        report: What is printed there, who is named, and where.
        side: Its words.
        verbatim: Whether the words claim to be word for word.
        weight: Sum of the rarities of its words.
        joined: Whether it is several quotes taken as one answer.
    """

    report: Report
    side: Side
    verbatim: bool = True
    weight: float = 0.0
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """One article, read for matching.

    Attributes:
        article: The article.
        quotes: Its quotes.
        words: All of its words, in order.
        passages: Its quotes, stretches between marks and turns.
        owner: For each word the number of the passage that holds it, or -1 in running text.
        primary: Whether it is a transcript or other primary source.
    """

    article: Article
    quotes: tuple[Quote, ...]
    words: tuple[Word, ...]
    passages: tuple[Passage, ...]
    owner: tuple[int, ...]
    primary: bool

    def running(self, first: int, stop: int) -> Passage:
        """Return a stretch of running text, by the numbers of its words, as a passage."""
        span = Span(self.words[first].start, self.words[stop - 1].end)
        report = report_of(
            self.article, _quote_over(self.quotes, span), (span,), quoted=False, primary=self.primary
        )
        return Passage(report, side(self.words[first:stop]), verbatim=False)

    def joined(self, numbers: Sequence[int]) -> Passage:
        """Return several passages as one: an answer that a cue or another quote's seam cuts in two."""
        parts = sorted((self.passages[number] for number in numbers), key=lambda p: p.report.spans or ())
        spans = tuple(span for part in parts for span in part.report.spans or ())
        named = next((part.report for part in parts if part.report.speaker), parts[0].report)
        return replace(_passage(replace(named, spans=spans, parted=True)), joined=True)


def read(extracted: Extracted, *, primary: bool = False) -> Reading:
    """Read an article's words and the passages that hold them.

    Passages are the verbatim stretches of its quotes (those of one quote are one passage), then what
    else stands between marks and is no title, then, in a transcript, the turns.
    """
    article = extracted.article
    primary = primary or is_transcript(article.text)
    found = tuple(word for word in words(article.text) if word.key != ELLIPSIS)
    stretches = [
        ((s.inner,), None) for s in scan(article.text) if s.depth == 0 and s.use not in ("title", "measure")
    ]
    turns = [((span,), name) for name, span in turns_of(article.text)] if primary else []
    taken: list[Span] = []
    passages: list[Passage] = []
    for quote in extracted.quotes:
        if quote.verbatim:
            taken += quote.verbatim
            report = report_of(article, quote, quote.verbatim, primary=primary)
            passages.append(_passage(report))
    for spans, name in (*stretches, *turns):
        if any(t.overlaps(s) for t in taken for s in spans):
            continue
        report = report_of(
            article, _quote_over(extracted.quotes, spans[0]), spans, primary=primary, speaker=name
        )
        passages.append(_passage(report))
    passages.sort(key=lambda p: p.report.spans or ())
    return Reading(article, extracted.quotes, found, tuple(passages), _owners(found, passages), primary)


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


def turns_of(text: str) -> list[tuple[str, Span]]:
    """Return the turns of a transcript: the name in front of the colon and the words behind it."""
    found = list(_TURN.finditer(text))
    stops = [*(match.start() for match in found[1:]), len(text)][: len(found)]
    return [
        (match.group(1).strip(), Span(match.end(), match.end() + len(text[match.end() : stop].rstrip())))
        for match, stop in zip(found, stops, strict=True)
        if text[match.end() : stop].strip()
    ]


def is_transcript(text: str) -> bool:
    r"""Whether a text is a transcript: most of it lies in turns, and a speaker takes more than one.

    Example:
        >>> is_transcript("HOST: Will you run?\nVALDEZ: I will not.\nHOST: Why?\nVALDEZ: I am tired.")
        True
    """
    turns = turns_of(text)
    names = Counter(name for name, _ in turns)
    if len(turns) < _FEWEST_TURNS or names.most_common(1)[0][1] < 2:
        return False
    paragraphs = [line for line in text.splitlines() if line.strip()]
    opened = sum(_TURN.match(line + " ") is not None for line in paragraphs)
    return turns[0][1].start < 0.3 * len(text) and opened >= 0.4 * len(paragraphs)


def _quote_over(quotes: Iterable[Quote], span: Span) -> Quote | None:
    """Return the quote whose content covers most of a stretch, if any touches it."""
    shares = [
        (sum(max(0, min(c.end, span.end) - max(c.start, span.start)) for c in quote.content), quote)
        for quote in quotes
    ]
    most = max(shares, key=lambda pair: pair[0], default=(0, None))
    return most[1] if most[0] else None


def _passage(report: Report) -> Passage:
    words = report.side()
    return Passage(report, words, weight=words.weight)


def _owners(found: tuple[Word, ...], passages: list[Passage]) -> tuple[int, ...]:
    spans = sorted((s.start, s.end, n) for n, p in enumerate(passages) for s in p.report.spans or ())
    owner = [-1] * len(found)
    at = 0
    for start, end, number in spans:
        while at < len(found) and found[at].start < start:
            at += 1
        inner = at
        while inner < len(found) and found[inner].end <= end:
            if owner[inner] < 0:
                owner[inner] = number
            inner += 1
    return tuple(owner)
