"""`quotes extract`: who said what, in what role."""

from __future__ import annotations

from quotes.cli import options as opt


def extract(
    inputs: opt.Inputs,
    output: opt.Output = "-",
    format: opt.FormatOption = None,
    excel: opt.Excel = False,
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
    workers: opt.Workers = None,
    strict: opt.Strict = False,
    quiet: opt.Quiet = False,
) -> None:
    """Find every quote in articles: who said what, in what role.

    One record a quote goes to stdout as CSV, or to --output. A run into a file that is cut short keeps
    its work beside it in a .part file, and the same command goes on from there.
    """
    from quotes.cli.problems import Problems
    from quotes.cli.progress import progress
    from quotes.cli.streams import Outlet, check_outputs, extraction, provenance, saving
    from quotes.corpus import Fields, read
    from quotes.report import made_by, records
    from quotes.settings import load_settings

    settings = load_settings(settings_file, model=model, registry=registry, workers=workers)
    check_outputs(
        [*inputs, settings.registry],
        output=output,
        save_articles=save_articles,
        problems=problems,
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
    with Problems(problems, quiet=quiet) as log:
        articles = log.some(read(inputs, fields=fields, on_problem=log.lost, encoding=encoding))
        with (
            provenance(made_by_file, "extract", settings) as watch,
            saving(save_articles) as save,
            extraction(
                save(watch(articles)), command="extract", settings=settings, outlet=outlet, log=log
            ) as found,
            progress("articles", quiet=quiet or outlet.on_terminal) as step,
        ):
            rows = (row for one in found for row in step(records(one)))
            outlet.write(rows, made_by("extract", settings))
        log.conclude(strict=strict)
