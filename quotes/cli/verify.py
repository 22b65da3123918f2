"""`quotes verify`: how others report the same words."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.cli import options as opt
from quotes.cli.endings import FOUND, say, tell
from quotes.errors import InputError, SettingsError
from quotes.models import Article, Extracted, Finding, Quote

if TYPE_CHECKING:
    from quotes.archive import Archive
    from quotes.cli.streams import Watch

# Problems of records that cannot be put in their place.
_UNPLACED = ("article_missing", "text_changed", "bad_record")


def verify(
    inputs: opt.Inputs,
    against: Annotated[
        list[str] | None,
        typer.Option(
            "--against",
            metavar="INPUT",
            help="Check against these articles, transcripts or this archive, not the inputs against each "
            "other; may be repeated.",
        ),
    ] = None,
    articles: opt.Articles = None,
    fail_on: opt.FailOn = "",
    output: opt.Output = "-",
    format: opt.FormatOption = None,
    excel: opt.Excel = False,
    utterances_file: Annotated[
        Path | None,
        typer.Option(
            "--utterances",
            metavar="FILE",
            help="Write the utterances with all reports of each: JSONL, one a line; into a .csv, one report "
            "a row.",
            rich_help_panel="Writing",
        ),
    ] = None,
    save_articles: opt.SaveArticles = None,
    problems: opt.ProblemsFile = None,
    made_by_file: opt.MadeBy = None,
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
    """Cross-check quotes: the inputs against each other, or against other articles.

    Every quote gets a status and its matches, with each difference named. The findings worth a look are
    shown on stderr.
    """
    from quotes.archive import Archive
    from quotes.cli.problems import Problems
    from quotes.cli.progress import progress
    from quotes.cli.streams import (
        Outlet,
        archived,
        are_records,
        check_outputs,
        extraction,
        extractor,
        joined,
        provenance,
        saving,
        the_archive,
    )
    from quotes.corpus import Fields, read
    from quotes.engine.extract import registry_of
    from quotes.report import finding_records, made_by
    from quotes.report.files import replacing
    from quotes.report.summary import Summary
    from quotes.report.terminal import summary_text
    from quotes.report.utterance_rows import form_of, write_utterances
    from quotes.report.utterances import Utterances
    from quotes.settings import load_settings

    check: Callable[..., Iterator[tuple[Article, Quote, Finding]]]
    if engine == opt.Where.spark:
        from quotes.engine.spark import verify as check
    else:
        from quotes.match import verify as check

    reasons = opt.reasons(fail_on)
    settings = load_settings(settings_file, model=model, registry=registry, workers=workers)
    check_outputs(
        [*inputs, *(against or []), *(articles or []), settings.registry],
        output=output,
        save_articles=save_articles,
        problems=problems,
        utterances=utterances_file,
        made_by=made_by_file,
    )
    outlet = Outlet(output, format, excel=excel)
    fields = Fields(
        text=text_field,
        id=id_field,
        title=title_field,
        publisher=publisher_field,
        published=published_field,
        url=url_field,
    )
    mine, kept = the_archive(inputs), the_archive(against or [])
    if engine == opt.Where.spark and (mine or kept):
        raise SettingsError(
            f"--engine spark: {mine or kept} is an archive, which one machine checks. Leave --engine out, or "
            "name the articles."
        )
    records = not mine and are_records(inputs, articles=articles)
    utterances_form, utterances = form_of(utterances_file), Utterances()
    summary = Summary()
    with Problems(problems, quiet=quiet) as log:

        def articles_in(some: list[str]) -> Iterator[Article]:
            return log.some(read(some, fields=fields, on_problem=log.lost, encoding=encoding))

        def placed(found: Iterator[Extracted]) -> Iterator[Extracted]:
            # Said before anything is put in place of an earlier result.
            yield from log.among(found)
            if not log.quotes and any(log.counts[code] for code in _UNPLACED):
                raise InputError(
                    f"{inputs[0]}: no record found its article in {', '.join(articles or [])}, so nothing "
                    "was checked. Name the articles that the records were made of."
                )

        @contextmanager
        def checked(archive: Archive | None, seen: Watch) -> Iterator[Iterator[Extracted]]:
            if archive:
                yield log.among(archived(archive, seen))
            elif records:
                own = seen(articles_in(articles or []))
                yield placed(joined(inputs, own, log=log, registry=registry_of(settings)))
            else:
                own = seen(articles_in(inputs))
                with extraction(
                    own, command="verify", settings=settings, outlet=outlet, log=log, engine=engine
                ) as found:
                    yield found

        with (
            Archive(mine, settings=settings) if mine else nullcontext() as archive,
            Archive(kept, settings=settings) if kept else nullcontext(archive) as shelf,
            provenance(made_by_file, "verify", settings) as watch,
            saving(save_articles) as save,
            checked(archive, lambda some: save(watch(some))) as found,
            progress("articles", quiet=quiet or outlet.on_terminal) as step,
        ):
            theirs: Iterator[Extracted] | Archive | None = shelf if kept or not against else None
            if against and not kept:
                others = extractor(engine)(watch(articles_in(against)), settings=settings)
                theirs = log.among(map(step, others), counted=False)
            findings = check(map(step, found), against=theirs, settings=settings)
            rows = summary.watch(finding_records(findings))
            if utterances_file:
                rows = utterances.watch(rows)
            outlet.write(rows, made_by("verify", settings), verified=True)
        if utterances_file:
            with replacing(utterances_file) as stream:
                write_utterances(utterances.found(), stream, form=utterances_form, excel=excel)
        if against is None and log.articles == 1:
            held = f"{inputs[0]} holds" if len(inputs) == 1 else f"The {len(inputs)} inputs hold"
            tell(f"{held} one article, so there was nothing to search. Add others with --against.")
        elif summary.quotes and not summary.searched:
            tell("Nothing was searched: --against names the articles that are checked. Name others.")
        if not quiet:
            say(summary_text(summary, plain=not sys.stderr.isatty()), err=True)
        log.conclude(strict=strict)
    met = {*summary.conflicts, *summary.statuses, *([opt.MEANING] if summary.bearing else [])}
    if not met.isdisjoint(reasons):
        raise typer.Exit(FOUND)
