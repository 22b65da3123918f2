"""Bad files, full disks, two writers: a clear error, and nothing lost."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from quotes.archive import Archive, Writer, check, dump, schema
from quotes.errors import ArchiveError
from quotes.models import Article, Extracted

from .conftest import faults, fill, found

LIMITED = """
import resource, sys
from pathlib import Path
from quotes.archive import Writer
from tests.archive.conftest import found
from quotes.errors import ArchiveError

def limit():
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))

try:
    with Writer(Path(sys.argv[1])) as writer:
        for n in range(1000):
            if n == 300 and sys.argv[2] == "tables":
                limit()
            writer.add(found(n))
        writer._commit()
        limit()
except ArchiveError as err:
    sys.exit(f"ArchiveError {err}")
"""


def a_database(path: Path) -> None:
    plain = sqlite3.connect(path)
    with plain:
        plain.execute("CREATE TABLE bookmark (url TEXT)")
    plain.close()


def a_newer_archive(path: Path) -> None:
    fill(path, found(0))
    plain = sqlite3.connect(path)
    plain.execute("PRAGMA user_version = 99")
    plain.close()


def cut_short(path: Path) -> None:
    fill(path, *map(found, range(50)))
    path.write_bytes(path.read_bytes()[:30_000])


def names(path: Path) -> list[str]:
    """What lies in the folder, without what SQLite keeps beside a file that is read."""
    return sorted(p.name for p in path.parent.iterdir() if not p.name.endswith(("-shm", "-wal")))


BAD = [
    pytest.param(lambda path: path.write_text("Dear editor, " * 40), "is no archive of quotes", id="text"),
    pytest.param(
        lambda path: path.write_bytes(b"SQLite format 3\x00"), "is no archive of quotes", id="torn head"
    ),
    pytest.param(a_database, "is a database, but no archive of quotes. Name another", id="database"),
    pytest.param(a_newer_archive, "was written by a newer quotes .* Update newsquotes", id="newer"),
    pytest.param(lambda path: path.mkdir(), "is a folder. Name the archive's file", id="folder"),
    pytest.param(cut_short, "is damaged .* Put a copy back", id="cut short"),
]


@pytest.mark.parametrize(("make", "message"), BAD)
def test_what_is_no_archive_is_refused_and_left_as_it_is(
    path: Path, make: Callable[[Path], object], message: str
) -> None:
    make(path)
    before = path.read_bytes() if path.is_file() else None
    beside = names(path)
    with pytest.raises(ArchiveError, match=message):
        Archive(path).close()
    with pytest.raises(ArchiveError, match=message):
        fill(path, found(1))
    if before is not None:
        assert path.read_bytes() == before
    assert names(path) == beside


def test_a_missing_archive_is_named_to_a_reader(path: Path) -> None:
    with pytest.raises(ArchiveError, match="news.db: no such archive. Check the path"):
        Archive(path)
    with pytest.raises(ArchiveError, match="no such archive"):
        Writer(path, new=False)
    assert not path.exists()


def test_an_empty_file_is_filled_and_not_read(path: Path) -> None:
    path.touch()
    with pytest.raises(ArchiveError, match="holds nothing yet. Fill it with `quotes index`"):
        Archive(path)
    assert fill(path, found(0)) == {"new": 1}


def test_pages_that_are_gone_are_found_by_the_check(path: Path) -> None:
    fill(path, *map(found, range(300)))
    data = path.read_bytes()
    middle = len(data) // 2 // 4096 * 4096
    path.write_bytes(data[:middle] + b"\xff" * 8192 + data[middle + 8192 :])
    assert [part for part in check(path) if part.faults]


@pytest.mark.parametrize("place", ["no/such/folder/news.db", "/proc/news.db"])
def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path, place: str) -> None:
    with pytest.raises(ArchiveError, match="Check that the folder is there and that you may write to it"):
        fill(tmp_path / place, found(0))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_an_archive_in_a_folder_without_write_permission_can_be_read(ten: Path) -> None:
    before = list(dump(ten))
    ten.parent.chmod(0o500)
    try:
        assert list(dump(ten)) == before
        with pytest.raises(ArchiveError, match="may write to"):
            fill(ten, found(20))
    finally:
        ten.parent.chmod(0o700)


def test_a_second_writer_is_told_and_readers_are_not_in_the_way(ten: Path) -> None:
    with Writer(ten) as writer:
        writer.add(found(11))
        with pytest.raises(ArchiveError, match="another process is writing it. Wait for it to end"):
            Writer(ten)
        with Archive(ten) as archive:
            assert len(archive) == 10
            writer.finish()
    assert faults(ten) == []
    assert fill(ten, found(12)) == {"new": 1}


def test_another_program_that_locks_the_tables_is_told(ten: Path) -> None:
    other = sqlite3.connect(ten, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Writer(ten) as writer:
        writer._connection.execute("PRAGMA busy_timeout = 20")
        with pytest.raises(ArchiveError, match="another program has it locked"):
            writer.add(found(11))
        other.execute("ROLLBACK")
    other.close()
    assert fill(ten, found(11)) == {"new": 1}


def test_a_full_disk_loses_the_open_batch_alone(ten: Path) -> None:
    before = list(dump(ten))

    def fill_up() -> None:
        with Writer(ten) as writer:
            pages = writer._connection.execute("PRAGMA page_count").fetchone()[0]
            writer._connection.execute(f"PRAGMA max_page_count = {pages + 2}")
            for n in range(10, 1000):
                writer.add(found(n))

    with pytest.raises(ArchiveError, match="the disk is full .* Free some space. What was committed"):
        fill_up()
    assert list(dump(ten)) == before
    assert faults(ten) == []
    assert fill(ten, *map(found, range(10, 20))) == {"new": 10}


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are of POSIX")
@pytest.mark.parametrize(
    ("where", "kept", "message"),
    [
        pytest.param("tables", 200, "news.db: .* What was committed before is kept", id="tables"),
        pytest.param("segments", 1000, "news.db: the disk is full. .* is kept", id="segments"),
    ],
)
def test_a_disk_that_fills_up_in_the_middle_is_told(path: Path, where: str, kept: int, message: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(path), where],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        cwd=Path(__file__).parents[2],
    )
    assert re.match(f"ArchiveError .*{message}", done.stderr), done.stderr
    assert faults(path) == []
    rest = fill(path, *map(found, range(1000)))
    assert rest["known"] >= kept
    assert rest["known"] + rest.get("new", 0) == 1000
    assert faults(path) == []


def test_an_older_archive_is_led_through_the_steps_it_lacks(
    ten: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = (*schema.steps(), "ALTER TABLE article ADD COLUMN desk TEXT;", "CREATE TABLE desk (name TEXT);")
    monkeypatch.setattr(schema, "steps", lambda: more)
    with pytest.raises(ArchiveError, match="was written by an earlier quotes. `quotes archive repair"):
        Archive(ten)
    fill(ten, found(10))
    with Archive(ten) as archive:
        assert len(archive) == 11
        assert archive._connection.execute("PRAGMA user_version").fetchone()[0] == len(more)
        assert archive._connection.execute("SELECT desk FROM article").fetchone()["desk"] is None


def test_quotes_of_an_archive_without_factuality_stand_as_said(ten: Path) -> None:
    with sqlite3.connect(ten) as before:
        before.executescript(
            "DROP VIEW quotes_in_articles; ALTER TABLE quote DROP COLUMN factuality;"
            "CREATE VIEW quotes_in_articles AS SELECT 1; PRAGMA user_version = 1;"
        )
    before.close()
    fill(ten, found(10))
    with sqlite3.connect(ten) as after:
        assert {row[0] for row in after.execute("SELECT factuality FROM quotes_in_articles")} == {"said"}
    after.close()
    assert faults(ten) == []


def test_a_step_that_fails_leaves_the_archive_as_it_was(ten: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = list(dump(ten))
    more = (*schema.steps(), "ALTER TABLE article ADD COLUMN desk TEXT;", "CREATE TABLE article (name TEXT);")
    with monkeypatch.context() as patch:
        patch.setattr(schema, "steps", lambda: more)
        with pytest.raises(ArchiveError, match="table article already exists"):
            fill(ten, found(10))
    assert list(dump(ten)) == before
    assert "desk" not in before[0]


OTHER_SCHEMAS = [
    pytest.param("ALTER TABLE article RENAME COLUMN current TO is_current", id="column asked for"),
    pytest.param("ALTER TABLE article RENAME COLUMN turns TO speech", id="column of a row"),
    pytest.param("DROP TABLE segment_array", id="table"),
]


@pytest.mark.parametrize("change", OTHER_SCHEMAS)
def test_tables_of_another_version_are_not_called_damaged(ten: Path, change: str) -> None:
    plain = sqlite3.connect(ten)
    for view in ("quotes_in_articles", "speakers_in_numbers"):
        plain.execute(f"DROP VIEW {view}")
    plain.execute(change)
    plain.close()
    message = "was written by another version of quotes .* Use the version that wrote it, or index"

    def read() -> None:
        with Archive(ten) as archive:
            list(archive.everything())

    with pytest.raises(ArchiveError, match=message):
        read()
    with pytest.raises(ArchiveError, match=message):
        fill(ten, found(3, edition=", corrected"))


def test_a_long_id_is_cut_where_a_message_names_it(ten: Path) -> None:
    long = "pier\n" + "x" * 1_000_000
    fill(ten, Extracted(Article(long, "Gulls circled the pier.")))
    plain = sqlite3.connect(ten)
    with plain:
        plain.execute("UPDATE article SET text = 'Terns circled the pier.' WHERE number = 11")
    plain.close()
    (fault, *_) = faults(ten)
    assert fault.startswith(r"article 'pier\nxxx")
    assert fault.endswith("x', version 1: its text is not the one that was stored")
    with Writer(ten) as writer, pytest.raises(ArchiveError, match=r"no article 'pier\\nx+ … x+y'") as told:
        writer.remove([long + "y"])
    assert len(str(told.value)) + len(fault) < 1000
