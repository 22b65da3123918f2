"""The seams: imports point downwards, matching never loads spaCy, data files are where the code looks."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "quotes"
LAYERS = [
    {"_version", "errors", "models", "settings"},
    {"text"},
    {"corpus"},
    {"detect"},
    {"attribute"},
    {"match"},
    {"archive"},
    {"report"},
    {"engine", "evaluate"},
    {"training"},
    {"cli", "components"},
    {"__main__"},
]
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}


def part_of(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("quotes."):
            found.add((node.module or "").split(".")[1])
        elif isinstance(node, ast.Import):
            found |= {a.name.split(".")[1] for a in node.names if a.name.startswith("quotes.")}
    return found


MODULES = sorted(p for p in ROOT.rglob("*.py") if p != ROOT / "__init__.py")


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_point_downwards(path: Path) -> None:
    level = LEVEL[part_of(path)]
    assert {name for name in imports(path) if LEVEL[name] > level} == set()


@pytest.mark.parametrize(
    "module", ["quotes", "quotes.match", "quotes.corpus", "quotes.text.marks", "quotes.cli"]
)
def test_what_is_heavy_is_not_loaded_by(module: str) -> None:
    heavy = ("spacy", "pandas", "onnxruntime", "torch")
    code = f"import sys, {module}; sys.exit(' '.join(m for m in {heavy} if m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr.strip() == ""
