from dataclasses import replace
from random import Random

import pytest

from quotes.match import Index
from quotes.match.shelf import Memory
from quotes.models import Article, Extracted, Quote, Span, Speaker

WORDS = "We will never sell the old ferry to the owners of the Lunby shipyard"
VARIANTS = (
    WORDS,
    WORDS.replace("never ", ""),
    WORDS.replace("Lunby", "Kallen"),
    WORDS.partition(" to ")[0],
    "Nobody has seen the wombats since Tuesday night",
    "It rained on the pier all through the winter and nobody came",
)


AROUND = (
    "harbour winter council lamp fishermen sleet clerk balcony vote numbers choir gravel tide lantern market "
    "bridge teacher rope mast bell"
)


def story(name, said, **fields):
    """Make an article of its own with one quote."""
    chance = Random(name)
    before, behind = (" ".join(chance.choices(AROUND.split(), k=12)).capitalize() for _ in range(2))
    text = f"{before}. “{said},” Ama Okoro said.\n{behind}."
    article = Article(name, text, published="2031-03-01")
    span = Span(text.index("“") + 1, text.index("”"))
    quote = Quote(name, "direct", (span,), (span,), speaker=Speaker("Ama Okoro", "person"))
    return Extracted(replace(article, **fields), (quote,))


def town(number):
    return f"town {number}"


STORIES = [story(town(number), VARIANTS[number % len(VARIANTS)]) for number in range(40)]


def shelved(stories, *, n=3):
    shelf = Memory(n=n)
    for one in stories:
        shelf.add(one)
    return shelf


def findings(stories):
    shelf = shelved(stories)
    index = Index(shelf=shelf)
    return [index.check(one.article, quote) for one in stories for quote in one.quotes], len(shelf.segments())


@pytest.mark.parametrize("flush", [1, 60, 130], ids=lambda words: f"{words} words")
def test_articles_in_many_segments_are_found_as_in_one(flush, monkeypatch):
    expected, one = findings(STORIES)
    monkeypatch.setattr("quotes.match.shelf.FLUSH", flush)
    found, several = findings(STORIES)
    assert found == expected
    assert one == 1 < several
    assert {match.status for finding in found for match in finding.matches} >= {"exact", "trimmed", "altered"}


def test_each_flush_makes_a_segment_and_segments_of_like_size_merge(monkeypatch):
    monkeypatch.setattr("quotes.match.shelf.FLUSH", 1)
    shelf, counts = Memory(n=3), []
    for one in STORIES[:16]:
        shelf.add(one)
        counts.append(len(shelf.segments()))
    assert counts[:4] == [1, 2, 3, 1]
    assert max(counts) < 9
    assert sorted(n for segment in shelf.segments() for n in segment.documents.tolist()) == list(range(16))


def test_articles_added_after_a_search_are_found_with_those_before():
    index = Index()
    index.add(STORIES[0])
    asked = story("elsewhere", WORDS)
    assert [match.article_id for match in index.check(asked.article, asked.quotes[0]).matches] == [town(0)]
    index.add(STORIES[6])
    assert len(index.check(asked.article, asked.quotes[0]).matches) == 2


def test_reprints_are_one_document_and_all_are_named():
    first = STORIES[0]
    reprints = [replace(first, article=replace(first.article, id=name, publisher=name)) for name in "abc"]
    shelf = shelved([first, *reprints, STORIES[1]])
    assert len(shelf) == 5
    assert [article.id for article in shelf.articles(0)] == [town(0), "a", "b", "c"]
    assert [list(shelf.numbers(name)) for name in (town(0), "b", town(1))] == [[0], [0], [1]]
    assert sum(len(segment.documents) for segment in shelf.segments()) == 2


@pytest.mark.parametrize(
    "other",
    [
        story(town(0), WORDS.upper()),
        story(town(0), WORDS, published="2031-03-02"),
        replace(STORIES[0], quotes=()),
        replace(STORIES[0], quotes=(replace(STORIES[0].quotes[0], speaker=Speaker("Per Rask", "person")),)),
    ],
    ids=["text", "date", "quotes", "speaker"],
)
def test_what_is_printed_otherwise_is_another_document(other):
    shelf = shelved([STORIES[0], other])
    assert list(shelf.numbers(town(0))) == [0, 1]
    assert shelf.extracted(1) == other


def test_a_primary_source_stays_apart_from_an_article_with_the_same_text():
    shelf = Memory(n=3)
    shelf.add(STORIES[0])
    shelf.add(STORIES[0], primary=True)
    assert [shelf.is_primary(0), shelf.is_primary(1)] == [False, True]


def test_an_empty_shelf_holds_nothing():
    shelf = Memory(n=3)
    assert len(shelf) == 0
    assert 0 not in shelf
    assert list(shelf.segments()) == []
    assert list(shelf.numbers("a")) == []


def test_articles_without_words_are_on_the_shelf():
    shelf = shelved(
        [Extracted(Article(name, text)) for name, text in (("a", ""), ("b", "\n—\n"), ("c", "\ud800"))]
    )
    assert len(shelf) == 3
    assert [number in shelf for number in (-1, 0, 2, 3)] == [False, True, True, False]
    asked = STORIES[0]
    assert Index(shelf=shelf).check(asked.article, asked.quotes[0]).searched == 3
