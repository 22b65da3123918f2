"""`quotes archive`: look after an archive."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from quotes.cli import options as opt
from quotes.cli.endings import FOUND, tell, writing_stdout

archive = typer.Typer(no_args_is_help=True, help="Check or repair an archive, or remove articles from it.")

ArchiveFile: TypeAlias = Annotated[
    Path, typer.Option("--archive", metavar="FILE", help="The archive's file.", show_default=False)
]
_Archive: TypeAlias = Annotated[
    Path, typer.Argument(metavar="ARCHIVE", help="The archive's file.", show_default=False)
]


@archive.command()
def check(
    path: _Archive,
    full: Annotated[
        bool, typer.Option("--full", help="Compare the n-grams of all articles with their texts, not of 200.")
    ] = False,
) -> None:
    """Prove an archive sound: exit 0 if it is, 1 if anything is wrong with it.

    Looked at are the file, the texts and what points into them, the segments and their checksums.
    """
    from quotes.archive import check
    from quotes.report.visible import visible

    parts = check(path, full=full)
    with writing_stdout():
        for part in parts:
            typer.echo(f"{part.name}: {part.held}: {'NOT SOUND' if part.faults else 'sound'}")
            for fault in part.faults:
                typer.echo(f"  {visible(' '.join(fault.split()))}")
    if any(part.faults for part in parts):
        tell(
            f"{path}: is not sound. Segments and n-grams are made anew by `quotes archive repair {path}`; "
            "for the rest put a copy back in its place, or index the articles anew."
        )
        raise typer.Exit(FOUND)


@archive.command()
def repair(path: _Archive, settings_file: opt.SettingsFile = None, quiet: opt.Quiet = False) -> None:
    """Make the segments anew from the tables, finish a removal, bring an old archive up to date."""
    from quotes.archive import Writer
    from quotes.settings import load_settings

    with Writer(path, settings=load_settings(settings_file), new=False) as writer:
        writer.repair()
    if not quiet:
        tell(f"{path}: its segments were made anew")


@archive.command()
def remove(
    path: _Archive,
    ids: Annotated[
        list[str], typer.Argument(metavar="ID…", help="Ids of the articles to remove.", show_default=False)
    ],
    settings_file: opt.SettingsFile = None,
    quiet: opt.Quiet = False,
) -> None:
    """Remove articles for good: every version, with no trace left in any file of the archive.

    Copies of the archive, and outputs made from it, are not reached. The next `index` of an input that
    still holds an article brings it back.
    """
    from quotes.archive import Writer
    from quotes.report.visible import counted
    from quotes.settings import load_settings

    with Writer(path, settings=load_settings(settings_file), new=False) as writer:
        versions = writer.remove(ids)
    if not quiet:
        tell(f"{path}: {counted(len(set(ids)), 'article')} removed, in {counted(versions, 'version')}")
