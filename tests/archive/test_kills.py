"""Killed at any moment, an archive is sound, and the same command goes on to the same end.

`QUOTES_KILLS=50 pytest tests/archive/test_kills.py` kills fifty times, at moments drawn by a seeded chance.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from quotes.archive import dump
from quotes.errors import ArchiveError

from .conftest import faults

KILLS = int(os.environ.get("QUOTES_KILLS", "8"))

# Batches and segments are small, so that kills meet commits, new segments and merges; a third of the
# articles is corrected in the same run, and each twelfth goes back to what it was.
RUN = """
import sys
from pathlib import Path
from quotes.archive import Writer, grams, writer
from tests.archive.conftest import found

writer._BATCH, writer._CHARACTERS, grams._ENOUGH, grams._AT_ONCE = 7, 4_000, 300, 10
print("ready", flush=True)
with Writer(Path(sys.argv[1])) as archive:
    for n in range(400):
        archive.add(found(n))
        if n % 3 == 0:
            archive.add(found(n, edition=", corrected"))
        if n % 12 == 0:
            archive.add(found(n))
"""


def started(path: Path) -> subprocess.Popen[bytes]:
    """Start a run in a process of its own; it has loaded all that it needs when this returns."""
    process = subprocess.Popen(
        [sys.executable, "-c", RUN, str(path)], stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"ready\n"
    return process


def finished(process: subprocess.Popen[bytes]) -> bool:
    """Wait for a run; tell whether it was not killed."""
    with process:
        process.wait(timeout=120)
    assert process.returncode in (0, -signal.SIGKILL)
    return process.returncode == 0


def faults_if_begun(path: Path) -> list[str]:
    """What is wrong with an archive; nothing if the run was killed before there was one."""
    try:
        return faults(path)
    except ArchiveError as err:
        return [] if re.search("no such archive|holds nothing yet", str(err)) else [str(err)]


@pytest.mark.skipif(sys.platform == "win32", reason="signals are of POSIX")
def test_an_archive_whose_runs_are_killed_is_sound_and_ends_the_same(tmp_path: Path) -> None:
    whole, path = tmp_path / "whole.db", tmp_path / "killed" / "news.db"
    process, began = started(whole), time.monotonic()
    assert finished(process)
    length = time.monotonic() - began
    wanted = list(dump(whole))
    assert len(wanted) == 400 + 134
    path.parent.mkdir()
    chance, kills = random.Random(50), 0
    while kills < KILLS:
        process = started(path)
        time.sleep(chance.uniform(0, length))
        process.kill()
        if not finished(process):
            kills += 1
            assert faults_if_begun(path) == []
            continue
        assert list(dump(path)) == wanted
        shutil.rmtree(path.parent)
        path.parent.mkdir()
    assert finished(started(path))
    assert list(dump(path)) == wanted
    assert faults(path) == []
