"""Many readers beside one writer: each sees one state of the archive."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from quotes.archive import Archive, Writer, check, is_archive
from quotes.archive import segments as files
from quotes.match.postings import Builder
from quotes.models import Extracted

from .conftest import fill, found


def dated(extracted: Extracted, published: str | None) -> Extracted:
    return replace(extracted, article=replace(extracted.article, published=published))


def test_an_archive_may_be_named_by_a_plain_text(ten: Path) -> None:
    with Writer(str(ten)) as writer:
        writer.add(found(11))
    with Archive(str(ten)) as archive:
        assert len(archive) == 11
    assert not any(part.faults for part in check(str(ten)))


def test_a_reader_sees_what_was_there_when_it_was_opened(ten: Path) -> None:
    with Archive(ten) as archive:
        fill(ten, found(1, edition=", corrected"), found(10))
        assert len(archive) == 10
        assert archive.numbers("pier-10") == []
        assert list(archive.everything()) == [found(n) for n in range(10)]
        with Archive(ten) as later:
            assert len(later) == 11
            assert found(1) not in list(later.everything())


def test_a_reader_goes_on_with_segments_that_a_writer_has_replaced(ten: Path) -> None:
    with Archive(ten) as archive:
        with Writer(ten) as writer:
            writer.repair()
        (segment,) = archive.segments()
        assert segment.documents.tolist() == list(range(1, 11))
        assert int(segment.arrays["units"].sum()) > 0


def test_a_reader_that_comes_between_commit_and_merge_looks_again(
    ten: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries, looks = files.entries, []

    def and_a_merge(connection: object) -> object:
        known = entries(connection)  # type: ignore[arg-type]
        if not looks:
            looks.append(known)
            with Writer(ten) as writer:
                writer.repair()
        return known

    monkeypatch.setattr("quotes.archive.reader.files.entries", and_a_merge)
    with Archive(ten) as archive:
        assert len(archive.segments()) == 1


def test_what_is_pending_is_searched(path: Path) -> None:
    with Writer(path) as writer:
        for n in range(3):
            writer.add(found(n))
        writer._commit()
        with Archive(path) as archive:
            (segment,) = archive.segments()
            builder = Builder()
            for n in range(3):
                builder.add(n + 1, found(n).article)
            wanted = builder.build()
            assert all(np.array_equal(v, wanted.arrays[name]) for name, v in segment.arrays.items())


@pytest.mark.parametrize(
    ("since", "until", "days"),
    [
        (None, None, range(1, 11)),
        ("2024-05-04", None, range(4, 11)),
        (None, "2024-05-04", range(1, 5)),
        ("2024-05-03", "2024-05-05", range(3, 6)),
        ("2025-01-01", None, []),
    ],
)
def test_dates_limit_what_is_searched(ten: Path, since: str | None, until: str | None, days: range) -> None:
    with Archive(ten, since=since, until=until) as archive:
        assert len(archive) == len(days)
        assert [
            n for segment in archive.segments() for n in segment.documents.tolist() if n in archive
        ] == list(days)
        assert [one.article.id for one in archive.everything()] == [f"pier-{day - 1}" for day in days]
        assert archive.numbers("pier-3") == ([4] if 4 in days else [])
        assert archive.dates() == ((f"2024-05-{min(days):02d}", f"2024-05-{max(days):02d}") if days else None)
        assert archive.dates(limited=False) == ("2024-05-01", "2024-05-10")


DATES = (
    "2024-05-03T18:20",
    "2024-05-01",
    "May 2, 2024",
    "10 June 1999",
    "20240504",
    "",
    None,
    "2024-05-09\udc80",
)


def test_dates_written_in_another_way_count_as_none(path: Path) -> None:
    fill(path, *(dated(found(n), date) for n, date in enumerate(DATES)))
    with Archive(path) as archive:
        assert (len(archive), archive.dates()) == (len(DATES), ("2024-05-01", "2024-05-09"))
    with Archive(path, since="2024-05-02") as archive:
        assert [one.article.published for one in archive.everything()] == [DATES[0], DATES[-1]]


def test_an_article_is_read_once_while_it_is_asked_for(ten: Path) -> None:
    statements: list[str] = []
    with Archive(ten) as archive:
        archive._connection.set_trace_callback(statements.append)
        first = archive.extracted(3)
        assert archive.articles(3) == (first.article,)
        assert (archive.is_primary(3), archive.extracted(3)) == (False, first)
        assert len(statements) == 2
    assert archive._document.cache_info().currsize == 0


def test_only_so_many_articles_are_kept_in_memory(path: Path) -> None:
    fill(path, *map(found, range(300)))
    with Archive(path) as archive:
        assert list(archive.everything()) == [found(n) for n in range(300)]
        assert archive._document.cache_info().currsize == 256


def test_a_document_that_is_not_there_is_a_key_error(ten: Path) -> None:
    with Archive(ten) as archive, pytest.raises(KeyError):
        archive.extracted(99)


def test_an_archive_is_known_by_its_first_bytes(ten: Path, tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("Nothing to see.")
    assert [is_archive(p) for p in (ten, text, tmp_path, tmp_path / "none")] == [True, False, False, False]
