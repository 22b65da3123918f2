"""What `extract` costs beside the bare language model, on the same articles in the same run.

    python -m tests.benchmarks.bench_extract [ARTICLES…] [-n N] [--repeats R] [--model NAME]

Prints articles per CPU second for both and the ratio of their costs. The bare model is the whole
pipeline by `nlp.pipe` over the texts of the articles. One process and one thread; loading the model and
the word lists is not counted. The repeats of both are interleaved, so that a busy machine slows both
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

from quotes.corpus import read
from quotes.engine import extract
from quotes.settings import Settings
from quotes.text.parse import load, safe

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
    parser.add_argument("--model", default=Settings().model, help="spaCy model")
    options = parser.parse_args()

    settings = Settings(model=options.model)
    inputs = options.articles or sorted(CORPORA.glob("*/articles.jsonl"))
    articles = list(islice(read(inputs), options.n))
    if not articles:
        sys.exit(f"no articles in {inputs or CORPORA}. Name some.")
    texts = [safe(article.text) for article in articles]
    nlp = load(settings.model)

    def bare() -> None:
        with nlp.memory_zone():
            for _ in nlp.pipe(texts):
                pass

    def ours() -> None:
        for _ in extract(articles, settings=settings):
            pass

    for warm in (articles[:2], articles[-2:]):
        list(extract(warm, settings=settings))
    seconds = [(cpu_seconds(bare), cpu_seconds(ours)) for _ in range(options.repeats)]
    of_bare, of_ours = (min(column) for column in zip(*seconds, strict=True))
    characters = sum(map(len, texts)) // len(texts)
    print(f"{len(articles)} articles of {characters:,} characters on average, {options.repeats} repeats")
    print(f"bare {settings.model:24} {len(articles) / of_bare:8.2f} articles per CPU second")
    print(f"extract {'':21} {len(articles) / of_ours:8.2f} articles per CPU second")
    print(f"extract costs {of_ours / of_bare:.2f} times the bare model")


if __name__ == "__main__":
    main()
