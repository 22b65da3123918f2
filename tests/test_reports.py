"""What the commands make of corpora/ is what reports/ holds: to the letter from the records on.

What the network finds hangs a little on how the CPU at hand rounds, so records are compared by their share.
"""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CORPORA = sorted(path.parent.name for path in (ROOT / "corpora").glob("*/articles.jsonl"))
SAME, NEAR = 0.9, 0.03

pytestmark = pytest.mark.parametrize("corpus", CORPORA)


def quotes(*arguments: str | Path) -> bytes:
    command = [sys.executable, "-m", "quotes", *map(str, arguments)]
    return subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout


def shown(corpus: str, name: str) -> bytes:
    return (ROOT / "reports" / corpus / name).read_bytes()


def test_records_are_checked_and_reported_to_the_letter(corpus: str, tmp_path: Path) -> None:
    records, articles = ROOT / "reports" / corpus / "quotes.csv", ROOT / "corpora" / corpus / "articles.jsonl"
    made = tmp_path / "verified.jsonl"
    quotes("verify", records, "--articles", articles, "-o", made, "--quiet")
    assert made.read_bytes() == shown(corpus, "verified.jsonl")
    assert quotes("report", made, "--format", "summary") == shown(corpus, "summary.txt")
    quotes("speakers", made, "-o", tmp_path / "speakers.csv", "--quiet")
    assert (tmp_path / "speakers.csv").read_bytes() == shown(corpus, "speakers.csv")


def found(path: Path) -> Counter[tuple[str, ...]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return Counter(
            tuple(row[name] for name in ("article_id", "content", "kind", "speaker"))
            for row in csv.DictReader(file)
        )


@pytest.mark.model
def test_nearly_the_same_quotes_are_found(corpus: str, tmp_path: Path) -> None:
    made = tmp_path / "quotes.csv"
    quotes("extract", ROOT / "corpora" / corpus / "articles.jsonl", "-o", made, "--quiet")
    before, now = found(ROOT / "reports" / corpus / "quotes.csv"), found(made)
    assert 2 * (before & now).total() >= SAME * (before.total() + now.total())


def f1_of_contents(evaluation: bytes) -> float:
    line = re.search(r"^all +\d+ +\d+ +[\d.]+ +[\d.]+ +([\d.]+)", evaluation.decode(), re.MULTILINE)
    assert line is not None
    return float(line.group(1))


@pytest.mark.model
def test_they_are_nearly_as_often_right(corpus: str) -> None:
    before, now = shown(corpus, "evaluation.txt"), quotes("evaluate", ROOT / "corpora" / corpus)
    assert f1_of_contents(now) == pytest.approx(f1_of_contents(before), abs=NEAR)
