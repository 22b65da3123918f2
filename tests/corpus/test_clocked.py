"""Captions with a clock in front of their lines: which texts they are, and what is read of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.corpus import read
from quotes.corpus.clocked import is_clocked, with_arrows


def read_as(folder: Path, text: str, name: str = "talk.txt") -> tuple[str, list[str | None]]:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    (article,) = read(path)
    return article.text, [turn.time for turn in article.turns]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("talk.txt", "0:01\nwe will not\n0:03\nsell it\n\n1:02:05\nfor 30 million\n"),
        ("talk.txt", "0:01 we will not\n0:03 sell it\n1:02:05 for 30 million\n"),
        ("talk.txt", "\ufeff0:01\r\nwe will\r\nnot\r\n0:03\r\nsell it\r\n1:02:05\r\nfor 30 million"),
        (
            "talk.txt",
            "[0:01 --> 0:03]  we will not\n[0:03 --> 0:05] sell it\n[1:02:05 --> 1:02:08]  for 30 million\n",
        ),
        ("talk.sbv", "0:01,0:03\nwe will not\n\n0:03,0:05\nsell it\n\n1:02:05,1:02:08\nfor 30 million\n"),
    ],
    ids=["on lines of their own", "before words", "lines of Windows", "in brackets", "from and to"],
)
def test_clocks_are_the_times_of_cues(tmp_path: Path, name: str, text: str) -> None:
    assert read_as(tmp_path, text, name) == (
        "we will not sell it for 30 million",
        ["0:01", "0:03", "1:02:05"],
    )


def test_a_time_with_an_arrow_needs_no_number_above_it(tmp_path: Path) -> None:
    text = "00:00:01.000 --> 00:00:03.000\nPELL: No.\n\n00:00:03.000 --> 00:00:05.000\nRASK: Why?\n"
    assert read_as(tmp_path, text) == ("PELL: No.\n\nRASK: Why?", ["00:00:01.000", "00:00:03.000"])


@pytest.mark.parametrize(
    "text",
    [
        "14:02\nThe ferry sank.\n14:10\nNobody was hurt.\n14:30\nIt rained.",
        "0:50\nThe ferry sank.\n0:30\nNobody was hurt.\n0:10\nIt rained.",
        "9:00 Opening\n9:30 The ferry\n10:00 The pier\n",
        "0:10 is early.\nThe ferry sank.\nNobody was hurt.",
        "The ferry sank at\n0:10\nor\n0:20\nor\n0:30",
        "",
    ],
    ids=["a live blog", "going back", "a programme", "a sentence", "within a text", "nothing"],
)
def test_other_texts_with_clocks_are_no_captions(tmp_path: Path, text: str) -> None:
    assert not is_clocked(text)
    if text:
        assert read_as(tmp_path, text) == (text, [])


def test_a_clock_that_is_said_is_no_time() -> None:
    text = "0:01\nwe left at\n0:03\n5:30 sharp\n0:05\nand\n0:07\nno later\n0:09\nthan that"
    assert "5:30 sharp" in with_arrows(text).split("\n")


@given(st.lists(st.sampled_from(["0:00", "0:01 No.", "1:02:03,4:05", "We", "-->", "\ufeff"]) | st.text()))
def test_no_text_raises(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert is_clocked(text) in (True, False)
    assert isinstance(with_arrows(text), str)
