"""Whether memory grows with the number of articles.

    python -m tests.benchmarks.bench_memory [ARTICLES…] [-n N]

Extracts N articles in one process, the given ones again and again under other ids, and prints the memory in use
and its peak after each tenth. Without ARTICLES, corpora/*/articles.jsonl are read.
"""

# ruff: noqa: T201 (printing is its purpose)
from __future__ import annotations

import argparse
import dataclasses
import itertools
import resource
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from quotes.corpus import read
from quotes.engine import extract
from quotes.models import Article

CORPORA = Path(__file__).parents[2] / "corpora"


def again(articles: Sequence[Article], n: int) -> Iterator[Article]:
    """Yield `n` articles, each with an id of its own."""
    for i, article in enumerate(itertools.islice(itertools.cycle(articles), n)):
        yield dataclasses.replace(article, id=f"{article.id}-{i}")


def used_mb() -> float:
    """Return the memory of this process that is resident now, in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("articles", nargs="*", help="files, folders or globs; else corpora/*/articles.jsonl")
    parser.add_argument("-n", type=int, default=10_000, help="how many articles")
    options = parser.parse_args()
    articles = list(read(options.articles or sorted(CORPORA.glob("*/articles.jsonl"))))
    start = time.perf_counter()
    for i, _ in enumerate(extract(again(articles, options.n)), 1):
        if i % max(1, options.n // 10) == 0:
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
            print(
                f"{i:7} articles, {time.perf_counter() - start:6.0f} s: {used_mb():5.0f} MB now, {peak:5.0f} MB at most"
            )


if __name__ == "__main__":
    main()
