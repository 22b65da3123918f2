"""`quotes evaluate`: precision, recall and F1 against gold."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from quotes.cli import options as opt
from quotes.cli.endings import writing_stdout


class MatchOn(StrEnum):
    """What predictions are paired with gold of speakers by."""

    content = "content"
    quoted = "quoted"
    either = "either"


def evaluate(
    gold: Annotated[
        Path,
        typer.Argument(
            metavar="GOLD",
            help="Attributions, speakers or pairs (JSONL, told by their fields), or a folder with "
            "articles.jsonl and gold.jsonl.",
            show_default=False,
        ),
    ],
    articles: Annotated[
        list[str] | None,
        typer.Option(
            "--articles",
            metavar="INPUT",
            help="Where the text of the gold stands; for pairs, adds context. May be repeated.",
        ),
    ] = None,
    pred: Annotated[
        Path | None,
        typer.Option("--pred", metavar="FILE", help="Score these predictions, not what quotes finds itself."),
    ] = None,
    save: Annotated[
        Path | None,
        typer.Option(
            "--save", metavar="FILE", help="Write what quotes finds, in the form that --pred reads."
        ),
    ] = None,
    match: Annotated[
        MatchOn,
        typer.Option(
            "--match", help="Pair with gold of speakers by its content, its quoted words, or either."
        ),
    ] = MatchOn.either,
    json_file: Annotated[
        Path | None, typer.Option("--json", metavar="FILE", help="Write the figures as JSON too.")
    ] = None,
    model: opt.Model = None,
    settings_file: opt.SettingsFile = None,
    workers: opt.Workers = None,
    quiet: opt.Quiet = False,
) -> None:
    """Measure precision, recall and F1 against gold, and say what the figures mean."""
    from quotes.cli.progress import progress
    from quotes.evaluate import evaluate as measure
    from quotes.settings import load_settings

    settings = load_settings(settings_file, model=model, workers=workers)
    with progress("articles", quiet=quiet) as step:
        result = measure(
            gold,
            articles=articles or (),
            pred=pred,
            save=save,
            match=match.value,
            settings=settings,
            on_article=step,
        )
    if json_file:
        from quotes.evaluate.rows import write_rows

        write_rows(json_file, [result.figures])
    with writing_stdout():
        typer.echo(f"{result.table}\n\n{result.definitions}")
