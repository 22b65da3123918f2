"""What went wrong in a run: listed in a file if asked for, counted at the end in any case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

import typer

from quotes.cli.endings import WRONG_INPUT, tell
from quotes.corpus import NOTES
from quotes.errors import InputError
from quotes.models import Article, Extracted, Problem
from quotes.report import problem_record
from quotes.report.files import output_error
from quotes.report.jsonl import dump
from quotes.report.visible import counted

_TOLD = 5


class Problems:
    """The problems of one run, and what was done, taken in as they come.

    Attributes:
        counts: Problems by code.
        losses: The first few messages on what could not be read.
        articles: Articles that were done.
        quotes: Quotes found in them.
        resumed: Articles that a run cut short had done already.

    Args:
        path: Where to list them as JSONL, if anywhere.
        quiet: Say nothing at the end.

    Raises:
        OutputError: The list cannot be written.
    """

    def __init__(self, path: Path | None, *, quiet: bool) -> None:
        self.counts: Counter[str] = Counter()
        self.losses: list[str] = []
        self.articles = 0
        self.quotes = 0
        self.resumed = 0
        self._path = path
        self._quiet = quiet
        self._file: BinaryIO | None = None
        if path:
            try:
                self._file = path.open("wb")
            except OSError as err:
                raise output_error(path, err) from err

    def __enter__(self) -> Problems:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, err: BaseException | None, tb: TracebackType | None
    ) -> None:
        if self._file and self._path:
            try:
                self._file.close()
            except OSError as failed:
                raise output_error(self._path, failed) from failed

    def lost(self, problem: Problem) -> None:
        """Take in a problem that kept something from being read; the first few are told one by one."""
        if problem.code not in NOTES and len(self.losses) < _TOLD:
            self.losses.append(problem.message)
        self._take(problem)

    def among(self, extracted: Iterable[Extracted], *, counted: bool = True) -> Iterator[Extracted]:
        """Pass articles on, take in their problems and count them, if they are to be counted."""
        for found in extracted:
            self.articles += counted
            self.quotes += len(found.quotes) * counted
            for problem in found.problems:
                if problem.code == "failed":
                    self.lost(problem)
                else:
                    self._take(problem)
            yield found

    def some(self, articles: Iterator[Article]) -> Iterator[Article]:
        """Pass articles on once the first has been read.

        Raises:
            InputError: There is none.
        """
        first = next(articles, None)
        if first is not None:
            return chain([first], articles)
        told, self.losses = self.losses or ["no article could be read. Name other inputs."], []
        more = self.counts.total() - 1
        others = f" No article could be read; {counted(more, 'problem')} more." if more > 0 else ""
        raise InputError(told[0] + others)

    def conclude(self, *, strict: bool) -> None:
        """Say what was done and what went wrong; exit with 2 if that is asked for.

        Args:
            strict: Whether problems make the run fail.
        """
        done = f"{counted(self.articles, 'article')}, {counted(self.quotes, 'quote')}"
        if self.resumed:
            done += f", {counted(self.resumed, 'article')} of it from a run that was cut short"
        faults = self.counts.total() - sum(self.counts[code] for code in NOTES)
        if not self._quiet:
            for message in self.losses:
                tell(message)
            kinds = ", ".join(f"{code} {count}" for code, count in self.counts.most_common())
            hint = "" if self._path else " (--problems FILE lists them)"
            tell(f"{done}; {counted(self.counts.total(), 'problem')}: {kinds}{hint}" if kinds else done)
        if strict and faults:
            raise typer.Exit(WRONG_INPUT)

    def _take(self, problem: Problem) -> None:
        self.counts[problem.code] += 1
        if self._file and self._path:
            try:
                self._file.write(dump(problem_record(problem)))
            except OSError as err:
                raise output_error(self._path, err) from err
