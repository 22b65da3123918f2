from __future__ import annotations

import pytest

from .conftest import rows

pytestmark = pytest.mark.model


@pytest.fixture
def result(run, stories, tmp_path):
    run("verify", stories, "-o", "result.jsonl")
    return tmp_path / "result.jsonl"


def test_a_summary_goes_to_stdout(run, result):
    shown = run("report", result)
    assert shown.exit_code == 0
    assert shown.stdout.startswith("ALTERED\n")
    assert "Conflicts: altered 2." in shown.stdout


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_a_result_is_written_in_another_form_and_back(run, result, form):
    run("report", result, "-o", "other.parquet")
    written = [run("report", path, "--format", form).stdout for path in (result, "other.parquet")]
    assert written[0] == written[1]


def test_a_result_written_in_its_own_form_is_the_same(run, result):
    assert run("report", result, "--format", "jsonl").stdout_bytes == result.read_bytes()


def test_a_result_without_quotes_stays_one(run, stories, tmp_path):
    run("extract", stories / "weather.txt", "-o", "none.jsonl")
    assert run("report", "none.jsonl", "--format", "csv").stdout.startswith("article_id,")
    assert rows(tmp_path / "none.jsonl") == []


def test_what_is_no_result_is_refused(run, stories):
    shown = run("report", stories / "ledger.txt")
    assert shown.exit_code == 2
    assert "Give what extract or verify wrote." in shown.stderr


def test_a_summary_into_a_file_is_refused(run, result):
    shown = run("report", result, "--format", "summary", "-o", "s.txt")
    assert shown.exit_code == 2
    assert "a summary goes to the terminal" in shown.stderr


def test_an_article_is_shown_with_brackets_where_no_terminal_is(run, stories):
    shown = run("show", stories / "splash.txt")
    assert shown.exit_code == 0
    assert "“[1 direct · Ada Pell, mayor: We will sell the old ferry, /1]”" in shown.stdout


def test_an_article_that_is_not_there_cannot_be_shown(run):
    assert run("show", "none.txt").exit_code == 2
