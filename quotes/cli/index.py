"""`quotes index`: keep articles and quotes in an archive."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from quotes.cli import options as opt
from quotes.cli.archive import ArchiveFile
from quotes.models import Article


def index(
    inputs: opt.Inputs,
    archive: ArchiveFile,
    articles: opt.Articles = None,
    primary: Annotated[
        bool,
        typer.Option(
            "--primary",
            help="The inputs are primary sources, as prepared remarks; transcripts are known without it.",
        ),
    ] = False,
    problems: opt.ProblemsFile = None,
    text_field: opt.TextField = None,
    id_field: opt.IdField = None,
    title_field: opt.TitleField = None,
    publisher_field: opt.PublisherField = None,
    published_field: opt.PublishedField = None,
    url_field: opt.UrlField = None,
    encoding: opt.Encoding = None,
    model: opt.Model = None,
    registry: opt.RegistryFile = None,
    settings_file: opt.SettingsFile = None,
    engine: opt.Engine = opt.Where.local,
    workers: opt.Workers = None,
    strict: opt.Strict = False,
    quiet: opt.Quiet = False,
) -> None:
    """Put articles with their quotes into an archive, which is made if it is not there.

    What is in the archive is not read again. An article that has changed becomes a new version; the old
    one is kept and no longer searched. A run that is cut short keeps its work, and the same command goes on.
    """
    from quotes.archive import Writer
    from quotes.cli.endings import tell
    from quotes.cli.problems import Problems
    from quotes.cli.progress import progress
    from quotes.cli.streams import are_records, check_outputs, extractor, joined
    from quotes.corpus import Fields, read
    from quotes.engine.extract import registry_of
    from quotes.report import made_by
    from quotes.settings import load_settings

    settings = load_settings(settings_file, model=model, registry=registry, workers=workers)
    check_outputs([*inputs, *(articles or []), settings.registry], archive=archive, problems=problems)
    fields = Fields(
        text=text_field,
        id=id_field,
        title=title_field,
        publisher=publisher_field,
        published=published_field,
        url=url_field,
    )
    records = are_records(inputs, articles=articles)
    made = made_by("index", settings)
    with Problems(problems, quiet=quiet) as log:

        def given(some: list[str]) -> Iterator[Article]:
            return log.some(read(some, fields=fields, on_problem=log.lost, encoding=encoding))

        own = given(articles or [] if records else inputs)
        with (
            # Who found the quotes of records is not known here.
            Writer(
                archive,
                made_by=made | {"weights_sha256": None} if records else made,
                inputs=[*inputs, *(articles or [])],
                settings=settings,
            ) as writer,
            progress("articles", quiet=quiet) as step,
        ):
            found = (
                joined(inputs, own, log=log, registry=registry_of(settings))
                if records
                else extractor(engine)(own, settings=settings, known=writer.known)
            )
            try:
                for one in writer.keep(log.among(found), primary=primary):
                    step(one)
            except KeyboardInterrupt as err:
                err.add_note(f"{archive} keeps what was done; the same command goes on from there.")
                raise
        if not quiet:
            counts = writer.counts
            tell(
                f"{archive}: {counts['new']:,} new, {counts['changed']:,} changed, "
                f"{counts['known']:,} as they were"
            )
        log.conclude(strict=strict)
