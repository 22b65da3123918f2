"""README says what is: its commands print what it shows, its tables list what the code has.

`QUOTES_REWRITE_README=1 pytest tests/test_readme.py` writes what the commands print into README.md. How many
quotes the network finds hangs a little on how the CPU at hand rounds: counts may differ by so much.
"""

import doctest
import os
import re
import subprocess
import sys
from dataclasses import fields
from difflib import SequenceMatcher
from pathlib import Path

import pytest

import quotes
from quotes.report.fields import FIELDS, MATCH_FIELDS, VERIFY_FIELDS
from quotes.settings import Settings

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
REWRITE = "QUOTES_REWRITE_README" in os.environ
CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)
_BARS = re.compile(r"[█▏▎▍▌▋▊▉]+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
MOST_LINES, MOST = 0.9, 0.1
TABLE = re.compile(r"(?<=<!-- fields -->\n).*?(?=<!-- end of fields -->)", re.DOTALL)


def run(command: str, folder: Path) -> str:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    env = {**os.environ, "PATH": path, "COLUMNS": "100", "PYTHONWARNINGS": ""}
    done = subprocess.run(
        command, shell=True, cwd=folder, env=env, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        executable="/bin/bash", check=False,
    )  # fmt: skip
    return "\n".join(line.rstrip() for line in done.stdout.strip("\n").splitlines())


def printed(block: str, folder: Path) -> str:
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    lines = []
    for command in commands:
        lines.append(command)
        output = run(command.removeprefix("$ "), folder)
        lines += [output] if output else []
    return "\n".join(lines) + "\n"


def plain(line: str) -> str:
    return " ".join(_NUMBER.sub("0", _BARS.sub("█", line)).split())


def near(shown: str, now: str) -> bool:
    """Whether two lines are the same but for bars and for numbers that differ by a tenth or by three."""
    if plain(shown) != plain(now):
        return False
    numbers = ((float(n.replace(",", "")) for n in _NUMBER.findall(line)) for line in (shown, now))
    return all(abs(a - b) <= max(3, MOST * max(a, b)) for a, b in zip(*numbers, strict=True))


def alike(shown: str, now: str) -> bool:
    """Whether nine lines of ten that commands printed are near, in their order."""
    before, after = shown.splitlines(), now.splitlines()
    runs = SequenceMatcher(None, [*map(plain, before)], [*map(plain, after)], autojunk=False)
    same = sum(near(before[i + k], after[j + k]) for i, j, n in runs.get_matching_blocks() for k in range(n))
    return 2 * same >= MOST_LINES * (len(before) + len(after))


def table() -> str:
    rows = ["", "| field | type | note |", "|---|---|---|"]
    rows += [f"| `{f.name}` | {f.type} | {f.note} |" for f in FIELDS]
    rows += [f"| *verify:* `{f.name}` | {f.type} | {f.note} |" for f in VERIFY_FIELDS]
    rows += ["", "Each of the `matches` says:", "", "| field | type | note |", "|---|---|---|"]
    rows += [f"| `{f.name}` | {f.type} | {f.note} |" for f in MATCH_FIELDS]
    return "\n".join([*rows, "", ""])


@pytest.mark.model
def test_the_commands_print_what_the_readme_shows(tmp_path: Path) -> None:
    (tmp_path / "corpora").symlink_to(ROOT / "corpora")
    text = README.read_text(encoding="utf-8")
    fresh = CONSOLE.sub(lambda m: f"```console\n{printed(m.group(1), tmp_path)}```", text)
    if REWRITE:
        README.write_text(fresh, encoding="utf-8")
    blocks = zip(CONSOLE.findall(text), CONSOLE.findall(fresh), strict=True)
    assert REWRITE or [(shown, now) for shown, now in blocks if not alike(shown, now)] == []


@pytest.mark.parametrize(
    ("shown", "now", "same"),
    [
        pytest.param("Ann Doyle   ███▌  12  30%", "Ann Doyle   ██  13  33%", True, id="counts and bars"),
        pytest.param("120 quotes", "118 quotes", True, id="few less"),
        pytest.param("120 quotes", "90 quotes", False, id="many less"),
        pytest.param("altered: negation", "altered: number", False, id="another word"),
    ],
)
def test_lines_of_the_readme_differ_by_counts_only(shown: str, now: str, same: bool) -> None:
    assert near(shown, now) is same


def test_the_table_lists_every_field() -> None:
    text = README.read_text(encoding="utf-8")
    if REWRITE:
        README.write_text(TABLE.sub(lambda _: table(), text), encoding="utf-8")
    found = TABLE.search(text)
    assert REWRITE or (found is not None and found.group() == table())


@pytest.mark.model
def test_the_python_in_the_readme_runs() -> None:
    assert doctest.testfile(str(README), module_relative=False).failed == 0


def test_the_changelog_names_the_version() -> None:
    assert f"## {quotes.__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_readme_lists_every_setting_with_its_default() -> None:
    rows = dict(re.findall(r"\| `(\w+)` \| (`\"\w*\"`|\d+) \| ", README.read_text(encoding="utf-8")))
    defaults = {f.name: f'`"{f.default}"`' if f.type == "str" else str(f.default) for f in fields(Settings)}
    assert rows == defaults
