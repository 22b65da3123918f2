"""What this package says of the articles of a gold, in the form that `--pred` reads and `--save` writes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quotes.errors import InputError
from quotes.evaluate.rows import Row, spans_of
from quotes.models import Article, Extracted, Quote
from quotes.settings import Settings

if TYPE_CHECKING:
    from quotes.detect.tagger import Tagger
    from quotes.match import Report
    from quotes.match.context import Context

OnArticle = Callable[[Article], object]


def articles_of(gold: Iterable[Row]) -> Iterator[Article]:
    """Yield the articles that gold of attributions carries itself."""
    from quotes.corpus import make_article

    for row in gold:
        yield make_article(
            row.get("text", str, what_to_do="Gold needs the text that its offsets point into."),
            id=row.get("id", str, what_to_do="Give every line an id in quotes."),
            published=row.values.get("date"),
            where=row.where,
            title=row.values.get("title"),
            publisher=row.values.get("publisher"),
        )


def find(gold: Iterable[Row], articles: Iterable[str | Path]) -> Iterator[Article]:
    """Yield, of some articles, those that gold of speakers is about.

    Raises:
        InputError: One of them is not there.
    """
    from quotes.corpus import read

    wanted = {row.get("id", str, what_to_do="Give every line an id in quotes."): row for row in gold}
    total = len(wanted)
    for article in read(articles):
        if wanted.pop(article.id, None):
            yield article
    if wanted:
        raise InputError(
            f"{next(iter(wanted.values())).where}: the text of {len(wanted)} of {total} articles of the gold "
            "is not there. Name a file that holds them with --articles."
        )


def predict(
    articles: Iterable[Article], *, settings: Settings | None, on_article: OnArticle | None
) -> list[Row]:
    """Extract, and put what was found into the form of predictions."""
    from quotes.engine.extract import tagger_of

    tagger = tagger_of(settings or Settings())
    return [
        Row(f"article {found.article.id}", prediction(found, tagger))
        for found in extracted(articles, settings=settings, on_article=on_article)
    ]


def extracted(
    articles: Iterable[Article], *, settings: Settings | None, on_article: OnArticle | None
) -> Iterator[Extracted]:
    """Extract, calling `on_article` with each article that is done."""
    from quotes.engine import extract

    for found in extract(articles, settings=settings):
        yield found
        if on_article:
            on_article(found.article)


def prediction(found: Extracted, tagger: Tagger) -> dict[str, Any]:
    """Return what was found in one article as a line that the scorers of both quotes and spans read.

    `spans` is what layout and tagger say before spans are joined into quotes, chosen to be exact.
    """
    from quotes.detect.find import pieces
    from quotes.text.marks import scan

    labels = pieces(found.article, scan(found.article.text), tagger)
    return {
        "id": found.article.id,
        "quotes": [fields_of(quote) for quote in found.quotes],
        "spans": [[one.span.start, one.span.end, one.name] for one in labels],
    }


def fields_of(quote: Quote) -> dict[str, Any]:
    """Return one quote as predictions have it."""
    return {
        "kind": quote.kind,
        "content": [span.pair() for span in quote.content],
        "cue": [span.pair() for span in quote.cue],
        "source": [span.pair() for span in quote.source],
        "speaker": quote.speaker.name if quote.speaker else None,
        "speaker_type": quote.speaker_type,
        "role": quote.role.text if quote.role else None,
        "role_category": quote.role_category,
        "confidence": quote.confidence,
        "speaker_confidence": quote.speaker_confidence,
    }


def corpus_articles(folder: Path) -> list[Article]:
    """Return the articles of a folder of corpora/."""
    from quotes.corpus import read

    return list(read([folder / "articles.jsonl"]))


def cross_check(
    articles: Iterable[Article], *, settings: Settings | None, on_article: OnArticle | None
) -> list[Row]:
    """Extract and verify articles against each other; return the records."""
    from quotes.match import verify
    from quotes.report.records import finding_records

    found = extracted(articles, settings=settings, on_article=on_article)
    return [Row(f"quote {row['quote_id']}", row) for row in finding_records(verify(found, settings=settings))]


def compare_pairs(
    gold: Iterable[Row], *, articles: Iterable[str | Path] = (), settings: Settings | None = None
) -> list[Row]:
    """Compare the two reports of each pair.

    Of real pairs only the speaker that a program found (`speaker_auto`) is used: names corrected by
    hand would tell which pairs are of one utterance. Edits made by a program carry `speaker`.

    Args:
        gold: The pairs.
        articles: Where the articles stand that the reports were taken from, for what stands around them.
        settings: What counts as one occasion.

    Raises:
        InputError: Articles are given, and none is of the gold or one holds other words at a report's span.
    """
    from quotes.match import compare, judge

    gold = list(gold)
    days = (settings or Settings()).occasion_days
    texts = _texts(gold, articles)
    predicted = []
    for row in gold:
        here, there = (_report(row, side, texts) for side in ("a", "b"))
        match = compare(here, there, occasion_days=days)
        same, label = judge(match)
        kinds = sorted({change.kind for change in match.changes}) if match else []
        values = {"pair_id": row.values.get("pair_id"), "same": same, "label": label, "changes": kinds}
        predicted.append(Row(row.where, values))
    return predicted


def _texts(gold: Iterable[Row], articles: Iterable[str | Path]) -> dict[str, str]:
    """Return the texts of those articles that reports of pairs were taken from, by their id."""
    from quotes.corpus import read

    articles = list(articles)
    if not articles:
        return {}
    wanted = {str(_side(row, name).values.get("article_id")) for row in gold for name in ("a", "b")}
    texts = {article.id: article.text for article in read(articles) if article.id in wanted}
    if not texts:
        raise InputError(
            f"{articles[0]}: holds none of the articles of the gold. Name a file that does with --articles."
        )
    return texts


def _side(row: Row, name: str) -> Row:
    return Row(f"{row.where}, {name}", row.get(name, dict, what_to_do="Give both reports of a pair."))


def _report(row: Row, name: str, texts: Mapping[str, str]) -> Report:
    from quotes.match import Report

    side = _side(row, name)
    speaker = side.values.get("speaker" if row.values.get("synthetic") else "speaker_auto")
    report = Report(
        side.get("text", str, what_to_do="Give the words of both reports."),
        speaker=speaker if isinstance(speaker, str) else None,
        published=side.values.get("date"),
        publisher=side.values.get("publisher"),
        article_id=str(side.values.get("article_id", name)),
        quoted=side.values.get("quoted") is not False,
    )
    text = texts.get(report.article_id)
    return report if text is None else replace(report, context=_around(side, report, text))


def _around(side: Row, report: Report, text: str) -> Context | None:
    """Return what stands around a report in its article; None if the gold does not say where it stands."""
    from quotes.match.context import context

    if side.values.get("span") is None:
        return None
    (span,) = spans_of({"span": [side.values["span"]]}, "span", where=side.where)
    if span.of(text) != report.text:
        raise InputError(
            f"{side.where}: {report.article_id} holds other words at {span.start} to {span.end}. "
            "Give the articles that the gold was made from."
        )
    return context(text, (span,), report.day)
