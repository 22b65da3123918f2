"""Options that several commands share, each described once."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, TypeAlias, get_args

import typer

from quotes.errors import SettingsError
from quotes.models import Conflict

MEANING = "meaning"
"""What a run fails on where any change bears meaning, be it of words that were cut off."""

_REASONS = (*get_args(Conflict), MEANING, "not_found")
_READING, _WRITING, _RUNNING = "Reading", "Writing", "Running"


class Format(StrEnum):
    """Forms that records are written in."""

    csv = "csv"
    jsonl = "jsonl"
    parquet = "parquet"


class Where(StrEnum):
    """Where the work runs."""

    local = "local"
    spark = "spark"


def _field(name: str, part: str, usual: str) -> Any:
    return typer.Option(
        f"--{name}-field",
        metavar="NAME",
        help=f"Field of a record that holds {part}; else {usual}.",
        rich_help_panel=_READING,
        show_default=False,
    )


Inputs: TypeAlias = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT",
        help="Files, folders or globs: text, HTML, captions (SRT, VTT), JSON, JSONL, CSV or parquet, also as "
        "gzip. - is stdin.",
        show_default=False,
    ),
]
Articles: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--articles",
        metavar="INPUT",
        help="If the inputs are what extract wrote: the articles it was made of; may be repeated.",
    ),
]
Output: TypeAlias = Annotated[
    str,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Where to write; - is stdout.", rich_help_panel=_WRITING
    ),
]
FormatOption: TypeAlias = Annotated[
    Format | None,
    typer.Option(
        "--format",
        help="What to write; else by the ending of --output, and csv on stdout.",
        show_default=False,
        rich_help_panel=_WRITING,
    ),
]
Excel: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--excel", help="Begin the CSV with a byte-order mark, for Excel.", rich_help_panel=_WRITING
    ),
]
SaveArticles: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--save-articles",
        metavar="FILE",
        help="Write the articles as read (JSONL): the text that all offsets point into.",
        rich_help_panel=_WRITING,
    ),
]
ProblemsFile: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--problems",
        metavar="FILE",
        help="List everything that went wrong (JSONL); it is counted on stderr in any case.",
        rich_help_panel=_WRITING,
    ),
]
MadeBy: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--made-by",
        metavar="FILE",
        help="Write what made the output (JSON): version, model, settings and a hash of the input.",
        rich_help_panel=_WRITING,
    ),
]
Strict: TypeAlias = Annotated[
    bool, typer.Option("--strict", help="Exit with 2 if there was any problem.", rich_help_panel=_RUNNING)
]
Quiet: TypeAlias = Annotated[
    bool, typer.Option("--quiet", "-q", help="Say nothing but errors.", rich_help_panel=_RUNNING)
]
Workers: TypeAlias = Annotated[
    int | None,
    typer.Option(
        "--workers",
        metavar="N",
        help="Processes that read articles; 1 if not given.",
        rich_help_panel=_RUNNING,
    ),
]
Engine: TypeAlias = Annotated[
    Where,
    typer.Option(
        "--engine",
        help="Where the work runs: on this machine, or on Spark (extra spark).",
        rich_help_panel=_RUNNING,
    ),
]
Model: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--model",
        metavar="FOLDER",
        help="A tagger that `quotes train` wrote; else the one that ships.",
        rich_help_panel=_RUNNING,
    ),
]
RegistryFile: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--registry",
        metavar="FILE",
        help="Known speakers with their ids (CSV or JSONL): name, id, aliases, roles, gender.",
        rich_help_panel=_RUNNING,
    ),
]
SettingsFile: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--settings",
        metavar="FILE",
        help="Settings in TOML; else quotes.toml in this folder, if it is there.",
        rich_help_panel=_RUNNING,
    ),
]
FailOn: TypeAlias = Annotated[
    str,
    typer.Option(
        "--fail-on",
        metavar="WHAT,…",
        help=f"Exit with 1 if any of these is found: {', '.join(_REASONS)}.",
        show_default=False,
    ),
]
Encoding: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--encoding",
        metavar="NAME",
        help="Encoding of the input; else it is found out.",
        rich_help_panel=_READING,
    ),
]


TextField: TypeAlias = Annotated[str | None, _field("text", "the text", "text, body, content or article")]
IdField: TypeAlias = Annotated[str | None, _field("id", "the id", "id, article_id or url")]
TitleField: TypeAlias = Annotated[str | None, _field("title", "the title", "title or headline")]
PublisherField: TypeAlias = Annotated[
    str | None, _field("publisher", "the outlet", "publisher, outlet or source")
]
PublishedField: TypeAlias = Annotated[
    str | None, _field("published", "the date", "published, date or published_at")
]
UrlField: TypeAlias = Annotated[str | None, _field("url", "the address", "url or link")]


def reasons(fail_on: str) -> list[str]:
    """Return what a run is to fail on.

    Raises:
        SettingsError: There is no such finding.
    """
    asked = [reason.strip().lower() for reason in fail_on.split(",") if reason.strip()]
    if unknown := [reason for reason in asked if reason not in _REASONS]:
        raise SettingsError(
            f"--fail-on: no such finding: {', '.join(unknown)}. Findings are: {', '.join(_REASONS)}."
        )
    return asked
