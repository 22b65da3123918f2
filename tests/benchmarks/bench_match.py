"""What finding and checking a quote costs among many sentences, beside rapidfuzz and SQLite's FTS5.

    python -m tests.benchmarks.bench_match --variants PAIRS --articles ARTICLES… [--sizes 10000,100000,1000000]

Builds the planted corpus (tests/benchmarks/planted.py) of each size, indexes it, looks up and checks every
planted quote, and prints what each step costs in CPU seconds of this one process. Making the corpus and
loading word lists are not counted. The definitions of all figures are printed with them.
"""

from __future__ import annotations

# ruff: noqa: E402, T201 (threads are set before anything that reads them is imported; printing is its purpose)
import os

for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_name] = "1"

import argparse
import contextlib
import ctypes
import gc
import re
import sqlite3
import tempfile
import time
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from rapidfuzz import fuzz, process

from quotes.corpus import read
from quotes.match.candidates import find
from quotes.match.postings import Segment
from quotes.match.query import Wanted, query
from quotes.match.shelf import Memory
from quotes.match.tokens import numbers
from quotes.match.verify import Index
from quotes.models import Article, Extracted
from quotes.settings import Settings
from tests.benchmarks.bench_memory import used_mb
from tests.benchmarks.planted import PER_ARTICLE, Plant, corpus, in_one_article, places, plants_of, pool_of

DEFINITIONS = """
CPU seconds are those of this process, in one thread, collecting garbage included. Candidates and whole
checks are measured in {repeats} rounds, each over all {plants} planted quotes with an index of its own over
the same segments; the fastest round counts.
build        All articles made segments of n-grams, with the merges that this takes.
segments     Bytes of the arrays in memory; on disk, of the files that numpy writes of them.
resident     What the resident memory of the process grows by through the build, what is free given back. The
             articles' texts are in memory once, before and after it, and are not in this figure.
candidates   Stretches that share enough n-grams with the quote; found: one lies in the planted article. Each
             quote is looked up alone, or 32 together, as those of one article are.
whole check  Index.check, from a quote to its finding: aligned, differences named, occasion judged, copies
             grouped; found: a match in the planted article. Each quote alone, or 32 in one article
             (Index.check_all), as `quotes verify` checks them.
rapidfuzz    partial_ratio of the quote with every sentence, at least {cutoff}; found: the planted one.
FTS5         The words of four letters and more joined by OR (with the shorter ones it takes six times as
             long and finds no more), of the {top} best by bm25 those with a partial_ratio of at least
             {cutoff}; found: the planted one. Its MB are those of a table without content.
             Neither says what differs, who said it, or whether it was on another occasion.
"""
_CUTOFF, _TOP = 60, 200
_PEERS_UP_TO = 1_000_000
_TOGETHER = 32
_STEPS = ("candidates", "  together", "whole check", "  together")
_WORD, _LONG = re.compile(r"\w+"), re.compile(r"\w{4,}")

Found = Collection[str]
Search = Callable[[Sequence[Plant]], list[Found]]


@dataclass(frozen=True, slots=True)
class Cost:
    """What looking up quotes cost.

    Attributes:
        quotes: How many were looked up.
        seconds: CPU seconds for all of them.
        results: How many results there were for all of them.
        found: For how many the planted one was among the results.
    """

    quotes: int
    seconds: float
    results: int
    found: int

    @property
    def ms(self) -> float:
        """CPU milliseconds for a quote."""
        return 1000 * self.seconds / self.quotes

    def print(self, name: str, note: str = "") -> None:
        """Print one line."""
        print(
            f"  {name:12}{self.quotes / self.seconds:12,.2f} quotes per CPU second {self.ms:12,.3f} ms a quote "
            f"{self.results / self.quotes:8.1f} results   found {self.found} of {self.quotes} "
            f"({self.found / self.quotes:.4f}){note}"
        )


def cpu_seconds(work: Callable[[], Any]) -> tuple[float, Any]:
    """Return the CPU seconds that some work takes in this process, and what it returns.

    What lives before is not looked at by the collector of garbage while the work runs.
    """
    gc.collect()
    gc.freeze()
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def measured(plants: Sequence[Plant], homes: Sequence[str], search: Search) -> Cost:
    """Look some plants up once; a search returns where it found each, in the words of `homes`."""
    seconds, results = cpu_seconds(lambda: search(plants))
    found = sum(home in some for home, some in zip(homes, results, strict=True))
    return Cost(len(plants), seconds, sum(map(len, results)), found)


