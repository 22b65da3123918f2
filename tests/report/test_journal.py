"""A run that dies leaves the old output as it was, and the next one goes on from its journal."""

from __future__ import annotations

import contextlib
import dataclasses
import itertools
import json
import re
import signal
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from quotes.errors import OutputError
from quotes.models import Article, Extracted, Problem, Quote, Span
from quotes.report import Journal, made_by, records, write
from quotes.settings import Settings

MADE_BY = made_by("extract", Settings())

RUN = """
import sys, time
from pathlib import Path
from quotes.models import Article, Extracted, Quote, Span
from quotes.report import Journal, made_by, records, write
from quotes.settings import Settings

def found(journal):
    for n in range(300):
        text = f"Article {n}: “We shall see,” she said."
        article = Article(f"a{n}", text)
        if not (known := journal.known(article)):
            time.sleep(float(sys.argv[2]))
        start = text.index("We")
        yield known or Extracted(article, (Quote(f"a{n}", "direct", (Span(start, start + 13),)),))

out = Path(sys.argv[1])
with Journal(out, made_by("extract", Settings())) as journal:
    write((row for one in journal.keep(found(journal)) for row in records(one)), out, form="csv")
    journal.finish()
    print(journal.resumed)
"""


def articles(count: int) -> list[Article]:
    return [Article(f"a{n}", f"Article {n}: “We shall see,” she said.") for n in range(count)]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


class Reader:
    """Stands for extract: one quote an article, and a list of what it had to read."""

    def __init__(self, *, dies_at: str = "") -> None:
        self.read: list[str] = []
        self.dies_at = dies_at

    def extract(self, given: Iterable[Article], journal: Journal) -> Iterator[Extracted]:
        for article in given:
            if known := journal.known(article):
                yield known
                continue
            if article.id == self.dies_at:
                raise KeyboardInterrupt
            self.read.append(article.id)
            content = Span(article.text.index("“") + 1, article.text.index("”"))
            yield Extracted(article, (Quote(article.id, "direct", (content,), confidence=1 / 3),))


def run(out: Path, given: Iterable[Article], reader: Reader, **options: object) -> list[Problem]:
    problems: list[Problem] = []
    made = options.get("made_by", MADE_BY)
    with Journal(out, made, on_problem=problems.append) as journal:  # type: ignore[arg-type]
        found = journal.keep(reader.extract(given, journal))
        write((row for one in found for row in records(one)), out, form="jsonl")
        journal.finish()
    return problems


def die(out: Path, given: Iterable[Article], *, at: str) -> None:
    with contextlib.suppress(KeyboardInterrupt):
        run(out, given, Reader(dies_at=at))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    path = tmp_path / "out.jsonl"
    path.write_text("old\n")
    return path


@pytest.fixture
def part(out: Path) -> Path:
    return Path(f"{out}.part")


@pytest.fixture
def whole(tmp_path: Path) -> bytes:
    """What a run that is not interrupted writes for ten articles."""
    path = tmp_path / "whole" / "out.jsonl"
    path.parent.mkdir()
    run(path, articles(10), Reader())
    return path.read_bytes()


def test_a_run_that_ends_well_leaves_no_journal(out: Path, part: Path) -> None:
    run(out, articles(3), Reader())
    assert len(out.read_text().splitlines()) == 3
    assert not part.exists()


def test_a_run_that_dies_leaves_the_old_output_and_its_work(out: Path, part: Path) -> None:
    die(out, articles(10), at="a6")
    assert out.read_text() == "old\n"
    header, *lines = map(json.loads, part.read_text().splitlines())
    assert header["made_by"] == MADE_BY
    assert len(lines) == 6


def test_the_next_run_reads_only_what_is_not_finished(out: Path, whole: bytes) -> None:
    die(out, articles(10), at="a6")
    reader = Reader()
    assert run(out, articles(10), reader) == []
    assert reader.read == ["a6", "a7", "a8", "a9"]
    assert out.read_bytes() == whole


def test_the_output_follows_the_input_though_the_journal_does_not(out: Path, whole: bytes) -> None:
    die(out, list(reversed(articles(10))), at="a3")
    run(out, articles(10), Reader())
    assert out.read_bytes() == whole


def test_a_run_may_die_more_than_once(out: Path, whole: bytes) -> None:
    for at in ("a2", "a5", "a9"):
        die(out, articles(10), at=at)
    reader = Reader()
    run(out, articles(10), reader)
    assert reader.read == ["a9"]
    assert out.read_bytes() == whole


@pytest.mark.parametrize("lost", [1, 40], ids=["line-end", "half-a-line"])
def test_a_torn_last_line_is_dropped(out: Path, part: Path, whole: bytes, lost: int) -> None:
    die(out, articles(10), at="a6")
    part.write_bytes(part.read_bytes()[:-lost])
    reader = Reader()
    run(out, articles(10), reader)
    assert reader.read[0] == "a5"
    assert out.read_bytes() == whole


def test_a_torn_header_is_dropped(out: Path, part: Path, whole: bytes) -> None:
    die(out, articles(10), at="a6")
    part.write_bytes(part.read_bytes()[:20])
    assert run(out, articles(10), Reader()) == []
    assert out.read_bytes() == whole


@pytest.mark.parametrize(
    "change",
    [{"text": "Now: “We shall not see,” she said."}, {"published": "2024-05-01"}, {"id": "b"}],
    ids=["text", "metadata", "id"],
)
def test_an_article_that_changed_is_read_again(out: Path, change: dict[str, str]) -> None:
    given = articles(4)
    die(out, given, at="a3")
    given[1] = dataclasses.replace(given[1], **change)  # type: ignore[arg-type]
    reader = Reader()
    run(out, given, reader)
    assert reader.read == [given[1].id, "a3"]


