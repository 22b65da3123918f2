"""Find the quotes of an article."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from quotes.detect.assemble import assemble
from quotes.detect.attribution import Attribution
from quotes.detect.labels import Label
from quotes.detect.links import Places
from quotes.detect.rules import label
from quotes.detect.scan import SILENT, speech_paragraphs
from quotes.detect.structure import (
    dash_attributions,
    from_lines,
    headline_attributions,
    turn_attributions,
    turns,
)
from quotes.models import Article, Kind, Problem, Quote, Span
from quotes.text.language import is_english
from quotes.text.mark_uses import NO_SPEECH
from quotes.text.marks import Stretch, scan_with_strays
from quotes.text.parse import Parse

_AS = re.compile(r"[A-Z]\w+ (?:as|after) (?=\w)")
_PROBLEMS = {
    "unclosed_mark": "a quotation mark is never closed; the quote ends with its paragraph",
    "mixed_marks": "a quotation mark is closed by one of another kind",
    "not_reopened": "a quote runs over paragraphs without opening again",
}


def detect(article: Article, parse: Parse) -> tuple[list[Quote], list[Problem]]:
    """Find direct, indirect and mixed quotes with their content, cue and source.

    Captions, bylines, datelines and credits are not speech. In a text that is not English only marks are
    looked for, and a problem says so. Speakers and roles are left empty; see
    `quotes.attribute`.

    Args:
        article: The article.
        parse: Its lazy parse; only paragraphs that can hold speech are parsed.

    Returns:
        The quotes in the order of their content, and the problems found in the text's marks.
    """
    text = article.text
    every, strays = scan_with_strays(text)
    stretches = [s for s in every if article.zone_at(s.outer.start) not in SILENT]
    found = turns(article, parse.paragraphs)
    shown = list(turn_attributions(article, parse.paragraphs, found))
    free = _outside(stretches, shown)
    for more in (from_lines(text, parse.paragraphs, free), dash_attributions(text, parse.paragraphs, free)):
        shown += more
        free = _outside(free, shown)
    turn_paragraphs = {parse.index_at(c.start) for a in shown if a.turn for c in a.content}
    indices = [i for i in speech_paragraphs(article, parse.paragraphs, free) if i not in turn_paragraphs]
    english = is_english(text, article.language)
    labels = label(parse, indices, [s for s in free if s.depth == 0]) if english else []
    labels = [one for one in (_in_body(article, one) for one in labels) if one is not None]
    attributions = [*shown, *assemble(text, parse.paragraphs, labels, free)]
    sources = [s.of(text) for a in attributions for s in a.source if article.zone_at(s.start) == "body"]
    headlines = list(headline_attributions(article, sources))
    attributions = [*headlines, *_not_in(attributions, headlines)]
    if not english:
        attributions = [
            replace(a, confidence=0.3, why=f"{a.why}; not English, marks only") for a in attributions
        ]
    marked = Marked(every)
    quotes = [_quote(article, a, marked) for a in sorted(attributions, key=lambda a: a.content[0].start)]
    problems = _problems(article, stretches, strays)
    return quotes, problems if english else [_not_english(article), *problems]


def _not_english(article: Article) -> Problem:
    return Problem(
        "not_english",
        f"{article.id}: does not look English; only what stands between quotation marks was looked for. "
        f"If it is English, state “en” in the field language of a record.",
        article.id,
        article.where,
    )


def _in_body(article: Article, label: Label) -> Label | None:
    """Return a label without the dateline it begins with; None if it lies in a caption, byline or credit."""
    zone = next((z for z in article.zones if z.span.start <= label.span.start < z.span.end), None)
    if zone is None or zone.name not in SILENT:
        return _behind_as(article.text, label) if zone is not None and label.name == "source" else label
    start = zone.span.end
    while start < label.span.end and not article.text[start].isalnum() and article.text[start] not in "“\"‘'":
        start += 1
    inside = zone.name == "dateline" and label.name == "content" and start < label.span.end
    return replace(label, span=Span(start, label.span.end)) if inside else None


def _behind_as(text: str, label: Label) -> Label:
    """Return the label of "port boss" for "Fury as port boss" in a headline."""
    m = _AS.match(text, label.span.start, label.span.end)
    return label if m is None else replace(label, span=Span(m.end(), label.span.end))


def _outside(stretches: Iterable[Stretch], shown: Sequence[Attribution]) -> list[Stretch]:
    taken = Places(c for a in shown for c in a.content)
    return [s for s in stretches if not taken.touch(s.outer)]


def _not_in(attributions: Iterable[Attribution], headlines: Sequence[Attribution]) -> list[Attribution]:
    taken = Places(c for a in headlines for c in a.content)
    return [a for a in attributions if not any(taken.touch(c) for c in a.content)]


def _quote(article: Article, attribution: Attribution, marked: Marked) -> Quote:
    text = article.text
    content = tuple(marked.without_outer_marks(c) for c in _merged(attribution.content))
    parts = (part for c in content for part in marked.within(c))
    verbatim = (
        content if attribution.turn else tuple(p for p in parts if any(ch.isalnum() for ch in p.of(text)))
    )
    return Quote(
        article.id,
        _kind(text, content, verbatim),
        content,
        verbatim,
        attribution.cue,
        attribution.source,
        article.zone_at(content[0].start),
        attribution.confidence,
        attribution.why,
    )


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Merge pieces of content that lie over each other."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


class Marked:
    """Stretches, for asking which of them a span holds."""

    def __init__(self, stretches: Sequence[Stretch]) -> None:
        self._inner = {s.outer: s.inner for s in stretches}
        self._outermost = [s.inner for s in stretches if s.depth == 0 and s.use not in NO_SPEECH]
        self._starts = [s.start for s in self._outermost]

    def without_outer_marks(self, span: Span) -> Span:
        """Return the inside of a marked stretch, or the span itself if it is none."""
        return self._inner.get(span, span)

    def within(self, span: Span) -> Iterator[Span]:
        """Yield the parts of a span that stand between marks."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        for inner in self._outermost[first : bisect_left(self._starts, span.end)]:
            if inner.overlaps(span):
                yield Span(max(span.start, inner.start), min(span.end, inner.end))


def _kind(text: str, content: Sequence[Span], verbatim: Sequence[Span]) -> Kind:
    """`direct` if all letters and digits stand inside marks, `indirect` if none does, else `mixed`."""
    said = sum(ch.isalnum() for c in content for ch in c.of(text))
    marked = sum(ch.isalnum() for v in verbatim for ch in v.of(text))
    return "indirect" if not marked else "direct" if marked >= 0.95 * said else "mixed"


def _problems(article: Article, stretches: Sequence[Stretch], strays: Sequence[int]) -> list[Problem]:
    found = [
        Problem(code, f"{article.id}: {_PROBLEMS[code]}.", article.id, article.where, s.outer)
        for s in stretches
        for code in s.problems
    ]
    found += [
        Problem(
            "stray_mark",
            f"{article.id}: a closing quotation mark closes nothing.",
            article.id,
            article.where,
            Span(i, i + 1),
        )
        for i in strays
        if article.zone_at(i) not in SILENT
    ]
    return found
