"""An archive to write: one writer at a time, in batches that stand or fall whole.

The tables are the archive; the segments are made from them and can be made anew at any time. A batch of
articles is committed every few seconds. A run that is killed loses the open batch at the most, and the
same command goes on: what is in the archive is not extracted again.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

from quotes.archive import removal, segments, tables
from quotes.archive.faults import telling
from quotes.archive.grams import Grams
from quotes.archive.rows import insert, stored
from quotes.archive.schema import open_to_write, refuse_others
from quotes.errors import ArchiveError
from quotes.models import Article, Extracted
from quotes.settings import Settings

_BATCH, _SECONDS = 200, 2.0
_CHARACTERS = 12_000_000


class Writer:
    """An archive, open to be written by this process alone.

    Args:
        path: The archive's file.
        made_by: What makes the quotes (`quotes.report.made_by`), kept as provenance.
        inputs: What is read, as the user named it, kept with it.
        settings: `ngram` says what the segments are made of.
        new: Whether it may be made if it is not there.

    Attributes:
        counts: What became of the articles that came: `new`, `changed` (a new version) or `known`.

    Raises:
        ArchiveError: It cannot be opened, or another process is writing it.

    Example:
        with Writer(Path("news.db"), made_by=made_by("index", settings)) as writer:
            for found in writer.keep(extract(articles, settings=settings, known=writer.known)):
                ...
    """

    def __init__(
        self,
        path: str | Path,
        *,
        made_by: Mapping[str, Any] | None = None,
        inputs: Sequence[str] = (),
        settings: Settings | None = None,
        new: bool = True,
    ) -> None:
        self.path = path = Path(path)
        self.counts: Counter[tables.Outcome] = Counter()
        self._made_by, self._inputs = made_by or {}, inputs
        self._run: int | None = None
        self._open, self._since, self._characters = 0, 0.0, 0
        refuse_others(path, new=new)
        with telling(path):
            self._lock = _locked(path)
            try:
                self._connection = open_to_write(path)
            except BaseException:
                self._lock.close()
                raise
            self._grams = Grams(self._connection, segments.folder_of(path), (settings or Settings()).ngram)
            try:
                self._grams.tidy()
            except BaseException:
                self._close()
                raise

    def __enter__(self) -> Writer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, err: BaseException | None, tb: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self.finish()
            else:
                # Whatever ended the run, each article that came this far is whole.
                self._commit()
        except ArchiveError:
            if kind is None:
                raise
        finally:
            self._close()

    def known(self, article: Article) -> Extracted | None:
        """Return what an earlier run found in an article's text, so that it is not extracted again."""
        with telling(self.path):
            return tables.known(self._connection, article)

    def keep(self, stream: Iterable[Extracted], *, primary: bool = False) -> Iterator[Extracted]:
        """Pass on what comes, in its order, once it is in the archive.

        Args:
            stream: Articles with their quotes.
            primary: Whether they are primary sources; transcripts are known by their turns.

        Raises:
            ArchiveError: The archive cannot be written. What was committed before is kept.
        """
        for extracted in stream:
            self.add(extracted, primary=primary)
            yield extracted

    def add(self, extracted: Extracted, *, primary: bool = False) -> None:
        """Put an article with its quotes into the archive, as the current version of its id.

        What is there with the same text, metadata and quotes is passed over. Else the version that was
        current is kept, marked, and no longer searched.

        Args:
            extracted: The article with its quotes.
            primary: Whether it is a primary source; transcripts are known by their turns.

        Raises:
            ArchiveError: The archive cannot be written. What was committed before is kept.
        """
        with telling(self.path):
            if not self._connection.in_transaction:
                self._connection.execute("BEGIN IMMEDIATE")
                self._open, self._since = 0, time.monotonic()
            try:
                outcome = tables.put(self._connection, extracted, primary=primary, run=self._run_number())
            except BaseException:
                # The open batch goes as a whole, so that no article stands there in part.
                self._run = None
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
        self.counts[outcome] += 1
        self._open += 1
        self._characters += len(extracted.article.text) * (outcome != "known")
        if self._open >= _BATCH or time.monotonic() - self._since >= _SECONDS:
            self._commit()
            if self._characters >= _CHARACTERS:
                self._index()

    def finish(self) -> None:
        """Commit what is open and bring the segments up to date.

        Raises:
            ArchiveError: The archive cannot be written. What was committed before is kept.
        """
        self._commit()
        self._index()
        with telling(self.path), tables.transaction(self._connection):
            self._connection.execute(
                "UPDATE run SET finished = ? WHERE number = ?", (tables.now(), self._run)
            )
            self._connection.execute(tables.NEEDLESS_RUNS)
        removal.wipe(self.path, self._connection, must=False)

    def remove(self, ids: Collection[str]) -> int:
        """Remove articles, every version of them, so that no byte is left in any file of the archive.

        Args:
            ids: Ids of the articles.

        Returns:
            How many versions there were.

        Raises:
            ArchiveError: One of them is not in the archive (then none is removed); or a reader keeps
                the last traces in the archive's log.
        """
        self._commit()
        with telling(self.path):
            self._grams.check(self.path)
            return removal.remove(self.path, self._grams, ids)

    def repair(self) -> None:
        """Make all segments anew from the tables, and finish a removal that was cut short.

        Raises:
            ArchiveError: The tables are damaged, or the segments cannot be written.
        """
        self._commit()
        with telling(self.path):
            self._grams.rebuild()
            removal.wipe(self.path, self._connection, must=True)

    def _run_number(self) -> int:
        if self._run is None:
            self._grams.check(self.path)
            made = self._made_by
            row = {
                "command": made.get("command"),
                "quotes": made.get("quotes"),
                "weights_sha256": made.get("weights_sha256"),
                "settings": json.dumps(made.get("settings", {})),
                "registry_sha256": made.get("registry_sha256"),
                "inputs": stored(json.dumps(list(self._inputs))),
                "started": tables.now(),
            }
            self._run = self._connection.execute(*insert("run", row)).lastrowid
        return int(self._run or 0)

    def _commit(self) -> None:
        if self._connection.in_transaction:
            with telling(self.path):
                self._connection.execute("COMMIT")

    def _index(self) -> None:
        with telling(self.path):
            self._grams.index()
        self._characters = 0

    def _close(self) -> None:
        self._connection.close()
        self._lock.close()


def _locked(path: Path) -> sqlite3.Connection:
    """Lock an archive for this process; the lock goes with the process, however it ends.

    SQLite locks a file in the folder of the segments: its locks hold on every system, and readers of the
    archive do not feel this one.

    Raises:
        ArchiveError: Another process has it.
    """
    folder = segments.folder_of(path)
    folder.mkdir(exist_ok=True)
    lock = sqlite3.connect(folder / "lock", isolation_level=None, timeout=0)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as err:
        lock.close()
        if err.sqlite_errorcode == sqlite3.SQLITE_BUSY:
            raise ArchiveError(f"{path}: another process is writing it. Wait for it to end.") from err
        raise
    return lock
