"""`quotes report`: what extract or verify wrote, in another form."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.cli import options as opt
from quotes.cli.endings import say
from quotes.errors import SettingsError

if TYPE_CHECKING:
    from quotes.report.records import Record
    from quotes.report.utterances import Utterances


class ReportFormat(StrEnum):
    """Forms of a report."""

    summary = "summary"
    utterances = "utterances"
    csv = "csv"
    jsonl = "jsonl"
    parquet = "parquet"


def report(
    result: Annotated[
        Path,
        typer.Argument(
            metavar="RESULT",
            help="What extract or verify wrote, or an archive; - is stdin. Of the matches, a CSV holds only "
            "the first.",
            show_default=False,
        ),
    ],
    output: opt.Output = "-",
    format: Annotated[
        ReportFormat | None,
        typer.Option(
            "--format",
            help="What to write; else by the ending of --output, and a summary on stdout. utterances groups "
            "the reports of each: JSONL with one utterance a line, or, into a .csv, one report a row.",
            show_default=False,
        ),
    ] = None,
    excel: opt.Excel = False,
) -> None:
    """Sum up what extract or verify found, or write it in another form."""
    from quotes.archive import is_archive
    from quotes.cli.streams import Outlet, check_outputs
    from quotes.report import read_records
    from quotes.report.summary import Summary
    from quotes.report.terminal import summary_text
    from quotes.report.utterances import Utterances

    check_outputs([str(result)], output=output)
    rows = _archived(result) if is_archive(result) else read_records(result)
    utterances = Utterances()
    if format == ReportFormat.summary or (format is None and output == "-"):
        if output != "-":
            raise SettingsError(
                "a summary goes to the terminal. Leave out --output, or name another --format."
            )
        if excel:
            raise SettingsError("--excel is for CSV, not for a summary. Leave it out or write CSV.")
        summary = Summary()
        for row in utterances.watch(rows):
            summary.add(row)
        say(summary_text(summary, utterances, plain=not sys.stdout.isatty()))
    elif format == ReportFormat.utterances:
        _write_utterances(utterances, rows, output, excel=excel)
    else:
        outlet = Outlet(output, opt.Format(format) if format else None, excel=excel)
        first = next(rows, {})
        outlet.write(chain([first], rows) if first else (), {}, verified="status" in first)


def _archived(path: Path) -> Iterator[Record]:
    """Yield the records of the quotes in an archive."""
    from quotes.archive import Archive
    from quotes.report import records

    with Archive(path) as archive:
        for extracted in archive.everything():
            yield from records(extracted)


def _write_utterances(utterances: Utterances, rows: Iterator[Record], output: str, *, excel: bool) -> None:
    from quotes.cli.endings import tell, writing_stdout
    from quotes.report.files import replacing
    from quotes.report.utterance_rows import form_of, write_utterances

    path = None if output == "-" else Path(output)
    form = form_of(path)
    if excel and form != "csv":
        raise SettingsError(f"--excel is for CSV, not for {form}. Leave it out or write CSV.")
    for row in rows:
        utterances.add(row)
    with replacing(path) if path else writing_stdout() as stream:
        write_utterances(utterances.found(), stream, form=form, excel=excel)
    if utterances.partial:
        tell("a CSV holds one match a quote, so reports may be missing. Give the JSONL of verify.")
