"""One call for the four kinds of gold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from quotes.errors import SettingsError
from quotes.evaluate import attributions, corpora, pairs, predictions, speakers
from quotes.evaluate.figures import Figures
from quotes.evaluate.predictions import OnArticle
from quotes.evaluate.rows import GoldKind, Row, by_id, read_gold, read_rows, write_rows
from quotes.evaluate.speakers import MatchOn
from quotes.settings import Settings

_MEASURES = {"attributions": attributions, "speakers": speakers, "pairs": pairs, "corpus": corpora}


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What came out of a comparison with gold.

    Attributes:
        gold: Which of the four kinds of gold it was.
        figures: Every figure by name, nested, ready for JSON.
        table: The figures for a reader.
        definitions: What the figures mean.
    """

    gold: GoldKind
    figures: Figures
    table: str
    definitions: str


def evaluate(
    gold: str | Path,
    *,
    articles: Iterable[str | Path] = (),
    pred: str | Path | None = None,
    save: str | Path | None = None,
    match: MatchOn = "either",
    settings: Settings | None = None,
    on_article: OnArticle | None = None,
) -> Evaluation:
    """Compare with gold: a file of predictions, or what this package finds itself.

    The kind of gold is told by its fields: `attributions` (PolNeAR's form), `speakers`, `pairs` of
    reports, or a `corpus`: a folder with articles.jsonl and gold.jsonl.

    Args:
        gold: The gold.
        articles: Where the text stands, for gold of speakers, which lacks it, and for pairs, where what
            stands around both reports then counts too.
        pred: Predictions to score instead of our own; for a corpus, records that `verify` wrote.
        save: Where to write our own predictions, in the form that `pred` reads.
        match: For speakers, what a prediction is paired by: the content, the words between marks
            (`quoted`), or the better of both.
        settings: Settings of our own predictions.
        on_article: Called with each article that is done.

    Raises:
        InputError: Gold, predictions or articles are missing or not of the form they should be.
        SettingsError: Both `pred` and `save` are given.
        OutputError: The predictions cannot be written.
    """
    if pred is not None and save is not None:
        raise SettingsError("--save writes our own predictions, --pred scores others. Give one of them.")
    kind, rows = read_gold(Path(gold))
    articles = list(articles)
    if articles and kind not in ("speakers", "pairs"):
        raise SettingsError(f"{gold}: this gold carries its own text. Leave out --articles.")
    texts = predictions.corpus_articles(Path(gold)) if kind == "corpus" else []
    if pred is not None:
        predicted: Sequence[Row] = read_rows(Path(pred))
    elif kind == "pairs":
        predicted = predictions.compare_pairs(rows, articles=articles, settings=settings)
    elif kind == "corpus":
        predicted = predictions.cross_check(texts, settings=settings, on_article=on_article)
    else:
        chosen = predictions.articles_of(rows) if kind == "attributions" else predictions.find(rows, articles)
        predicted = predictions.predict(chosen, settings=settings, on_article=on_article)
    if save is not None:
        write_rows(Path(save), (row.values for row in predicted))
    if kind == "attributions":
        figures = attributions.score(rows, by_id(predicted))
    elif kind == "speakers":
        figures = speakers.score(rows, by_id(predicted), match=match)
    elif kind == "pairs":
        figures = pairs.score(rows, by_id(predicted, "pair_id"))
    else:
        figures = corpora.score({article.id: article.text for article in texts}, rows, predicted)
    measure = _MEASURES[kind]
    return Evaluation(kind, figures, measure.show(figures), measure.DEFINITIONS)
