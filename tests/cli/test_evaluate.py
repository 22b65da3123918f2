from __future__ import annotations

import json

import pytest

TEXT = "“We will keep the ferry,” said Ada Pell."
GOLD = {
    "id": "ferry",
    "text": TEXT,
    "annotations": [
        {"annotator": "a", "attributions": [{"content": [[0, 25]], "cue": [[26, 30]], "source": [[31, 39]]}]}
    ],
}


@pytest.fixture
def gold(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(GOLD) + "\n", encoding="utf-8")
    return path


@pytest.mark.model
def test_our_own_quotes_are_measured_and_can_be_saved(run, gold, tmp_path):
    result = run("evaluate", gold, "--save", "pred.jsonl", "--json", "figures.json")
    assert result.exit_code == 0
    figures = json.loads((tmp_path / "figures.json").read_text(encoding="utf-8"))
    assert figures["direct"]["e2e"]["f1"] == 1.0
    assert {label: part["f1"] for label, part in figures["span"].items()} == {
        "source": 1.0, "cue": 1.0, "content": 1.0,
    }  # fmt: skip
    assert run("evaluate", gold, "--pred", "pred.jsonl").stdout == result.stdout


def test_definitions_stand_below_the_figures(run, gold, tmp_path):
    (tmp_path / "p.jsonl").write_text("", encoding="utf-8")
    result = run("evaluate", gold, "--pred", "p.jsonl")
    assert "overlap  content paired one to one with gold" in result.stdout
    assert result.stderr == ""


def test_bad_gold_is_one_line_and_2(run, tmp_path):
    (tmp_path / "gold.jsonl").write_text("{", encoding="utf-8")
    result = run("evaluate", "gold.jsonl")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("quotes: gold.jsonl line 1: is no JSON")
