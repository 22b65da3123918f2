"""A map over several processes: in order, with bounded look-ahead, and no item lost.

The standard pools fall short of what a long run needs: one breaks as a whole when a process dies, the
other waits for ever. Here each process has one item at a time, so it is known which one it died of.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar, cast

from quotes.errors import QuotesError

T = TypeVar("T")
R = TypeVar("R")

_AHEAD = 8
_PATIENCE = 5.0
_ONE_THREAD = {f"{name}_NUM_THREADS": "1" for name in ("OMP", "OPENBLAS", "MKL", "BLIS")}


def spread(
    items: Iterable[T],
    work: Callable[[T], R],
    *,
    workers: int,
    prepare: Callable[[], None],
    known: Callable[[T], R | None],
    lost: Callable[[T, str], R],
) -> Iterator[R]:
    """Yield `work(item)` for each item, in order.

    Functions and items must be picklable: the processes are started fresh, not forked, and so a script
    that calls this needs the usual `if __name__ == "__main__":`.

    Args:
        items: Read no further ahead than a few items a process.
        work: Called in one of the processes.
        workers: How many processes, at most.
        prepare: Called once in each process, before any work.
        known: Called here first; what it returns stands for the work, None means that it must be done.
        lost: Called here with an item that its process died of and how it died; returns what stands for it.

    Raises:
        QuotesError: `prepare` or `work` raised it, or a process died while it started.
    """
    items = iter(items)
    first = list(islice(items, workers))
    todo = enumerate(chain(first, items))
    done: dict[int, R] = {}
    turn = 0
    more = bool(first)
    pool: _Pool[T, R] = _Pool(work, prepare, lost)
    try:
        for _ in first:
            pool.start()
        while more or pool.busy or done:
            while more and pool.idle and len(done) + len(pool.busy) < _AHEAD * workers:
                more = False
                for index, item in islice(todo, 1):
                    more = True
                    result = known(item)
                    if result is None:
                        pool.give(index, item)
                    else:
                        done[index] = result
            while turn in done:
                yield done.pop(turn)
                turn += 1
            if pool.busy or (more and not pool.idle):
                done |= pool.collect()
    finally:
        pool.stop()


class _Pool(Generic[T, R]):
    """The processes, each with a pipe and at most one item."""

    def __init__(
        self, work: Callable[[T], R], prepare: Callable[[], None], lost: Callable[[T, str], R]
    ) -> None:
        self.work = work
        self.prepare = prepare
        self.lost = lost
        self.processes: dict[Connection, BaseProcess] = {}
        self.idle: list[Connection] = []
        self.busy: dict[Connection, tuple[int, T]] = {}

    def start(self) -> None:
        """Start one more process; it is idle once `collect` has heard from it."""
        context = multiprocessing.get_context("spawn")
        here, there = context.Pipe()
        process = context.Process(target=_serve, args=(there, self.work, self.prepare), daemon=True)
        with _one_thread(), _deaf_to_interrupts():
            process.start()
        there.close()
        self.processes[here] = process

    def give(self, index: int, item: T) -> None:
        """Hand an item to an idle process."""
        connection = self.idle.pop()
        self.busy[connection] = (index, item)
        # A process that died in the meantime is noticed by `collect`.
        with contextlib.suppress(OSError):
            connection.send(item)

    def collect(self) -> dict[int, R]:
        """Wait until at least one process has something to say; return what was done."""
        results: dict[int, R] = {}
        for connection in cast(list[Connection], wait(list(self.processes))):
            try:
                error, result = connection.recv()
            except (EOFError, OSError):
                results |= self._replace(connection)
                continue
            if error is not None:
                raise error
            if connection in self.busy:
                index, _ = self.busy.pop(connection)
                results[index] = result
            self.idle.append(connection)
        return results

    def stop(self) -> None:
        """End every process and wait until it has gone."""
        for process in self.processes.values():
            process.terminate()
        for connection in list(self.processes):
            self._bury(connection)

    def _replace(self, connection: Connection) -> dict[int, R]:
        reason = self._bury(connection)
        if connection in self.busy:
            index, item = self.busy.pop(connection)
            self.start()
            return {index: self.lost(item, reason)}
        if connection not in self.idle:
            raise QuotesError(
                f"a process ended while it started ({reason}). A script that uses several workers needs "
                f'`if __name__ == "__main__":` around its work; or use one worker.'
            )
        self.idle.remove(connection)
        self.start()
        return {}

    def _bury(self, connection: Connection) -> str:
        process = self.processes.pop(connection)
        connection.close()
        process.join(_PATIENCE)
        if process.is_alive():
            process.kill()
            process.join()
        code = process.exitcode or 0
        process.close()
        return f"signal {-code}" if code < 0 else f"exit code {code}"


def _serve(connection: Connection, work: Callable[[Any], Any], prepare: Callable[[], None]) -> None:
    """Work in a fresh process until the other end of the pipe is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(EOFError, OSError):
        try:
            prepare()
            connection.send((None, None))
            while True:
                item = connection.recv()
                connection.send((None, work(item)))
        except QuotesError as err:
            connection.send((err, None))


@contextlib.contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Let a process start without Ctrl-C, which a terminal sends to all: this one stops the others."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextlib.contextmanager
def _one_thread() -> Iterator[None]:
    """Let a process start with number crunching on one thread, so that workers do not crowd each other."""
    before = dict(os.environ)
    os.environ.update(_ONE_THREAD)
    try:
        yield
    finally:
        for name in _ONE_THREAD:
            if name in before:
                os.environ[name] = before[name]
            else:
                del os.environ[name]
