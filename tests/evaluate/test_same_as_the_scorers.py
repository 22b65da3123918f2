"""The figures are those of the scorers that the data came with, on the same predictions."""

from __future__ import annotations

import functools
import importlib.util
import json
import os
import random
import re
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.evaluate import evaluate
from quotes.evaluate.marked import marked
from quotes.evaluate.overlap import normal_form
from quotes.evaluate.speakers import _judge_speaker
from quotes.models import Span

SHARED = Path(os.environ.get("QUOTES_SHARED", Path(__file__).parents[3] / "shared")) / "data"
SEEDS = (3, 17)

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the scorers are not beside the repository")


NAME_WORDS = [
    "Ada",
    "ada",
    "J.",
    "Pell",
    "Péll",
    "Jr.",
    "III",
    "Sen.",
    "the",
    "U.S.",
    "Bank's",
    "O’Hara",
    "de",
]


@st.composite
def gold_names(draw) -> dict[str, Any]:
    words = st.lists(st.sampled_from(NAME_WORDS), min_size=1, max_size=4)
    name = draw(words)
    return {
        "speaker_name": draw(st.sampled_from([" ".join(name), " ".join(name), None])),
        "surname": draw(st.sampled_from([name[-1], None])),
        "alt_names": [" ".join(other) for other in draw(st.lists(words, max_size=2))],
        "speaker_type": draw(st.sampled_from(["person", "person", "organization", "group", "document"])),
    }


