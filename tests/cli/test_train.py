from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from quotes.detect.tagger import load_tagger

from ..training.tiny import write_base, write_gold

torch = pytest.importorskip("torch")


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a tiny encoder."""
    return write_base(tmp_path_factory.mktemp("base"))


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    return write_gold(tmp_path / "gold.jsonl")


def test_training_leaves_a_tagger_and_says_how_it_went_on_stderr(run, gold, base):
    result = run("train", gold, "-o", "mine", "--base", base, "--epochs", 1, "--threads", 1)
    assert (result.exit_code, result.stdout) == (0, "")
    lines = result.stderr.splitlines()
    assert all(line.startswith("quotes: ") for line in lines)
    assert any(line.startswith("quotes: 3 articles, ") for line in lines)
    assert lines[-1].endswith("Use it with --model mine.")
    assert load_tagger(Path("mine").resolve()).read("", [], ()).labels == []


def test_articles_held_back_are_scored_by(run, gold, base):
    held_back = write_gold(gold.with_name("check.jsonl"), "match")
    result = run(
        "train", gold, "-o", "mine", "--check", held_back, "--base", base, "--epochs", 1, "--threads", 1
    )
    assert result.exit_code == 0
    assert "pass 1 averaged: source " in result.stderr
    assert "as int8: source " in result.stderr


def test_quiet_says_nothing(run, gold, base):
    result = run("train", gold, "-o", "mine", "--base", base, "--epochs", 1, "--threads", 1, "--quiet")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    assert Path("mine/tagger.onnx").is_file()


def test_what_was_asked_for_is_written_beside_the_weights(run, gold, base):
    run("train", gold, "-o", "mine", "--base", base, "--epochs", 1, "--seed", 7, "--threads", 1)
    plan = json.loads(Path("mine/tagger.json").read_text(encoding="utf-8"))["plan"]
    assert (plan["epochs"], plan["seed"]) == (1, 7)


def test_another_plan_in_a_folder_begun_is_told_and_2(run, gold, base):
    run("train", gold, "-o", "mine", "--base", base, "--epochs", 1, "--threads", 1)
    result = run("train", gold, "-o", "mine", "--base", base, "--epochs", 1, "--threads", 1, "--seed", 1)
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1].startswith("quotes: mine/training/")
    assert "plan.json: a run of another plan, or on other data, was begun here." in result.stderr


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(None, "gold.jsonl: no such file or folder.", id="not there"),
        pytest.param("{", "gold.jsonl, line 1: is no annotated article", id="no JSON"),
        pytest.param("\n", "gold.jsonl: holds no annotated article.", id="empty"),
    ],
)
def test_bad_data_is_one_line_and_2(run, base, data, message):
    if data is not None:
        Path("gold.jsonl").write_text(data, encoding="utf-8")
    result = run("train", "gold.jsonl", "-o", "mine", "--base", base)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"quotes: {message}")
    assert len(result.stderr.splitlines()) == 1
    assert not Path("mine").exists()


def test_a_base_that_is_none_is_told_and_2(run, gold):
    Path("empty").mkdir()
    result = run("train", gold, "-o", "mine", "--base", "empty")
    assert result.exit_code == 2
    last = result.stderr.splitlines()[-1]
    assert last.startswith("quotes: empty/tokenizer.json: no such file. The base is the folder of a BERT")


def test_a_folder_to_write_to_is_asked_for(run, gold):
    result = run("train", gold)
    assert result.exit_code == 2
    assert "--output" in result.stderr


def test_ctrl_c_ends_with_130_and_the_run_goes_on_later(run, gold, base, monkeypatch):
    from quotes.training import make

    def stopped(*args: object, **options: object) -> None:
        raise KeyboardInterrupt

    asked = ("train", gold, "-o", "mine", "--base", base, "--epochs", 1, "--threads", 1)
    with monkeypatch.context() as patch:
        patch.setattr(make, "export", stopped)
        assert run(*asked).exit_code == 130
    result = run(*asked)
    assert result.exit_code == 0
    assert "begins at step 0" not in result.stderr


@pytest.mark.parametrize("name", ["torch", "transformers", "onnx"])
def test_without_the_extra_the_way_to_install_it_is_told(name, gold):
    script = f"import sys; sys.modules[{name!r}] = None; from quotes.cli import app; app()"
    done = subprocess.run(
        [sys.executable, "-c", script, "train", str(gold), "-o", "mine"], capture_output=True, text=True
    )
    assert done.returncode == 2
    assert done.stderr.startswith(f"quotes: quotes train needs {name}, which is not installed.")
    assert "pip install 'newsquotes[train]'" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_help_loads_nothing_that_training_needs():
    script = (
        "import sys; from quotes.cli import app; app(['train', '--help'], standalone_mode=False); "
        "print({name.partition('.')[0] for name in sys.modules} & {'torch', 'transformers', 'onnx', 'onnxruntime'})"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "set()"
    assert "--base" in done.stdout
