from __future__ import annotations

import csv
import io

import pytest

from .conftest import STORIES, rows

pytestmark = pytest.mark.model


def read_csv(text):
    return list(csv.DictReader(io.StringIO(text)))


def test_quotes_go_to_stdout_as_csv_and_the_count_to_stderr(run, stories):
    result = run("extract", stories)
    assert result.exit_code == 0
    quotes = read_csv(result.stdout)
    assert {quote["article_id"] for quote in quotes} == {"ledger", "splash"}
    assert quotes[0]["speaker"] == "Ada Pell"
    assert result.stderr == f"quotes: 3 articles, {len(quotes)} quotes\n"


def test_quiet_says_nothing(run, stories):
    assert run("extract", stories, "--quiet").stderr == ""


@pytest.mark.parametrize(("ending", "magic"), [("csv", b"arti"), ("jsonl", b'{"ar'), ("parquet", b"PAR1")])
def test_the_form_follows_the_ending_and_nothing_goes_to_stdout(run, stories, tmp_path, ending, magic):
    out = tmp_path / f"quotes.{ending}"
    assert run("extract", stories, "-o", out).stdout == ""
    assert out.read_bytes().startswith(magic)
    assert not list(tmp_path.glob("*.part"))


def test_excel_gets_a_byte_order_mark(run, stories):
    assert run("extract", stories, "--excel").stdout_bytes.startswith(b"\xef\xbb\xbfarticle_id")


def test_stdin_is_read(run):
    result = run("extract", "-", "--format", "jsonl", input=STORIES["splash"].encode())
    assert '"content": "We will sell the old ferry' in result.stdout


def test_fields_are_found_by_the_names_given(run, tmp_path):
    source = tmp_path / "in.csv"
    source.write_text("key,story,paper\n7,“Not now” said Ada Pell.,Lunby Post\n", encoding="utf-8")
    args = ("--text-field", "story", "--id-field", "key", "--publisher-field", "paper")
    quotes = read_csv(run("extract", source, *args).stdout)
    assert [(quote["article_id"], quote["publisher"]) for quote in quotes] == [("7", "Lunby Post")]


def test_other_articles_are_done_and_problems_counted(run, stories, tmp_path):
    listed = tmp_path / "problems.jsonl"
    result = run("extract", stories, "none.txt", "--problems", listed)
    assert result.exit_code == 0
    assert "quotes: none.txt: no such file or folder" in result.stderr
    assert result.stderr.endswith("1 problem: missing 1\n")
    assert [problem["code"] for problem in rows(listed)] == ["missing"]


def test_strict_makes_problems_exit_with_2(run, stories):
    assert run("extract", stories, "none.txt", "--strict").exit_code == 2
    assert run("extract", stories, "--strict").exit_code == 0


def test_an_article_that_is_given_twice_is_no_problem_for_strict(run, stories):
    result = run("extract", stories, stories, "--strict")
    assert result.exit_code == 0
    assert "duplicate 3" in result.stderr


def test_saved_articles_give_the_same_quotes_again(run, tmp_path):
    source = tmp_path / "odd.txt"
    source.write_bytes("“It floats,”\r\nsaid Ada Pell.\r\n\0 “No,” said Jon Rask.".encode())
    first = run("extract", source, "--save-articles", "a.jsonl")
    assert rows(tmp_path / "a.jsonl")[0]["text"] == source.read_bytes().decode()
    assert run("extract", "a.jsonl").stdout == first.stdout


def test_two_processes_write_what_one_writes(run, stories):
    assert run("extract", stories, "--workers", "2").stdout == run("extract", stories).stdout


def test_settings_are_read_from_the_folder(run, stories, tmp_path):
    (tmp_path / "quotes.toml").write_text('model = "no_such_model"\n', encoding="utf-8")
    assert run("extract", stories).exit_code == 2
    assert run("extract", stories, "--model", "").exit_code == 0
