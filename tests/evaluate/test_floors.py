"""Accuracy has a floor. The data does not ship with the project: without it nothing is measured here.

The floors lie below all that the same weights were measured at when only rounding or the cutting of windows
changed (the model card tells of it): no other CPU falls through them.
"""

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from quotes.attribute import attribute
from quotes.corpus import read
from quotes.evaluate import evaluate
from quotes.models import Article, Quote, Span
from quotes.text.marks import scan

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
    value: Any = figures(name)
    for step in path.split("."):
        value = value[step]
    assert value >= floor


@pytest.mark.parametrize("change", ["number_changed", "negation_inserted", "negation_removed"])
def test_changed_numbers_and_negations_are_named(change: str) -> None:
    named = figures("variants_synthetic_dev")["named"][change]
    assert named["right"] >= 0.95 * named["n"]


def rows(name: str) -> dict[str, dict[str, Any]]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return {row["id"]: row for row in map(json.loads, lines)}


def given(article: Article, gold: dict[str, Any]) -> Quote:
    """Return an attribution of the gold as a quote that nobody has attributed yet."""
    content, cue, source = (
        tuple(Span(*span) for span in gold.get(name, ())) for name in ("content", "cue", "source")
    )
    marked = tuple(
        one.inner for one in scan(article.text) if any(one.inner.overlaps(span) for span in content)
    )
    left = sum(map(len, content)) - sum(map(len, marked))
    kind = "indirect" if not marked else "mixed" if left > 4 else "direct"
    return Quote(article.id, kind, content, verbatim=marked, cue=cue, source=source)


@pytest.mark.parametrize(
    ("path", "floor"),
    [
        ("overall.coverage", 1.0),
        ("overall.speaker_acc", 0.965),
        ("overall.role_f1_if_gold_role", 0.9),
        ("overall.type_acc", 0.965),
    ],
)
def test_speakers_of_given_quotes_stay_above_a_floor_that_no_cpu_moves(
    path: str, floor: float, tmp_path: Path
) -> None:
    wanted, annotated = rows("speakers_dev.jsonl"), rows("polnear_dev.jsonl")
    with (tmp_path / "attributed.jsonl").open("w", encoding="utf-8") as file:
        for article in read([DATA / "polnear_dev.jsonl"]):
            if article.id not in wanted:
                continue
            (gold,) = (
                one["attributions"]
                for one in annotated[article.id]["annotations"]
                if one["annotator"] == wanted[article.id]["annotator"]
            )
            found = [
                {
                    "content": [[span.start, span.end] for span in quote.content],
                    "speaker": quote.speaker.name if quote.speaker else None,
                    "speaker_type": quote.speaker_type,
                    "role": quote.role.text if quote.role else None,
                }
                for quote in attribute(article, [given(article, one) for one in gold])
            ]
            file.write(json.dumps({"id": article.id, "quotes": found}) + "\n")
    value: Any = evaluate(
        DATA / "speakers_dev.jsonl", articles=[DATA / "polnear_dev.jsonl"], pred=tmp_path / "attributed.jsonl"
    ).figures
    for step in path.split("."):
        value = value[step]
    assert value >= floor, value
