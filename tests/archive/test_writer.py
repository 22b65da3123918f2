"""Articles come in once, are corrected by version, and a batch stands or falls whole."""

from __future__ import annotations

import itertools
import json
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from quotes.archive import Archive, Writer, dump
from quotes.archive import grams as grams_module
from quotes.errors import ArchiveError
from quotes.match.postings import READING
from quotes.models import Extracted, Problem
from quotes.settings import Settings

from .conftest import faults, fill, found


def lines(path: Path) -> list[tuple[str, int, int]]:
    return [(row["id"], row["version"], row["current"]) for row in map(json.loads, dump(path))]


def rows(path: Path, statement: str) -> list[Any]:
    plain = sqlite3.connect(path)
    try:
        return plain.execute(statement).fetchall()
    finally:
        plain.close()


def test_what_is_there_is_passed_over(ten: Path) -> None:
    before = list(dump(ten))
    assert fill(ten, *map(found, range(12))) == {"known": 10, "new": 2}
    assert list(dump(ten)) == sorted([*before, *list(dump(ten))[2:4]])


def test_where_an_article_was_read_makes_no_version(ten: Path) -> None:
    one = found(1)
    assert fill(ten, replace(one, article=replace(one.article, where="elsewhere.jsonl"))) == {"known": 1}


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(found(1, edition=", corrected"), id="text"),
        pytest.param(replace(found(1), article=replace(found(1).article, published="2024-06-01")), id="date"),
        pytest.param(replace(found(1), quotes=()), id="quotes"),
    ],
)
def test_another_version_is_kept_beside_the_old_one_and_searched_alone(ten: Path, other: Extracted) -> None:
    assert fill(ten, other) == {"changed": 1}
    assert lines(ten)[1:3] == [("pier-1", 1, 0), ("pier-1", 2, 1)]
    ((when,),) = rows(ten, "SELECT superseded FROM article WHERE id = 'pier-1' AND NOT current")
    assert when
    with Archive(ten) as archive:
        (number,) = archive.numbers("pier-1")
        assert archive.extracted(number) == other
        assert len(archive) == 10
        held = [n for segment in archive.segments() for n in segment.documents.tolist() if n in archive]
        assert held == [n for n in range(1, number + 1) if n != 2]
    assert faults(ten) == []


def test_a_version_that_comes_back_is_current_again_without_a_third(ten: Path) -> None:
    fill(ten, found(1, edition=", corrected"))
    assert fill(ten, found(1)) == {"changed": 1}
    assert lines(ten)[1:3] == [("pier-1", 1, 1), ("pier-1", 2, 0)]
    with Archive(ten) as archive:
        (number,) = archive.numbers("pier-1")
        searched = [n for segment in archive.segments() for n in segment.documents.tolist() if n in archive]
        assert sorted(searched) == sorted(n for i in range(10) for n in archive.numbers(f"pier-{i}"))
        assert archive.extracted(number) == found(1)
    assert faults(ten) == []


def test_an_article_known_by_its_text_is_not_read_again(ten: Path) -> None:
    article = replace(found(3).article, publisher="The Evening Reel", problems=(Problem("version", "two"),))
    with Writer(ten) as writer:
        known = writer.known(article)
        assert known == Extracted(article, found(3).quotes, article.problems)
        assert writer.known(found(3, edition="!").article) is None
        assert writer.known(found(11).article) is None


def test_what_failed_is_tried_again(path: Path) -> None:
    one = found(0)
    fill(path, replace(one, quotes=(), problems=(Problem("failed", "no memory"),)))
    with Writer(path) as writer:
        assert writer.known(one.article) is None


def test_keep_passes_on_what_it_stores(path: Path) -> None:
    given = [found(n) for n in range(3)]
    with Writer(path) as writer:
        assert list(writer.keep(given)) == given


def test_a_run_that_is_stopped_keeps_what_came(path: Path) -> None:
    def stopping() -> Iterator[Extracted]:
        yield from map(found, range(3))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), Writer(path) as writer:
        for _ in writer.keep(stopping()):
            pass
    with Archive(path) as archive:
        assert len(archive) == 3
        assert [segment.documents.tolist() for segment in archive.segments()] == [[1, 2, 3]]
    assert faults(path) == []


def test_an_article_that_cannot_be_stored_takes_its_batch_with_it(path: Path) -> None:
    broken = replace(found(2), quotes=(replace(found(2).quotes[0], kind=None),))  # type: ignore[arg-type]
    fill(path, found(0))
    with pytest.raises(ArchiveError, match="NOT NULL"):
        fill(path, found(1), broken)
    assert lines(path) == [("pier-0", 1, 1)]
    assert faults(path) == []


def test_provenance_says_what_made_the_rows(path: Path) -> None:
    made = {"command": "index", "quotes": "9.9", "weights_sha256": "ab", "settings": {"ngram": 3}}
    with Writer(path, made_by=made, inputs=["piers.jsonl"]) as writer:
        writer.add(found(0))
    with Writer(path, made_by=made, inputs=["again"]) as writer:
        writer.add(found(0))
    ((command, version, settings, inputs, started, finished),) = rows(
        path, "SELECT command, quotes, settings, inputs, started, finished FROM run"
    )
    assert (command, version, json.loads(settings)) == ("index", "9.9", {"ngram": 3})
    assert json.loads(inputs) == ["piers.jsonl"]
    assert started <= finished


def test_segments_merge_and_leave_out_what_is_superseded(path: Path) -> None:
    for n in range(20):
        fill(path, found(n), found(n, edition=", corrected"), found(n))
    segments = rows(path, "SELECT number, articles FROM segment ORDER BY first")
    assert len(segments) < 20
    assert segments[0] != (1, 1)
    assert len(rows(path, "SELECT number FROM renumbered")) < 20
    assert faults(path) == []


def test_a_long_run_makes_several_segments(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grams_module, "_ENOUGH", 100)
    monkeypatch.setattr(grams_module, "_AT_ONCE", 3)
    fill(path, *map(found, range(20)))
    with Archive(path) as archive:
        held = [segment.documents.tolist() for segment in archive.segments()]
    assert len(held) > 1
    assert list(itertools.chain(*held)) == list(range(1, 21))
    assert faults(path) == []


def test_other_ngrams_are_refused_until_a_repair(ten: Path) -> None:
    other = Settings(ngram=4)
    with pytest.raises(ArchiveError, match="n-grams of 3 words"), Writer(ten, settings=other) as writer:
        writer.add(found(11))
    with pytest.raises(ArchiveError, match="n-grams of 3 words"):
        Archive(ten, settings=other)
    with Writer(ten, settings=other) as writer:
        writer.repair()
    with Archive(ten, settings=other) as archive:
        assert len(archive) == 10
    assert faults(ten) == []


def test_segments_of_another_reading_of_words_are_refused_until_they_are_made_anew(
    ten: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quotes.archive.segments.READING", READING + 1)
    with pytest.raises(ArchiveError, match="archive repair"):
        Archive(ten)
    with Writer(ten, new=False) as writer:
        writer.repair()
    with Archive(ten) as archive:
        assert len(archive) == 10
