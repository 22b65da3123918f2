"""How a command ends: every way out of it becomes an exit code, and one line at most."""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, BinaryIO

import typer
from typer.core import TyperGroup

from quotes.errors import OutputError, QuotesError

if TYPE_CHECKING:
    from rich.text import Text

FOUND = 1
WRONG_INPUT = 2
STOPPED = 130


class Commands(TyperGroup):
    """The group of commands: only errors that `quotes` raises on purpose are told without traceback."""

    def make_context(self, *args: Any, **extra: Any) -> Any:
        """Read the arguments, and show help or version if they ask for it."""
        # A command keeps what it makes: to look through all of it for garbage again and again takes long.
        gc.set_threshold(100_000, 50, 50)
        hold_streams()
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                # A terminal that lacks a letter must not end the run.
                stream.reconfigure(errors="backslashreplace")
        with _ending(), writing_stdout():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was asked for."""
        with _ending():
            return super().invoke(ctx)


@contextmanager
def _ending() -> Iterator[None]:
    """Turn what `quotes` raises on purpose, and what happens to any command, into an exit code and a line."""
    try:
        yield
    except QuotesError as err:
        tell(str(err))
        raise typer.Exit(WRONG_INPUT) from err
    except KeyboardInterrupt as err:
        tell(" ".join(["stopped.", *getattr(err, "__notes__", ())]))
        raise typer.Exit(STOPPED) from err
    except BrokenPipeError as err:
        raise typer.Exit(0) from err


@contextmanager
def writing_stdout() -> Iterator[BinaryIO]:
    """Give stdout for bytes; tell a closed pipe, which is no error, from one that cannot be written.

    Raises:
        OutputError: It cannot be written.
        BrokenPipeError: Nobody reads it any more.
    """
    try:
        yield sys.stdout.buffer
        sys.stdout.flush()
    except OSError as err:
        # Python flushes once more at its end, and would complain again then.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(err, BrokenPipeError):
            raise
        raise OutputError(f"stdout: cannot be written: {err.strerror}. Write elsewhere.") from err


def hold_streams() -> None:
    """Put something in the place of standard streams that are closed, or a file opened next would get it.

    What is written to a closed stdout is an error; what is said on a closed stderr is lost.
    """
    if sys.stdin is None:
        os.open(os.devnull, os.O_RDONLY)
    if sys.stdout is None:
        sys.stdout = io.TextIOWrapper(io.BufferedWriter(io.FileIO(os.open(os.devnull, os.O_RDONLY), "w")))
    if sys.stderr is None:
        sys.stderr = io.TextIOWrapper(io.FileIO(os.devnull, "w"))


def tell(message: str) -> None:
    """Say one line on stderr; what a terminal cannot show, or would obey, is escaped."""
    plain = "".join(char if char.isprintable() else ascii(char)[1:-1] for char in message)
    with suppress(OSError):
        typer.echo(f"quotes: {plain}", err=True)


def say(text: Text, *, err: bool = False) -> None:
    """Print styled text; the styles show on a terminal only."""
    from rich.console import Console

    # Printed to memory first: rich ends the process itself when a pipe is closed.
    rendered = io.StringIO()
    terminal = (sys.stderr if err else sys.stdout).isatty()
    Console(file=rendered, force_terminal=terminal).print(text, soft_wrap=True)
    with suppress(OSError) if err else writing_stdout():
        typer.echo(rendered.getvalue(), nl=False, err=err)
