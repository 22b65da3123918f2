"""`quotes train`: make a tagger of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from quotes.cli.endings import tell
from quotes.errors import ModelError


def train(
    data: Annotated[
        Path,
        typer.Argument(
            metavar="DATA",
            help="Annotated articles: JSONL (id, text, annotations) or a folder of brat files.",
            show_default=False,
        ),
    ],
    output: Annotated[
        Path,
        typer.Option(
            "-o",
            "--output",
            metavar="FOLDER",
            help="Where the tagger goes; begun there, it goes on.",
            show_default=False,
        ),
    ],
    check: Annotated[
        Path | None,
        typer.Option("--check", metavar="DATA", help="Articles held back, to score by after each pass."),
    ] = None,
    base: Annotated[
        Path | None,
        typer.Option(
            "--base", metavar="FOLDER", help="A pretrained BERT; else MiniLM-L6 of the extra train."
        ),
    ] = None,
    epochs: Annotated[
        int, typer.Option("--epochs", metavar="N", min=1, help="Passes over the articles.")
    ] = 6,
    seed: Annotated[int, typer.Option("--seed", metavar="N", help="Of all that is random.")] = 0,
    threads: Annotated[int, typer.Option("--threads", metavar="N", min=1, help="CPU threads.")] = 2,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")] = False,
) -> None:
    """Train a tagger on annotated articles, for --model. Stopped, it goes on from its last checkpoint."""
    try:
        from quotes.training.make import make
        from quotes.training.train import Plan
    except ModuleNotFoundError as err:
        raise ModelError(
            f"quotes train needs {err.name}, which is not installed. "
            f"Install it with: pip install 'newsquotes[train]'"
        ) from err
    plan = Plan(epochs=epochs, seed=seed, threads=threads)
    make(data, output, check=check, base=base, plan=plan, say=(lambda line: None) if quiet else tell)
