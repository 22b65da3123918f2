"""Spark finds what one machine finds, record by record."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from quotes import engine
from quotes.archive import Writer
from quotes.corpus import read
from quotes.engine import spark
from quotes.match import occurrences, verify
from quotes.match.candidates import find
from quotes.match.postings import Builder
from quotes.match.query import Wanted, query
from quotes.match.tokens import numbers
from quotes.models import Article, Extracted, Quote, Span
from quotes.report import read_records, to_extracted
from quotes.report.records import finding_records

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def session() -> Iterator[object]:
    """Return a session that the environment describes, as anyone's would be."""
    pytest.importorskip("pyspark", reason="the extra spark is not installed")
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java, and there is none")
    options = ("spark.ui.enabled=false", "spark.driver.host=localhost", "spark.sql.shuffle.partitions=3")
    with pytest.MonkeyPatch.context() as patch:
        args = " ".join(f"--conf {option}" for option in options)
        patch.setenv("PYSPARK_SUBMIT_ARGS", f"--master local[2] {args} pyspark-shell")
        started = spark.spark_session()
        yield started
        started.stop()


def extracted_of(name: str) -> list[Extracted]:
    """Return a corpus with the quotes that the golden report holds."""
    records = read_records(ROOT / "reports" / name / "verified.jsonl", on_problem=pytest.fail)
    articles = read([ROOT / "corpora" / name / "articles.jsonl"])
    return list(to_extracted(records, articles, on_problem=pytest.fail))


def renamed(one: Extracted, name: str, **changes: str) -> Extracted:
    quotes = tuple(replace(quote, article_id=name) for quote in one.quotes)
    return Extracted(replace(one.article, id=name, **changes), quotes)


@pytest.fixture(scope="module")
def corpus() -> list[Extracted]:
    """Return two stories with reprints on the same and on another day, a fragment, and a bare article."""
    given = [*extracted_of("ferry"), *extracted_of("summit")]
    first, second, third = given[0], given[5], given[-1]
    tail = third.article.text[len(third.article.text) // 2 :]
    return [
        renamed(second, "a-reprint", publisher="Lunby Ledger"),
        *given,
        renamed(first, "reprint-1", publisher="Lunby Ledger"),
        renamed(first, "reprint-2", published="2026-04-30"),
        renamed(third, "reprint-3"),
        Extracted(replace(third.article, id="fragment", text=tail)),
        Extracted(Article("odd", "He said “\ud800 no”.\x00\n“”")),
        Extracted(Article("void", "")),
    ]


def lines(findings: object) -> list[str]:
    return [json.dumps(row) for row in finding_records(findings)]


def test_spark_writes_the_records_that_one_machine_writes(session, corpus):
    local = lines(verify(corpus))
    assert lines(spark.verify(iter(corpus), session=session)) == local
    assert any('"copy_of": "' in line for line in local)


def test_spark_passes_over_and_spreads_the_n_grams_that_one_machine_passes_over(session, corpus, monkeypatch):
    before = lines(verify(corpus))
    monkeypatch.setattr(occurrences, "COMMON", 3)
    monkeypatch.setattr(occurrences, "MOST", 9)
    local = lines(verify(corpus))
    assert lines(spark.verify(corpus, session=session)) == local
    assert local != before


def test_spark_says_like_one_machine_of_which_quotes_all_n_grams_are_too_common(session, monkeypatch):
    monkeypatch.setattr(occurrences, "COMMON", 2)
    monkeypatch.setattr(occurrences, "MOST", 4)
    line = "We will not close the old harbour"
    texts = [f"“{line},” Okoro said on day {at}." for at in range(6)]
    texts.append("“We will not close the ferry of Lunby,” Pell said.")
    given = []
    for at, text in enumerate(texts):
        words = (Span(1, text.index(",”")),)
        given.append(Extracted(Article(str(at), text), (Quote(str(at), "direct", words, words),)))
    local = list(verify(given))
    assert [finding.status for _, _, finding in local] == ["not_checked"] * 6 + ["not_found"]
    assert list(spark.verify(given, session=session)) == local


def test_spark_checks_against_other_articles(session):
    asked, held = extracted_of("ferry")[:4], extracted_of("ferry")[2:]
    assert lines(spark.verify(asked, against=held, session=session)) == lines(verify(asked, against=held))


def test_spark_finds_nothing_where_nothing_is(session):
    assert list(spark.verify([], session=session)) == []
    alone = extracted_of("ferry")[:1]
    assert lines(spark.verify(alone, against=[], session=session)) == lines(verify(alone, against=[]))


@pytest.mark.model
def test_spark_extracts_and_checks_what_stands_in_a_frame(session):
    path = ROOT / "corpora" / "ferry" / "articles.jsonl"
    articles = list(read([path]))[:6]
    local = list(engine.extract(articles))
    assert list(spark.extract(articles, session=session)) == local

    rows = [{name: getattr(article, name) for name in spark.FIELDS} for article in articles]
    columns = ", ".join(f"{name} string" for name in spark.FIELDS)
    frame = spark.extract_frame(session.createDataFrame(rows, columns)).persist()
    with spark.verify_frame(frame) as found:
        written = [row.value for row in found.collect()]
    assert sorted(written) == sorted(lines(verify(local)))


def test_extraction_asks_first_what_is_known(session):
    articles = [Article(str(number), f"The pier held, number {number}.") for number in range(5)]
    known = {article.id: Extracted(article) for article in articles}
    found = spark.extract(articles, known=lambda article: known[article.id], session=session)
    assert list(found) == list(known.values())


def test_without_java_the_error_says_what_to_do():
    pytest.importorskip("pyspark", reason="the extra spark is not installed")
    code = "from quotes.engine import spark; spark.spark_session()"
    env = os.environ | {"JAVA_HOME": "/nowhere"}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=False)
    assert "ModelError: Spark did not start" in done.stderr
    assert "Set JAVA_HOME" in done.stderr


@pytest.mark.parametrize("parts", [1, 7, 40])
def test_what_is_passed_over_does_not_hang_on_how_documents_lie_in_segments(parts, monkeypatch):
    monkeypatch.setattr(occurrences, "COMMON", 45)
    texts = [
        f"Word{at} stood there. The old pier of Lunby fell into the sea on day {at}." for at in range(90)
    ]
    segments = []
    for some in np.array_split(np.arange(90), parts):
        builder = Builder()
        for at in some.tolist():
            builder.add(at, Article(str(at), texts[at]))
        segments.append(builder.build())
    wanted = query([Wanted(numbers(["the old pier of Lunby fell into the sea on day 7"]))], 3)
    found = find(segments, wanted, share=0.0, least=0.0)
    builder = Builder()
    for at, text in enumerate(texts):
        builder.add(at, Article(str(at), text))
    assert found == find([builder.build()], wanted, share=0.0, least=0.0)


def test_an_archive_is_left_to_one_machine(tmp_path: Path) -> None:
    with Writer(tmp_path / "news.db"):
        pass
    command = [
        sys.executable,
        "-c",
        "from quotes.cli import app; app()",
        "verify",
        str(tmp_path / "news.db"),
        "--engine",
        "spark",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "is an archive, which one machine checks" in done.stderr
