"""What the cross-check costs on Spark: seconds, CPU seconds, and what is shuffled.

    python -m tests.benchmarks.bench_spark --articles ARTICLES… [--size 100000] [--replaced 0.5] [--compare]

Makes articles of 25 sentences (about 550 words) from the sentences of some real ones, a part of the words of
four letters and more replaced at random by words of the same articles, and makes three of them quotes. One
quote in five is another article's, a word left out. Where half of the words are replaced, each sentence has
near copies, the more the larger the corpus: 125 of each among 100,000 articles; where more are, hardly one. Then the articles and their quotes, as from records, are checked against each other. What is
printed is in reports/scale.md beside the plan that is drawn from it. With --compare one machine checks them
too, and the findings must be the same.

The session is the environment's: PYSPARK_SUBMIT_ARGS="--master local[2] --driver-memory 4g pyspark-shell".
"""

from __future__ import annotations

# ruff: noqa: T201 (printing is its purpose)
import argparse
import json
import os
import pickle
import random
import re
import time
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from urllib.request import urlopen

from quotes import match
from quotes.corpus import read
from quotes.engine import spark
from quotes.models import Article, Extracted, Quote, Span, Speaker
from tests.benchmarks.planted import PER_ARTICLE, pool_of

_LONG, _NO_MARKS = re.compile(r"[^\W\d_]{4,}"), {ord(mark): None for mark in '“”"'}
QUOTES, AGAIN, KEPT = 3, 0.2, 1_000
NAMES = ["Ada Pell", "Jon Rask", "Mira Okoro", "Tom Sand", "Ines Valdez", "Lars Brandt", "Ruth Amsel"]


def made(paths: list[Path], size: int, *, replaced: float, seed: int) -> Iterator[Extracted]:
    """Yield articles with their quotes; the same seed gives the same."""
    pool = [line.translate(_NO_MARKS) for line in pool_of(read(paths, on_problem=print))]
    chance = random.Random(seed)
    vocabulary = sorted({word for line in pool for word in _LONG.findall(line)})

    def other(word: re.Match[str]) -> str:
        return chance.choice(vocabulary) if chance.random() < replaced else word.group()

    said: list[tuple[str, str]] = []
    for number in range(size):
        lines = [_LONG.sub(other, chance.choice(pool)) for _ in range(PER_ARTICLE)]
        spans = []
        for at in sorted(chance.sample(range(len(lines)), QUOTES)):
            words, name = lines[at].rstrip("."), chance.choice(NAMES)
            if said and chance.random() < AGAIN:
                words, name = chance.choice(said)
                parts = words.split()
                words = " ".join(parts[: len(parts) // 2] + parts[len(parts) // 2 + 1 :])
            else:
                said = [*said[-KEPT:], (words, name)]
            start = sum(map(len, lines[:at])) + at
            lines[at] = f"“{words},” {name} said."
            spans.append((start, words, name))
        text = "\n".join(lines)
        day = f"2026-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        article = Article(str(number), text, publisher=f"Outlet {chance.randint(1, 500)}", published=day)
        yield Extracted(article, tuple(_quote(article.id, start + 1, *quote) for start, *quote in spans))


def _quote(article_id: str, start: int, words: str, name: str) -> Quote:
    content = Span(start, start + len(words))
    source = Span(content.end + 3, content.end + 3 + len(name))
    return Quote(
        article_id, "direct", (content,), (content,), source=(source,),
        speaker=Speaker(name, "person"), speaker_type="person",
    )  # fmt: skip


def cpu_seconds(pid: int) -> tuple[float, float]:
    """Return the CPU seconds of a process, and those of all that it started."""
    stats = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            values = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        stats[int(path.parent.name)] = int(values[1]), list(map(int, values[11:15]))
    tick = os.sysconf("SC_CLK_TCK")
    family, below = {pid}, 0
    while more := {one for one, (parent, _) in stats.items() if parent in family} - family:
        family |= more
    below = sum(sum(times) for one, (_, times) in stats.items() if one in family and one != pid)
    return sum(stats[pid][1][:2]) / tick, (below + sum(stats[pid][1][2:])) / tick


def shuffled(url: str, application: str) -> list[tuple[int, int, int, str]]:
    """Return of each stage with a shuffle: bytes, rows, bytes spilled to disk, and its name."""
    with urlopen(f"{url}/api/v1/applications/{application}/stages?status=complete") as answer:
        stages = json.load(answer)
    return [
        (one["shuffleWriteBytes"], one["shuffleWriteRecords"], one["diskBytesSpilled"], str(one["stageId"]))
        for one in sorted(stages, key=lambda one: int(one["stageId"]))
        if one["shuffleWriteBytes"]
    ]


def digest(findings: object) -> tuple[str, int, int]:
    """Return a hash of findings, how many there are, and how many have a match."""
    total, count, found = blake2b(digest_size=8), 0, 0
    for article, quote, finding in findings:  # type: ignore[attr-defined]
        total.update(repr((article.id, quote.content, finding)).encode())
        count, found = count + 1, found + bool(finding.matches)
    return total.hexdigest(), count, found


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--articles", nargs="+", type=Path, required=True)
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--replaced", type=float, default=0.5, help="part of the words that are replaced")
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--compare", action="store_true")
    options = parser.parse_args()

    given = list(made(options.articles, options.size, replaced=options.replaced, seed=options.seed))
    stored = sum(len(pickle.dumps(one)) for one in given) / len(given)
    session = spark.spark_session()
    context = session.sparkContext
    start = time.perf_counter()
    result = digest(spark.verify(iter(given), session=session))
    seconds = time.perf_counter() - start
    print(f"{options.size:,} articles, {result[1]:,} quotes, {result[2]:,} with a match; on {context.master}")
    print(f"{seconds:,.0f} s; {stored:,.0f} bytes an article as pickle")
    java, python = cpu_seconds(context._gateway.proc.pid)
    cpu = java + python
    print(
        f"CPU seconds: {java:,.0f} Java, {python:,.0f} Python; {options.size / cpu:,.1f} articles a CPU second"
    )
    stages = shuffled(context.uiWebUrl, context.applicationId)
    for size, rows, spilled, name in stages:
        print(
            f"  stage {name:>3}: {size / 1e6:10,.1f} MB shuffled in {rows:12,} rows; {spilled / 1e6:,.1f} MB spilled"
        )
    total = sum(size for size, *_ in stages)
    print(f"shuffled: {total / 1e6:,.0f} MB, {total / options.size:,.0f} bytes an article, "
          f"{total / result[1]:,.0f} a quote")  # fmt: skip
    session.stop()
    if options.compare:
        start = time.process_time()
        same = digest(match.verify(given)) == result
        print(f"one machine: {time.process_time() - start:,.0f} CPU seconds; the same findings: {same}")


if __name__ == "__main__":
    main()
