"""Extract and cross-check over many machines, with PySpark (extra `spark`).

How a corpus is checked against itself, or another against it:

1. Articles that are the same to the letter become one document.
2. Each document yields its n-grams, each quote those that it is looked up by.
3. N-grams found in too many places are passed over, as on one machine (the caps); those found in many are
   spread over several tasks (salting). What is left meets n-gram by n-gram.
4. What met for one quote is scored by the code that scores it on one machine; few documents remain.
5. Each article meets their texts, and the code that checks it on one machine checks it.

So nothing is held that grows with the corpus: an n-gram has no more places than the cap, a quote no more
n-grams than words. The findings are those of `quotes.match.verify`, record by record.
"""

from __future__ import annotations

import functools
import itertools
import json
import os
import pickle
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quotes.corpus import make_article
from quotes.engine.extract import read_article
from quotes.engine.spark_frames import Row, mapped, quiet
from quotes.engine.spark_join import checked
from quotes.errors import ModelError
from quotes.models import Article, Extracted, Finding, Quote
from quotes.report.records import record, records
from quotes.report.restore import to_quote
from quotes.settings import Settings

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

FIELDS = ("id", "title", "publisher", "published", "url", "language", "text")
"""The columns of an article in a DataFrame, as `--save-articles` writes them; only `text` must be there."""

_CHUNK = 5_000
_QUIET = {"spark.ui.showConsoleProgress": "false", "spark.log.level": "ERROR"}
_BATCH, _PARTITIONS = "spark.sql.execution.arrow.maxRecordsPerBatch", "spark.sql.shuffle.partitions"


def spark_session() -> SparkSession:
    """Return the session that runs, or one made as `spark-submit` or SPARK_* in the environment say.

    Without either it runs on this machine, with as many tasks at once as it has cores.

    Raises:
        ModelError: PySpark or Java is missing.
    """
    try:
        with quiet():
            from pyspark.errors import PySparkRuntimeError
            from pyspark.sql import SparkSession
    except ModuleNotFoundError as err:
        raise ModelError(
            f"--engine spark needs {err.name}. Install it with: pip install 'newsquotes[spark]'"
        ) from err
    running = SparkSession.getActiveSession()
    if running is not None:
        return running
    try:
        with quiet():
            session = SparkSession.builder.appName("quotes").config(map={**_QUIET}).getOrCreate()
    except (PySparkRuntimeError, FileNotFoundError) as err:
        raise ModelError(
            f"Spark did not start: {str(err).splitlines()[0]} Is Java 17 or later there? Set JAVA_HOME to it."
        ) from err
    context = session.sparkContext
    given = context.getConf()
    if not given.contains(_BATCH):
        session.conf.set(_BATCH, "1000")  # articles are long
    if (context.master or "").startswith("local"):
        if not given.contains(_PARTITIONS):
            session.conf.set(_PARTITIONS, str(4 * context.defaultParallelism))
        if "PYSPARK_PYTHON" not in os.environ:
            context.pythonExec = sys.executable  # else the python3 of PATH, which may be another
    return session


def extract(
    articles: Iterable[Article],
    *,
    settings: Settings | None = None,
    known: Callable[[Article], Extracted | None] | None = None,
    session: SparkSession | None = None,
) -> Iterator[Extracted]:
    """Yield each article with its quotes, in the order of the input, as `quotes.engine.extract` does.

    Args:
        articles: The articles; some thousands are held at a time.
        settings: What to find; `workers` is left to Spark.
        known: Asked first for each article: what it returns is yielded and the article is not read.
        session: The session; that of `spark_session` if it is not given.

    Raises:
        ModelError: PySpark, Java or the tagger is missing.
    """
    session = session or spark_session()
    work = functools.partial(_extract_pickled, settings=settings or Settings())
    chunk = max(_CHUNK, 50 * session.sparkContext.defaultParallelism)
    stream = iter(articles)
    while some := list(itertools.islice(stream, chunk)):
        before = [known(article) if known else None for article in some]
        asked = [(at, pickle.dumps(some[at])) for at, one in enumerate(before) if one is None]
        found = dict(enumerate(before))
        if asked:
            frame = session.createDataFrame(asked, "number long, article binary")
            frame = frame.repartition(session.sparkContext.defaultParallelism * 4, "number")
            rows = mapped(frame, work, "number long, extracted binary").collect()
            found |= {row.number: pickle.loads(row.extracted) for row in rows}
        yield from (one for one in found.values() if one is not None)


def extract_frame(articles: DataFrame, *, settings: Settings | None = None) -> DataFrame:
    """Return articles with a column `records`: the quotes of each, as lines of JSON that `extract` writes.

    Args:
        articles: A DataFrame with `FIELDS` as columns, each id once. Other columns are left out.
        settings: What to find.
    """
    columns = ", ".join(f"{name} string" for name in FIELDS)
    work = functools.partial(_extract_frames, settings=settings or Settings())
    with quiet():
        return _columns(articles).mapInPandas(work, f"{columns}, records array<string>")


