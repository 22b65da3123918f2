"""How far a command has come, on a terminal, once it takes longer than a moment."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol, TypeVar

T = TypeVar("T")
_MOMENT = 1.5


class Step(Protocol):
    """What `progress` gives: a function to call with each thing that is done."""

    def __call__(self, done: T, /) -> T:
        """Count it and give it back."""


@contextmanager
def progress(what: str, *, quiet: bool) -> Iterator[Step]:
    """Give a function to call with each thing that is done; count them on stderr if it is a terminal.

    Args:
        what: What is counted, in the plural.
        quiet: Show nothing.
    """
    if quiet or not sys.stderr.isatty():
        yield _passed_on
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed} {task.description}"), TimeElapsedColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    task = bar.add_task(what, total=None)

    def step(done: T, /) -> T:
        bar.advance(task)
        return done

    starter = threading.Timer(_MOMENT, bar.start)
    starter.daemon = True
    starter.start()
    try:
        yield step
    finally:
        starter.cancel()
        starter.join()
        if bar.live.is_started:
            bar.stop()


def _passed_on(done: T, /) -> T:
    return done
