from __future__ import annotations

import json

import pytest

from .conftest import rows

pytestmark = pytest.mark.model


def findings(result):
    found = [json.loads(line) for line in result.stdout.splitlines()]
    return {(row["article_id"], row["content"].strip(",")): row["status"] for row in found}


def test_inputs_are_checked_against_each_other(run, stories):
    result = run("verify", stories, "--format", "jsonl")
    assert result.exit_code == 0
    assert findings(result)["ledger", "We will not sell the old ferry"] == "altered"
    assert "negation: “not” here, nothing there" in result.stderr


def test_against_checks_one_side_only(run, stories):
    result = run("verify", stories / "splash.txt", "--against", stories / "ledger.txt", "--format", "jsonl")
    assert findings(result) == {("splash", "We will sell the old ferry"): "altered"}
    assert result.stderr.endswith("quotes: 1 article, 1 quote\n")


@pytest.mark.parametrize(
    ("reasons", "code"), [("altered,not_found", 1), ("other_speaker", 0), ("not_found", 0)], ids=str
)
def test_fail_on_exits_with_1_when_that_is_found(run, stories, reasons, code):
    assert run("verify", stories, "--fail-on", reasons, "--quiet").exit_code == code


def test_fail_on_can_ask_for_words_that_are_found_nowhere(run, stories):
    args = ("--against", stories / "weather.txt", "--fail-on", "not_found")
    assert run("verify", stories / "splash.txt", *args).exit_code == 1


def test_fail_on_refuses_what_is_no_finding(run, stories):
    result = run("verify", stories, "--fail-on", "altred")
    assert result.exit_code == 2
    assert "no such finding: altred. Findings are: altered" in result.stderr


def test_records_are_checked_as_their_articles_are(run, stories):
    run("extract", stories, "-o", "quotes.jsonl")
    again = run("verify", "quotes.jsonl", "--articles", stories, "--format", "jsonl")
    assert findings(again) == findings(run("verify", stories, "--format", "jsonl"))


@pytest.mark.parametrize(
    ("args", "message"),
    [
        pytest.param(["quotes.jsonl"], "Name the articles that they were made of", id="no articles"),
        pytest.param(["quotes.jsonl", "stories", "--articles", "stories"], "not both", id="both"),
        pytest.param(["stories", "--articles", "stories"], "--articles goes with records", id="no records"),
    ],
)
def test_records_need_their_articles(run, stories, args, message):
    run("extract", stories, "-o", "quotes.jsonl")
    result = run("verify", *args)
    assert result.exit_code == 2
    assert message in result.stderr


def test_a_file_holds_what_stdout_would(run, stories, tmp_path):
    run("verify", stories, "-o", "out.jsonl")
    printed = run("verify", stories, "--format", "jsonl").stdout
    assert rows(tmp_path / "out.jsonl") == [json.loads(line) for line in printed.splitlines()]
    assert not list(tmp_path.glob("*.part"))