def test_an_article_that_failed_is_tried_again(out: Path) -> None:
    article = articles(1)[0]
    problem = Problem("failed", "out of memory", "a0")
    with Journal(out, MADE_BY) as journal:
        assert list(journal.keep([Extracted(article, (), (problem,))]))
    with Journal(out, MADE_BY) as journal:
        assert journal.known(article) is None


def test_problems_come_back_with_what_is_known(out: Path) -> None:
    found = Extracted(articles(1)[0], (), (Problem("unclosed_mark", "a0: …", "a0", span=Span(1, 2)),))
    with Journal(out, MADE_BY) as journal:
        assert list(journal.keep([found]))
    with Journal(out, MADE_BY) as journal:
        assert journal.known(found.article) == found


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (made_by("extract", Settings(ngram=4)), "ngram 3 instead of 4"),
        (made_by("verify", Settings()), "command extract instead of verify"),
        ({**MADE_BY, "quotes": "9.9"}, "quotes .* instead of 9.9"),
    ],
    ids=["settings", "command", "version"],
)
def test_a_journal_made_by_something_else_is_set_aside_and_named(
    out: Path, part: Path, made: dict[str, object], told: str
) -> None:
    die(out, articles(4), at="a3")
    work = part.read_bytes()
    reader = Reader()
    (problem,) = run(out, articles(4), reader, made_by=made)
    assert problem.code == "journal_set_aside"
    assert re.search(told, problem.message)
    assert reader.read == ["a0", "a1", "a2", "a3"]
    assert Path(f"{part}.1").read_bytes() == work


def test_the_number_of_workers_does_not_set_a_journal_aside(out: Path) -> None:
    die(out, articles(4), at="a3")
    reader = Reader()
    assert run(out, articles(4), reader, made_by=made_by("extract", Settings(workers=3))) == []
    assert reader.read == ["a3"]


def test_a_file_that_is_no_journal_is_not_overwritten(out: Path, part: Path) -> None:
    part.write_text("half a film\n")
    (problem,) = run(out, articles(2), Reader())
    assert problem.code == "journal_set_aside"
    assert Path(f"{part}.1").read_text() == "half a film\n"


def test_two_runs_cannot_write_one_output(out: Path) -> None:
    with Journal(out, MADE_BY), pytest.raises(OutputError, match="another run is writing it"):
        Journal(out, MADE_BY)


def test_a_run_that_did_nothing_leaves_nothing(out: Path, part: Path) -> None:
    with Journal(out, MADE_BY):
        pass
    assert not part.exists()


@pytest.mark.parametrize("below", ["file/out.csv", "none/out.csv", "."])
def test_a_folder_that_cannot_be_written_is_said_before_the_work(tmp_path: Path, below: str) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="Name a file|Make the folder"):
        Journal(tmp_path / below, MADE_BY)


def test_a_killed_run_is_gone_on_from(tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    out.write_text("old\n")
    part = tmp_path / "out.csv.part"
    process = subprocess.Popen([sys.executable, "-c", RUN, str(out), "0.02"])
    deadline = time.monotonic() + 60
    while not (part.exists() and part.read_bytes().count(b"\n") > 20):
        assert time.monotonic() < deadline
        assert process.poll() is None
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert out.read_text() == "old\n"
    done = part.read_bytes().count(b"\n") - 1

    again = subprocess.run([sys.executable, "-c", RUN, str(out), "0"], check=True, capture_output=True)
    assert 20 <= done <= int(again.stdout) < 300
    assert out.read_text().count("We shall see") == 300
    assert names(tmp_path) == ["out.csv"]


def test_a_disk_that_fills_up_keeps_the_old_output_and_the_work(tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    out.write_text("old\n")
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n"
    full = subprocess.run(
        [sys.executable, "-c", limit + RUN, str(out), "0"], check=False, capture_output=True, text=True
    )
    assert "OutputError" in full.stderr
    assert "Free some space" in full.stderr
    assert out.read_text() == "old\n"
    assert names(tmp_path) == ["out.csv", "out.csv.part"]

    again = subprocess.run([sys.executable, "-c", RUN, str(out), "0"], check=True, capture_output=True)
    assert int(again.stdout) > 10
    assert out.read_text().count("We shall see") == 300


@pytest.mark.model
def test_a_real_extraction_goes_on_and_gives_the_same_bytes(tmp_path: Path) -> None:
    from quotes.engine import extract

    given = [
        Article(f"a{n}", f"The {name} said on Friday that “we shall see”.\n“Not now,” she said.")
        for n, name in enumerate(["mayor", "minister", "captain"])
    ]

    def run_over(name: str, given: list[Article], *, stop_after: int) -> bytes:
        out = tmp_path / name
        with Journal(out, MADE_BY) as journal:
            found = journal.keep(extract(given, known=journal.known))
            taken = list(itertools.islice(found, stop_after))
            if stop_after < len(given):
                return b""
            write((row for one in taken for row in records(one)), out, form="jsonl")
            journal.finish()
        return out.read_bytes()

    run_over("resumed", given, stop_after=2)
    resumed = run_over("resumed", given, stop_after=3)
    assert resumed == run_over("whole", given, stop_after=3)
    assert b"Not now" in resumed


def test_memory_does_not_grow_with_the_articles(tmp_path: Path) -> None:
    def peak(count: int) -> int:
        stream = (Extracted(Article(str(n), f"{n} " + "x" * 20_000)) for n in range(count))
        with Journal(tmp_path / "out.csv", MADE_BY) as journal:
            tracemalloc.start()
            for _ in journal.keep(stream):
                pass
            highest = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
            journal.finish()
        return highest

    peak(20)
    assert peak(1_500) < peak(50) + 200_000