def indexed(articles: Iterable[Article]) -> Memory:
    """Return a shelf with all articles on it, its segments built."""
    shelf = Memory(n=Settings().ngram)
    for article in articles:
        shelf.add(Extracted(article))
    shelf.segments()
    return shelf


def candidates(shelf: Memory, together: int) -> Search:
    """Return a search for candidates, so many quotes at a time, as `Index` begins with them."""

    def search(plants: Sequence[Plant]) -> list[Found]:
        results: list[Found] = []
        for at in range(0, len(plants), together):
            wanted = [Wanted(numbers((plant.words,))) for plant in plants[at : at + together]]
            found = find(shelf.segments(), query(wanted, Settings().ngram))
            results += [[str(one.document) for one in some or ()] for some in found]
        return results

    return search


def whole_check(shelf: Memory) -> Search:
    """Return a search for the matches of each quote by itself."""
    index = Index(shelf=shelf)

    def search(plant: Plant) -> Found:
        return [match.article_id for match in index.check(plant.article, plant.quote).matches]

    return lambda plants: list(map(search, plants))


def whole_check_together(shelf: Memory) -> Search:
    """Return a search for the matches of quotes that stand in one article, `_TOGETHER` at a time."""
    index = Index(shelf=shelf)

    def search(plants: Sequence[Plant]) -> list[Found]:
        articles = [in_one_article(plants[at : at + _TOGETHER]) for at in range(0, len(plants), _TOGETHER)]
        return [
            [match.article_id for match in finding.matches]
            for article in articles
            for finding in index.check_all(article)
        ]

    return search


def scan(sentences: Sequence[str]) -> Search:
    """Return a search that compares a quote with every sentence."""

    def search(plant: Plant) -> Found:
        found = process.extract_iter(plant.words, sentences, scorer=fuzz.partial_ratio, score_cutoff=_CUTOFF)
        return [str(number) for _, _, number in found]

    return lambda plants: list(map(search, plants))


def full_text(connection: sqlite3.Connection, sentences: Sequence[str]) -> Search:
    """Return a search in a full-text index, its results compared with the quote."""
    best = f"SELECT rowid FROM line WHERE line MATCH ? ORDER BY bm25(line) LIMIT {_TOP}"

    def search(plant: Plant) -> Found:
        words = set(_LONG.findall(plant.words.lower())) or set(_WORD.findall(plant.words.lower()))
        asked = " OR ".join(f'"{word}"' for word in sorted(words))
        lines = {number: sentences[number] for (number,) in connection.execute(best, (asked,))}
        found = process.extract(
            plant.words, lines, scorer=fuzz.partial_ratio, score_cutoff=_CUTOFF, limit=None
        )
        return [str(number) for _, _, number in found]

    return lambda plants: list(map(search, plants))


def resident_mb() -> float:
    """Return the resident memory of this process in MB, without what is free and can be given back."""
    gc.collect()
    with contextlib.suppress(OSError, AttributeError):  # not every system's library has it
        ctypes.CDLL(None).malloc_trim(0)
    return used_mb()


def written_bytes(segments: Sequence[Segment]) -> int:
    """Return the bytes of the files that numpy writes of some segments."""
    with tempfile.TemporaryDirectory() as folder:
        for number, segment in enumerate(segments):
            for name, values in segment.arrays.items():
                np.save(Path(folder, f"{number}.{name}"), values, allow_pickle=False)
        return sum(file.stat().st_size for file in Path(folder).iterdir())


