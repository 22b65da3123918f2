"""A planted corpus: sentences in which others' reports of known quotes are hidden.

The reports are the `b` texts of synthetic variant pairs that keep at least half of the words of `a`. They
stand, one in each stretch of equal length, among sentences resampled from articles with half of the words
of four letters and more replaced at random by words of the same articles. What is looked up is `a`, the
direct quote of another article. The same seed gives the same corpus.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from quotes.models import Article, Extracted, Quote, Span
from quotes.text.sentences import sentences

PER_ARTICLE = 25
"""Sentences in an article, one a line."""

_FEWEST_WORDS = 4
_WORDS, _LONG = re.compile(r"\w+(?:['’]\w+)*"), re.compile(r"[^\W\d_]{4,}")
_MARKS = str.maketrans({"“": "‘", "”": "’", '"': "’"})


@dataclass(frozen=True, slots=True)
class Plant:
    """A quote, and how another article prints it.

    Attributes:
        article: The article with the quote.
        quote: The quote: what is looked up.
        printed: The line of the other article, with marks and an attribution.
        taken: The article that the words of the quote were taken from, and where they stand in it.
    """

    article: Article
    quote: Quote
    printed: str
    taken: tuple[str, Span]

    @property
    def words(self) -> str:
        """The words of the quote as printed."""
        return " ".join(span.of(self.article.text) for span in self.quote.content)


def plants_of(path: Path, *, kept: float = 0.5) -> list[Plant]:
    """Return what is planted: of the pairs in a file those that keep enough of the words.

    Args:
        path: JSONL of pairs with `a` and `b`, each with `text` and `speaker`; `a` with `article_id` and `span`.
        kept: The least share of the different words of `a` that stand in `b`.
    """
    found = []
    for line in path.open(encoding="utf-8"):
        a, b = (json.loads(line)[side] for side in "ab")
        here, there = (set(_WORDS.findall(side["text"].lower())) for side in (a, b))
        if len(here & there) >= kept * len(here):
            found.append(_plant(len(found), a, b))
    return found


def _plant(number: int, a: dict[str, Any], b: dict[str, Any]) -> Plant:
    article = Article(f"quote-{number}", _printed(a))
    content = Span(1, article.text.index("”"))
    source = Span(content.end + 2, len(article.text) - len(" said."))
    quote = Quote(article.id, "direct", (content,), (content,), source=(source,))
    return Plant(article, quote, _printed(b), (a["article_id"], Span(*a["span"])))


def in_one_article(plants: Sequence[Plant]) -> Extracted:
    """Return an article that prints several quotes, each in a paragraph of its own."""
    quotes: list[Quote] = []
    text = ""
    for plant in plants:
        content, source = (
            tuple(span.shifted(len(text)) for span in spans)
            for spans in (plant.quote.content, plant.quote.source)
        )
        quotes.append(replace(plant.quote, content=content, verbatim=content, source=source))
        text += f"{plant.article.text}\n\n"
    return Extracted(Article(plants[0].article.id, text), tuple(quotes))


def _printed(side: dict[str, Any]) -> str:
    """Print a text as news does: a comma for the full stop, and single marks within the double ones."""
    text = side["text"].translate(_MARKS)
    ended = text if text[-1] in ",?!" else f"{text.removesuffix('.')},"
    return f"“{ended}” {side['speaker']} said."


def pool_of(articles: Iterable[Article], *, without: Iterable[Plant] = ()) -> list[str]:
    """Return the sentences of some articles that have at least four words.

    Args:
        articles: The articles.
        without: Plants whose words are left out where they were taken from. Else a large corpus holds the
            sentence of each quote many times over, each time with other words replaced: reports of it too.
    """
    taken: dict[str, list[Span]] = {}
    for plant in without:
        taken.setdefault(plant.taken[0], []).append(plant.taken[1])
    return [
        found.of(article.text)
        for article in articles
        for found in sentences(article.text)
        if len(found.of(article.text).split()) >= _FEWEST_WORDS
        and not any(found.overlaps(span) for span in taken.get(article.id, ()))
    ]


def places(size: int, count: int) -> list[int]:
    """Return which of the sentences of a corpus are the planted ones: in the middle of equal stretches."""
    step = size // count
    return [step * number + step // 2 for number in range(count)]


def corpus(pool: Sequence[str], plants: Sequence[Plant], size: int, *, seed: int) -> Iterator[Article]:
    """Yield the articles of a planted corpus; their ids count from 0.

    Args:
        pool: The sentences to resample.
        plants: What is hidden among them, in this order at `places`.
        size: How many sentences there are in all.
        seed: What the corpus is drawn by.
    """
    chance = random.Random(seed)
    vocabulary = sorted({word for sentence in pool for word in _LONG.findall(sentence)})
    draw, choose = chance.random, chance.choice

    def other(word: re.Match[str]) -> str:
        return choose(vocabulary) if draw() < 0.5 else word.group()

    planted = dict(zip(places(size, len(plants)), plants, strict=True))
    for number, start in enumerate(range(0, size, PER_ARTICLE)):
        lines = [
            planted[at].printed if at in planted else _LONG.sub(other, choose(pool))
            for at in range(start, min(start + PER_ARTICLE, size))
        ]
        yield Article(str(number), "\n".join(lines))
