from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from quotes.corpus import read
from quotes.models import Article, Problem


@pytest.fixture
def read_all() -> Callable[..., tuple[list[Article], list[Problem]]]:
    """Read everything there is: the articles, and the problems in the order they were met."""

    def run(*inputs: Any, **options: Any) -> tuple[list[Article], list[Problem]]:
        problems: list[Problem] = []
        articles = list(read(inputs, on_problem=problems.append, **options))
        return articles, problems

    return run