def against_index(
    articles: Sequence[Article], plants: Sequence[Plant], *, size: int, repeats: int
) -> list[Cost]:
    """Measure and print what the index costs; return the costs of `_STEPS`."""
    before = resident_mb()
    seconds, shelf = cpu_seconds(lambda: indexed(articles))
    growth = resident_mb() - before
    segments = shelf.segments()
    each = 1e6 / size
    memory, disk = sum(one.nbytes for one in segments) / 1e6, written_bytes(segments) / 1e6
    print(
        f"  build       {seconds:12,.2f} CPU seconds ({each * seconds:.1f} a million sentences)\n"
        f"  segments    {memory:12,.1f} MB in memory ({each * memory:.0f} a million), {disk:,.1f} MB on disk "
        f"({each * disk:.0f} a million), in {len(segments)}\n"
        f"  resident    {growth:12,.1f} MB more than before the build ({each * growth:.0f} a million)"
    )
    homes = [str(place // PER_ARTICLE) for place in places(size, len(plants))]
    rounds = [
        [
            measured(plants, homes, search)
            for search in (
                candidates(shelf, 1),
                candidates(shelf, _TOGETHER),
                whole_check(shelf),
                whole_check_together(shelf),
            )
        ]
        for _ in range(repeats)
    ]
    return [min(some, key=lambda cost: cost.seconds) for some in zip(*rounds, strict=True)]


def against_peers(
    articles: Iterable[Article], plants: Sequence[Plant], *, size: int, few: int
) -> tuple[Cost, Cost]:
    """Measure what peers cost: a scan for a few of the quotes, and full-text search for all of them."""
    sentences = [line for article in articles for line in article.text.split("\n")]
    homes = [str(place) for place in places(size, len(plants))]
    every = max(1, len(plants) // few)
    scanning = measured(plants[::every][:few], homes[::every][:few], scan(sentences))
    with (
        tempfile.TemporaryDirectory() as folder,
        contextlib.closing(sqlite3.connect(Path(folder, "fts5"))) as connection,
    ):
        connection.execute("CREATE VIRTUAL TABLE line USING fts5(text, content='')")
        seconds, _ = cpu_seconds(lambda: _fill(connection, sentences))
        megabytes = Path(folder, "fts5").stat().st_size / 1e6
        each = 1e6 / size
        print(
            f"  FTS5 build  {seconds:12,.2f} CPU seconds ({each * seconds:.1f} a million), "
            f"{megabytes:,.1f} MB on disk ({each * megabytes:.0f} a million)"
        )
        return scanning, measured(plants, homes, full_text(connection, sentences))


def _fill(connection: sqlite3.Connection, sentences: Sequence[str]) -> None:
    with connection:
        connection.executemany("INSERT INTO line (rowid, text) VALUES (?, ?)", enumerate(sentences))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--variants", type=Path, required=True, help="pairs (JSONL): `a` is looked up, `b` planted"
    )
    parser.add_argument("--articles", nargs="+", required=True, help="whose sentences are resampled")
    parser.add_argument(
        "--sizes", default="10000,100000,1000000", help="sentences of each corpus, with commas"
    )
    parser.add_argument(
        "--peer-quotes", type=int, default=4, help="quotes to scan all sentences for; 0: no peers"
    )
    parser.add_argument("--repeats", type=int, default=3, help="rounds; the fastest counts")
    parser.add_argument(
        "--apart", action="store_true", help="do not resample the sentences of the quotes themselves"
    )
    parser.add_argument("--seed", type=int, default=1, help="what the corpus is drawn by")
    options = parser.parse_args()
    plants = plants_of(options.variants)
    pool = pool_of(read(options.articles), without=plants if options.apart else ())
    sizes = [int(size) for size in options.sizes.split(",")]
    if min(sizes) < len(plants):
        parser.error(f"--sizes: {min(sizes)} sentences cannot hold {len(plants)} planted ones.")
    # What is loaded or compiled at its first use is not counted.
    whole_check(indexed(corpus(pool, plants, 2 * len(plants), seed=options.seed)))(plants[:1])
    before: tuple[int, list[Cost]] | None = None
    for size in sizes:
        gc.unfreeze()
        articles = list(corpus(pool, plants, size, seed=options.seed))
        megabytes = sum(len(article.text) for article in articles) / 1e6
        print(f"\n{size:,} sentences in {len(articles):,} articles, {megabytes:,.0f} million characters")
        costs = against_index(articles, plants, size=size, repeats=options.repeats)
        for at, (name, cost) in enumerate(zip(_STEPS, costs, strict=True)):
            cost.print(
                name, f", {cost.ms / before[1][at].ms:.2f} times the cost at {before[0]:,}" if before else ""
            )
        before = size, costs
        if options.peer_quotes and size <= _PEERS_UP_TO:
            peers = against_peers(articles, plants, size=size, few=options.peer_quotes)
            for name, cost in zip(("rapidfuzz", "FTS5"), peers, strict=True):
                cost.print(name, f"; the whole check takes 1/{cost.ms / costs[2].ms:,.1f} of its time")
    print(DEFINITIONS.format(repeats=options.repeats, plants=len(plants), cutoff=_CUTOFF, top=_TOP))


if __name__ == "__main__":
    main()
