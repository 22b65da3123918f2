"""Accuracy has a floor. The data does not ship with the project: without it nothing is measured here.

The floors lie below all that the same weights were measured at when only rounding or the cutting of windows
changed (the model card tells of it): no other CPU falls through them.
"""

import json
import os
from functools import cache, reduce
from operator import getitem
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import pytest

from quotes.attribute import attribute
from quotes.corpus import read
from quotes.detect.attribution import Attribution
from quotes.detect.detect import Marked, quote_of
from quotes.evaluate import evaluate
from quotes.evaluate.predictions import fields_of
from quotes.evaluate.rows import read_rows
from quotes.models import Span
from quotes.text.marks import scan

DATA = Path(os.environ.get("QUOTES_SHARED", Path(__file__).parents[3] / "shared")) / "data"
PARTS = ("content", "cue", "source")
pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(not DATA.is_dir(), reason="set QUOTES_SHARED to the folder that holds data/"),
]


@cache
def figures(name: str) -> dict[str, Any]:
    articles = [DATA / "polnear_dev.jsonl"] if name == "speakers_dev" else []
    return evaluate(DATA / f"{name}.jsonl", articles=articles).figures


def at(figures: dict[str, Any], path: str) -> Any:
    return reduce(getitem, path.split("."), figures)


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
        ("polnear_dev", "span.source.f1", 0.82),
        ("polnear_dev", "span.cue.f1", 0.75),
        ("polnear_dev", "span.content.f1", 0.695),
        ("speakers_dev", "overall.coverage", 0.86),
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
        ("speakers_dev", "by_mention_kind.org.speaker_acc", 0.85),
        ("variants_dev", "same.f1", 0.86),
        ("variants_dev", "label_accuracy", 0.82),
        ("variants_synthetic_dev", "label_accuracy", 0.93),
    ],
    ids=lambda value: str(value),
)
def test_a_figure_stays_above_its_floor(name: str, path: str, floor: float) -> None:
    assert at(figures(name), path) >= floor


@pytest.mark.parametrize("change", ["number_changed", "negation_inserted", "negation_removed"])
def test_changed_numbers_and_negations_are_named(change: str) -> None:
    named = figures("variants_synthetic_dev")["named"][change]
    assert named["right"] >= 0.95 * named["n"]


@cache
def figures_of_given_quotes() -> dict[str, Any]:
    """Return how often the quotes of the gold are given to the right speaker."""
    wanted, annotated = ({row.values["id"]: row.values for row in read_rows(DATA / f"{name}_dev.jsonl")}
                         for name in ("speakers", "polnear"))  # fmt: skip
    lines = []
    for article in read([DATA / "polnear_dev.jsonl"]):
        if article.id not in wanted:
            continue
        (gold,) = (
            one["attributions"]
            for one in annotated[article.id]["annotations"]
            if one["annotator"] == wanted[article.id]["annotator"]
        )
        marked = Marked(scan(article.text))
        quotes = [
            quote_of(article, Attribution(*(spans(one, name) for name in PARTS)), marked) for one in gold
        ]
        found = [fields_of(quote) for quote in attribute(article, quotes)]
        lines.append(json.dumps({"id": article.id, "quotes": found}) + "\n")
    with NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(lines)
        file.flush()
        articles = [DATA / "polnear_dev.jsonl"]
        return evaluate(DATA / "speakers_dev.jsonl", articles=articles, pred=file.name).figures


def spans(gold: dict[str, Any], part: str) -> tuple[Span, ...]:
    return tuple(Span(*span) for span in gold.get(part, ()))


@pytest.mark.parametrize(
    ("path", "floor"),
    [
        ("overall.coverage", 1.0),
        ("overall.speaker_acc", 0.965),
        ("overall.role_f1_if_gold_role", 0.9),
        ("overall.type_acc", 0.965),
    ],
)
def test_speakers_of_given_quotes_stay_above_a_floor_that_no_cpu_moves(path: str, floor: float) -> None:
    assert at(figures_of_given_quotes(), path) >= floor
