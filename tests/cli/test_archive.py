"""`quotes index`, `quotes search` and `quotes archive`."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typer

from quotes.cli.archive import archive as commands
from quotes.models import Article, Extracted, Quote, Span, Speaker
from quotes.report import records
from quotes.report.jsonl import dump

Run = Callable[..., Any]
REPORTS = [
    ("ledger", "2024-05-02", "Ada Pell", "We will not sell the old ferry before the harbour is dredged"),
    ("splash", "2024-05-03", "Ada Pell", "We will sell the old ferry before the harbour is dredged"),
    ("gazette", "2024-05-03", "Jon Rask", "We will not sell the old ferry before the harbour is dredged"),
    ("weather", "2024-06-01", "Mira Okoye", "Rain will fall on the upper valleys until the weekend at least"),
]


def extracted(name: str, published: str, speaker: str, words: str) -> Extracted:
    text = f"“{words},” {speaker} told reporters in Lunby.\n"
    article = Article(name, text, publisher=f"The {name.title()}", published=published)
    content = (Span(1, 1 + len(words)),)
    source = (Span(text.index(speaker), text.index(speaker) + len(speaker)),)
    return Extracted(
        article,
        (
            Quote(
                name,
                "direct",
                content,
                content,
                source=source,
                speaker=Speaker(speaker, "person"),
                speaker_type="person",
            ),
        ),
    )


def write(folder: Path, *found: Extracted) -> tuple[Path, Path]:
    """Write records and the articles that they were made of."""
    records_file, articles_file = folder / "records.jsonl", folder / "articles.jsonl"
    records_file.write_bytes(b"".join(dump(row) for one in found for row in records(one)))
    fields = ("id", "text", "publisher", "published")
    rows = ({name: getattr(one.article, name) for name in fields} for one in found)
    articles_file.write_bytes(b"".join(map(dump, rows)))
    return records_file, articles_file


@pytest.fixture
def archive(tmp_path: Path, run: Run) -> Path:
    rows, articles = write(tmp_path, *(extracted(*report) for report in REPORTS))
    result = run("index", rows, "--articles", articles, "--archive", "news.db")
    assert result.exit_code == 0, result.stderr
    assert "news.db: 4 new, 0 changed, 0 as they were\n" in result.stderr
    return tmp_path / "news.db"


@pytest.mark.parametrize("name", ["check", "repair", "remove"])
def test_every_command_below_archive_has_help(run: Run, name: str) -> None:
    command = typer.main.get_command(commands).commands[name]  # type: ignore[attr-defined]
    result = run("archive", name, "--help")
    assert result.exit_code == 0
    assert command.help[:40] in " ".join(result.output.split())
    assert all(param.help.endswith(".") for param in command.params)


def test_index_passes_over_what_is_there_and_keeps_versions(archive: Path, tmp_path: Path, run: Run) -> None:
    rows, articles = write(
        tmp_path, extracted(*REPORTS[0]), extracted(*REPORTS[1][:3], "We may sell the old ferry")
    )
    result = run("index", rows, "--articles", articles, "--archive", archive)
    assert result.exit_code == 0
    assert "0 new, 1 changed, 1 as they were" in result.stderr
    assert (
        run(
            "search", "We will sell the old ferry before", "--archive", archive, "--format", "jsonl"
        ).exit_code
        == 0
    )


@pytest.mark.model
def test_index_extracts_an_article_only_once(
    stories: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = run("index", stories, "--archive", "news.db")
    assert (first.exit_code, "3 new" in first.stderr) == (0, True)

    def not_again(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(sys.modules["quotes.engine.extract"], "read_article", not_again)
    again = run("index", stories, "--archive", "news.db")
    assert (again.exit_code, "3 as they were" in again.stderr) == (0, True)
    assert run("archive", "check", "news.db").exit_code == 0


@pytest.mark.parametrize(
    ("text", "options", "answer"),
    [
        pytest.param(
            "We will not sell the old ferry before the harbour is dredged",
            [],
            "Found as quoted in 2 articles; altered in 1 article (negation: “not” asked for, nothing there).",
            id="as quoted",
        ),
        pytest.param(
            "“the old ferry before the harbour is dredged”",
            [],
            "Found as quoted, within a longer quote in 3 articles.",
            id="within a longer quote",
        ),
        pytest.param(
            "“sell the old ferry before the harbour is dredged”",
            [],
            "Found as quoted, within a longer quote in 1 article; altered in 2 articles (negation: nothing asked "
            "for, “We will not” there).",
            id="without what negates it",
        ),
        pytest.param(
            "of it",
            [],
            "Not looked up: these words are too common to be found by. The archive holds 4 articles",
            id="too common",
        ),
        pytest.param(
            "We will not sell the old ferry before the harbour is dredged, not for any price at all",
            ["--from", "2024-05-02", "--to", "2024-05-02"],
            "Found incomplete in 1 article. Searched: 1 article from 2024-05-02 to 2024-05-02.",
            id="incomplete",
        ),
        pytest.param(
            "Rain will not fall on the upper valleys until the weekend at least",
            [],
            "Found altered in 1 article (negation: “not” asked for, nothing there).",
            id="altered",
        ),
        pytest.param(
            "Rain will fall on the upper valleys until the weekend at least",
            ["--speaker", "Sven Aldar"],
            "Found said by Mira Okoye, not by Sven Aldar: as quoted in 1 article.",
            id="said by another",
        ),
        pytest.param(
            "Rain will fall on the upper valleys until the weekend at least",
            ["--to", "2024-05-31"],
            "Not found in 3 articles from 2024-05-02 to 2024-05-03.",
            id="not within the dates",
        ),
        pytest.param(
            "Bananas are the answer to every question",
            [],
            "Not found in 4 articles from 2024-05-02 to 2024-06-01.",
            id="not found",
        ),
    ],
)
def test_search_answers_in_words(archive: Path, run: Run, text: str, options: list[str], answer: str) -> None:
    result = run("search", text, "--archive", archive, *options)
    assert result.exit_code == 0
    assert result.output.startswith(answer), result.output


def test_search_shows_where_and_what_differs(archive: Path, run: Run) -> None:
    result = run(
        "search", "We will never sell the old ferry before the harbour is dredged", "--archive", archive
    )
    assert (
        "    We will sell the old ferry before the harbour is dredged — Ada Pell · The Splash"
        in result.output
    )
    assert "negation: “never” here, nothing there" in result.output


def test_search_shows_the_closest_first_and_never_hides_it_behind_others(run: Run, tmp_path: Path) -> None:
    days = [f"{day} days" for day in range(1, 31)]
    lines = [
        json.dumps(
            {
                "id": f"story {number}",
                "published": f"2024-05-{number + 1:02}",
                "text": f"“The harbour will be shut for {many} while it is dredged,” said Ada Pell, the mayor.",
            }
        )
        for number, many in enumerate(days)
    ]
    (tmp_path / "days.jsonl").write_text("\n".join(lines), encoding="utf-8")
    run("index", "days.jsonl", "--archive", "days.db", "--quiet")
    result = run("search", "The harbour will be shut for 29 days while it is dredged", "--archive", "days.db")
    _, first, place, *_ = result.output.splitlines()
    assert (first, "29 days" in place) == ("  as quoted:", True)


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [
        pytest.param("Bananas are the answer to every question", ["not_found"], 1, id="not found"),
        pytest.param("Bananas are the answer to every question", ["altered"], 0, id="another finding"),
        pytest.param(
            "Rain will not fall on the upper valleys until the weekend at least", ["altered"], 1, id="altered"
        ),
        pytest.param(
            "Rain will fall on the upper valleys until the weekend at least",
            ["not_found,altered"],
            0,
            id="as quoted",
        ),
        pytest.param(
            "Rain will fall on the upper valleys until the weekend at least",
            ["other_speaker", "--speaker", "Sven Aldar"],
            1,
            id="said by another",
        ),
        pytest.param("Rain will fall", ["forged"], 2, id="no such finding"),
    ],
)
def test_search_tells_scripts_by_its_exit_code(
    archive: Path, run: Run, text: str, options: list[str], code: int
) -> None:
    assert run("search", text, "--archive", archive, "--fail-on", *options).exit_code == code


def test_search_gives_a_record_to_programs(archive: Path, run: Run) -> None:
    result = run(
        "search",
        "We will sell the old ferry before the harbour is dredged",
        "--archive",
        archive,
        "--format",
        "jsonl",
    )
    row = json.loads(result.output)
    assert (row["status"], row["searched"], row["match_count"]) == ("exact", 4, 3)
    assert {match["article_id"] for match in row["matches"]} == {"ledger", "splash", "gazette"}


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["?!"], "too little to tell a quote by. Give at least two words"),
        (["ferry"], "too little to tell a quote by. Give at least two words"),
        (["the old ferry", "--from", "May"], "--from May: is no day. Write it as YYYY-MM-DD"),
        (["the old ferry", "--to", "2024-02-30"], "--to 2024-02-30: is no day"),
        (
            ["the old ferry", "--from", "2024-05-02", "--to", "2024-05-01"],
            "--from 2024-05-02: is after --to 2024-05-01",
        ),
        (["the old ferry", "--from", "2025-01-01"], "its articles are from 2024-05-02 to 2024-06-01"),
    ],
)
def test_a_search_that_cannot_be_made_is_told_in_one_line(
    archive: Path, run: Run, args: list[str], message: str
) -> None:
    result = run("search", *args, "--archive", archive)
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert message in result.stderr


@pytest.mark.parametrize(
    "args",
    [
        pytest.param(["search", "the old ferry", "--archive", "none.db"], id="search"),
        pytest.param(["archive", "check", "none.db"], id="check"),
        pytest.param(["archive", "repair", "none.db"], id="repair"),
        pytest.param(["archive", "remove", "none.db", "ledger"], id="remove"),
    ],
)
def test_a_missing_archive_is_not_made(run: Run, tmp_path: Path, args: list[str]) -> None:
    result = run(*args)
    assert result.exit_code == 2
    assert "none.db: no such archive" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_check_tells_what_is_sound_and_what_is_not(archive: Path, run: Run) -> None:
    result = run("archive", "check", archive)
    assert result.exit_code == 0
    assert "articles: 4 articles, 4 quotes: sound\n" in result.output
    file = next((archive.parent / "news.db.grams").glob("*.units.npy"))
    file.write_bytes(file.read_bytes()[:-4])
    result = run("archive", "check", archive)
    assert result.exit_code == 1
    assert "segments: 1 with 4 articles, and 0 pending: NOT SOUND\n" in result.output
    assert "quotes archive repair" in result.stderr
    assert run("archive", "repair", archive).exit_code == 0
    assert run("archive", "check", archive, "--full").exit_code == 0


def test_remove_leaves_no_trace(archive: Path, run: Run) -> None:
    result = run("archive", "remove", archive, "weather")
    assert (result.exit_code, result.stderr) == (0, f"quotes: {archive}: 1 article removed, in 1 version\n")
    files = [archive, *archive.parent.glob("news.db-*"), *(archive.parent / "news.db.grams").iterdir()]
    assert not any(b"upper valleys" in file.read_bytes() for file in files)
    result = run("archive", "remove", archive, "weather")
    assert result.exit_code == 2
    assert "holds no article 'weather'" in result.stderr


def test_an_archive_is_no_input_of_its_own(archive: Path, run: Run) -> None:
    result = run("index", archive, "--archive", archive)
    assert result.exit_code == 2
    assert "would overwrite" in result.stderr


@pytest.mark.model
def test_ctrl_c_keeps_what_was_done(start: Callable[..., subprocess.Popen[bytes]], tmp_path: Path) -> None:
    texts = (f"“We have {i} boats,” said Ada Pell. She said {i} crews were at sea." for i in range(400))
    many = tmp_path / "many.jsonl"
    many.write_text("".join(json.dumps({"id": str(i), "text": text}) + "\n" for i, text in enumerate(texts)))
    process = start("index", many, "--archive", "news.db")
    deadline = time.monotonic() + 60
    while not held(tmp_path / "news.db"):
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < deadline
        time.sleep(0.01)
    process.send_signal(2)
    _, stderr = process.communicate(timeout=60)
    assert process.returncode == 130
    assert stderr.decode().startswith(
        "quotes: stopped. news.db keeps what was done; the same command goes on"
    )
    assert held(tmp_path / "news.db") > 0


def held(path: Path) -> int:
    """How many articles an archive holds by now."""
    try:
        plain = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
        try:
            return int(plain.execute("SELECT count(*) FROM article").fetchone()[0])
        finally:
            plain.close()
    except sqlite3.OperationalError:
        return 0


def findings(path: Path) -> dict[str, Any]:
    return {row["article_id"]: row for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())}


def test_verify_checks_records_against_an_archive(archive: Path, tmp_path: Path, run: Run) -> None:
    new = extracted(
        "draft", "2024-05-04", "Ada Pell", "We may sell the old ferry before the harbour is dredged"
    )
    rows, articles = write(tmp_path, new)
    result = run("verify", rows, "--articles", articles, "--against", archive, "-o", "out.jsonl")
    assert result.exit_code == 0, result.stderr
    found = findings(tmp_path / "out.jsonl")["draft"]
    assert (found["status"], found["searched"], found["conflicts"]) == (
        "altered",
        4,
        ["altered", "other_speaker"],
    )


def test_an_archive_is_verified_against_itself_as_its_records_are(
    archive: Path, tmp_path: Path, run: Run
) -> None:
    rows, articles = write(tmp_path, *(extracted(*report) for report in REPORTS))
    assert run("verify", archive, "-o", "own.jsonl").exit_code == 0
    assert run("verify", rows, "--articles", articles, "-o", "theirs.jsonl").exit_code == 0
    assert findings(tmp_path / "own.jsonl") == findings(tmp_path / "theirs.jsonl")


def test_a_report_of_an_archive_counts_its_quotes(archive: Path, run: Run) -> None:
    result = run("report", archive)
    assert result.exit_code == 0
    assert "4 quotes in 4 articles: direct 4." in result.output


@pytest.mark.parametrize("command", ["speakers", "extract", "show"])
def test_an_archive_where_none_is_taken_is_told_with_what_takes_it(
    archive: Path, run: Run, command: str
) -> None:
    result = run(command, archive)
    assert result.exit_code != 0
    assert (
        f"is an archive of quotes, not text. `quotes report {archive} -o records.jsonl` writes"
        in result.stderr
    )


@pytest.mark.parametrize(
    ("article_id", "shown"),
    [
        pytest.param("ledger\nFound\x1b[31m as quoted", "ledger␊Found␛[31m as quoted", id="line end"),
        pytest.param("ledger-" + "x" * 1_000_000 + "-end", "xxx-end", id="long"),
    ],
)
def test_an_id_stays_on_one_short_line(tmp_path: Path, run: Run, article_id: str, shown: str) -> None:
    rows, articles = write(tmp_path, extracted(article_id, *REPORTS[0][1:]), extracted(*REPORTS[1]))
    assert run("index", rows, "--articles", articles, "--archive", "news.db").exit_code == 0
    assert run("verify", "news.db", "-o", "out.jsonl").exit_code == 0
    for result in (
        run("search", REPORTS[0][3], "--archive", "news.db"),
        run("report", "out.jsonl"),
    ):
        assert result.exit_code == 0
        assert shown in result.output
        assert all(len(line) < 600 for line in result.output.splitlines())
    assert article_id in {row["article_id"] for row in findings(tmp_path / "out.jsonl").values()}


def test_an_archive_beside_other_inputs_is_refused(archive: Path, tmp_path: Path, run: Run) -> None:
    (tmp_path / "note.txt").write_text("“We will not sell the ferry,” said Ada Pell.", encoding="utf-8")
    result = run("verify", "note.txt", "--against", "note.txt", "--against", archive)
    assert result.exit_code == 2
    assert "named alone" in result.stderr
