"""What is checked by itself, apart from the corpus: one quote's n-grams, and the documents that hold them.

On one machine an index looks n-grams up in the postings of the whole corpus. Where the corpus is spread
over many, postings and quotes meet n-gram by n-gram, and what met for one quote is made a small index: the
same code then finds and checks in it what it would have found in the whole.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from quotes.match.candidates import Candidate, find
from quotes.match.grams import Numbers
from quotes.match.lookup import may_hold
from quotes.match.postings import Builder, Segment, units_of
from quotes.match.query import Query, Wanted
from quotes.match.tokens import numbers
from quotes.match.verify import Index
from quotes.models import Article, Extracted, Finding
from quotes.settings import Settings

Rows = npt.NDArray[np.void]

PLACE = np.dtype([("document", "<i8"), ("unit", "<u4"), ("weight", "<u2"), ("day", "<i4")])
"""Where an n-gram stands: a document, the unit in it, the unit's weight, the document's day."""

HIT = np.dtype([("quote", "<u4"), ("key", "<u8"), *PLACE.descr])
"""Which n-gram of which of an article's quotes stands where."""


class Postings(NamedTuple):
    """N-grams of some documents: each hash once, and behind each other the places of all of them.

    Attributes:
        keys: The hashes, ascending.
        ends: Up to where the places of each reach.
        places: The places (`PLACE`).
    """

    keys: Numbers
    ends: npt.NDArray[np.int64]
    places: Rows


def postings(documents: Iterable[tuple[int, Article]], n: int) -> Postings:
    """Return where the n-grams of some documents stand.

    Args:
        documents: Articles by their numbers.
        n: Words in an n-gram.
    """
    builder, given = Builder(n=n), []
    for local, (number, article) in enumerate(documents):
        builder.add(local, article)
        given.append(number)
    segment = builder.build()
    arrays = segment.arrays
    unit = arrays["units"]
    owner = arrays["unit_document"][unit]
    places = np.zeros(len(unit), PLACE)
    places["document"] = np.array(given, np.int64)[owner]
    places["unit"] = unit - np.searchsorted(arrays["unit_document"], np.arange(len(given)))[owner]
    places["weight"] = arrays["unit_weight"][unit]
    places["day"] = arrays["days"][owner]
    keys = segment.keys()
    ends = np.append(np.flatnonzero(keys[1:] != keys[:-1]) + 1, len(keys))[: len(keys)]
    return Postings(keys[ends - 1], ends, places)


def telling_ones(hits: Rows, wanted: Query) -> tuple[Rows, list[Candidate]]:
    """Return those hits of one quote that make candidates, and these, their units for their code points.

    Args:
        hits: All hits of the quote (`HIT`), n-grams ascending.
        wanted: The quote.
    """
    # Texts are not here yet: each unit counts as one code point, so that a candidate tells its units.
    segment, unit = _segment(hits, {})
    found = find([segment], wanted)[0] or []
    first = np.searchsorted(segment.arrays["unit_document"], np.arange(len(segment.documents)))
    bounds = np.array([(one.document, one.start, one.end) for one in found], np.int64).reshape(-1, 3)
    base = first[np.searchsorted(segment.documents, bounds[:, 0])]
    inside = np.zeros(len(segment.arrays["unit_document"]) + 1, np.int64)
    np.add.at(inside, base + bounds[:, 1], 1)
    np.add.at(inside, base + bounds[:, 2], -1)
    return hits[np.cumsum(inside)[unit] > 0], found


class Glance:
    """A document of which only the words that a quote may share are read, each stretch once.

    Args:
        article: The article that is this document.
    """

    def __init__(self, article: Article) -> None:
        starts, ends = units_of(article.text)
        self._published = article.published
        self._words = cache(lambda first, stop: numbers((article.text[starts[first] : ends[stop - 1]],)))

    def may_hold(self, asked: Iterable[tuple[Wanted, Sequence[Candidate]]]) -> bool:
        """Whether the document may report one of some quotes.

        Args:
            asked: The quotes, each with its candidates in this document, as `telling_ones` returns them.
        """
        return any(
            may_hold(wanted, one, self._words(one.start, one.end), self._published)
            for wanted, found in asked
            for one in found
        )


