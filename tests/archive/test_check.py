"""The check finds every kind of damage, and the repair mends what can be made anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from quotes.archive import Archive, Writer, check
from quotes.archive.segments import folder_of
from quotes.errors import ArchiveError

from .conftest import faults, fill, found


def changed(path: Path, statement: str) -> None:
    plain = sqlite3.connect(path)
    with plain:
        plain.execute(statement)
    plain.close()


def array(path: Path, name: str) -> Path:
    (file,) = folder_of(path).glob(f"*.{name}.npy")
    return file


def flipped(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[-1] ^= 0xFF
    file.write_bytes(data)


def test_a_sound_archive_has_no_faults_and_says_what_it_holds(ten: Path) -> None:
    fill(ten, found(1, edition=", corrected"))
    held = {part.name: part.held for part in check(ten)}
    assert faults(ten) == []
    assert held["articles"] == "10 articles in 11 versions, 11 quotes"
    assert held["segments"] == "2 with 10 articles, and 0 pending"


def test_what_is_pending_is_no_fault(path: Path) -> None:
    with Writer(path) as writer:
        writer.add(found(1))
        writer._commit()
        assert [part.held for part in check(path) if part.name == "segments"] == [
            "0 with 0 articles, and 1 pending"
        ]
        assert faults(path) == []


TABLES = [
    pytest.param(
        "UPDATE article SET text = replace(text, 'needs', 'has') WHERE number = 3",
        "article 'pier-2', version 1: its text is not the one that was stored",
        id="text",
    ),
    pytest.param(
        "UPDATE quote SET content_spans = '[[5, 9999]]' WHERE article = 3",
        "the spans of its quote 1 do not fit its text",
        id="span beyond the text",
    ),
    pytest.param(
        "UPDATE quote SET content = 'other' WHERE article = 3",
        "the spans of its quote 1 do not fit its text",
        id="other words",
    ),
    pytest.param("UPDATE article SET zones = '[1' WHERE number = 3", "version 1: cannot be read", id="json"),
    pytest.param(
        "DELETE FROM article WHERE number = 3", "names a row of table article that is not", id="row"
    ),
    pytest.param(
        "UPDATE article SET current = 0 WHERE number = 3", "no version of it is current", id="current"
    ),
]


@pytest.mark.parametrize(("statement", "fault"), TABLES)
def test_damage_to_the_tables_is_named(ten: Path, statement: str, fault: str) -> None:
    changed(ten, statement)
    assert any(fault in said for said in faults(ten)), faults(ten)


SEGMENTS = [
    pytest.param(
        lambda path: flipped(array(path, "units")), "units.npy: does not hold the", id="a byte of an array"
    ),
    pytest.param(lambda path: array(path, "tags").unlink(), "tags.npy: cannot be read", id="a file is gone"),
    pytest.param(
        lambda path: array(path, "tags").write_bytes(array(path, "tags").read_bytes()[:200]),
        "tags.npy: does not hold the",
        id="a file is cut",
    ),
    pytest.param(
        lambda path: changed(path, "DELETE FROM segment_array WHERE name = 'documents'"),
        "article number 1 is in no segment",
        id="an array is not entered",
    ),
    pytest.param(
        lambda path: changed(path, "UPDATE segment SET ngram = 4"),
        "does not hold what the texts give",
        id="other n-grams",
    ),
]


@pytest.mark.parametrize(("damage", "fault"), SEGMENTS)
def test_damage_to_the_segments_is_named_and_repaired(
    ten: Path, damage: Callable[[Path], object], fault: str
) -> None:
    damage(ten)
    assert any(fault in said for said in faults(ten)), faults(ten)
    with Writer(ten) as writer:
        writer.repair()
    assert faults(ten) == []
    with Archive(ten) as archive:
        assert len(archive) == 10


@pytest.mark.parametrize("name", ["tags", "documents"])
def test_a_reader_of_damaged_segments_says_what_to_do(ten: Path, name: str) -> None:
    file = array(ten, name)
    file.write_bytes(file.read_bytes()[:-8])
    with pytest.raises(
        ArchiveError, match=rf"{name}.npy: is damaged: .* `quotes archive repair .*news.db` makes"
    ):
        Archive(ten)
    file.unlink()
    with pytest.raises(
        ArchiveError, match=rf"{name}.npy: is missing. `quotes archive repair .*news.db` makes"
    ):
        Archive(ten)


def test_leftovers_of_a_killed_run_go_at_the_next_writing(ten: Path) -> None:
    left = folder_of(ten) / "000099.units.npy"
    kept = folder_of(ten) / "notes.txt"
    left.write_bytes(b"half")
    kept.write_text("mine")
    assert faults(ten) == []
    fill(ten)
    assert not left.exists()
    assert kept.exists()
