"""The public surface: what `quotes` re-exports, and nothing else."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import quotes

SOURCE = ast.parse(Path(quotes.__file__).read_text(encoding="utf-8"))
IMPORTED = {
    alias.asname or alias.name
    for node in ast.walk(SOURCE)
    if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("quotes.")
    for alias in node.names
}


def test_all_is_sorted_and_holds_each_name_once():
    assert quotes.__all__ == sorted(set(quotes.__all__))


def test_type_checkers_see_the_names_of_all_and_no_others():
    assert IMPORTED - {"__version__"} == set(quotes.__all__)


@pytest.mark.parametrize("name", quotes.__all__)
def test_every_public_name_is_there_and_documented(name):
    assert getattr(quotes, name).__doc__
    assert getattr(quotes, name).__name__ == name


@pytest.mark.parametrize("name", quotes.__all__)
def test_no_module_hides_a_public_name(name):
    """Importing `quotes.x` sets `quotes.x`, and would take the place of a function of that name."""
    folder = Path(quotes.__file__).parent
    assert not (folder / name).exists()
    assert not (folder / f"{name}.py").exists()


def test_a_name_that_is_not_public_is_an_attribute_error():
    with pytest.raises(AttributeError, match="'quotes' has no attribute 'misquote'"):
        _ = quotes.misquote


def test_a_fresh_process_offers_just_these_names():
    done = subprocess.run(
        [sys.executable, "-c", "import quotes; print(*dir(quotes))"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == quotes.__all__
