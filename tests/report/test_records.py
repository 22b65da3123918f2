"""The record: every field, in order, and offsets that hold."""

from __future__ import annotations

import dataclasses
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.models import Article, Finding, Problem, Quote, Span
from quotes.report import FIELDS, VERIFY_FIELDS, finding_records, problem_record, record
from quotes.report.fields import CHANGE_FIELDS, MATCH_FIELDS, PROBLEM_FIELDS
from quotes.report.records import CONTEXT, text_sha256
from quotes.text.paragraphs import safe

any_text = st.text(st.characters(), min_size=1)  # lone surrogates and NULs too


def names(fields: tuple) -> list[str]:
    return [field.name for field in fields]


def test_a_record_of_extract_has_its_fields_in_order(article: Article, quote: Quote) -> None:
    assert list(record(article, quote)) == names(FIELDS)


def test_a_record_of_verify_adds_its_fields_behind(article: Article, quote: Quote, finding: Finding) -> None:
    row = record(article, quote, finding)
    assert list(row) == names(FIELDS) + names(VERIFY_FIELDS)
    assert list(row["matches"][0]) == names(MATCH_FIELDS)
    assert list(row["matches"][0]["changes"][0]) == names(CHANGE_FIELDS)


def test_a_record_says_what_the_article_says(article: Article, quote: Quote) -> None:
    row = record(article, quote)
    assert row["content"] == "We will not sell the ferry, | Not this year."
    assert row["before"] == "HARBOUR — “"
    assert row["after"].startswith("”\nA spokesman")
    assert (row["cue"], row["source"], row["speaker"]) == ("said", "Ada Pell", "Ada Pell")
    assert row["role"] == "mayor of Port Selwyn"
    assert row["text_sha256"] == article.text_sha256
    assert row["confidence"] == 0.9375


def test_context_has_at_most_a_hundred_characters_a_side() -> None:
    article = Article("a", "x" * 300 + "words" + "y" * 300)
    row = record(article, Quote("a", "direct", (Span(300, 305),)))
    assert (row["before"], row["after"]) == ("x" * CONTEXT, "y" * CONTEXT)


def test_confidence_is_rounded_to_four_digits(article: Article, quote: Quote) -> None:
    assert record(article, dataclasses.replace(quote, confidence=2 / 3))["confidence"] == 0.6667


def test_what_is_missing_is_null() -> None:
    row = record(Article("a", "words"), Quote("a", "indirect", (Span(0, 5),)))
    for name in ("publisher", "title", "cue", "source", "speaker", "speaker_type", "role"):
        assert row[name] is None
    assert row["role_spans"] == []


@pytest.mark.parametrize(
    "change",
    [
        {"article": {"id": "ferry/9"}},
        {"article": {"text": "Other " * 30}},
        {"quote": {"content": (Span(11, 20),)}},
    ],
    ids=["article", "text", "spans"],
)
def test_another_article_text_or_span_gives_another_quote_id(
    article: Article, quote: Quote, change: dict
) -> None:
    other = record(
        dataclasses.replace(article, **change.get("article", {})),
        dataclasses.replace(quote, **change.get("quote", {})),
    )
    assert other["quote_id"] != record(article, quote)["quote_id"]


def test_quote_id_stays_when_only_the_speaker_changes(article: Article, quote: Quote) -> None:
    other = dataclasses.replace(quote, speaker=None, why="another rule")
    assert record(article, other)["quote_id"] == record(article, quote)["quote_id"]


@given(any_text, st.data())
def test_spans_fit_the_words_in_any_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    article = Article("a\ud800", text, title="\x00")
    row = record(article, Quote("a", "direct", (Span(start, end),)))
    assert row["content"] == safe(text)[start:end]
    json.dumps(row, ensure_ascii=False).encode("utf-8")


def test_the_hash_of_a_text_is_made_once_for_all_its_quotes(article: Article, quote: Quote) -> None:
    text_sha256.cache_clear()
    for _ in range(5):
        record(article, quote)
    assert text_sha256.cache_info().misses == 1


def test_finding_records_follow_what_verify_yields(article: Article, quote: Quote, finding: Finding) -> None:
    (row,) = finding_records([(article, quote, finding)])
    assert (row["status"], row["match_count"], row["searched"]) == ("exact", 2, 7)


def test_a_problem_is_plain_values_in_order() -> None:
    row = problem_record(Problem("unclosed_mark", "a: \ud800", "a", span=Span(1, 2)))
    assert list(row) == names(PROBLEM_FIELDS)
    assert row["message"] == "a: \ufffd"
    assert row["span"] == [1, 2]
