from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from quotes.training.gold import Annotated, read_gold

from .tiny import write_base, write_gold, write_tokenizer


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a tiny encoder."""
    return write_base(tmp_path_factory.mktemp("base"))


@pytest.fixture(scope="session")
def tokenizer(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Return the tokeniser of the tiny encoder."""
    return write_tokenizer(tmp_path_factory.mktemp("tokenizer"))


@pytest.fixture(scope="session")
def gold(tmp_path_factory: pytest.TempPathFactory) -> list[Annotated]:
    """Return three annotated articles."""
    return read_gold(write_gold(tmp_path_factory.mktemp("gold") / "gold.jsonl"))
