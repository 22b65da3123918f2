"""Word lists live in data files: one entry a line, `#` begins a comment line."""

from __future__ import annotations

import functools
from importlib.resources import files


@functools.cache
def wordlist(package: str, name: str) -> frozenset[str]:
    """Return the entries of `<package>/data/<name>.txt`, in the form they have in the file."""
    lines = files(package).joinpath("data", f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))
