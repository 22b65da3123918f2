"""`quotes speakers`: the source audit of articles or of records."""

from __future__ import annotations

import csv
import io
import json

import pytest

pytestmark = pytest.mark.model

REGISTRY = "name,id,roles,gender\nAda Pell,Q7,judge (2020/),f\n"


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_articles_are_audited_in_a_chart(run, stories):
    shown = run("speakers", stories)
    assert shown.exit_code == 0
    assert shown.stdout.startswith("3 quotes in 2 articles\n")
    assert "Ada Pell" in shown.stdout
    assert "3 articles, 3 quotes" in shown.stderr


def test_records_give_the_same_table_as_their_articles(run, stories, tmp_path):
    run("extract", stories, "-o", "quotes.jsonl")
    of_articles = run("speakers", stories, "--format", "csv")
    of_records = run("speakers", "quotes.jsonl", "-o", "audit.csv")
    assert of_records.exit_code == of_articles.exit_code == 0
    assert (tmp_path / "audit.csv").read_bytes() == of_articles.stdout_bytes
    first = table(of_articles.stdout)[0]
    assert (first["speaker"], first["quotes"], first["articles"]) == ("Ada Pell", "2", "2")


def test_the_registry_gives_id_and_gender_and_what_it_disputes_is_counted(run, stories, tmp_path):
    (tmp_path / "known.csv").write_text(REGISTRY)
    shown = run(
        "speakers", stories, "--registry", "known.csv", "--format", "csv", "--problems", "problems.jsonl"
    )
    first = table(shown.stdout)[0]
    assert (first["speaker_id"], first["gender"]) == ("Q7", "f")
    problems = [json.loads(line) for line in (tmp_path / "problems.jsonl").read_text().splitlines()]
    assert {p["code"] for p in problems} == {"role_conflict"}
    run("extract", stories, "-o", "quotes.jsonl")
    again = run("speakers", "quotes.jsonl", "--registry", "known.csv", "--format", "csv")
    assert table(again.stdout)[0]["speaker_id"] == "Q7"


def test_extract_writes_the_registrys_id(run, stories, tmp_path):
    (tmp_path / "known.csv").write_text(REGISTRY)
    for workers in ("1", "2"):
        run("extract", stories, "--registry", "known.csv", "--workers", workers, "-o", "quotes.jsonl")
        found = [json.loads(line) for line in (tmp_path / "quotes.jsonl").read_text().splitlines()]
        assert {r["speaker"]: r["speaker_id"] for r in found} == {"Ada Pell": "Q7", "Jon Rask": None}


@pytest.mark.parametrize(
    ("args", "told"),
    [
        pytest.param(["-o", "audit.txt"], "audit.txt: the ending is none", id="ending"),
        pytest.param(
            ["-o", "a.csv", "--format", "chart"], "a chart goes to the terminal", id="chart in a file"
        ),
        pytest.param(["--excel"], "--excel is for CSV", id="excel"),
        pytest.param(["--registry", "none.csv"], "none.csv: the registry cannot be read", id="no registry"),
        pytest.param(["none.txt"], "none.txt", id="no input"),
    ],
)
def test_wrong_use_is_said_and_ends_with_2(run, stories, args, told):
    inputs = [] if args[0] == "none.txt" else [stories]
    shown = run("speakers", *inputs, *args)
    assert shown.exit_code == 2
    assert told in shown.stderr


@pytest.mark.parametrize("command", ["speakers", "extract", "verify"])
@pytest.mark.parametrize("option", ["-o", "--problems"])
def test_the_registry_is_never_written_over(run, stories, tmp_path, command, option):
    (tmp_path / "known.csv").write_text(REGISTRY)
    shown = run(command, stories, "--registry", "known.csv", option, "known.csv")
    assert shown.exit_code == 2
    assert "would overwrite known.csv" in shown.stderr
    assert (tmp_path / "known.csv").read_text() == REGISTRY


def test_verify_gives_the_registrys_ids_to_records_too(run, stories, tmp_path):
    (tmp_path / "known.csv").write_text(REGISTRY)
    run("extract", stories, "-o", "quotes.jsonl")
    done = run(
        "verify", "quotes.jsonl", "--articles", stories, "--registry", "known.csv", "--format", "jsonl", "-q"
    )
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert {r["speaker_id"] for r in found if r["speaker"] == "Ada Pell"} == {"Q7"}


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param("{broken", id="no JSON"),
        pytest.param({"kind": None}, id="no kind"),
        pytest.param({"speaker": 5}, id="speaker is a number"),
        pytest.param({"role": ["mayor"]}, id="role is a list"),
        pytest.param({"verbatim_spans": "x"}, id="spans are a text"),
        pytest.param({"speaker_confidence": "high"}, id="confidence is a text"),
    ],
)
def test_a_record_that_is_none_is_said_and_the_others_are_counted(run, stories, tmp_path, broken):
    run("extract", stories, "-o", "quotes.jsonl")
    lines = (tmp_path / "quotes.jsonl").read_text(encoding="utf-8").splitlines()
    bad = broken if isinstance(broken, str) else json.dumps(json.loads(lines[0]) | broken)
    (tmp_path / "some.jsonl").write_text("\n".join([*lines, bad]), encoding="utf-8")
    shown = run("speakers", "some.jsonl", "--strict")
    assert shown.exit_code == 2
    assert f"some.jsonl line {len(lines) + 1}: is no record" in shown.stderr
    assert shown.stdout.startswith("3 quotes in 2 articles")


def test_records_of_an_earlier_version_are_counted(run, stories, tmp_path):
    run("extract", stories, "-o", "quotes.jsonl")
    later = ("speaker_id", "role_category", "speaker_confidence")
    rows = [json.loads(line) for line in (tmp_path / "quotes.jsonl").read_text().splitlines()]
    (tmp_path / "old.jsonl").write_text(
        "\n".join(json.dumps({k: v for k, v in row.items() if k not in later}) for row in rows)
    )
    assert run("speakers", "old.jsonl").stdout.startswith("3 quotes in 2 articles")


def test_records_and_articles_are_not_mixed(run, stories):
    run("extract", stories, "-o", "quotes.jsonl")
    shown = run("speakers", "quotes.jsonl", stories)
    assert shown.exit_code == 2
    assert "Name records or articles, not both" in shown.stderr
