"""Sources are marked in the test's own text, so that a test reads as the news does."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from quotes.attribute import attribute
from quotes.models import Article, Quote, Span, Zone

_MARKED = re.compile(r"\{\{(.*?)\}\}|\[\[(.*?)\]\]")


def marked(text: str, *, headline: bool = False) -> tuple[Article, list[Quote]]:
    """Read `{{she}} [[said]]` as a source and its cue; the curly stretches of its paragraph were said."""
    plain, sources, cues, last = "", [], [], 0
    for m in _MARKED.finditer(text):
        plain += text[last : m.start()]
        words = m.group(1) or m.group(2)
        (sources if m.group(1) else cues).append(Span(len(plain), len(plain) + len(words)))
        plain += words
        last = m.end()
    plain += text[last:]
    quotes = []
    for source in sources:
        start, end = plain.rfind("\n", 0, source.start) + 1, plain.find("\n", source.end)
        end = len(plain) if end < 0 else end
        said = tuple(Span(*m.span(1)) for m in re.finditer("“([^”]*)”", plain) if start <= m.start() < end)
        content = said or (Span(source.end, end),)
        cue = tuple(c for c in cues if abs(c.start - source.end) == 1 or c.end + 1 == source.start)
        quotes.append(
            Quote(article_id="t", kind="mixed", content=content, verbatim=said, source=(source,), cue=cue)
        )
    zones = (Zone("headline", Span(0, plain.find("\n"))),) if headline else ()
    return Article(id="t", text=plain, zones=zones), quotes


@pytest.fixture
def speakers() -> Callable[..., list[Quote]]:
    """Attribute the marked sources of a text."""

    def run(text: str, *, headline: bool = False) -> list[Quote]:
        article, quotes = marked(text, headline=headline)
        return attribute(article, quotes)

    return run
