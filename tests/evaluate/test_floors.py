"""Accuracy has a floor. The data does not ship with the project: without it nothing is measured here."""

import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from quotes.evaluate import evaluate

DATA = Path(os.environ.get("QUOTES_SHARED", Path(__file__).parents[3] / "shared")) / "data"
pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(not DATA.is_dir(), reason="set QUOTES_SHARED to the folder that holds data/"),
]


@cache
def figures(name: str) -> dict[str, Any]:
    articles = [DATA / "polnear_dev.jsonl"] if name == "speakers_dev" else []
    return evaluate(DATA / f"{name}.jsonl", articles=articles).figures


@pytest.mark.parametrize(
    ("name", "path", "floor"),
    [
        ("polnear_dev", "stretch.f1", 0.98),
        ("polnear_dev", "all.overlap.f1", 0.795),
        ("polnear_dev", "direct.overlap.f1", 0.96),
        ("polnear_dev", "mixed.overlap.f1", 0.88),
        ("polnear_dev", "indirect.overlap.f1", 0.72),
        ("polnear_dev", "all.e2e.f1", 0.77),
        ("polnear_dev", "direct.e2e.f1", 0.92),
        ("polnear_dev", "mixed.e2e.f1", 0.84),
        ("polnear_dev", "indirect.e2e.f1", 0.69),
        ("polnear_dev", "span.source.f1", 0.825),
        ("polnear_dev", "span.cue.f1", 0.75),
        ("polnear_dev", "span.content.f1", 0.695),
        ("speakers_dev", "overall.coverage", 0.88),
        ("speakers_dev", "overall.speaker_acc", 0.94),
        ("speakers_dev", "overall.speaker_e2e", 0.83),
        ("speakers_dev", "overall.role_f1_if_gold_role", 0.86),
        ("speakers_dev", "overall.type_acc", 0.95),
        ("speakers_dev", "overall.speaker_acc_named", 0.94),
        ("speakers_dev", "overall.speaker_acc_null", 0.93),
        ("speakers_dev", "overall.role_null_right", 0.93),
        ("speakers_dev", "by_mention_kind.full_name.speaker_acc", 0.97),
        ("speakers_dev", "by_mention_kind.last_name.speaker_acc", 0.98),
        ("speakers_dev", "by_mention_kind.pronoun.speaker_acc", 0.88),
        ("speakers_dev", "by_mention_kind.org.speaker_acc", 0.95),
        ("variants_dev", "same.f1", 0.86),
        ("variants_dev", "label_accuracy", 0.82),
        ("variants_synthetic_dev", "label_accuracy", 0.93),
    ],
    ids=lambda value: str(value),
)
def test_a_figure_stays_above_its_floor(name: str, path: str, floor: float) -> None:
    value: Any = figures(name)
    for step in path.split("."):
        value = value[step]
    assert value >= floor


@pytest.mark.parametrize("change", ["number_changed", "negation_inserted", "negation_removed"])
def test_changed_numbers_and_negations_are_named(change: str) -> None:
    named = figures("variants_synthetic_dev")["named"][change]
    assert named["right"] >= 0.95 * named["n"]
