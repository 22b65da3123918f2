"""The n-gram join: quotes meet the documents that hold their words, on PySpark DataFrames.

Every frame that is used twice is kept on the workers' disks until the findings were taken. What is binary
in a frame is an article, a quote or a finding as pickle: it never leaves the run.
"""

from __future__ import annotations

import functools
import itertools
import pickle
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from hashlib import blake2b
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING

import numpy as np

from quotes.engine.gathered import HIT, PLACE, Glance, Held, Rows, check_all, postings, telling_ones
from quotes.engine.spark_frames import Row, mapped, quiet, rows_of
from quotes.match import occurrences
from quotes.match.candidates import Candidate
from quotes.match.lookup import wanted_of
from quotes.match.query import Wanted, query
from quotes.match.shelf import printing
from quotes.settings import Settings

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import Column, DataFrame

SALTS = 16
"""Over how many tasks the places of a common n-gram are spread."""

_DOCUMENTS = 1_000


@contextmanager
def checked(asking: DataFrame, held: DataFrame, settings: Settings) -> Iterator[DataFrame]:
    """Give a frame of (number, findings): the articles' numbers, and for each quote what was found.

    Args:
        asking: (number, extracted): articles with the quotes to check, pickled, under their numbers.
        held: The same of the articles to check them against; the same frame if against each other. The
            order of the numbers decides what is the first of several articles that are the same.
        settings: What counts as one occasion, and how candidates are found.
    """
    from pyspark import StorageLevel

    kept: list[DataFrame] = []

    def keep(frame: DataFrame) -> DataFrame:
        kept.append(frame.persist(StorageLevel.DISK_ONLY))
        return frame

    try:
        keep(asking)
        length = (held if held is asking else keep(held)).count()
        documents = keep(_documents(held))
        places = keep(_postings(documents, settings))
        asked = keep(mapped(asking, functools.partial(_asked, settings=settings), _ASKED))
        met = mapped(
            _by_article(_hits(asked, places, keep(_common(places))), "number", "quote", "key"),
            functools.partial(_telling, settings=settings),
            "number long, document long, hits binary, asked binary",
        )
        yield keep(
            mapped(
                _by_article(_gathered(asking, asked, documents, met), "number", "document"),
                functools.partial(_findings, length=length, settings=settings),
                "number long, findings binary",
            )
        )
    finally:
        for frame in kept:
            frame.unpersist()


def _documents(held: DataFrame) -> DataFrame:
    """Return (document, extracted, articles): articles that are the same to the letter are one document."""
    from pyspark.sql import functions as F  # noqa: N812 (its usual name)

    columns = "number long, id binary, printing binary, article binary, extracted binary"
    return (
        mapped(held, _described, columns)
        .groupBy("printing")
        .agg(
            F.min("number").alias("document"),
            F.min_by("extracted", "number").alias("extracted"),
            F.sort_array(F.collect_list(F.struct("number", "id", "article"))).alias("articles"),
        )
        .drop("printing")
    )


def _described(rows: Iterator[Row]) -> Iterator[Row]:
    for number, extracted in rows:
        one = pickle.loads(extracted)
        bare = replace(one.article, text="", zones=(), problems=(), turns=())
        yield number, _digest(bare.id), _digest(repr(printing(one))), pickle.dumps(bare), extracted