@functools.cache
def scorer(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, SHARED / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def read(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (SHARED / name).read_text(encoding="utf-8").splitlines()]


def write(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def printed_by(module: ModuleType, gold: Path, pred: Path, capsys, monkeypatch) -> str:
    monkeypatch.setattr(sys, "argv", ["scorer", str(gold), str(pred)])
    module.main()
    return capsys.readouterr().out


def leaves(figures: Any, path: str = "") -> dict[str, Any]:
    if isinstance(figures, dict):
        return {k: v for name, part in figures.items() for k, v in leaves(part, f"{path}/{name}").items()}
    return {path: figures}


def assert_same(ours: Any, theirs: Any) -> None:
    ours, theirs = leaves(ours), leaves(theirs)
    assert theirs
    for name, value in theirs.items():
        assert ours[name] == (pytest.approx(value, abs=1e-9) if isinstance(value, float) else value), name


def moved(spans: list[list[int]], text_length: int, rng: random.Random) -> list[list[int]]:
    """Shift edges a little, drop a piece, or leave the spans as they are."""
    if rng.random() < 0.4:
        return spans
    shifted = [
        [max(0, s + rng.choice((-9, -2, -1, 0, 1, 12))), e + rng.choice((-15, -1, 0, 1, 2, 30))]
        for s, e in spans
    ]
    return [[s, min(e, text_length)] for s, e in shifted if s < e and rng.random() < 0.9]


@given(st.text(alphabet="ab's.7 \n\"“”‘’«»„`(—…", max_size=60))
@settings(max_examples=500, deadline=None)
def test_stretches_between_marks_are_those_of_the_scorer(text):
    assert [(s.start, s.end) for s in marked(text)] == scorer("score_extraction").quoted_stretches(text)


@given(
    st.text(alphabet="aB1 .,$%'”—\n", max_size=40),
    st.lists(st.tuples(st.integers(-3, 45), st.integers(0, 45)), max_size=5),
)
@settings(max_examples=300, deadline=None)
def test_normal_form_is_that_of_the_scorer(text, spans):
    theirs = scorer("score_extraction").normal_form(text, spans)
    assert [(s.start, s.end) for s in normal_form(text, [Span(*span) for span in spans])] == list(theirs)


@given(st.lists(st.sampled_from(NAME_WORDS), min_size=1, max_size=4).map(" ".join), gold_names())
@settings(max_examples=500, deadline=None)
def test_names_are_judged_as_by_the_scorer(name, gold):
    theirs = scorer("score_speakers")
    assert _judge_speaker(gold, name) == (
        theirs.speaker_strict(gold, name),
        theirs.speaker_lenient(gold, name),
    )


def perturbed_attributions(seed: int) -> list[dict[str, Any]]:
    rng = random.Random(seed)
    rows = []
    for article in read("polnear_dev.jsonl"):
        quotes = []
        for item in article["annotations"][0]["attributions"] if article["annotations"] else []:
            fate = rng.random()
            if fate < 0.15:
                continue
            size = len(article["text"])
            quote = {label: moved(item[label], size, rng) for label in ("source", "cue", "content")}
            quotes.extend([quote] * (2 if fate > 0.95 else 1))
        for _ in range(rng.randrange(4)):
            start = rng.randrange(len(article["text"]))
            end = min(start + rng.randrange(1, 200), len(article["text"]))
            quotes.append({"content": [[start, end]], "source": [], "cue": []})
        rng.shuffle(quotes)
        spans = [[s, e, label] for quote in quotes for label in quote for s, e in quote[label]]
        if rng.random() < 0.95:
            rows.append({"id": article["id"], "quotes": quotes, "spans": spans})
    return rows


@pytest.mark.parametrize("seed", SEEDS)
def test_attributions_have_the_figures_of_the_scorer(seed, tmp_path):
    pred = write(tmp_path / "pred.jsonl", perturbed_attributions(seed))
    theirs, _ = scorer("score_extraction").score(read("polnear_dev.jsonl"), read_pred(pred))
    assert 0.2 < theirs["all"]["exact"]["f1"] < theirs["all"]["overlap"]["f1"] < 0.95
    assert_same(evaluate(SHARED / "polnear_dev.jsonl", pred=pred).figures, theirs)


def read_pred(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("seed", SEEDS)
def test_spans_have_the_figures_of_the_scorer(seed, tmp_path, capsys, monkeypatch):
    gold, pred = SHARED / "polnear_dev.jsonl", write(tmp_path / "pred.jsonl", perturbed_attributions(seed))
    printed = printed_by(scorer("score_spans"), gold, pred, capsys, monkeypatch)
    theirs = re.findall(
        r"(\w+) +P ([\d.]+) +R ([\d.]+) +F1 ([\d.]+) +\(gold (\d+), predicted (\d+)\)", printed
    )
    assert len(theirs) == 3
    ours = evaluate(gold, pred=pred).figures["span"]
    assert [
        (label, *(f"{part[x]:.3f}" for x in ("p", "r", "f1")), str(part["gold"]), str(part["pred"]))
        for label, part in ours.items()
    ] == theirs


def perturbed_speakers(seed: int) -> list[dict[str, Any]]:
    rng = random.Random(seed)
    articles = read("speakers_dev.jsonl")
    names = [q["speaker_name"] for a in articles for q in a["attributions"] if q["speaker_name"]]
    types = ["person", "organization", "group", "document", "anonymous", None]
    rows = []
    for article in articles:
        quotes = []
        for gold in article["attributions"]:
            if rng.random() < 0.1:
                continue
            name, roles = gold["speaker_name"], [r for r in (gold["role"], *gold["role_alts"]) if r]
            written = [
                name, name, gold["surname"], f"Mr. {gold['surname']}", f"{name} Jr.", None, "  ",
                f"The {name}", rng.choice(names), gold["mention_text"], str(name).upper(), *gold["alt_names"],
            ]  # fmt: skip
            role = (
                " ".join(piece["text"] for piece in rng.choice(roles))
                if roles
                else rng.choice([None, "Senator"])
            )
            spans = gold["quoted_parts"] if gold["quoted_parts"] and rng.random() < 0.4 else gold["content"]
            quotes.append(
                {
                    "content": moved(spans, 10**6, rng) or spans,
                    "speaker": rng.choice(written),
                    "speaker_type": gold["speaker_type"] if rng.random() < 0.7 else rng.choice(types),
                    "role": rng.choice([role, role, None, f"the {role}", str(role)[:9]]),
                }
            )
        quotes.append({"content": [[0, 30]], "speaker": None, "role": None})
        rows.append({"id": article["id"], "quotes": quotes})
    return rows[1:]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("match", ["content", "quoted", "either"])
def test_speakers_have_the_figures_of_the_scorer(match, seed, tmp_path, capsys):
    gold, pred = SHARED / "speakers_dev.jsonl", write(tmp_path / "pred.jsonl", perturbed_speakers(seed))
    out = tmp_path / "out.json"
    scorer("score_speakers").main([str(gold), str(pred), "--match", match, "--json", str(out)])
    theirs = json.loads(out.read_text(encoding="utf-8"))
    del theirs["settings"]
    assert 0.2 < theirs["overall"]["speaker_acc"] < 0.9
    ours = evaluate(gold, pred=pred, match=match).figures
    assert_same(ours, theirs)
    assert list(ours["by_speaker_type"]) == list(theirs["by_speaker_type"])


def perturbed_pairs(name: str, seed: int) -> list[dict[str, Any]]:
    rng = random.Random(seed)
    labels = ["exact", "truncated", "spliced", "reworded", "altered", "misattributed", "different", None]
    kinds = ["negation", "number", "unit", "modality", "quantifier", "name", "omission", "wording"]
    rows = []
    for gold in read(name):
        right = rng.random() < 0.6
        label = gold["label"] if right else rng.choice(labels)
        same = label != "different" if right else rng.random() < 0.5
        rows.append(
            {
                "pair_id": gold["pair_id"],
                "same": same,
                "label": label if same else None,
                "changes": rng.sample(kinds, rng.randrange(3)),
            }
        )
    return [row for row in rows if rng.random() < 0.95]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", ["variants_dev.jsonl", "variants_synthetic_dev.jsonl"])
def test_pairs_have_the_figures_of_the_scorer(name, seed, tmp_path, capsys, monkeypatch):
    gold, pred = SHARED / name, write(tmp_path / "pred.jsonl", perturbed_pairs(name, seed))
    printed = printed_by(scorer("score_variants"), gold, pred, capsys, monkeypatch)
    ours = evaluate(gold, pred=pred).figures

    def p_r_f1(part):
        return f"P {part['p']:.3f}  R {part['r']:.3f}  F1 {part['f1']:.3f}"

    expected = [
        f"same utterance  {p_r_f1(ours['same'])}  ({ours['pairs']} pairs)",
        f"label accuracy  {ours['label_accuracy']:.3f}  ({ours['variants']} variants)",
        *(f"  {label:14s} {p_r_f1(part)}" for label, part in ours["labels"].items()),
        f"macro F1        {ours['macro_f1']:.3f}",
        *(f"  named {op:23s} {part['right']}/{part['n']}" for op, part in ours["named"].items()),
        "false alarms    {right}/{n} exact pairs".format(**ours["false_alarms"]),
        *(f"  op {op:26s} {part['right']}/{part['n']}" for op, part in ours["by_operation"].items()),
    ]
    assert [line.split("  {")[0] for line in printed.splitlines()] == expected
