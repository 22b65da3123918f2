from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from quotes.cli import app

QUOTES = [sys.executable, "-c", "from quotes.cli import app; app()"]

STORIES = {
    "ledger": "“We will not sell the old ferry,” Mayor Ada Pell told reporters on Monday.\n\n"
    "Jon Rask, a skipper from Lunby, said the pier was rotten.\n",
    "splash": "“We will sell the old ferry,” said Ada Pell, the mayor.\n",
    "weather": "Rain fell on the harbour all day.\n",
}


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run every command in a folder of its own, where no quotes.toml lies."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    folder = tmp_path / "stories"
    folder.mkdir()
    for name, text in STORIES.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def run() -> Callable[..., Any]:
    """Run a command in this process; anything but a `QuotesError` comes through as it is."""

    def invoked(*args: object, **options: Any) -> Any:
        return CliRunner().invoke(app, [str(arg) for arg in args], catch_exceptions=False, **options)

    return invoked


@pytest.fixture
def start(tmp_path: Path) -> Callable[..., subprocess.Popen[bytes]]:
    """Start a command in a process of its own."""

    def started(*args: object, **options: Any) -> subprocess.Popen[bytes]:
        pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        return subprocess.Popen([*QUOTES, *map(str, args)], cwd=tmp_path, **{**pipes, **options})

    return started


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