def _digest(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _postings(documents: DataFrame, settings: Settings) -> DataFrame:
    """Return (key, places): of some documents at a time each n-gram once, with its places behind it."""
    work = functools.partial(_posting_batches, n=settings.ngram)
    with quiet():
        return documents.select("document", "extracted").mapInArrow(work, "key long, places binary")


def _posting_batches(batches: Iterable[pa.RecordBatch], *, n: int) -> Iterator[pa.RecordBatch]:
    import pyarrow as pa

    rows = rows_of(batches)
    while some := list(itertools.islice(rows, _DOCUMENTS)):
        keys, ends, places = postings(
            ((document, pickle.loads(extracted).article) for document, extracted in some), n
        )
        offsets = (np.append(0, ends) * PLACE.itemsize).astype(np.int32)
        parts = [None, pa.py_buffer(offsets), pa.py_buffer(places)]
        yield pa.RecordBatch.from_arrays(
            [pa.array(keys.astype(np.int64)), pa.Array.from_buffers(pa.binary(), len(keys), parts)],
            names=["key", "places"],
        )


_ASKED = "number long, id binary, quote int, key long, telling boolean, question binary"


def _asked(rows: Iterator[Row], *, settings: Settings) -> Iterator[Row]:
    """Yield of each article its id, of each quote its words, and each n-gram that it is looked up by."""
    for number, extracted in rows:
        one = pickle.loads(extracted)
        yield number, _digest(one.article.id), None, None, None, None
        for at, quote in enumerate(one.quotes):
            wanted = wanted_of(one.article, quote, settings)
            yield number, None, at, None, None, pickle.dumps(wanted)
            grams = query([wanted], settings.ngram)
            keys, first = np.unique(grams.keys, return_index=True)
            for key, telling in zip(keys.tolist(), grams.telling[first].tolist(), strict=True):
                yield number, None, at, key, telling, None


def _common(places: DataFrame) -> DataFrame:
    """Return (key, count) of the n-grams found in so many places that most quotes pass them over."""
    from pyspark.sql import functions as F  # noqa: N812

    count = F.sum(F.length("places") / PLACE.itemsize).cast("long").alias("count")
    return places.groupBy("key").agg(count).where(F.col("count") > occurrences.COMMON)


def _hits(asked: DataFrame, places: DataFrame, common: DataFrame) -> DataFrame:
    """Return (number, quote, key, question, places): the quotes' words, and where their n-grams stand.

    An n-gram that is passed over has no places.
    """
    from pyspark.sql import functions as F  # noqa: N812

    is_common = F.col("count").isNotNull()
    # The caps: what stands in too many places is passed over, as `quotes.match.occurrences` does it.
    is_held = ~is_common | (F.col("count") <= occurrences.MOST)
    # Salting: places of a common n-gram go each to one of several tasks, and the quotes to all of these.
    salt = F.when(is_common, F.pmod(F.xxhash64("places"), F.lit(SALTS))).otherwise(0)
    salts: Column = F.when(is_common, F.sequence(F.lit(0), F.lit(SALTS - 1))).otherwise(F.array(F.lit(0)))
    lists = (
        places.join(common, "key", "left")
        .where(is_held)
        .groupBy("key", salt.cast("int").alias("salt"))
        .agg(F.collect_list("places").alias("places"))
    )
    wanted = asked.where("key IS NOT NULL").join(common, "key", "left")
    is_looked_up = is_held & (~is_common | F.col("telling"))
    met = wanted.where(is_looked_up).withColumn("salt", F.explode(salts)).join(lists, ["key", "salt"])
    passed = wanted.where(~is_looked_up).select("number", "quote", "key")
    return (
        met.select("number", "quote", "key", "question", lists["places"])
        .unionByName(passed, allowMissingColumns=True)
        .unionByName(asked.where("question IS NOT NULL").select("number", "quote", "question"), True)
    )


Asked = list[tuple[Wanted, list[Candidate]]]
"""Quotes of one article, each with its candidates in one document (`telling_ones`)."""


def _telling(rows: Iterator[Row], *, settings: Settings) -> Iterator[Row]:
    """Yield the documents that each article's quotes met, with the hits that make candidates, and these.

    A row without a document holds the numbers of the quotes that are too common to be looked up.
    """
    for number, asking in itertools.groupby(rows, itemgetter(0)):
        asked: dict[int, Asked] = {}
        found = {
            at: _hits_of(at, list(some), asked, settings)
            for at, some in itertools.groupby(asking, itemgetter(1))
        }
        if common := [at for at, some in found.items() if some is None]:
            yield number, None, pickle.dumps(common), None
        hits = np.concatenate([np.zeros(0, HIT), *(some for some in found.values() if some is not None)])
        hits = hits[np.argsort(hits["document"], kind="stable")]
        documents, first = np.unique(hits["document"], return_index=True)
        for document, some in zip(documents.tolist(), np.split(hits, first[1:]), strict=False):
            yield number, document, some.tobytes(), pickle.dumps(asked[document])


def _hits_of(at: int, rows: list[Row], asked: dict[int, Asked], settings: Settings) -> Rows | None:
    """Return the hits of a quote that make candidates, and add these to what is asked of each document.

    The first row has the quote's words, the others its n-grams. None if all of these are passed over.
    """
    (*_, question, _), *others = rows
    wanted = pickle.loads(question)
    looked_up = query([wanted], settings.ngram)
    met = [row for row in others if row[-1] is not None]
    if not met:
        return None if others and len(others) == len(np.unique(looked_up.keys)) else np.zeros(0, HIT)
    parts = [np.frombuffer(b"".join(lists), PLACE) for *_, lists in met]
    places = np.concatenate(parts)
    hits = np.zeros(len(places), HIT)
    for name in PLACE.names or ():
        hits[name] = places[name]
    hits["quote"] = at
    hits["key"] = np.repeat(np.array([row[2] for row in met], np.uint64), list(map(len, parts)))
    hits, found = telling_ones(hits, looked_up)
    for document, some in itertools.groupby(found, attrgetter("document")):
        asked.setdefault(document, []).append((wanted, list(some)))
    return hits


def _gathered(asking: DataFrame, asked: DataFrame, documents: DataFrame, met: DataFrame) -> DataFrame:
    """Return (number, document, extracted, articles, hits): articles, and the documents that each met."""
    from pyspark.sql import functions as F  # noqa: N812

    ids = documents.select("document", F.explode("articles.id").alias("id")).distinct()
    own = asked.select("number", "id").join(ids, "id").select("number", "document")
    held = documents.select("document", "extracted", F.col("articles.article").alias("articles"))
    asks = met.unionByName(own, allowMissingColumns=True)
    pairs = held.unionByName(asks, allowMissingColumns=True)
    looked_at = mapped(
        _by_article(pairs.select(*held.columns, *("number", "hits", "asked")), "document", "number"),
        _looked_at,
        "number long, document long, extracted binary, articles array<binary>, hits binary",
    )
    return looked_at.unionByName(asking.select("number", "extracted"), allowMissingColumns=True)


def _looked_at(rows: Iterator[Row]) -> Iterator[Row]:
    """Yield each document for the articles that may find a quote in it by a quick look, and for its own.

    Its own row comes first, then those of the articles: so a text is moved to those only that need it.
    """
    for document, some in itertools.groupby(rows, itemgetter(0)):
        if document is None:
            yield from ((number, None, None, None, common) for *_, number, common, _ in some)
            continue
        (_, extracted, articles, *_), *asking = some
        glance = Glance(pickle.loads(extracted).article)
        for _, _, _, number, hits, asked in asking:
            if asked is None or glance.may_hold(pickle.loads(asked)):
                yield number, document, extracted, articles, hits


def _findings(rows: Iterator[Row], *, length: int, settings: Settings) -> Iterator[Row]:
    """Yield of each article its findings; rows without a document come first, its own among them."""
    for number, some in itertools.groupby(rows, itemgetter(0)):
        documents: dict[int, Held] = {}
        parts = [b""]
        common: list[int] = []
        for _, document, extracted, articles, hits in some:
            if document is None and extracted is None:
                common = pickle.loads(hits)
            elif document is None:
                asking = pickle.loads(extracted)
            else:
                if document not in documents:
                    documents[document] = Held(pickle.loads(extracted), list(map(pickle.loads, articles)))
                parts.append(hits or b"")
        joined = np.frombuffer(b"".join(parts), HIT)
        found = check_all(asking, documents, joined, common=common, length=length, settings=settings)
        pairs = zip(asking.quotes, found, strict=True)
        yield number, pickle.dumps([(asking.article, *pair) for pair in pairs])


def _by_article(frame: DataFrame, *columns: str) -> DataFrame:
    """Return a frame with all rows of an article, or document, behind each other, sorted by some columns."""
    return frame.repartition(columns[0]).sortWithinPartitions(*columns)
