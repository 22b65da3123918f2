"""Names above the words of cues: who speaks, and the lines that are words all the same."""

from __future__ import annotations

import pytest

from quotes.corpus.cue_names import voiced
from quotes.corpus.cues import Cue, Line
from quotes.corpus.subtitles import captions
from quotes.models import Problem


def cues(*rows: str) -> list[Cue]:
    return [Cue("0:01", tuple(Line(words) for words in row.split("\n"))) for row in rows]


def voices(*rows: str) -> list[tuple[str | None, str]]:
    return [(line.voice, line.words) for cue in voiced(cues(*rows)) for line in cue.lines]


def test_a_name_above_words_is_who_says_them() -> None:
    assert voices("Ada Pell\nIt leaks.", "Speaker 2\nWhy?", "Ada Pell\nIt is old,\nand so am I.") == [
        ("Ada Pell", "It leaks."),
        ("Speaker 2", "Why?"),
        ("Ada Pell", "It is old,"),
        ("Ada Pell", "and so am I."),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        ("Ada Pell\nleft the pier.", "It leaks,\nshe said.", "It is\nold.", "It is\nlate."),
        ("Ada Pell\nIt leaks.", "Jon Rask\nWhy?"),
        ("We will\nnot sell", "We will\nnot go", "We will\nstay."),
        ("Ada Pell", "Ada Pell", "It leaks."),
    ],
    ids=["a sentence", "once each", "words that return", "alone"],
)
def test_other_first_lines_are_words(rows: tuple[str, ...]) -> None:
    assert [line for cue in voiced(cues(*rows)) for line in cue.lines] == [
        line for cue in cues(*rows) for line in cue.lines
    ]


def test_times_of_meetings_have_no_zeros_in_front() -> None:
    text = "0:0:1.0 --> 0:0:4.0\nAda Pell\nIt leaks.\n0:0:4.0 --> 0:0:8.0\nJon Rask\nWhy?\n0:0:8.0 --> 0:0:9.5\nAda Pell\nRot."
    found = captions(text, "talk.txt")
    assert not isinstance(found, Problem)
    assert found.text == "Ada Pell: It leaks.\n\nJon Rask: Why?\n\nAda Pell: Rot."
    assert [turn.time for turn in found.turns] == ["0:0:1.0", "0:0:4.0", "0:0:8.0"]
