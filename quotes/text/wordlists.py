"""Word lists live in data files: one entry a line, `#` begins a comment line."""

from __future__ import annotations

import functools
from importlib.resources import files


@functools.cache
def wordlist(package: str, name: str) -> frozenset[str]:
    """Return the entries of `<package>/data/<name>.txt`, in the form they have in the file."""
    return frozenset(entries(package, name))


def entries(package: str, name: str) -> tuple[str, ...]:
    """Return the entries of `<package>/data/<name>.txt` in the order of the file."""
    lines = files(package).joinpath("data", f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))
