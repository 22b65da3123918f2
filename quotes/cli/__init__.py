"""The command `quotes`: each command parses, calls the library and prints.

What a command needs is imported when it runs, so that `quotes --help` loads neither spaCy nor pandas.
"""

from __future__ import annotations

from typing import Annotated

import typer

from quotes._version import __version__
from quotes.cli.archive import archive
from quotes.cli.endings import Commands
from quotes.cli.evaluate import evaluate
from quotes.cli.extract import extract
from quotes.cli.index import index
from quotes.cli.report import report
from quotes.cli.search import search
from quotes.cli.show import show
from quotes.cli.speakers import speakers
from quotes.cli.train import train
from quotes.cli.verify import verify

_EXIT_CODES = (
    "Exit codes: 0 done, problems are counted · 1 --fail-on found something · 2 wrong usage or input, no "
    "article could be read, or problems with --strict · 130 stopped by Ctrl-C."
)

app = typer.Typer(
    name="quotes",
    cls=Commands,
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    epilog=_EXIT_CODES,
)


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(f"quotes {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool,
        typer.Option("--version", help="Show the version and exit.", is_eager=True, callback=_show_version),
    ] = False,
) -> None:
    """Find every quote in news text, say who said it, and check it against other articles."""


for command in (extract, verify, report, show, speakers, index, search, evaluate, train):
    app.command()(command)
app.add_typer(archive, name="archive")
