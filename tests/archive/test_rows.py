"""What goes into the tables comes back as it was, whatever the text holds."""

from __future__ import annotations

import sqlite3
import tempfile
from pathlib import Path
from typing import get_args

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quotes.archive import Archive, Writer
from quotes.corpus.identity import quote_id
from quotes.models import (
    Article,
    Extracted,
    Kind,
    Problem,
    Quote,
    Role,
    RoleCategory,
    Span,
    Speaker,
    SpeakerType,
    Turn,
    Zone,
    ZoneName,
)
from quotes.report import record, records, to_extracted

from .conftest import fill, found

TEXT = st.text(st.characters(codec=None), max_size=40) | st.sampled_from(["\x00", "\ud800a\x00“\udfff”", ""])
WORDS = st.none() | TEXT
SHARE = st.floats(0, 1)
LENGTH = 30


SPAN = st.tuples(st.integers(0, LENGTH), st.integers(0, LENGTH)).map(lambda ends: Span(min(ends), max(ends)))


def spans(least: int = 0) -> st.SearchStrategy[tuple[Span, ...]]:
    return st.lists(SPAN, min_size=least, max_size=3).map(tuple)


def one_of(literal: object) -> st.SearchStrategy[str]:
    return st.sampled_from(get_args(literal))


PROBLEMS = st.lists(
    st.builds(Problem, TEXT, TEXT, WORDS, WORDS, st.none() | SPAN),
    max_size=2,
).map(tuple)


@st.composite
def articles(draw: st.DrawFn) -> Extracted:
    article = Article(
        id=draw(TEXT),
        text=draw(TEXT).ljust(LENGTH, "x"),
        title=draw(WORDS),
        publisher=draw(WORDS),
        published=draw(WORDS),
        url=draw(WORDS),
        language=draw(WORDS),
        where=draw(WORDS),
        zones=tuple(
            Zone(name, span)
            for name in draw(st.lists(one_of(ZoneName), max_size=2))
            for span in draw(spans())
        ),
        problems=draw(PROBLEMS),
        turns=tuple(Turn(span, draw(WORDS), draw(WORDS)) for span in draw(spans())),
    )
    quotes = st.builds(
        Quote,
        article_id=st.just(article.id),
        kind=one_of(Kind),
        content=spans(least=1),
        verbatim=spans(),
        cue=spans(),
        source=spans(),
        zone=one_of(ZoneName),
        confidence=SHARE,
        why=TEXT,
        speaker=st.none() | st.builds(Speaker, TEXT, one_of(SpeakerType)),
        speaker_type=st.none() | one_of(SpeakerType),
        role=st.none() | st.builds(Role, TEXT, spans()),
        role_category=st.none() | one_of(RoleCategory),
        speaker_id=WORDS,
        speaker_confidence=st.none() | SHARE,
    )
    return Extracted(article, tuple(draw(st.lists(quotes, max_size=3))), draw(PROBLEMS))


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(articles(), max_size=3, unique_by=lambda one: one.article.id))
def test_an_article_comes_back_as_it_was(given: list[Extracted]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.db"
        fill(path, *given)
        with Archive(path) as archive:
            assert list(archive.everything()) == given
            assert [archive.extracted(n) for one in given for n in archive.numbers(one.article.id)] == given
        with Writer(path) as writer:
            for one in given:
                writer.add(one)
        assert writer.counts == ({"known": len(given)} if given else {})


def test_a_quote_has_the_name_that_its_record_has() -> None:
    one = found(3)
    row = record(one.article, one.quotes[0])
    assert quote_id(one.article.id, one.article.text_sha256, one.quotes[0].content) == row["quote_id"]


def test_an_article_that_comes_again_by_way_of_records_is_known(path: Path) -> None:
    one = found(3)
    (again,) = to_extracted(records(one), [one.article], on_problem=lambda problem: None)
    assert fill(path, one) == {"new": 1}
    assert fill(path, again) == {"known": 1}


def test_the_views_read_as_they_are(ten: Path) -> None:
    with sqlite3.connect(ten) as plain:
        (row,) = plain.execute(
            "SELECT content, speaker, publisher FROM quotes_in_articles WHERE article_id = 'pier-4'"
        )
        assert row == ("Pier 4 needs 7 new pontoons before the autumn gales", "Ada Pell", "Lunby Courier")
        people = plain.execute("SELECT name, quotes, earliest FROM speakers_in_numbers ORDER BY name")
        assert people.fetchall() == [
            ("Ada Pell", 3, "2024-05-01"),
            ("Jon Rask", 3, "2024-05-02"),
            ("Mira Okoye", 2, "2024-05-03"),
            ("Sven Aldar", 2, "2024-05-04"),
        ]
    plain.close()
