from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from quotes.detect.tags import TAGS
from quotes.errors import InputError
from quotes.training.gold import Annotated

torch = pytest.importorskip("torch")

from quotes.training.examples import read_article  # noqa: E402
from quotes.training.network import Network  # noqa: E402
from quotes.training.predict import predict, score  # noqa: E402
from quotes.training.train import Plan, load_tokenizer, train  # noqa: E402

PLAN = Plan(epochs=4, size=32, batch=1, rate=3e-3, head_rate=1e-2, threads=1)
SHORT = replace(PLAN, epochs=1)


class StoppedError(Exception):
    pass


def stop_at(words: str) -> Callable[[str], None]:
    def say(line: str) -> None:
        if words in line:
            raise StoppedError

    return say


def same(one: Network, other: Network) -> bool:
    left, right = one.state_dict(), other.state_dict()
    return left.keys() == right.keys() and all(torch.equal(left[k], right[k]) for k in left)


@pytest.fixture(scope="module")
def whole(
    gold: list[Annotated], base: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Network, Path]:
    """Return a network trained in one go, and its folder."""
    folder = tmp_path_factory.mktemp("whole")
    return train(gold, folder, base=base, plan=PLAN, check=gold), folder


@pytest.mark.parametrize(
    "where",
    [
        pytest.param("step 50 ", id="before the first checkpoint"),
        pytest.param("pass 3 last", id="behind a pass"),
        pytest.param("pass 4 averaged", id="behind the last step"),
    ],
)
def test_a_run_that_was_stopped_ends_with_the_same_weights_to_the_bit(
    where: str, whole: tuple[Network, Path], gold: list[Annotated], base: Path, tmp_path: Path
) -> None:
    with pytest.raises(StoppedError):
        train(gold, tmp_path, base=base, plan=PLAN, check=gold, say=stop_at(where))
    assert same(train(gold, tmp_path, base=base, plan=PLAN, check=gold), whole[0])


def test_a_run_that_was_stopped_twice_within_a_pass_goes_on_from_its_checkpoint(
    gold: list[Annotated], base: Path, tmp_path: Path
) -> None:
    many = gold * 9
    whole = train(many, tmp_path / "whole", base=base, plan=SHORT)
    for _ in range(2):
        with pytest.raises(StoppedError):
            train(many, tmp_path, base=base, plan=SHORT, say=stop_at("step 150 "))
    assert same(train(many, tmp_path, base=base, plan=SHORT), whole)
    begun = [
        line for line in (tmp_path / "log.txt").read_text(encoding="utf-8").splitlines() if "begins" in line
    ]
    assert [line.rpartition(" ")[2] for line in begun] == ["0", "100", "100"]


def test_a_checkpoint_cut_short_by_the_stop_is_not_the_one_gone_on_from(
    whole: tuple[Network, Path], gold: list[Annotated], base: Path, tmp_path: Path
) -> None:
    with pytest.raises(StoppedError):
        train(gold, tmp_path, base=base, plan=PLAN, check=gold, say=stop_at("pass 3 last"))
    (tmp_path / "checkpoint.new").write_bytes((tmp_path / "checkpoint.pt").read_bytes()[:1_000])
    assert same(train(gold, tmp_path, base=base, plan=PLAN), whole[0])


def test_a_finished_run_is_not_trained_again(
    whole: tuple[Network, Path], gold: list[Annotated], base: Path
) -> None:
    network, folder = whole
    lines: list[str] = []
    assert same(train(gold, folder, base=base, plan=PLAN, say=lines.append), network)
    assert len(lines) == 1


def test_the_same_seed_makes_the_same_weights_and_another_seed_others(
    gold: list[Annotated], base: Path, tmp_path: Path
) -> None:
    first, again = (train(gold, tmp_path / name, base=base, plan=SHORT) for name in "ab")
    assert same(first, again)
    assert not same(first, train(gold, tmp_path / "c", base=base, plan=replace(SHORT, seed=1)))


def test_scoring_by_articles_held_back_changes_no_weight(
    gold: list[Annotated], base: Path, tmp_path: Path
) -> None:
    plain = train(gold, tmp_path / "a", base=base, plan=replace(PLAN, epochs=2))
    assert same(plain, train(gold, tmp_path / "b", base=base, plan=replace(PLAN, epochs=2), check=gold[:1]))


def test_the_network_learns(whole: tuple[Network, Path], gold: list[Annotated], base: Path) -> None:
    """Words in marks are easy: two layers learn them from three articles."""
    network = whole[0]
    shown = [(one, read_article(one.article, load_tokenizer(base))) for one in gold]
    content = float(score(network, shown, size=PLAN.size).split()[-1])
    fresh = float(score(Network(base), shown, size=PLAN.size).split()[-1])
    assert content > 0.5 > fresh


def test_the_log_tells_every_pass_and_say_hears_the_same(
    gold: list[Annotated], base: Path, tmp_path: Path
) -> None:
    lines: list[str] = []
    train(gold, tmp_path, base=base, plan=replace(PLAN, epochs=3), check=gold, say=lines.append)
    assert (tmp_path / "log.txt").read_text(encoding="utf-8").splitlines() == lines
    assert lines[0].startswith("3 articles, ")
    assert [line.partition(":")[0] for line in lines if "source" in line] == [
        f"pass {n} {which}" for n in (1, 2, 3) for which in ("last", "averaged")
    ]


