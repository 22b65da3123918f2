"""Counts as plain data, and the findings worth a look in their order."""

from __future__ import annotations

import dataclasses
import re
from typing import Any

import pytest

from quotes.models import Article, Finding, Match, Quote, Speaker
from quotes.report import record
from quotes.report.summary import Summary, disputed
from quotes.report.terminal import summary_text

WORDS = re.compile(r"\*\*(.+?)\*\*")


@pytest.fixture
def row(article: Article, quote: Quote, finding: Finding) -> dict[str, Any]:
    return record(article, quote, finding)


def test_watch_passes_records_on_and_counts_them(article: Article, quote: Quote) -> None:
    rows = [
        record(article, quote),
        record(article, dataclasses.replace(quote, kind="indirect", speaker=None, speaker_type="group")),
        record(
            dataclasses.replace(article, id="b"), dataclasses.replace(quote, speaker=Speaker("Bo", "person"))
        ),
        record(
            dataclasses.replace(article, id="b"),
            dataclasses.replace(quote, speaker=None, speaker_type=None),
        ),
    ]
    summary = Summary(articles=5)
    assert list(summary.watch(rows)) == rows
    assert (summary.quotes, summary.quoted, summary.articles) == (4, 2, 5)
    assert summary.kinds == {"direct": 3, "indirect": 1}
    assert summary.speakers == {"Ada Pell": 1, "Bo": 1}
    assert summary.nameless == {"group": 1, "unknown": 1}
    assert summary.worth_a_look == 0


def test_altered_stands_before_other_speaker_before_spliced_before_the_rest(row: dict[str, Any]) -> None:
    summary = Summary()
    telling = row | {"conflicts": []}
    for conflicts in ([], ["spliced"], ["other_speaker"], ["altered"], ["altered", "spliced"]):
        summary.add(telling | {"conflicts": conflicts, "why": str(conflicts)})
    assert [finding["conflicts"] for _, _, finding in summary.findings] == [
        ["altered"], ["altered", "spliced"], ["other_speaker"], ["spliced"], [],
    ]  # fmt: skip


def test_a_quote_that_agrees_is_not_worth_a_look(article: Article, quote: Quote) -> None:
    summary = Summary()
    summary.add(record(article, quote, Finding("exact", (), 3, (Match("b", (), "", "exact"),))))
    assert (summary.worth_a_look, summary.findings) == (0, [])


def test_only_the_first_findings_are_kept(row: dict[str, Any]) -> None:
    summary = Summary(limit=3)
    for n in range(100):
        summary.add(row | {"conflicts": ["spliced"] if n else ["altered"]})
    assert len(summary.findings) == 3
    assert summary.findings[0][2]["conflicts"] == ["altered"]
    assert summary.worth_a_look == 100


def test_the_match_that_disputes_is_shown_not_the_first(row: dict[str, Any]) -> None:
    altered, exact = row["matches"]
    assert disputed(row | {"matches": [exact, altered]}) == [altered]
    other = exact | {"same_speaker": "no"}
    assert disputed(row | {"conflicts": ["other_speaker"], "matches": [exact, other]}) == [other]
    assert disputed(row | {"matches": []}) == []


def test_the_summary_marks_the_words_that_differ_and_names_the_change(row: dict[str, Any]) -> None:
    summary = Summary(articles=2)
    summary.add(row)
    text = summary_text(summary, plain=True).plain
    first, here, there, speaker, change = text.splitlines()[:5]
    assert first == "ALTERED, OTHER SPEAKER"
    assert WORDS.findall(here) == ["not"]
    assert "Ada Pell · Selwyn Courier · 2024-03-02 · ferry/1" in here
    assert "We will sell the ferry," in there
    assert "Bo Tarn · The Evening Reel" in there
    assert speaker.strip() == "speaker: “Ada Pell” here, “Bo Tarn” there"
    assert change.strip() == "negation: “not” here, nothing there"


def test_in_colour_the_words_that_differ_are_styled_and_not_starred(row: dict[str, Any]) -> None:
    summary = Summary()
    summary.add(row)
    text = summary_text(summary)
    assert "**" not in text.plain
    assert "not" in [text.plain[span.start : span.end] for span in text.spans if "red" in str(span.style)]


def test_a_long_quote_is_cut_around_the_first_change(row: dict[str, Any]) -> None:
    content = "word " * 200 + "not " + "word " * 200
    place = [1000, 1003]
    match = row["matches"][0]
    change = match["changes"][0] | {"here_span": place}
    summary = Summary()
    summary.add(
        row
        | {"content": content, "content_spans": [[0, len(content)]]}
        | {"matches": [match | {"changes": [change]}]}
    )
    here = summary_text(summary, plain=True).plain.splitlines()[1]
    assert WORDS.findall(here) == ["not"]
    assert len(here) < 400


def test_a_change_in_a_second_part_is_marked_in_its_place(row: dict[str, Any]) -> None:
    start = row["content_spans"][1][0]
    match = row["matches"][0]
    change = match["changes"][0] | {"here_span": [start, start + 3], "here": "Not"}
    summary = Summary()
    summary.add(row | {"matches": [match | {"changes": [change]}]})
    assert "| **Not** this year." in summary_text(summary, plain=True).plain


def test_the_counts_are_said_in_words(row: dict[str, Any]) -> None:
    summary = Summary(articles=1_200)
    summary.add(row)
    text = summary_text(summary, plain=True).plain
    assert "1 quote in 1 article of 1,200: direct 1." in text
    assert "Conflicts: altered 1, other speaker 1." in text


def test_nothing_found_is_said_too() -> None:
    assert summary_text(Summary(articles=3)).plain == "0 quotes in 0 articles of 3."


def test_escapes_in_a_finding_do_not_reach_the_terminal(row: dict[str, Any]) -> None:
    summary = Summary()
    summary.add(row | {"speaker": "\x1b[2J", "content": "\x1b]0;x\x07", "publisher": "\x9b1m"})
    assert not set("\x1b\x07\x9b") & set(summary_text(summary).plain)
