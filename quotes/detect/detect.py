"""Find the quotes of an article."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from quotes.detect.attribution import Attribution
from quotes.detect.factuality import factuality
from quotes.detect.find import attributions
from quotes.detect.scan import SILENT
from quotes.detect.tagger import Tagger, load_tagger
from quotes.models import Article, Kind, Problem, Quote, Span
from quotes.text.language import is_english
from quotes.text.mark_uses import NO_SPEECH
from quotes.text.marks import Stretch, scan_with_strays

_PROBLEMS = {
    "unclosed_mark": "a quotation mark is never closed; the quote ends with its paragraph",
    "mixed_marks": "a quotation mark is closed by one of another kind",
    "not_reopened": "a quote runs over paragraphs without opening again",
}


def detect(article: Article, *, tagger: Tagger | None = None) -> tuple[list[Quote], list[Problem]]:
    """Find direct, indirect and mixed quotes with their content, cue and source.

    Captions, bylines, datelines and credits are not speech. In a text that is not English only marks are
    looked for, and a problem says so. Speakers and roles are left empty; see
    `quotes.attribute`.

    Args:
        article: The article.
        tagger: What labels sources, cues and contents; the one that ships if not given.

    Returns:
        The quotes in the order of their content, and the problems found in the text's marks.

    Raises:
        ModelError: The tagger that ships cannot be loaded.
    """
    stretches, strays = scan_with_strays(article.text)
    english = is_english(article.text, article.language)
    found = attributions(article, stretches, (tagger or load_tagger()) if english else None)
    if not english:
        found = [replace(a, confidence=0.3, why=f"{a.why}; not English, marks only") for a in found]
    marked = Marked(stretches)
    quotes = [quote_of(article, a, marked) for a in found]
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


def quote_of(article: Article, attribution: Attribution, marked: Marked) -> Quote:
    """Return what belongs together as a quote of a kind, which nobody has attributed yet."""
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
        tuple(_trimmed(text, s) for s in attribution.source),
        factuality(text, attribution.content, attribution.cue, attribution.source),
        article.zone_at(content[0].start),
        attribution.confidence,
        attribution.why,
    )


def _trimmed(text: str, source: Span) -> Span:
    """Return a source without a comma or dash at its end."""
    return Span(source.start, source.start + max(1, len(source.of(text).rstrip(" ,—–-"))))


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
        self._whole = {s.inner for s in stretches}
        self._outermost = [s.inner for s in stretches if s.depth == 0 and s.use not in NO_SPEECH]
        self._starts = [s.start for s in self._outermost]

    def without_outer_marks(self, span: Span) -> Span:
        """Return the inside of a marked stretch, or the span itself if it is none."""
        return self._inner.get(span, span)

    def within(self, span: Span) -> Iterator[Span]:
        """Yield the parts of a span that stand between marks; what is a whole quote is no title."""
        if span in self._whole:
            yield span
            return
        first = max(0, bisect_right(self._starts, span.start) - 1)
        for inner in self._outermost[first : bisect_left(self._starts, span.end)]:
            if inner.overlaps(span):
                yield span.common(inner)


def _kind(text: str, content: Sequence[Span], verbatim: Sequence[Span]) -> Kind:
    """`direct` if all letters and digits stand inside marks, `indirect` if none does, else `mixed`."""
    said = sum(ch.isalnum() for c in content for ch in c.of(text))
    marked = sum(ch.isalnum() for v in verbatim for ch in v.of(text))
    return "indirect" if not marked else "direct" if marked >= 0.95 * said else "mixed"


def _problems(article: Article, stretches: Sequence[Stretch], strays: Sequence[int]) -> list[Problem]:
    found = [
        Problem(code, f"{article.id}: {_PROBLEMS[code]}.", article.id, article.where, s.outer)
        for s in stretches
        if article.zone_at(s.outer.start) not in SILENT
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
