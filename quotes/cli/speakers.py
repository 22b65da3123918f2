"""`quotes speakers`: the source audit."""

from __future__ import annotations

import shutil
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.cli import options as opt
from quotes.cli.endings import say, writing_stdout
from quotes.errors import OutputError, SettingsError

if TYPE_CHECKING:
    from quotes.attribute.registry import Registry
    from quotes.report.records import Record

_WIDTH = 100


class AuditFormat(StrEnum):
    """Forms of the audit."""

    chart = "chart"
    csv = "csv"
    jsonl = "jsonl"


def speakers(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT",
            help="Articles, as for extract; or files that extract or verify wrote.",
            show_default=False,
        ),
    ],
    output: opt.Output = "-",
    format: Annotated[
        AuditFormat | None,
        typer.Option(
            "--format",
            help="What to write; else by the ending of --output, and a chart on stdout.",
            show_default=False,
        ),
    ] = None,
    top: Annotated[int, typer.Option("--top", metavar="N", min=1, help="Speakers in the chart.")] = 20,
    excel: opt.Excel = False,
    problems: opt.ProblemsFile = None,
    text_field: opt.TextField = None,
    publisher_field: opt.PublisherField = None,
    encoding: opt.Encoding = None,
    model: opt.Model = None,
    registry: opt.RegistryFile = None,
    settings_file: opt.SettingsFile = None,
    workers: opt.Workers = None,
    strict: opt.Strict = False,
    quiet: opt.Quiet = False,
) -> None:
    """List who is quoted: how often, by whom, in which roles, in how many words.

    A bar chart goes to stdout; a table to --output, or with --format to stdout. Those without a name are
    counted together by kind, and never as one person.
    """
    from quotes.cli.problems import Problems
    from quotes.cli.progress import progress
    from quotes.cli.streams import all_records, check_outputs
    from quotes.corpus import Fields, read
    from quotes.engine import extract
    from quotes.engine.extract import registry_of
    from quotes.report import read_records, records
    from quotes.report.audit import COLUMNS, Audit
    from quotes.report.chart import audit_text
    from quotes.report.csv import write_table
    from quotes.report.files import replacing
    from quotes.report.jsonl import write_jsonl
    from quotes.settings import load_settings

    form = _form(output, format)
    if excel and form != AuditFormat.csv:
        raise SettingsError(f"--excel is for CSV, not for {form}. Leave it out or write CSV.")
    settings = load_settings(settings_file, model=model, registry=registry, workers=workers)
    check_outputs([*inputs, settings.registry], output=output, problems=problems)
    known = registry_of(settings)
    audit = Audit(known.gender_of_id if known else lambda id: None)
    with Problems(problems, quiet=quiet) as log:
        if all_records(inputs):
            for name in inputs:
                for row in read_records(Path(name), on_problem=log.lost):
                    audit.add(_with_id(row, known) if known else row)
            log.articles, log.quotes = audit.articles, audit.quotes
        else:
            fields = Fields(text=text_field, publisher=publisher_field)
            articles = log.some(read(inputs, fields=fields, on_problem=log.lost, encoding=encoding))
            with progress("articles", quiet=quiet) as step:
                for found in log.among(extract(articles, settings=settings)):
                    for row in step(records(found)):
                        audit.add(row)
        if form == AuditFormat.chart:
            width = shutil.get_terminal_size().columns if sys.stdout.isatty() else _WIDTH
            say(audit_text(audit, top=top, width=width))
        else:
            with replacing(Path(output)) if output != "-" else writing_stdout() as stream:
                if form == AuditFormat.csv:
                    write_table(audit.rows(), COLUMNS, stream, excel=excel)
                else:
                    write_jsonl(audit.rows(), stream)
        log.conclude(strict=strict)


def _with_id(row: Record, known: Registry) -> Record:
    """Return a record with the id that the registry has for its speaker, if it has one."""
    person = row.get("speaker_type") in ("person", "group")
    one = known.find(row["speaker"], role=row.get("role"), person=person) if row.get("speaker") else None
    return row | {"speaker_id": one.id} if one and one.id else row


def _form(output: str, format: AuditFormat | None) -> AuditFormat:
    """Return the form to write.

    Raises:
        OutputError: The ending of the output names none, or a chart is to go to a file.
    """
    if output == "-":
        return format or AuditFormat.chart
    form = format or {".csv": AuditFormat.csv, ".jsonl": AuditFormat.jsonl}.get(Path(output).suffix.lower())
    if form is None:
        raise OutputError(f"{output}: the ending is none that can be written. Use .csv or .jsonl.")
    if form == AuditFormat.chart:
        raise OutputError(f"{output}: a chart goes to the terminal. Leave out --output, or write .csv.")
    return form
