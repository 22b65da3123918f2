"""Sources are marked in the test's own text, so that a test reads as the news does."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from quotes.attribute import attribute
from quotes.models import Article, Quote, Span, Zone

_MARKED = re.compile(r"\{\{(.*?)\}\}")


def marked(text: str, *, headline: bool = False) -> tuple[Article, list[Quote]]:
    """Read `{{she}} said` as a source; the curly stretches of its paragraph are what was said."""
    plain, sources, last = "", [], 0
    for m in _MARKED.finditer(text):
        plain += text[last : m.start()]
        sources.append(Span(len(plain), len(plain) + len(m.group(1))))
        plain += m.group(1)
        last = m.end()
    plain += text[last:]
    quotes = []
    for source in sources:
        start, end = plain.rfind("\n", 0, source.start) + 1, plain.find("\n", source.end)
        end = len(plain) if end < 0 else end
        said = tuple(Span(*m.span(1)) for m in re.finditer("“([^”]*)”", plain) if start <= m.start() < end)
        content = said or (Span(source.end, end),)
        quotes.append(Quote(article_id="t", kind="mixed", content=content, verbatim=said, source=(source,)))
    zones = (Zone("headline", Span(0, plain.find("\n"))),) if headline else ()
    return Article(id="t", text=plain, zones=zones), quotes


@pytest.fixture
def speakers() -> Callable[..., list[Quote]]:
    """Attribute the marked sources of a text."""

    def run(text: str, *, headline: bool = False) -> list[Quote]:
        article, quotes = marked(text, headline=headline)
        return attribute(article, quotes)

    return run
