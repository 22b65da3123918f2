"""What comes into a command and what goes out of it."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from itertools import tee
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from quotes.cli.endings import writing_stdout
from quotes.cli.options import Format, Where
from quotes.cli.problems import Problems
from quotes.engine import extract
from quotes.errors import InputError, SettingsError
from quotes.models import Article, Extracted
from quotes.report import Journal, format_of, is_records, made_by, read_records, to_extracted, write
from quotes.report.files import is_plain, replacing
from quotes.report.provenance import InputHash
from quotes.report.records import Record
from quotes.settings import Settings

if TYPE_CHECKING:
    from quotes.archive import Archive
    from quotes.attribute.registry import Registry

Watch: TypeAlias = Callable[[Iterator[Article]], Iterator[Article]]
"""What articles pass through, to be written or counted in passing."""

_SAVED = ("id", "title", "publisher", "published", "url", "language", "text")


class Outlet:
    """Where records go and in what form, checked before the work begins.

    Args:
        output: A file, or `-` for stdout.
        form: The form; else the ending decides, and csv on stdout.
        excel: Whether a CSV begins with a byte-order mark.

    Raises:
        OutputError: That form cannot be written there.
        ModelError: The form needs a package that is not installed.
        SettingsError: `excel` is asked for another form than CSV.
    """

    def __init__(self, output: str, form: Format | None, *, excel: bool) -> None:
        self.path = None if output == "-" else Path(output)
        self.form = format_of(self.path, name=form or (Format.csv if self.path is None else None))
        self.excel = excel
        if excel and self.form != "csv":
            raise SettingsError(f"--excel is for CSV, not for {self.form}. Leave it out or write CSV.")

    @property
    def on_terminal(self) -> bool:
        """Whether the records go to the terminal, where a counter would write between them."""
        return self.path is None and sys.stdout.isatty()

    def write(self, records: Iterable[Record], made: Mapping[str, object], *, verified: bool = False) -> None:
        """Write records."""
        with nullcontext(self.path) if self.path else writing_stdout() as out:
            write(records, out, form=self.form, verified=verified, excel=self.excel, made_by=made)


def check_outputs(inputs: Iterable[str], **outputs: str | Path | None) -> None:
    """Refuse to write over an input, to write two things into one file, or to read stdin twice.

    Args:
        inputs: What is read, as the user named it.
        outputs: What is written, by the name of its option.

    Raises:
        SettingsError: An output is an input, two outputs are one file, or two inputs are stdin.
    """
    inputs = list(inputs)
    if inputs.count("-") > 1:
        raise SettingsError("-: stdin can be read only once. Name a file for one of the two.")
    taken = {
        os.path.realpath(name): name for name in inputs if name not in ("", "-") and Path(name).is_file()
    }
    given = {option: name for option, name in outputs.items() if name not in (None, "-")}
    for option, name in given.items():
        place, flag = os.path.realpath(str(name)), f"--{option.replace('_', '-')}"
        if place in taken:
            raise SettingsError(f"{flag} {name}: would overwrite {taken[place]}. Name another file.")
        if is_plain(Path(str(name))):
            taken[place] = f"what {flag} writes"


def extractor(engine: Where) -> Callable[..., Iterator[Extracted]]:
    """Return what extracts where the work is to run; the arguments are those of `quotes.engine.extract`."""
    if engine == Where.local:
        return extract
    from quotes.engine import spark

    return spark.extract


@contextmanager
def extraction(
    articles: Iterator[Article],
    *,
    command: str,
    settings: Settings,
    outlet: Outlet,
    log: Problems,
    engine: Where = Where.local,
) -> Iterator[Iterator[Extracted]]:
    """Give what is extracted from articles; where a file is made of it, a run cut short can go on.

    The work is kept in a journal beside the file until the block ends well.
    """
    work = extractor(engine)
    if outlet.path is None or not is_plain(outlet.path):
        yield log.among(work(articles, settings=settings))
        return
    with Journal(outlet.path, made_by(command, settings), on_problem=log.lost) as journal:
        try:
            yield log.among(journal.keep(work(articles, settings=settings, known=journal.known)))
        except KeyboardInterrupt as err:
            err.add_note(f"{journal.path} keeps what was done; the same command goes on from there.")
            raise
        journal.finish()
        log.resumed = journal.resumed


@contextmanager
def saving(path: Path | None) -> Iterator[Watch]:
    """Give a function that writes articles down as they pass; the file stands when the block ends well.

    Raises:
        OutputError: It cannot be written.
    """
    if path is None:
        yield lambda articles: articles
        return
    with replacing(path) as stream:

        def save(articles: Iterator[Article]) -> Iterator[Article]:
            for article in articles:
                values: dict[str, object] = {name: getattr(article, name) for name in _SAVED}
                if article.turns:
                    values["turns"] = [
                        {"span": [turn.span.start, turn.span.end], "speaker": turn.speaker, "time": turn.time}
                        for turn in article.turns
                    ]
                # Escapes keep lone surrogates, so that the text comes back as it was.
                stream.write(json.dumps(values, ensure_ascii=True).encode("ascii") + b"\n")
                yield article

        yield save


@contextmanager
def provenance(path: Path | None, command: str, settings: Settings) -> Iterator[Watch]:
    """Give a function that takes in articles as they pass; what made the output is written at the end.

    Raises:
        OutputError: It cannot be written.
    """
    seen = InputHash()
    yield seen.watch
    if path is not None:
        made = made_by(command, settings, input_sha256=seen.hexdigest())
        with replacing(path) as stream:
            stream.write(json.dumps(made, indent=2).encode() + b"\n")


def are_records(inputs: list[str], *, articles: list[str] | None) -> bool:
    """Tell whether inputs are what `extract` wrote and not articles.

    Raises:
        InputError: Some are and some are not, or records come without the articles they were made of.
        SettingsError: Articles are named for inputs that are articles themselves.
    """
    if not all_records(inputs):
        if articles:
            raise SettingsError(
                "--articles goes with records that extract wrote. Name articles as inputs alone."
            )
        return False
    if not articles:
        raise InputError(
            f"{inputs[0]}: holds records. Name the articles that they were made of with --articles."
        )
    return True


def the_archive(names: Sequence[str]) -> Path | None:
    """Return the archive that inputs name; None if they name none.

    Raises:
        InputError: An archive is named beside something else.
    """
    from quotes.archive import is_archive

    found = next((Path(name) for name in names if Path(name).is_file() and is_archive(Path(name))), None)
    if found and len(names) > 1:
        raise InputError(f"{found}: is an archive, which is named alone. Index the others into it.")
    return found


def archived(archive: Archive, seen: Watch) -> Iterator[Extracted]:
    """Return the articles of an archive with their quotes, each article shown to `seen` before."""
    held, again = tee(archive.everything())
    shown = seen(one.article for one in again)
    return (one for one, _ in zip(held, shown, strict=True))


def all_records(inputs: Sequence[str]) -> bool:
    """Tell whether inputs are what `extract` wrote and not articles.

    Raises:
        InputError: Some are and some are not.
    """
    records = [name for name in inputs if (name == "-" or Path(name).is_file()) and is_records(Path(name))]
    other = next((name for name in inputs if name not in records), None)
    if records and other is not None:
        raise InputError(
            f"{records[0]}: holds records, but {other} does not. Name records or articles, not both."
        )
    return bool(records)


def joined(
    inputs: list[str], articles: Iterator[Article], *, log: Problems, registry: Registry | None
) -> Iterator[Extracted]:
    """Yield articles with the quotes that records hold for them, and the registry's ids."""
    from quotes.attribute.registry import identified

    records = (row for name in inputs for row in read_records(Path(name), on_problem=log.lost))
    found = to_extracted(records, articles, on_problem=log.lost)
    return (identified(one, registry) for one in found) if registry else found
