"""Nothing is written over what is read, and records are not taken for articles."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

ARTICLE = json.dumps({"id": "a", "text": "“We will not sell the ferry,” said Mayor Ada Pell."}) + "\n"


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    path = tmp_path / "in.jsonl"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "arguments",
    [
        ("extract", "in.jsonl", "-o", "in.jsonl"),
        ("extract", "in.jsonl", "-o", "./in.jsonl"),
        ("extract", "in.jsonl", "-o", "o.csv", "--save-articles", "in.jsonl"),
        ("extract", "in.jsonl", "-o", "o.csv", "--problems", "in.jsonl"),
        ("extract", "in.jsonl", "-o", "o.csv", "--made-by", "in.jsonl"),
        ("verify", "in.jsonl", "--against", "in.jsonl", "-o", "in.jsonl"),
        ("extract", "in.jsonl", "-o", "o.csv", "--made-by", "o.csv"),
        ("extract", "in.jsonl", "--problems", "p.jsonl", "--save-articles", "p.jsonl"),
    ],
    ids=" ".join,
)
def test_an_output_never_takes_the_place_of_an_input_or_of_another_output(run, articles, arguments) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert "would overwrite" in result.stderr
    assert articles.read_text(encoding="utf-8") == ARTICLE


@pytest.mark.model
@pytest.mark.parametrize("name", ["q.csv", "q.jsonl", "q.parquet"])
def test_records_are_not_read_as_articles(run, articles, name) -> None:
    assert run("extract", articles, "-o", name).exit_code == 0
    result = run("extract", name)
    assert result.exit_code == 2
    assert "holds records that extract or verify wrote" in result.stderr


@pytest.mark.model
def test_records_without_their_articles_never_pass_a_check(run, articles, tmp_path) -> None:
    other = tmp_path / "other.jsonl"
    other.write_text(ARTICLE.replace('"a"', '"b"'), encoding="utf-8")
    assert run("extract", articles, "-o", "q.jsonl").exit_code == 0
    result = run("verify", "q.jsonl", "--articles", other, "--fail-on", "altered", "-q")
    assert result.exit_code == 2
    assert "no record found its article" in result.stderr


@pytest.mark.model
def test_an_earlier_result_stays_where_no_record_finds_its_article(run, articles, tmp_path) -> None:
    (tmp_path / "other.txt").write_text("Rain fell on the harbour all day.", encoding="utf-8")
    assert run("extract", articles, "-o", "q.jsonl").exit_code == 0
    (tmp_path / "checked.csv").write_text("an earlier result", encoding="utf-8")
    result = run("verify", "q.jsonl", "--articles", "other.txt", "-o", "checked.csv")
    assert result.exit_code == 2
    assert (tmp_path / "checked.csv").read_text(encoding="utf-8") == "an earlier result"


@pytest.mark.model
def test_records_of_articles_without_quotes_are_checked(run, tmp_path) -> None:
    (tmp_path / "dry.txt").write_text("Rain fell on the harbour all day.", encoding="utf-8")
    assert run("extract", "dry.txt", "-o", "q.csv").exit_code == 0
    result = run("verify", "q.csv", "--articles", "dry.txt", "-o", "checked.csv")
    assert (result.exit_code, "1 article, 0 quotes" in result.stderr) == (0, True)


@pytest.mark.model
@pytest.mark.parametrize("name", ["u.csv", "u.jsonl"])
def test_utterances_are_not_read_as_articles(run, articles, tmp_path, name) -> None:
    (tmp_path / "other.txt").write_text("“We will sell the ferry,” said Mayor Ada Pell.", encoding="utf-8")
    run("verify", articles, "other.txt", "-o", "q.csv", "--utterances", name)
    result = run("extract", name)
    assert result.exit_code == 2
    assert "holds records that extract or verify wrote" in result.stderr
