from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from quotes.corpus import make_article
from quotes.detect import detect
from quotes.detect.confidence import PRIOR
from quotes.detect.tagger import load_tagger
from quotes.detect.tags import NAMES, TAGS
from quotes.errors import InputError, ModelError
from quotes.models import Span
from quotes.text.marks import scan
from quotes.text.paragraphs import paragraphs

from .tiny import ARTICLES, write_gold

torch = pytest.importorskip("torch")
onnx = pytest.importorskip("onnx")

from quotes.training import make as making  # noqa: E402
from quotes.training.examples import read_article  # noqa: E402
from quotes.training.gold import Annotated  # noqa: E402
from quotes.training.make import make, shipped_base  # noqa: E402
from quotes.training.network import Network  # noqa: E402
from quotes.training.predict import predict  # noqa: E402
from quotes.training.score import Scored, span_f1  # noqa: E402
from quotes.training.train import Plan, load_tokenizer  # noqa: E402

PLAN = Plan(epochs=4, size=32, batch=1, rate=3e-3, head_rate=1e-2, threads=1)
QUICK = Plan(epochs=1, size=64, members=1, threads=1)


@pytest.fixture(scope="module")
def made(base: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """Return the folder of a tagger made with articles held back, and what was said meanwhile."""
    folder = tmp_path_factory.mktemp("made")
    lines: list[str] = []
    data = write_gold(folder / "gold.jsonl")
    make(data, folder / "tagger", check=data, base=base, plan=PLAN, say=lines.append)
    return folder / "tagger", lines


def about(folder: Path) -> dict[str, Any]:
    return dict(json.loads((folder / "tagger.json").read_text(encoding="utf-8")))


def test_what_was_made_labels_what_it_learnt(made: tuple[Path, list[str]]) -> None:
    text = ARTICLES["ferry"][0]
    labels = load_tagger(made[0]).read(text, paragraphs(text), scan(text)).labels
    assert "“The ferry will stop in May,”" in [one.span.of(text) for one in labels if one.name == "content"]
    assert labels == sorted(labels, key=lambda one: one.span)


def test_what_was_made_finds_quotes(made: tuple[Path, list[str]]) -> None:
    text = ARTICLES["match"][0]
    quotes, _ = detect(make_article(text, id="match", language="en"), tagger=load_tagger(made[0]))
    assert "Our ‘wall’ fell," in [span.of(text) for quote in quotes for span in quote.content]


def test_the_folder_holds_the_tagger_and_what_made_it(made: tuple[Path, list[str]], base: Path) -> None:
    folder, lines = made
    assert {path.name for path in folder.iterdir()} == {
        "tagger.onnx", "tagger.json", "tokenizer.json", "links.npz", "training",
    }  # fmt: skip
    said = about(folder)
    assert said["tags"] == [*TAGS]
    assert (said["size"], said["articles"], said["base"]) == (PLAN.size, 3, base.name)
    assert said["plan"]["epochs"] == PLAN.epochs
    assert (folder / "tokenizer.json").read_bytes() == (base / "tokenizer.json").read_bytes()
    assert lines[-1].endswith(f"Use it with --model {folder}.")


def test_the_figures_and_the_reliability_are_those_of_the_articles_held_back(
    made: tuple[Path, list[str]], gold: list[Annotated], base: Path
) -> None:
    folder, lines = made
    tagger, tokenizer = load_tagger(folder), load_tokenizer(base)
    assert list(tagger.reliability) == about(folder)["reliability"] != list(PRIOR)
    words = [read_article(one.article, tokenizer) for one in gold]
    scored = [Scored(one, read, tagger.scores(read)) for one, read in zip(gold, words, strict=True)]
    figures = span_f1(scored, tagger.crf)
    (line,) = [line for line in lines if line.startswith("as int8: ")]
    assert line == "as int8: " + "  ".join(f"{name} {figures[name]:.4f}" for name in NAMES)
    assert sum(figures.values()) > 0
    assert any(line.startswith("confidence ") for line in lines)


def members(folder: Path, base: Path) -> list[Network]:
    """Return the trained networks from their checkpoints."""
    found = []
    for path in sorted((folder / "training").glob("*/checkpoint.pt")):
        network = Network(base)
        network.load_state_dict(torch.load(path, weights_only=True)["averaged"])
        found.append(network.eval())
    return found


def test_the_exported_network_says_nearly_what_its_members_say_in_the_mean(
    made: tuple[Path, list[str]], gold: list[Annotated], base: Path
) -> None:
    """Whole numbers and half precision cost a little; an input in the wrong place would cost all."""
    folder, networks = made[0], members(made[0], base)
    assert len(networks) == PLAN.members == 2
    for one in gold:
        words = read_article(one.article, load_tokenizer(base))
        meant = np.mean([np.concatenate(predict(one, words, size=PLAN.size)) for one in networks], axis=0)
        found = np.concatenate(load_tagger(folder).scores(words))
        assert np.abs(found - meant).mean() < 0.1 * np.abs(meant).mean()
        assert (found.argmax(1) == meant.argmax(1)).mean() > 0.9


def test_the_exported_network_reads_windows_of_any_length(made: tuple[Path, list[str]]) -> None:
    tagger = load_tagger(made[0])
    for n in (1, 2, 29, 30, 31, 200):
        text = " ".join(["ferry"] * n)
        labels = tagger.read(text, [Span(0, len(text))], ()).labels
        assert all(one.span.end <= len(text) for one in labels)


def test_a_tagger_made_anew_in_the_same_process_is_the_one_that_is_loaded(base: Path, tmp_path: Path) -> None:
    folder, data = tmp_path / "tagger", write_gold(tmp_path / "gold.jsonl")
    make(data, folder, base=base, plan=QUICK)
    first = load_tagger(folder)
    assert first.reliability == PRIOR
    make(data, folder, check=data, base=base, plan=QUICK)
    assert list(load_tagger(folder).reliability) == about(folder)["reliability"] != list(PRIOR)


def test_articles_held_back_that_link_nothing_leave_the_reliability_as_it_is(
    base: Path, tmp_path: Path
) -> None:
    brat = tmp_path / "brat"
    brat.mkdir()
    (brat / "ferry.txt").write_text("“Go,” said Ada Pell.", encoding="utf-8")
    (brat / "ferry.ann").write_text("T1\tCue 6 10\tsaid\n", encoding="utf-8")
    lines: list[str] = []
    make(brat, tmp_path / "tagger", check=brat, base=base, plan=QUICK, say=lines.append)
    assert load_tagger(tmp_path / "tagger").reliability == PRIOR
    assert any("not fitted" in line for line in lines)


def test_a_base_of_ones_own_needs_no_other(
    base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "_BASE", "no_such_package_of_weights")
    with pytest.raises(ModelError, match=r"newsquotes\[train\], or give --base"):
        shipped_base()
    data = write_gold(tmp_path / "gold.jsonl", "match")
    with pytest.raises(ModelError, match="no_such_package_of_weights"):
        make(data, tmp_path / "a")
    make(data, tmp_path / "b", base=base, plan=QUICK)
    assert about(tmp_path / "b")["base"] == base.name


@pytest.mark.parametrize("which", ["data", "check"])
def test_data_that_are_not_there_are_named_before_anything_is_trained(
    which: str, base: Path, tmp_path: Path
) -> None:
    data = {"data": write_gold(tmp_path / "gold.jsonl"), "check": None, which: tmp_path / "nothing.jsonl"}
    with pytest.raises(InputError, match=r"nothing\.jsonl: no such file"):
        make(data["data"], tmp_path / "tagger", check=data["check"], base=base)
    assert not (tmp_path / "tagger").exists()


class StoppedError(Exception):
    pass


@pytest.mark.parametrize("where", ["pass 2 last", "member 2 of 2", "as int8"])
def test_a_tagger_whose_making_was_stopped_is_the_same_to_the_byte(
    where: str, made: tuple[Path, list[str]], base: Path, tmp_path: Path
) -> None:
    def say(line: str) -> None:
        if where in line:
            raise StoppedError

    data = write_gold(tmp_path / "gold.jsonl")
    with pytest.raises(StoppedError):
        make(data, tmp_path / "tagger", check=data, base=base, plan=PLAN, say=say)
    make(data, tmp_path / "tagger", check=data, base=base, plan=PLAN)
    for name in ("tagger.onnx", "tagger.json", "tokenizer.json", "links.npz"):
        assert (tmp_path / "tagger" / name).read_bytes() == (made[0] / name).read_bytes()


def test_members_have_seeds_of_their_own(made: tuple[Path, list[str]]) -> None:
    plans = sorted((made[0] / "training").glob("*/plan.json"))
    assert [json.loads(plan.read_text(encoding="utf-8"))["seed"] for plan in plans] == [0, 1]


def other_network(path: Path) -> None:
    values = onnx.helper.make_tensor_value_info("x", onnx.TensorProto.FLOAT, [1])
    same = onnx.helper.make_tensor_value_info("y", onnx.TensorProto.FLOAT, [1])
    graph = onnx.helper.make_graph(
        [onnx.helper.make_node("Identity", ["x"], ["y"])], "other", [values], [same]
    )
    onnx.save(
        onnx.helper.make_model(graph, ir_version=10, opset_imports=[onnx.helper.make_opsetid("", 17)]), path
    )


def test_a_network_of_another_kind_is_no_tagger(made: tuple[Path, list[str]], tmp_path: Path) -> None:
    for name in ("tagger.json", "tokenizer.json"):
        (tmp_path / name).write_bytes((made[0] / name).read_bytes())
    other_network(tmp_path / "tagger.onnx")
    with pytest.raises(ModelError, match=str(tmp_path)):
        load_tagger(tmp_path)
