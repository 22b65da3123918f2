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
from quotes.report.utterances import Utterances

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


def report(article: str, content: str, match: str, there: str, **fields: Any) -> dict[str, Any]:
    """Make a record with one match of the same occasion."""
    changed = content != there
    named = {"kind": "negation", "here": "not" if "not" in content else "", "bears_meaning": True}
    named |= {"there": "not" if "not" in there else "", "here_span": [3, 6], "there_span": [3, 6]}
    return {
        "article_id": article, "publisher": f"The {article}", "published": "2031-03-01", "quote_id": article,
        "kind": "direct", "content": content, "content_spans": [[0, len(content)]], "speaker": "Ada Pell",
        "status": "altered" if changed else "exact", "conflicts": ["altered"] if changed else [],
        "match_count": 1, "matches": [{
            "article_id": match, "publisher": f"The {match}", "published": "2031-03-02", "content": there,
            "spans": [[0, len(there)]], "status": "altered" if changed else "exact",
            "changes": [named] if changed else [], "shorter": None, "speaker": "Ada Pell",
            "same_speaker": "yes", "same_occasion": "yes", "copy_of": None, "primary": False,
        }], **fields,
    }  # fmt: skip


def utterance_lines(*records: dict[str, Any]) -> list[str]:
    summary, utterances = Summary(), Utterances()
    for row in utterances.watch(records):
        summary.add(row)
    lines = summary_text(summary, utterances, plain=True).plain.splitlines()
    first = next((n for n, line in enumerate(lines) if "more than one article" in line), None)
    return [] if first is None else lines[first : lines.index("", first)]


def test_an_utterance_is_shown_with_who_printed_it_when_and_what_was_changed() -> None:
    altered = report("c", "We will sell the ferry.", "a", "We will not sell the ferry.")
    same = report("b", "We will not sell the ferry.", "a", "We will not sell the ferry.")
    assert utterance_lines(same, altered) == [
        "1 utterance reported by more than one article, the most widely first:",
        "  “We will not sell the ferry.” — Ada Pell · 3 prints by 3 outlets · 2031-03-01 to 2031-03-02",
        "       negation: “not” left out — The c",
    ]


def test_a_disputed_speaker_is_shown_with_the_names() -> None:
    words = "We will not sell the ferry."
    match = report("b", words, "a", words)["matches"][0] | {"same_speaker": "no", "speaker": "Bo Tarn"}
    lines = utterance_lines(report("b", words, "a", words, matches=[match]))
    assert lines[2].strip() == "other speaker: Ada Pell 1, Bo Tarn 1"


def test_the_most_widely_reported_and_then_those_with_conflicts_are_shown() -> None:
    wide = [
        report(
            f"{n}-{other}", f"Number {n} is a fine long line.", f"{n}-x", f"Number {n} is a fine long line."
        )
        for n in range(7)
        for other in "ab"
    ]
    disputed = report("z", "We will sell the ferry.", "y", "We will not sell the ferry.")
    lines = utterance_lines(*wide, disputed)
    assert sum("3 prints" in line for line in lines) == 5
    assert any("We will not sell the ferry" in line for line in lines)
    assert lines[-1] == "… and 2 more, 0 of them with conflicts."


def test_utterances_from_a_csv_are_marked_as_incomplete() -> None:
    words = "We will not sell the ferry."
    assert "CSV" not in utterance_lines(report("b", words, "a", words))[-1]
    assert "reports may be missing" in utterance_lines(report("b", words, "a", words, match_count=2))[-1]


def test_without_a_shared_utterance_none_is_mentioned(article: Article, quote: Quote) -> None:
    assert utterance_lines(record(article, quote)) == []
