"""What only shows in a process of its own: pipes, signals, a full disk, a terminal."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from .conftest import QUOTES, STORIES

pytestmark = pytest.mark.model
FULL = Path("/dev/full")


@pytest.fixture
def many(tmp_path):
    """Enough articles to be stopped among them."""
    path = tmp_path / "many.jsonl"
    texts = (f"“We have {i} boats,” said Ada Pell. She said {i} crews were at sea." for i in range(60))
    path.write_text("".join(json.dumps({"id": str(i), "text": t}) + "\n" for i, t in enumerate(texts)))
    return path


def stop_when_some_is_done(process, part):
    deadline = time.monotonic() + 60
    while not part.exists() or part.read_bytes().count(b"\n") < 6:
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < deadline
        time.sleep(0.005)
    process.send_signal(signal.SIGINT)
    return process.communicate(timeout=60)


@pytest.mark.parametrize("workers", ["1", "2"])
def test_ctrl_c_keeps_what_was_done_and_the_same_command_goes_on(start, many, tmp_path, workers):
    out, part = tmp_path / "out.csv", tmp_path / "out.csv.part"
    out.write_text("as it was", encoding="utf-8")
    process = start("extract", many, "-o", out, "--workers", workers)
    _, stderr = stop_when_some_is_done(process, part)
    assert process.returncode == 130
    assert stderr.decode().startswith("quotes: stopped. ")
    assert stderr.count(b"\n") == 1
    assert out.read_text(encoding="utf-8") == "as it was"
    again = start("extract", many, "-o", out)
    _, stderr = again.communicate(timeout=120)
    assert b"of it from a run that was cut short" in stderr
    assert not part.exists()
    fresh, _ = start("extract", many).communicate(timeout=120)
    assert out.read_bytes() == fresh


@pytest.mark.parametrize("command", ["extract", "verify", "show"])
def test_a_closed_pipe_is_no_error(start, many, command):
    with start(command, many, "--quiet") as process:
        process.stdout.read(1)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.skipif(not FULL.exists(), reason="no full device here")
@pytest.mark.parametrize("command", ["extract", "show"])
def test_a_full_disk_is_one_line(start, many, command):
    with FULL.open("wb") as full:
        process = start(command, many, stdout=full)
    _, stderr = process.communicate(timeout=60)
    assert process.returncode == 2
    assert stderr.startswith(b"quotes: stdout: cannot be written: No space left on device.")
    assert stderr.count(b"\n") == 1


@pytest.mark.skipif(not FULL.exists(), reason="no full device here")
@pytest.mark.parametrize("args", [("--help",), ("--version",), ("archive", "check", "news.db")], ids=" ".join)
def test_no_command_fails_with_a_traceback_on_a_full_disk(start, stories, args):
    start("index", stories, "--archive", "news.db").communicate(timeout=60)
    with FULL.open("wb") as full:
        process = start(*args, stdout=full)
    _, stderr = process.communicate(timeout=60)
    assert (process.returncode, stderr.count(b"\n")) == (2, 1), stderr
    assert stderr.startswith(b"quotes: stdout: cannot be written: No space left on device.")


@pytest.mark.skipif(not FULL.exists(), reason="no full device here")
def test_messages_that_cannot_be_said_do_not_end_the_run(start, stories):
    with FULL.open("wb") as full:
        process = start("verify", stories, "-o", "q.csv", stderr=full)
    process.communicate(timeout=60)
    assert process.returncode == 0


def without(number, *args, tmp_path):
    """Run a command with one of its standard streams closed."""
    shut = f"import os; os.close({number}); os.execv({sys.executable!r}, {[*QUOTES, *map(str, args)]!r})"
    return subprocess.run([sys.executable, "-c", shut], cwd=tmp_path, capture_output=True, timeout=60)


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_file_is_written_whichever_stream_is_closed(stories, tmp_path, number):
    done = without(number, "extract", stories, "-o", "q.jsonl", tmp_path=tmp_path)
    assert (done.returncode, done.stdout) == (0, b"")
    assert (tmp_path / "q.jsonl").read_bytes().count(b"\n") == 3


def test_a_closed_stdout_is_one_line(stories, tmp_path):
    done = without(1, "extract", stories, tmp_path=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith(b"quotes: stdout: cannot be written")


def test_stdin_is_read_from_a_pipe(start):
    process = start("extract", "-", stdin=subprocess.PIPE)
    stdout, stderr = process.communicate(STORIES["splash"].encode(), timeout=60)
    assert b"We will sell the old ferry" in stdout
    assert stderr == b"quotes: 1 article, 1 quote\n"


@pytest.mark.parametrize("form", ["csv", "jsonl"])
@pytest.mark.parametrize(
    "command", [("report", "-"), ("speakers", "-"), ("verify", "-", "--articles", "stories")]
)
def test_records_pass_from_command_to_command(start, run, stories, form, command):
    records = run("verify", stories, "--format", form).stdout_bytes
    process = start(*command, stdin=subprocess.PIPE)
    stdout, stderr = process.communicate(records, timeout=60)
    assert process.returncode == 0, stderr
    assert b"Ada Pell" in stdout


def test_articles_pass_to_a_command_that_takes_records_too(start, stories):
    process = start("verify", "-", "--against", stories, stdin=subprocess.PIPE)
    stdout, _ = process.communicate(STORIES["splash"].encode(), timeout=60)
    assert b"We will sell the old ferry" in stdout


def test_a_terminal_that_lacks_a_letter_does_not_end_the_run(start, stories):
    process = start("show", stories / "splash.txt", env=os.environ | {"PYTHONIOENCODING": "latin-1"})
    stdout, stderr = process.communicate(timeout=60)
    assert process.returncode == 0, stderr
    assert b"\\u201c[1 direct" in stdout


def test_progress_shows_on_a_terminal_once_a_run_takes_its_time(many, tmp_path):
    lines = many.read_text().splitlines(keepends=True)
    many.write_text("".join(line.replace('"id": "', f'"id": "{n}-') for n in range(8) for line in lines))
    ours, theirs = pty.openpty()
    process = subprocess.Popen([*QUOTES, "extract", many, "-o", tmp_path / "q.csv"], stderr=theirs)
    os.close(theirs)
    shown = b""
    while True:
        try:
            chunk = os.read(ours, 4096)
        except OSError:
            break
        if not chunk:
            break
        shown += chunk
    os.close(ours)
    assert process.wait(60) == 0
    assert b" articles" in shown
    assert b"\x1b[" in shown
    assert shown.rstrip().endswith(b"480 articles, 960 quotes")
