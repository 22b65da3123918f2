"""`quotes report`: what extract or verify wrote, in another form."""

from __future__ import annotations

import sys
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import Annotated

import typer

from quotes.cli import options as opt
from quotes.cli.endings import say
from quotes.errors import SettingsError


class ReportFormat(StrEnum):
    """Forms of a report."""

    summary = "summary"
    csv = "csv"
    jsonl = "jsonl"
    parquet = "parquet"


def report(
    result: Annotated[
        Path,
        typer.Argument(
            metavar="RESULT",
            help="What extract or verify wrote. Of the matches, a CSV holds only the first.",
            show_default=False,
        ),
    ],
    output: opt.Output = "-",
    format: Annotated[
        ReportFormat | None,
        typer.Option(
            "--format",
            help="What to write; else by the ending of --output, and a summary on stdout.",
            show_default=False,
        ),
    ] = None,
    excel: opt.Excel = False,
) -> None:
    """Sum up what extract or verify found, or write it in another form."""
    from quotes.cli.streams import Outlet, check_outputs
    from quotes.report import read_records
    from quotes.report.summary import Summary
    from quotes.report.terminal import summary_text

    check_outputs([str(result)], output=output)
    rows = read_records(result)
    if format == ReportFormat.summary or (format is None and output == "-"):
        if output != "-":
            raise SettingsError(
                "a summary goes to the terminal. Leave out --output, or name another --format."
            )
        summary = Summary()
        for row in rows:
            summary.add(row)
        say(summary_text(summary, plain=not sys.stdout.isatty()))
        return
    outlet = Outlet(output, opt.Format(format) if format else None, excel=excel)
    first = next(rows, {})
    outlet.write(chain([first], rows) if first else (), {}, verified="status" in first)
