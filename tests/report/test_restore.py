"""From records back to quotes, never against another text."""

from __future__ import annotations

import dataclasses

import pytest

from quotes.errors import InputError
from quotes.models import Article, Finding, Problem, Quote, Span
from quotes.report import problem_record, record, to_extracted, to_finding, to_quote
from quotes.report.restore import to_problem


def test_a_quote_comes_back_from_its_record(article: Article, quote: Quote) -> None:
    assert to_quote(record(article, quote)) == quote


def test_a_finding_comes_back_from_its_record(article: Article, quote: Quote, finding: Finding) -> None:
    assert to_finding(record(article, quote, finding)) == finding


def test_a_record_of_extract_has_no_finding(article: Article, quote: Quote) -> None:
    assert to_finding(record(article, quote)) is None


def test_a_problem_comes_back_from_its_record() -> None:
    problem = Problem("version", "two texts", "a", "a.txt", Span(0, 3))
    assert to_problem(problem_record(problem)) == problem


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kind", "spoken"),
        ("zone", "footer"),
        ("speaker_type", "robot"),
        ("content_spans", []),
        ("content_spans", [[5, 2]]),
        ("content_spans", [[1]]),
        ("content_spans", "[[1, 2]]"),
        ("cue_spans", [[-1, 2]]),
        ("confidence", "high"),
    ],
)
def test_a_field_that_cannot_be_is_named(article: Article, quote: Quote, field: str, value: object) -> None:
    row = record(article, quote) | {field: value}
    with pytest.raises(InputError, match=row["quote_id"]):
        to_quote(row)


def test_records_join_their_articles_in_the_articles_order(article: Article, quote: Quote) -> None:
    silent = Article("other", "Nobody spoke.")
    problems: list[Problem] = []
    rows = [record(article, quote)]
    found = list(to_extracted(rows, [silent, article], on_problem=problems.append))
    assert [(one.article.id, one.quotes) for one in found] == [("other", ()), ("ferry/1", (quote,))]
    assert problems == []


def test_records_of_another_text_are_a_problem_and_not_used(article: Article, quote: Quote) -> None:
    edited = dataclasses.replace(article, text=article.text.replace("not ", ""))
    (found,) = to_extracted([record(article, quote)], [edited], on_problem=pytest.fail)
    assert found.quotes == ()
    assert [problem.code for problem in found.problems] == ["text_changed"]


def test_two_versions_of_an_article_keep_their_own_quotes(article: Article, quote: Quote) -> None:
    later = dataclasses.replace(article, text=article.text + " Updated.")
    rows = [record(article, quote), record(later, dataclasses.replace(quote, kind="mixed"))]
    first, second = to_extracted(rows, [article, later], on_problem=pytest.fail)
    assert (first.quotes[0].kind, second.quotes[0].kind) == ("direct", "mixed")
    assert first.problems == second.problems == ()


def test_records_without_their_article_are_a_problem(article: Article, quote: Quote) -> None:
    problems: list[Problem] = []
    assert list(to_extracted([record(article, quote)], [], on_problem=problems.append)) == []
    assert [(problem.code, problem.article_id) for problem in problems] == [("article_missing", "ferry/1")]


def test_a_span_beyond_the_text_is_a_problem(article: Article, quote: Quote) -> None:
    row = record(article, quote) | {"cue_spans": [[0, 9_999]]}
    (found,) = to_extracted([row], [article], on_problem=pytest.fail)
    assert (found.quotes, [p.code for p in found.problems]) == ((), ["bad_record"])
