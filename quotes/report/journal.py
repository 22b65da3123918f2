"""The journal of a run: work that is done is kept beside the output until the output stands.

A run that writes to `OUT` keeps `OUT.part`: a first line that says what makes it, then one line for
each finished article. If the run dies, `OUT` is as it was and the next run with the same settings
goes on from the journal: what is finished is not read again, the rest is, in the order of the input. Once
the output stands, the journal goes. Nothing but the place of each line is held in memory.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import count
from pathlib import Path
from typing import Any, BinaryIO

from quotes.errors import OutputError
from quotes.models import Article, Extracted, Problem
from quotes.report.files import output_error
from quotes.report.jsonl import dump
from quotes.report.provenance import article_key, digest
from quotes.report.records import Record, problem_record, records
from quotes.report.restore import to_problem, to_quote

_FORMAT = 1


class Journal:
    """The finished articles of a run, in a file.

    Args:
        out: The output that the run writes; the journal stands beside it, with `.part` behind its name.
        made_by: What makes it (`quotes.report.provenance.made_by`); another journal is not gone on from.
        on_problem: Called when a journal that is there cannot be used; it is set aside under another name.

    Raises:
        OutputError: The journal cannot be written, or another run is writing it.

    Example:
        with Journal(out, made_by("extract", settings)) as journal:
            found = journal.keep(extract(articles, settings=settings, known=journal.known))
            write((row for one in found for row in records(one)), out, form="jsonl")
            journal.finish()
    """

    def __init__(
        self,
        out: Path,
        made_by: Mapping[str, Any],
        *,
        on_problem: Callable[[Problem], None] | None = None,
    ) -> None:
        self.out = out
        self.path = Path(f"{os.path.realpath(out)}.part")
        self.resumed = 0
        self._made_by = dict(made_by)
        self._header = {"journal": _FORMAT, "made_by": self._made_by, "sha256": digest(made_by)}
        self._known: dict[bytes, int] = {}
        self._empty = True
        self._finished = False
        if out.is_dir():
            raise OutputError(f"{out}: is a folder. Name a file in it.")
        self._file = self._open(on_problem or (lambda problem: None))
        self._reader = self.path.open("rb")
        if not self._file.tell():
            self._write(self._header)

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def known(self, article: Article) -> Extracted | None:
        """Return what an earlier run found in an article, if it finished it and nothing of it changed."""
        offset = self._known.get(article_key(article))
        if offset is None:
            return None
        line = self._read(offset)
        quotes = tuple(to_quote(row) for row in line["records"])
        return Extracted(article, quotes, tuple(to_problem(row) for row in line["problems"]))

    def keep(self, stream: Iterable[Extracted]) -> Iterator[Extracted]:
        """Pass on what comes, in its order, once it is written down.

        Raises:
            OutputError: The journal cannot be written.
        """
        for extracted in stream:
            if article_key(extracted.article) in self._known:
                self.resumed += 1
            else:
                self._write(_line(extracted))
                self._empty = False
            yield extracted

    def finish(self) -> None:
        """Remove the journal: the output stands."""
        self._finished = True
        self.close()

    def close(self) -> None:
        """Close the journal. It stays for the next run, unless it is finished or holds nothing."""
        if self._file.closed:
            return
        if self._finished or (self._empty and not self._known):
            with contextlib.suppress(OSError):
                self.path.unlink()
        self._reader.close()
        self._file.close()

    def _open(self, on_problem: Callable[[Problem], None]) -> BinaryIO:
        try:
            file = _locked(self.path)
            if file is None:
                raise OutputError(
                    f"{self.path}: another run is writing it. Wait for that run, or name another output."
                )
            if reason := self._load(file):
                aside = next(p for n in count(1) if not (p := Path(f"{self.path}.{n}")).exists())
                self.path.rename(aside)
                file.close()
                on_problem(_set_aside(self.path, aside, reason))
                return self._open(on_problem)
        except OSError as err:
            raise output_error(self.out, err) from err
        return file

    def _load(self, file: BinaryIO) -> str:
        """Take in the finished articles and drop a torn end; return why the journal cannot be used."""
        with self.path.open("rb") as lines:
            first = lines.readline()
            header = _parsed(first, "sha256", "made_by")
            if header is None:
                if not dump(self._header).startswith(first):
                    return "it is no journal of this version"
                good = 0
            elif header["sha256"] != self._header["sha256"]:
                return f"it was made with other settings ({_difference(header['made_by'], self._made_by)})"
            else:
                good = len(first)
                for line in lines:
                    entry = _parsed(line, "key", "records", "problems")
                    if entry is None:
                        break
                    # What failed once may have failed for want of memory: it is tried again.
                    if not any(problem["code"] == "failed" for problem in entry["problems"]):
                        self._known[bytes.fromhex(entry["key"])] = good
                    good += len(line)
        file.truncate(good)
        file.seek(good)
        return ""

    def _write(self, value: object) -> None:
        line = dump(value)
        try:
            while line:
                line = line[self._file.write(line) :]
        except OSError as err:
            self.close()
            raise output_error(
                self.path, err, advice=f"{self.out} is as it was; what was done is kept in the .part file."
            ) from err

    def _read(self, offset: int) -> dict[str, Any]:
        self._reader.seek(offset)
        value: dict[str, Any] = json.loads(self._reader.readline())
        return value


def _locked(path: Path) -> BinaryIO | None:
    """Open a journal for this run alone; None if another run has it."""
    while True:
        file = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o666), "r+b", buffering=0)
        if sys.platform == "win32":
            return file
        import fcntl

        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.close()
            return None
        # A run that ended in between may have removed the file that was opened.
        if path.exists() and os.path.samestat(path.stat(), os.fstat(file.fileno())):
            return file
        file.close()


def _line(extracted: Extracted) -> Record:
    return {
        "key": article_key(extracted.article).hex(),
        "records": records(extracted),
        "problems": [problem_record(problem) for problem in extracted.problems],
    }


def _parsed(line: bytes, *names: str) -> dict[str, Any] | None:
    """Return a whole line's value; None if it is torn or lacks a name."""
    try:
        value = json.loads(line) if line.endswith(b"\n") else None
    except ValueError:
        return None
    return value if isinstance(value, dict) and all(name in value for name in names) else None


def _difference(theirs: Mapping[str, Any], ours: Mapping[str, Any]) -> str:
    theirs, ours = _plain(theirs), _plain(ours)
    return ", ".join(
        f"{name} {theirs.get(name)} instead of {ours.get(name)}"
        for name in sorted({*theirs, *ours})
        if theirs.get(name) != ours.get(name)
    )


def _plain(made_by: Mapping[str, Any]) -> dict[str, Any]:
    return {**{k: v for k, v in made_by.items() if k != "settings"}, **made_by.get("settings", {})}


def _set_aside(path: Path, aside: Path, reason: str) -> Problem:
    return Problem(
        "journal_set_aside",
        f"{path}: not gone on from, because {reason}. It was set aside as {aside.name}; this run starts "
        f"over. Delete that file if it is not needed.",
        where=str(path),
    )
