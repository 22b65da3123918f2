"""What `quotes verify` costs when articles are checked against each other, from records of `extract`.

    python -m tests.benchmarks.bench_verify ARTICLES… --records RECORDS [--repeats R]

Runs the command `quotes verify RECORDS --articles ARTICLES…` in a process of its own with one thread, and
prints the CPU seconds of the whole process, its start and the writing of its records included. If there is
no file RECORDS yet, `quotes extract ARTICLES… -o RECORDS` makes it first; that is not counted.
"""

# ruff: noqa: T201 (printing is its purpose)
from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


@dataclass(frozen=True, slots=True)
class Run:
    """What a process cost: CPU seconds, seconds by the clock, and its memory at most, in MB."""

    cpu: float
    wall: float
    megabytes: float


def quotes(*arguments: str) -> Run:
    """Run the command `quotes` in a process of its own."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-c", "from quotes.cli import app; app()", *arguments],
        env=os.environ | _ONE_THREAD,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    assert process.stderr is not None
    said = process.stderr.read().decode()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"quotes {' '.join(arguments)}: exit status {process.returncode}\n{said}")
    return Run(used.ru_utime + used.ru_stime, time.perf_counter() - start, used.ru_maxrss / 1000)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("articles", nargs="+", help="files, folders or globs")
    parser.add_argument(
        "--records", required=True, type=Path, help="JSONL that extract wrote, or is to write"
    )
    parser.add_argument("--repeats", type=int, default=3, help="how often it is measured; the fastest counts")
    options = parser.parse_args()
    if not options.records.exists():
        made = quotes("extract", *options.articles, "-o", str(options.records), "--quiet")
        print(f"extract wrote {options.records} in {made.cpu:.0f} CPU seconds")
    inputs = [part for path in options.articles for part in ("--articles", path)]
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder, "verified.jsonl")
        command = ("verify", str(options.records), *inputs, "-o", str(output), "--quiet")
        runs = [quotes(*command) for _ in range(options.repeats)]
        with output.open(encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
    best = min(runs, key=lambda run: run.cpu)
    articles = len({row["article_id"] for row in rows})
    matches = sum(len(row["matches"]) for row in rows)
    print(
        f"{len(rows):,} quotes, of {articles:,} articles with any, checked against each other, {matches:,} matches"
    )
    print(
        ", ".join(f"{status} {count:,}" for status, count in Counter(row["status"] for row in rows).items())
    )
    print(
        f"{best.cpu:.1f} CPU seconds of one process ({best.wall:.1f} by the clock), start and writing included; "
        f"the fastest of {', '.join(f'{run.cpu:.1f}' for run in runs)}"
    )
    print(f"{1000 * best.cpu / len(rows):.2f} CPU ms a quote, {best.megabytes:,.0f} MB at most")
    print(f"the start of the command alone: {quotes('--version').cpu:.1f} CPU seconds")


if __name__ == "__main__":
    main()