def verify(
    extracted: Iterable[Extracted],
    *,
    against: Iterable[Extracted] | None = None,
    settings: Settings | None = None,
    session: SparkSession | None = None,
) -> Iterator[tuple[Article, Quote, Finding]]:
    """Check every quote against other articles, as `quotes.match.verify` does.

    The articles pass through a temporary folder, which all machines must see: set TMPDIR to one that they
    share. Those of a DataFrame do not (`verify_frame`).

    Args:
        extracted: Articles with the quotes to check.
        against: Articles to check them against; without it they are checked against each other.
        settings: What counts as one occasion, and how candidates are found.
        session: The session; that of `spark_session` if it is not given.

    Yields:
        Article, quote and finding, in the order of the input.

    Raises:
        ModelError: PySpark or Java is missing.
    """
    session = session or spark_session()
    folder = Path(tempfile.mkdtemp(prefix="quotes-spark-"))
    try:
        asking = _written(extracted, folder / "asking", session)
        held = asking if against is None else _written(against, folder / "held", session)
        with checked(asking, held, settings or Settings()) as found:
            for row in found.orderBy("number").toLocalIterator():
                yield from pickle.loads(row.findings)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def verify_frame(
    extracted: DataFrame, *, against: DataFrame | None = None, settings: Settings | None = None
) -> Iterator[DataFrame]:
    """Give the records that `verify` writes, as lines of JSON in a column `value`, in no order.

    What is kept on the workers' disks for them is given back when the block ends.

    Args:
        extracted: Articles with their quotes, as `extract_frame` returns them.
        against: Articles to check them against, with or without `records`; without it they are checked
            against each other.
        settings: What counts as one occasion, and how candidates are found.

    Example:
        >>> with verify_frame(session.read.parquet("extracted")) as found:  # doctest: +SKIP
        ...     found.write.text("findings")
    """
    asking = _numbered(extracted)
    held = asking if against is None else _numbered(against)
    with checked(asking, held, settings or Settings()) as found:
        yield mapped(found, _lines, "value string")


def _written(extracted: Iterable[Extracted], folder: Path, session: SparkSession) -> DataFrame:
    """Return articles as a frame of (number, extracted), pickled, that is read from files in a folder."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    folder.mkdir()
    rows = enumerate(extracted)
    for part in itertools.count():
        some = [(number, pickle.dumps(one)) for number, one in itertools.islice(rows, _CHUNK)]
        numbers, values = zip(*some, strict=True) if some else ((), ())
        table = pa.table(
            {"number": pa.array(numbers, pa.int64()), "extracted": pa.array(values, pa.binary())}
        )
        pq.write_table(table, folder / f"{part:06}.parquet")
        if len(some) < _CHUNK:
            break
    return session.read.parquet(folder.as_uri())


def _extract_pickled(rows: Iterator[Row], *, settings: Settings) -> Iterator[Row]:
    for number, article in rows:
        yield number, pickle.dumps(read_article(pickle.loads(article), settings=settings))


def _extract_frames(frames: Iterator[Any], *, settings: Settings) -> Iterator[Any]:
    for frame in frames:
        found = [read_article(_article(values), settings=settings) for values in frame.to_dict("records")]
        yield frame.assign(records=[[json.dumps(row) for row in records(one)] for one in found])


def _columns(frame: DataFrame) -> DataFrame:
    """Return the columns of articles, as text; those that are not there are empty."""
    from pyspark.sql import functions as F  # noqa: N812 (its usual name)

    given = {name: F.col(name) if name in frame.columns else F.lit(None) for name in FIELDS}
    found = F.col("records") if "records" in frame.columns else F.lit(None)
    texts = [column.cast("string").alias(name) for name, column in given.items()]
    return frame.select(*texts, found.cast("array<string>").alias("records"))


def _article(values: dict[str, Any]) -> Article:
    given = {name: values[name] for name in FIELDS if isinstance(values[name], str)}
    return make_article(given.pop("text", ""), **given)


def _numbered(frame: DataFrame) -> DataFrame:
    """Return articles of a frame with their quotes as (number, extracted), pickled."""
    from pyspark.sql import functions as F  # noqa: N812

    given = _columns(frame).select(F.monotonically_increasing_id(), *FIELDS, "records")
    return mapped(given, _restored, "number long, extracted binary")


def _restored(rows: Iterator[Row]) -> Iterator[Row]:
    for number, *values, lines in rows:
        quotes = tuple(to_quote(json.loads(line)) for line in lines or ())
        article = _article(dict(zip(FIELDS, values, strict=True)))
        yield number, pickle.dumps(Extracted(article, quotes))


def _lines(rows: Iterator[Row]) -> Iterator[Row]:
    for _, findings in rows:
        for found in pickle.loads(findings):
            yield (json.dumps(record(*found)),)