def _segment(hits: Rows, texts: Mapping[int, str]) -> tuple[Segment, npt.NDArray[np.int64]]:
    """Return hits of one quote as a segment, and the unit of each in it."""
    documents, owner = np.unique(hits["document"], return_inverse=True)
    days = np.zeros(len(documents), np.int32)
    days[owner] = hits["day"]
    # Units keep their distances, for what is near each other is one candidate.
    sizes = np.zeros(len(documents), np.int64)
    np.maximum.at(sizes, owner, hits["unit"].astype(np.int64) + 1)
    base = np.cumsum(sizes) - sizes
    unit = base[owner] + hits["unit"]
    weights = np.zeros(sizes.sum(), np.uint16)
    weights[unit] = hits["weight"]
    owners = np.repeat(np.arange(len(documents), dtype=np.uint32), sizes)
    starts = (np.arange(len(owners)) - base[owners]).astype(np.uint32)
    ends = starts + np.uint32(1)
    for at, number in enumerate(documents.tolist()):
        if number in texts:
            some = slice(base[at], base[at] + sizes[at])
            starts[some], ends[some] = (edge[: sizes[at]] for edge in units_of(texts[number]))
    arrays = {
        "offsets": np.array([0, len(hits)], np.uint32),
        "tags": hits["key"].astype(np.uint64),
        "units": unit.astype(np.uint32),
        "unit_document": owners,
        "unit_start": starts,
        "unit_end": ends,
        "unit_weight": weights,
        "documents": documents.astype(np.int64),
        "days": days,
    }
    return Segment(arrays), unit


class Held(NamedTuple):
    """A document that an article is checked against.

    Attributes:
        extracted: The article that is this document, or the first of those that are, with its quotes.
        articles: All of them, without their texts.
    """

    extracted: Extracted
    articles: Sequence[Article]


class Gathered:
    """A shelf with what one article's quotes met, and their hits for one quote at a time.

    Args:
        documents: The documents by number, those of the article itself among them.
        length: How many articles are searched in all.
    """

    def __init__(self, documents: Mapping[int, Held], length: int) -> None:
        self._documents, self._length = documents, length
        self._segments: tuple[Segment, ...] = ()

    def look_at(self, hits: Rows) -> None:
        """Let the hits of a quote be all that is found."""
        met = np.unique(hits["document"]).tolist()
        texts = {number: self._documents[number].extracted.article.text for number in met}
        self._segments = (_segment(hits, texts)[0],) if len(hits) else ()

    def segments(self) -> Sequence[Segment]:
        """Return the n-grams that were found."""
        return self._segments

    def __len__(self) -> int:
        return self._length

    def __contains__(self, number: int) -> bool:
        return number in self._documents

    def extracted(self, number: int) -> Extracted:
        """Return a document: an article with its quotes."""
        return self._documents[number].extracted

    def articles(self, number: int) -> Sequence[Article]:
        """Return all articles that are this document."""
        return self._documents[number].articles

    def numbers(self, article_id: str) -> Sequence[int]:
        """Return the documents of an article's id."""
        return [
            number
            for number, held in self._documents.items()
            for article in held.articles
            if article.id == article_id
        ]

    def is_primary(self, number: int) -> bool:
        """Whether a document was marked as a primary source: none was."""
        return False


def check_all(
    asking: Extracted,
    documents: Mapping[int, Held],
    hits: Rows,
    *,
    common: Collection[int],
    length: int,
    settings: Settings,
) -> list[Finding]:
    """Check all quotes of an article.

    Args:
        asking: The article.
        documents: The documents that its quotes met, and those of its own id.
        hits: The hits of all of its quotes (`HIT`).
        common: Numbers of its quotes that are not looked up, since they are too common.
        length: How many articles are searched in all.
        settings: As `quotes.match.verify` takes them.
    """
    shelf = Gathered(documents, length)
    index = Index(settings, shelf=shelf)
    hits = hits[np.lexsort((hits["key"], hits["quote"]))]
    found = []
    for at, quote in enumerate(asking.quotes):
        shelf.look_at(hits[slice(*np.searchsorted(hits["quote"], [at, at + 1]))])
        finding = index.check(asking.article, quote, quotes=asking.quotes)
        found.append(Finding("not_checked", (), finding.searched) if at in common else finding)
    return found
