from __future__ import annotations

import json

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


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
def test_a_result_is_read_from_stdin(run, result, form):
    run("report", result, "-o", f"same.{form}")
    shown = run("report", "-", "--format", "csv", input=(result.parent / f"same.{form}").read_bytes())
    assert shown.stdout == run("report", f"same.{form}", "--format", "csv").stdout


def test_what_is_no_result_on_stdin_is_refused(run, stories):
    shown = run("report", "-", input=(stories / "ledger.txt").read_bytes())
    assert (shown.exit_code, shown.stderr.startswith("quotes: stdin: holds no records")) == (2, True)


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        pytest.param({"matches": None}, "no matches", id="no matches"),
        pytest.param({"searched": 10**30}, "searched is '1000", id="number that no table holds"),
        pytest.param({"matches": ["x"]}, "among its matches 'x' is no object", id="match is a text"),
        pytest.param({"publisher": "\ud800"}, "surrogates not allowed", id="half a character"),
        pytest.param({"match": {"spans": [[1]]}}, "among its matches spans is '[[1]]'", id="spans"),
        pytest.param({"match": {"article_id": None}}, "article_id is 'None'", id="no article"),
        pytest.param(
            {"match": {"changes": [{"kind": "number"}]}}, "among its changes here is 'None'", id="change"
        ),
    ],
)
@pytest.mark.parametrize("form", ["summary", "utterances", "csv"])
def test_a_result_that_was_broken_is_said_by_its_line(run, result, tmp_path, form, broken, told):
    whole = rows(result)
    row = next(row for row in whole if row["matches"])
    if "match" in broken:
        broken = {"matches": [row["matches"][0] | broken["match"]]}
    lines = map(json.dumps, [*whole, row | broken])
    (tmp_path / "broken.jsonl").write_text("\n".join(lines), encoding="utf-8")
    shown = run("report", "broken.jsonl", "--format", form)
    assert shown.exit_code == 2
    assert f"broken.jsonl line {len(whole) + 1}: is no record: " in shown.stderr
    assert told in shown.stderr


def test_a_result_without_the_newest_fields_is_read(run, result, tmp_path):
    old = rows(result)
    for row in old:
        for match in row["matches"]:
            del match["position"], match["primary"]
    (tmp_path / "old.jsonl").write_text("\n".join(map(json.dumps, old)), encoding="utf-8")
    assert run("report", "old.jsonl").stdout == run("report", result).stdout


def test_a_result_without_quotes_stays_one(run, stories, tmp_path):
    run("extract", stories / "weather.txt", "-o", "none.jsonl")
    assert run("report", "none.jsonl", "--format", "csv").stdout.startswith("article_id,")
    assert rows(tmp_path / "none.jsonl") == []


def test_what_is_no_result_is_refused(run, stories):
    shown = run("report", stories / "ledger.txt")
    assert shown.exit_code == 2
    assert "Give what extract or verify wrote." in shown.stderr


def test_a_summary_is_not_for_excel(run, result):
    shown = run("report", result, "--excel")
    assert (shown.exit_code, shown.stderr.startswith("quotes: --excel is for CSV, not for a summary")) == (
        2,
        True,
    )


def test_a_summary_into_a_file_is_refused(run, result):
    shown = run("report", result, "--format", "summary", "-o", "s.txt")
    assert shown.exit_code == 2
    assert "a summary goes to the terminal" in shown.stderr


def test_the_summary_shows_the_utterances(run, result):
    shown = run("report", result).stdout
    assert "1 utterance reported by more than one article" in shown
    assert "Ada Pell · 2 prints" in shown


def test_utterances_go_to_stdout_one_a_line(run, result):
    shown = run("report", result, "--format", "utterances")
    (one,) = map(json.loads, shown.stdout.splitlines())
    assert (one["prints"], one["conflicts"]) == (2, ["altered"])
    assert {member["article_id"] for member in one["members"]} == {
        row["article_id"] for row in rows(result) if row["matches"]
    }


def test_utterances_are_written_as_a_table_of_reports(run, result, tmp_path):
    assert run("report", result, "--format", "utterances", "-o", "u.csv", "--excel").exit_code == 0
    written = (tmp_path / "u.csv").read_bytes()
    assert written.startswith(b"\xef\xbb\xbfutterance_id,wording,")
    assert written.count(b"\r\n") == 3


def test_utterances_of_a_csv_are_said_to_be_incomplete(run, stories, tmp_path):
    again = (stories / "splash.txt").read_text(encoding="utf-8").replace("will sell", "may sell")
    (stories / "again.txt").write_text(again, encoding="utf-8")
    run("verify", stories, "-o", "result.csv")
    shown = run("report", "result.csv", "--format", "utterances")
    assert shown.exit_code == 0
    assert "reports may be missing" in shown.stderr


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["-o", "u.parquet"], "Use .jsonl or .csv."),
        (["-o", "u.jsonl", "--excel"], "--excel is for CSV, not for jsonl."),
    ],
    ids=["ending", "excel"],
)
def test_utterances_in_another_form_are_refused(run, result, tmp_path, options, message):
    shown = run("report", result, "--format", "utterances", *options)
    assert shown.exit_code == 2
    assert message in shown.stderr
    assert not (tmp_path / options[1]).exists()


def test_an_article_is_shown_with_brackets_where_no_terminal_is(run, stories):
    shown = run("show", stories / "splash.txt")
    assert shown.exit_code == 0
    assert "“[1 direct · Ada Pell, mayor: We will sell the old ferry, /1]”" in shown.stdout


def test_an_article_that_is_not_there_cannot_be_shown(run):
    assert run("show", "none.txt").exit_code == 2
