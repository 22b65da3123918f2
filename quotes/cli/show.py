"""`quotes show`: an article in the terminal with quotes, speakers and roles marked."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from quotes.cli import options as opt
from quotes.cli.endings import say


def show(
    article: Annotated[
        str,
        typer.Argument(
            metavar="ARTICLE",
            help="A file with an article; of a file with several, all are shown. - is stdin.",
            show_default=False,
        ),
    ],
    text_field: opt.TextField = None,
    encoding: opt.Encoding = None,
    model: opt.Model = None,
    settings_file: opt.SettingsFile = None,
    quiet: opt.Quiet = False,
) -> None:
    """Show an article with its quotes, speakers and roles marked: in colours, in a pipe with brackets."""
    from quotes import engine
    from quotes.cli.problems import Problems
    from quotes.corpus import Fields, read
    from quotes.report.show import show as marked
    from quotes.settings import load_settings

    settings = load_settings(settings_file, model=model)
    with Problems(None, quiet=quiet) as log:
        articles = log.some(
            read([article], fields=Fields(text=text_field), on_problem=log.lost, encoding=encoding)
        )
        for found in log.among(engine.extract(articles, settings=settings)):
            say(marked(found.article, found.quotes, plain=not sys.stdout.isatty()))
        log.conclude(strict=False)
