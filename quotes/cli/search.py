"""`quotes search`: did anyone say this?"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.cli import options as opt
from quotes.cli.archive import ArchiveFile
from quotes.cli.endings import FOUND, say, writing_stdout
from quotes.errors import SettingsError

if TYPE_CHECKING:
    from rich.text import Text

    from quotes.archive.search import Answer
    from quotes.report.records import Record

_PLACES = 20
_BETWEEN = " \n\t,;:.!?"


class SearchFormat(StrEnum):
    """Forms of the answer."""

    words = "words"
    jsonl = "jsonl"


def search(
    text: Annotated[
        str, typer.Argument(metavar="TEXT", help="The words that were said.", show_default=False)
    ],
    archive: ArchiveFile,
    speaker: Annotated[
        str | None, typer.Option("--speaker", metavar="NAME", help="Who is held to have said them.")
    ] = None,
    since: Annotated[
        str | None,
        typer.Option("--from", metavar="DAY", help="Search no article before this day (YYYY-MM-DD)."),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option("--to", metavar="DAY", help="Search no article after this day (YYYY-MM-DD)."),
    ] = None,
    format: Annotated[
        SearchFormat,
        typer.Option("--format", help="The answer in words, or as one record with all matches."),
    ] = SearchFormat.words,
    fail_on: opt.FailOn = "",
    settings_file: opt.SettingsFile = None,
) -> None:
    """Say whether anyone said this: as quoted, incomplete, altered, or someone else; and where.

    Only the articles of the archive are searched. What is not found there may have been said all the same.
    """
    from quotes.archive import Archive
    from quotes.archive.search import search
    from quotes.report import record
    from quotes.report.jsonl import write_jsonl
    from quotes.report.summary import bears_meaning
    from quotes.settings import load_settings

    reasons = opt.reasons(fail_on)
    settings = load_settings(settings_file)
    first, last = _day("--from", since), _day("--to", until)
    if first and last and first > last:
        raise SettingsError(f"--from {first}: is after --to {last}. Name the earlier day with --from.")
    with Archive(archive, since=first, until=last, settings=settings) as opened:
        answer = search(opened, text, speaker=speaker, settings=settings)
    row = record(answer.article, answer.quote, answer.finding)
    if format == SearchFormat.jsonl:
        with writing_stdout() as stream:
            write_jsonl([row], stream)
    else:
        say(_shown(answer, row["matches"], plain=not sys.stdout.isatty()))
    bearing = any(map(bears_meaning, row["matches"]))
    found = {answer.finding.status, *answer.finding.conflicts, *([opt.MEANING] if bearing else [])}
    if not found.isdisjoint(reasons):
        raise typer.Exit(FOUND)


def _shown(answer: Answer, rows: list[Record], *, plain: bool) -> Text:
    """Return the answer and the places that it rests on, closest first, the words that differ marked."""
    from rich.text import Text

    from quotes.archive.search import closeness, label
    from quotes.report.terminal import change_line, report_line
    from quotes.report.visible import counted, visible

    found = answer.finding.matches
    lines = [Text(visible(" ".join(answer.words.split())), style="bold")]
    closest = sorted(zip(found, rows, strict=True), key=lambda pair: closeness(pair[0]))
    for match, row in closest[:_PLACES]:
        around = [change for change in row["changes"] if _is_around(answer, change)]
        row = _cut(row, [change["there_span"] for change in around])
        changes = [change for change in row["changes"] if change not in around]
        changes.sort(key=lambda change: not change["bears_meaning"])
        there = [change["there_span"] for change in changes]
        lines.append(Text(f"  {label(match)}:", style="dim"))
        lines.append(report_line("", row, "spans", there, plain=plain, style="bold yellow"))
        lines += [change_line(change["kind"], change["here"], change["there"]) for change in changes]
    if len(rows) > _PLACES:
        lines.append(Text(f"… and {counted(len(rows) - _PLACES, 'place')} more (--format jsonl)."))
    return Text("\n").join(lines)


def _cut(row: Record, around: list[list[int]]) -> Record:
    """Return a match with only the part of its content that what it goes on with is not in."""
    from quotes.report.records import place_in

    kept = [
        (start, end)
        for start, end in _left(row["spans"], around)
        if (place := place_in(row["content"], row["spans"], [start, end]))
        and any(map(str.isalnum, row["content"][slice(*place)]))
    ]
    if len(kept) != 1 or not (place := place_in(row["content"], row["spans"], list(kept[0]))):
        return row
    whole = row["content"][slice(*place)].rstrip()
    words = whole.lstrip(_BETWEEN)
    start = kept[0][0] + len(whole) - len(words)
    return row | {"content": words, "spans": [[start, start + len(words)]]}


def _left(spans: list[list[int]], without: list[list[int]]) -> Iterator[tuple[int, int]]:
    """Yield what is left of spans without others."""
    for start, end in spans:
        for first, last in sorted(without):
            if start < last and first < end:
                yield start, max(start, first)
                start = min(end, last)
        yield start, end


def _is_around(answer: Answer, change: Record) -> bool:
    """Whether a change is that the report goes on where the words asked for begin or end."""
    if change["here"] or change["bears_meaning"]:
        return False
    (at, _), text = change["here_span"], answer.article.text
    before, behind = text[answer.quote.start : at], text[at : answer.quote.end]
    return not (any(map(str.isalnum, before)) and any(map(str.isalnum, behind)))


def _day(option: str, given: str | None) -> str | None:
    """Return a day as it was given.

    Raises:
        SettingsError: It is no day.
    """
    if given is not None:
        try:
            if len(given) != len("2024-05-31"):
                raise ValueError
            date.fromisoformat(given)
        except ValueError as err:
            raise SettingsError(f"{option} {given}: is no day. Write it as YYYY-MM-DD.") from err
    return given
