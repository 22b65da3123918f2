"""What holds for every command."""

from __future__ import annotations

import subprocess
import sys

import pytest
import typer

from quotes import __version__
from quotes.cli import app

COMMANDS = typer.main.get_command(app).commands
PARAMETERS = [(name, param) for name, command in COMMANDS.items() for param in command.params]


def test_the_commands_are_those_of_the_design():
    assert list(COMMANDS) == [
        "extract",
        "verify",
        "report",
        "show",
        "speakers",
        "index",
        "search",
        "evaluate",
        "train",
        "archive",
    ]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name, run):
    result = run(name, "--help")
    assert result.exit_code == 0
    assert COMMANDS[name].help[:40] in " ".join(result.output.split())


@pytest.mark.parametrize(
    ("name", "param"), PARAMETERS, ids=[f"{name} {p.opts[-1]}" for name, p in PARAMETERS]
)
def test_every_option_has_help(name, param):
    assert param.help
    assert param.help.endswith(".")


def test_help_states_the_exit_codes(run):
    assert "130 stopped by Ctrl-C" in " ".join(run("--help").output.split())


def test_python_runs_the_package_as_the_command():
    done = subprocess.run([sys.executable, "-m", "quotes", "--version"], capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"quotes {__version__}\n", "")


def test_version_is_shown(run):
    assert run("--version").output == f"quotes {__version__}\n"


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param("import quotes", id="import"),
        pytest.param("from quotes import *", id="every public name"),
        pytest.param("from quotes.cli import app; app(['--help'], standalone_mode=False)", id="help"),
        pytest.param(
            "from quotes.cli import app; app(['verify', '--help'], standalone_mode=False)", id="command"
        ),
    ],
)
def test_heavy_packages_are_not_loaded(statement):
    code = f"{statement}\nimport sys\nprint('loaded', sorted({{'spacy', 'pandas', 'pyarrow'}} & {{*sys.modules}}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "loaded []"


@pytest.mark.parametrize(
    "args",
    [
        pytest.param(["extract"], id="no input"),
        pytest.param(["extract", "--frobnicate", "x.txt"], id="unknown option"),
        pytest.param(["extract", "x.txt", "--format", "docx"], id="unknown format"),
        pytest.param(["publish"], id="unknown command"),
    ],
)
def test_wrong_usage_exits_with_2(run, args):
    result = run(*args)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Usage: quotes" in result.stderr


@pytest.mark.parametrize(
    ("args", "message"),
    [
        pytest.param(
            ["x.txt", "--model", "no_model"], "no_model: holds no tagger that can be loaded", id="model"
        ),
        pytest.param(["x.txt", "--workers", "0"], "workers must be at least 1", id="workers"),
        pytest.param(["x.txt", "--settings", "none.toml"], "none.toml: no such settings file", id="settings"),
        pytest.param(["x.txt", "--encoding", "klingon"], "klingon", id="encoding"),
        pytest.param(["x.txt", "-o", "out.xlsx"], "out.xlsx: the ending is none", id="ending"),
        pytest.param(["x.txt", "-o", "no/out.csv"], "out.csv", id="output folder"),
        pytest.param(["x.txt", "--format", "parquet"], "parquet cannot be written to standard", id="stdout"),
        pytest.param(["x.txt", "--format", "jsonl", "--excel"], "--excel is for CSV", id="excel"),
        pytest.param(["x.txt", "--problems", "no/p.jsonl"], "p.jsonl: cannot be written", id="problems"),
        pytest.param(["x.txt", "--save-articles", "no/a.jsonl"], "a.jsonl: cannot be written", id="articles"),
        pytest.param(["none.txt"], "none.txt: no such file or folder. Check the path.", id="missing"),
        pytest.param(["-", "-"], "-: stdin can be read only once", id="stdin twice"),
        pytest.param([""], "'': no such file or folder", id="empty path"),
        pytest.param(
            ["x.txt", "-o", "empty"], "empty: is a folder. Name a file in it.", id="output is a folder"
        ),
        pytest.param(["empty"], "empty: the folder holds no files", id="empty folder"),
        pytest.param(["none.txt", "more.txt"], "No article could be read; 1 problem more.", id="all missing"),
    ],
)
@pytest.mark.model
def test_what_is_wrong_is_said_in_one_line(run, tmp_path, args, message):
    (tmp_path / "x.txt").write_text("“No,” she said.", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    result = run("extract", *args)
    assert result.exit_code == 2
    assert result.stderr.startswith("quotes: ")
    assert result.stderr.count("\n") == 1
    assert message in result.stderr


def test_terminal_escapes_in_names_are_not_passed_on(run):
    result = run("extract", "\x1b[31mred.txt")
    assert "\x1b" not in result.stderr
    assert "\\x1b[31mred.txt" in result.stderr
