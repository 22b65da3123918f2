"""A file is put in place whole or not at all, and what cannot be written is said plainly."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from quotes.errors import OutputError
from quotes.models import Article, Quote
from quotes.report import record, write
from quotes.report.files import replacing


def test_the_old_file_stays_until_the_new_one_is_whole(tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    out.write_text("old")
    with replacing(out) as stream:
        stream.write(b"new")
        assert out.read_text() == "old"
    assert out.read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, BrokenPipeError])
def test_what_fails_half_way_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, error: type[BaseException]
) -> None:
    out = tmp_path / "out.csv"
    out.write_text("old")

    def fail_half_way() -> None:
        with replacing(out) as stream:
            stream.write(b"half")
            raise error

    with pytest.raises(error):
        fail_half_way()
    assert out.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]


def test_an_error_that_is_not_the_outputs_stays_what_it_is(tmp_path: Path) -> None:
    def read_more() -> Iterator[dict[str, object]]:
        raise PermissionError("input.txt")
        yield {}

    with pytest.raises(PermissionError, match="input.txt"):
        write(read_more(), tmp_path / "out.jsonl", form="jsonl")


def test_a_stream_nobody_reads_any_more_is_no_output_error(article: Article, quote: Quote) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    stream = os.fdopen(writer, "wb", buffering=0)
    with pytest.raises(BrokenPipeError):
        write([record(article, quote)], stream, form="csv")
    stream.close()


def test_a_replaced_file_keeps_its_mode_and_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target.csv", tmp_path / "link.csv"
    target.write_text("old")
    target.chmod(0o640)
    link.symlink_to(target)
    with replacing(link) as stream:
        stream.write(b"new")
    assert link.is_symlink()
    assert target.read_text() == "new"
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_device_is_written_to_and_not_replaced() -> None:
    before = Path("/dev/null").stat()
    with replacing(Path("/dev/null")) as stream:
        stream.write(b"gone")
    assert Path("/dev/null").stat().st_ino == before.st_ino


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
def test_a_full_disk_is_said_with_what_to_do(article: Article, quote: Quote, form: str) -> None:
    rows = (record(article, quote) for _ in range(100))
    with pytest.raises(OutputError, match="/dev/full: cannot be written: No space left.*Free some space"):
        write(rows, Path("/dev/full"), form=form)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("below", "told"),
    [
        ("file/out.csv", "Not a directory.*may write to"),
        ("none/out.csv", "No such file.*Make the folder .*none"),
        ("folder", "is a folder. Name a file in it"),
    ],
    ids=["below-a-file", "no-folder", "a-folder"],
)
def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, below: str, told: str) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "folder").mkdir()
    with pytest.raises(OutputError, match=told), replacing(tmp_path / below):
        pass


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="no /dev/fd here")
def test_a_pipe_is_written_by_the_name_that_leads_to_it() -> None:
    reader, writer = os.pipe()
    with replacing(Path(f"/dev/fd/{writer}")) as stream:
        stream.write(b"words")
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        assert pipe.read() == b"words"
