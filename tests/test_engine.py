"""Extraction over one process or several: in order, nothing lost, nothing left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from quotes.engine import extract
from quotes.engine.processes import spread
from quotes.errors import ModelError, QuotesError, SettingsError
from quotes.models import Article, Extracted, Problem, Quote, Span
from quotes.settings import Settings

# Work for other processes must be importable there: expressions for `eval` need no module of ours.
SLOW, FAST, DEADLY = "[__import__('time').sleep(0.3), 1][1]", "2", "__import__('os')._exit(3)"

PARENT, GROUP = 1, 2

spread_eval = partial(
    spread, work=eval, prepare=int, known=lambda item: None, lost=lambda item, reason: f"lost: {reason}"
)

STORY = (
    "PORT SELWYN — The ferry will stay, the mayor said on Friday.\n"
    "“We will not sell the ferry,” said Ada Pell, mayor of Port Selwyn. “Not this year.”\n"
    "Bo Tarn, who runs the line, declined to comment.\n"
)


def stories(count: int) -> list[Article]:
    return [Article(f"a{n}", STORY.replace("Friday", f"day {n}")) for n in range(count)]


def processes(field: int, value: int) -> set[str]:
    """Processes by their parent, zombies too, or by their group, living ones only."""
    found = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if fields[field] == str(value) and (field != GROUP or fields[0] != "Z"):
            found.add(stat.parent.name)
    return found


def children() -> set[str]:
    """Processes whose parent is this one, zombies too."""
    return processes(PARENT, os.getpid())


class TestSpread:
    def test_results_come_in_the_order_of_the_items(self) -> None:
        items = [SLOW, FAST, FAST, SLOW, *[FAST] * 40, SLOW]
        assert list(spread_eval(items, workers=2)) == [1, 2, 2, 1, *[2] * 40, 1]

    def test_no_items_start_no_process(self) -> None:
        before = children()
        assert list(spread_eval([], workers=4)) == []
        assert children() == before

    def test_what_is_known_is_not_worked_on(self) -> None:
        known = {DEADLY: "known"}.get
        assert list(spread_eval([FAST, DEADLY, FAST], workers=2, known=known)) == [2, "known", 2]

    def test_items_are_read_only_a_few_ahead(self) -> None:
        taken = []

        def items() -> Iterator[str]:
            for n in range(10_000):
                taken.append(n)
                yield FAST

        results = spread_eval(items(), workers=2)
        for _ in range(50):
            next(results)
        results.close()
        assert len(taken) < 100

    def test_an_item_that_kills_its_process_is_lost_alone(self) -> None:
        items = [FAST, DEADLY, FAST, DEADLY, SLOW]
        assert list(spread_eval(items, workers=2)) == [2, "lost: exit code 3", 2, "lost: exit code 3", 1]

    def test_a_process_that_dies_while_it_starts_stops_the_run(self) -> None:
        with pytest.raises(QuotesError, match="ended while it started"):
            list(spread_eval([FAST], workers=1, prepare=partial(os._exit, 4)))

    def test_no_process_is_left_behind(self) -> None:
        before = children()
        results = spread_eval([FAST, *[SLOW] * 50], workers=2)
        next(results)
        assert len(children() - before) >= 2
        results.close()
        # What stays is the one helper of multiprocessing that tracks shared resources.
        assert len(children() - before) <= 1

    def test_ctrl_c_stops_at_once_and_quietly(self, tmp_path: Path) -> None:
        script = tmp_path / "script.py"
        script.write_text(
            "from quotes.engine.processes import spread\n"
            "if __name__ == '__main__':\n"
            "    items = ['1', *[\"__import__('time').sleep(60)\"] * 9]\n"
            "    try:\n"
            "        for _ in spread(items, eval, workers=2, prepare=int, known=lambda i: None, lost=print):\n"
            "            print('one', flush=True)\n"
            "    except KeyboardInterrupt:\n"
            "        print('stopped')\n"
        )
        process = subprocess.Popen(
            [sys.executable, script],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        assert process.stdout
        assert process.stdout.readline() == "one\n"
        began = time.monotonic()
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=30)
        assert (out, err) == ("stopped\n", "")
        assert time.monotonic() - began < 20  # the items would take minutes
        while left := processes(GROUP, process.pid):
            assert time.monotonic() - began < 25, left
            time.sleep(0.05)


def test_workers_below_one_are_no_setting() -> None:
    with pytest.raises(SettingsError):
        Settings(workers=0)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_model_that_is_not_installed_is_said_at_once(workers: int) -> None:
    with pytest.raises(ModelError, match="no_such_model"):
        list(extract(stories(3), settings=Settings(model="no_such_model", workers=workers)))


@pytest.mark.model
def test_each_article_comes_back_with_its_quotes_in_order() -> None:
    given = stories(3)
    found = list(extract(given))
    assert [one.article for one in found] == given
    for one in found:
        text = one.article.text
        quoted = [quote for quote in one.quotes if quote.kind == "direct"]
        assert [span.of(text) for quote in quoted for span in quote.content] == [
            "We will not sell the ferry,",
            "Not this year.",
        ]


@pytest.mark.model
def test_several_processes_find_the_same_as_one() -> None:
    given = [*stories(4), Article("odd", "“\ud800\x00,” he said."), Article("empty", "")]
    assert list(extract(given, settings=Settings(workers=2))) == list(extract(given))


@pytest.mark.model
def test_two_runs_can_be_read_in_turn() -> None:
    one, other = extract(stories(3)), extract(stories(3))
    for first, second in zip(one, other, strict=True):
        assert first == second


@pytest.mark.model
@pytest.mark.parametrize("workers", [1, 2])
def test_what_is_known_is_yielded_in_its_place(workers: int) -> None:
    given = stories(4)
    ready = Extracted(given[2], (Quote("a2", "direct", (Span(0, 4),), why="known"),))
    found = list(extract(given, settings=Settings(workers=workers), known={given[2]: ready}.get))
    assert found[2] is ready
    assert [one.article.id for one in found] == ["a0", "a1", "a2", "a3"]


@pytest.mark.model
def test_an_article_that_fails_is_a_problem_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    import quotes.detect

    real = quotes.detect.detect

    def fails_on_a1(article: Article, **options: object) -> object:
        if article.id == "a1":
            raise ZeroDivisionError("by zero")
        return real(article, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(quotes.detect, "detect", fails_on_a1)
    first, second, third = extract(stories(3))
    assert (second.quotes, [problem.code for problem in second.problems]) == ((), ["failed"])
    assert "ZeroDivisionError: by zero" in second.problems[0].message
    assert first.quotes
    assert third.quotes


@pytest.mark.model
def test_the_readers_notes_stand_before_what_detection_found() -> None:
    note = Problem("encoding", "guessed", "a")
    (found,) = extract([Article("a", "“We shall see, she said.\n", problems=(note,))])
    assert found.problems[0] == note


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    ["", "\n", "\x00", "\ud800", "“", "‮“abc” قال", "“" * 500, "x" * 100_000],
    ids=["empty", "line", "nul", "surrogate", "mark", "rtl", "marks", "long-word"],
)
def test_no_text_makes_it_fail(text: str) -> None:
    (found,) = extract([Article("a", text)])
    assert [problem for problem in found.problems if problem.code == "failed"] == []
