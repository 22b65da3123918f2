"""Did anyone say this? The answer names every way in which the words were found."""

from __future__ import annotations

from pathlib import Path

import pytest

from quotes.archive import Archive, Writer
from quotes.archive.search import search
from quotes.errors import ArchiveError, InputError
from quotes.match import Index
from quotes.models import Article, Extracted, Quote, Span, Speaker

from .conftest import fill, found


def said(name: str, words: str, *, day: str | None = "2024-05-02", speaker: str = "Ada Pell") -> Extracted:
    text = f"“{words},” {speaker} told reporters.\n"
    content = (Span(1, 1 + len(words)),)
    quote = Quote(name, "direct", content, content, speaker=Speaker(speaker, "person"), speaker_type="person")
    return Extracted(Article(name, text, published=day), (quote,))


def answer(path: Path, text: str, **options: str) -> str:
    with Archive(path) as archive:
        return search(archive, text, **options).words  # type: ignore[arg-type]


@pytest.fixture
def press(path: Path) -> Path:
    fill(
        path,
        said("ledger", "The northern tunnel will not open before the spring of next year"),
        said("splash", "The northern tunnel will open before the spring of next year"),
    )
    return path


def test_a_primary_source_that_has_it_otherwise_is_named(press: Path) -> None:
    with Writer(press) as writer:
        writer.add(
            said("remarks", "The northern tunnel will not open before the spring of next year"), primary=True
        )
    words = answer(press, "The northern tunnel will open before the spring of next year")
    assert words.startswith(
        "Found as quoted in 1 article; altered in 2 articles (negation: nothing asked for, “not”"
    )
    assert "The primary source remarks has it otherwise." in words


def test_a_speaker_whom_no_report_names_is_not_taken_for_granted(path: Path) -> None:
    fill(path, said("ledger", "The northern tunnel will not open before spring", speaker="the spokeswoman"))
    words = answer(path, "The northern tunnel will not open before spring", speaker="Ada Pell")
    assert words.startswith("Found as quoted in 1 article. No report says for certain that it was Ada Pell.")


def test_what_two_people_said_is_told_apart(press: Path) -> None:
    fill(
        press,
        said("gazette", "The northern tunnel will open before the spring of next year", speaker="Jon Rask"),
    )
    words = answer(press, "The northern tunnel will open before the spring of next year", speaker="Jon Rask")
    assert words.startswith("Found as quoted in 1 article. Also found said by Ada Pell, not by Jon Rask: ")


def test_a_stock_phrase_is_no_one_utterance(path: Path) -> None:
    fill(path, said("ledger", "It is what it is"), said("splash", "It is what it is", speaker="Jon Rask"))
    words = answer(path, "It is what it is")
    assert "Found as quoted in 2 articles. Not held to be of one occasion: a stock phrase." in words


def test_marks_around_the_words_do_not_matter(press: Path) -> None:
    bare = "The northern tunnel will open before the spring of next year"
    assert answer(press, f" “{bare}” ") == answer(press, bare)


@pytest.mark.parametrize("text", ["", "“”", "tunnel", "\ud800 \x00", "…"])
def test_less_than_two_words_are_too_few(press: Path, text: str) -> None:
    with Archive(press) as archive, pytest.raises(InputError, match="Give at least two words"):
        search(archive, text)


def test_a_superseded_version_is_not_found(press: Path) -> None:
    fill(press, said("splash", "The northern tunnel will not open before the spring of next year"))
    words = answer(press, "The northern tunnel will open before the spring of next year")
    assert words.startswith("Found altered in 2 articles")


def test_an_archive_finds_what_an_index_in_memory_finds(path: Path) -> None:
    given = [found(n, edition=", corrected") for n in range(30)]
    fill(path, *(found(n) for n in range(20)))
    fill(path, *given)
    memory = Index()
    for one in given:
        memory.add(one)
    with Archive(path) as archive:
        kept = Index(shelf=archive)
        for one in given:
            for quote in one.quotes:
                assert kept.check(one.article, quote) == memory.check(one.article, quote)
                stranger = Article("", one.article.text)
                found_there = kept.check(stranger, quote)
                assert found_there == memory.check(stranger, quote)
                assert found_there.matches


@pytest.mark.parametrize("day", ["2024-05-02", None])
def test_a_range_without_articles_is_told_with_the_dates_there_are(path: Path, day: str | None) -> None:
    fill(path, said("ledger", "The northern tunnel will not open", day=day))
    message = (
        "its articles are from 2024-05-02 to 2024-05-02. Search other" if day else "no article with a date"
    )
    with (
        Archive(path, since="2025-01-01") as archive,
        pytest.raises(InputError, match=f"news.db: holds .*{message}"),
    ):
        search(archive, "The northern tunnel")


def test_an_archive_without_articles_is_told(press: Path) -> None:
    with Writer(press) as writer:
        writer.remove(["ledger", "splash"])
    with Archive(press) as archive, pytest.raises(ArchiveError, match="holds no article. Fill it with"):
        search(archive, "The northern tunnel")


def test_a_long_id_is_cut_in_the_answer(press: Path) -> None:
    long = "remarks-" + "x" * 1_000_000 + "-end"
    with Writer(press) as writer:
        writer.add(
            said(long, "The northern tunnel will not open before the spring of next year"), primary=True
        )
    words = answer(press, "The northern tunnel will open before the spring of next year")
    assert "The primary source remarks-xxx" in words
    assert "xxx-end has it otherwise." in words
    assert len(words) < 600