def test_loading_the_base_prints_nothing(
    gold: list[Annotated], base: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    train(gold, tmp_path, base=base, plan=SHORT)
    assert capfd.readouterr() == ("", "")


OTHERS: dict[str, Any] = {
    "epochs": 9, "rate": 1e-3, "seed": 1, "size": 40, "crf": 1.0, "features": ("marks",), "average": 0.0,
}  # fmt: skip


@pytest.mark.parametrize("name", OTHERS)
def test_another_plan_in_the_same_folder_is_refused(
    name: str, gold: list[Annotated], base: Path, tmp_path: Path
) -> None:
    train(gold, tmp_path, base=base, plan=SHORT)
    kept = (tmp_path / "checkpoint.pt").read_bytes()
    with pytest.raises(InputError, match=r"plan\.json: a run of another plan, or on other data, was begun"):
        train(gold, tmp_path, base=base, plan=replace(SHORT, **{name: OTHERS[name]}))
    assert (tmp_path / "checkpoint.pt").read_bytes() == kept


def test_other_data_in_the_same_folder_are_refused(gold: list[Annotated], base: Path, tmp_path: Path) -> None:
    train(gold, tmp_path, base=base, plan=SHORT)
    with pytest.raises(InputError, match=r"plan\.json: a run of another plan, or on other data, was begun"):
        train(gold[:2], tmp_path, base=base, plan=SHORT)


def test_more_threads_are_no_other_plan(gold: list[Annotated], base: Path, tmp_path: Path) -> None:
    first = train(gold, tmp_path, base=base, plan=SHORT)
    assert same(train(gold, tmp_path, base=base, plan=replace(SHORT, threads=2)), first)
    torch.set_num_threads(1)


@pytest.mark.parametrize(
    "change",
    [{"crf": 1.0}, {"crf": 0.0}, {"average": 0.0}, {"blank": 0.5}, {"features": ("marks",)}],
    ids=str,
)
def test_each_part_of_a_plan_changes_what_is_learnt(
    change: dict[str, Any], gold: list[Annotated], base: Path, tmp_path: Path
) -> None:
    plain = train(gold, tmp_path / "a", base=base, plan=SHORT)
    other = train(gold, tmp_path / "b", base=base, plan=replace(SHORT, **change))
    assert not same(plain, other)
    assert all(torch.isfinite(value).all() for value in other.state_dict().values())


def test_without_averaging_the_last_weights_are_the_result(
    gold: list[Annotated], base: Path, tmp_path: Path
) -> None:
    network = train(gold, tmp_path, base=base, plan=replace(SHORT, average=0.0))
    last = torch.load(tmp_path / "checkpoint.pt", weights_only=True)["network"]
    assert all(torch.equal(value, last[name]) for name, value in network.state_dict().items())


def test_predictions_are_the_networks_own_for_words_of_cut_paragraphs_too(
    whole: tuple[Network, Path], gold: list[Annotated], base: Path
) -> None:
    network = whole[0].eval()
    words = read_article(gold[0].article, load_tokenizer(base))
    found = predict(network, words, size=32)
    assert [one.shape for one in found] == [(len(one), len(TAGS)) for one in words]
    assert all(np.abs(one).sum(1).all() for one in found)


def without_tokenizer(folder: Path) -> None:
    (folder / "tokenizer.json").unlink()


def without_weights(folder: Path) -> None:
    (folder / "model.safetensors").unlink()


def without_config(folder: Path) -> None:
    (folder / "config.json").unlink()


def with_a_layer_more(folder: Path) -> None:
    path = folder / "config.json"
    config = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(config | {"num_hidden_layers": 3}), encoding="utf-8")


def of_other_numbers(folder: Path) -> None:
    path = folder / "tokenizer.json"
    whole = json.loads(path.read_text(encoding="utf-8"))
    pieces = whole["model"]["vocab"]
    pieces["[CLS]"], pieces["[SEP]"] = pieces["[SEP]"], pieces["[CLS]"]
    for one in whole["added_tokens"]:
        one["id"] = pieces[one["content"]]
    path.write_text(json.dumps(whole), encoding="utf-8")


@pytest.mark.parametrize(
    "spoil", [without_tokenizer, without_weights, without_config, with_a_layer_more, of_other_numbers]
)
def test_a_base_that_cannot_be_used_is_named(
    spoil: Callable[[Path], None], gold: list[Annotated], base: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    copy.mkdir()
    for path in base.iterdir():
        (copy / path.name).write_bytes(path.read_bytes())
    spoil(copy)
    with pytest.raises(InputError, match=r"copy.*The base is the folder of a BERT"):
        train(gold, tmp_path / "run", base=copy, plan=SHORT)


def test_a_base_that_is_not_there_is_named(gold: list[Annotated], tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nowhere"):
        train(gold, tmp_path / "run", base=tmp_path / "nowhere", plan=SHORT)


def test_a_window_that_the_base_cannot_read_is_refused(
    gold: list[Annotated], base: Path, tmp_path: Path
) -> None:
    with pytest.raises(InputError, match="reads 512 pieces at once; the plan asks for 600"):
        train(gold, tmp_path, base=base, plan=replace(SHORT, size=600))
