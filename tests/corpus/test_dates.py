"""Dates: read where they can be read in one way."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.corpus import make_article
from quotes.corpus.dates import date_in, is_timestamp, iso


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("2016-09-09", "2016-09-09"),
        ("2016-09-09T13:52:00Z", "2016-09-09T13:52:00Z"),
        ("2016-09-09 13:52", "2016-09-09 13:52"),
        ("20160909", "2016-09-09"),
        ("20160909T135200Z", "2016-09-09T13:52:00+00:00"),
        ("20160909 1352", "2016-09-09T13:52:00"),
        ("2016-W36-5", "2016-09-09"),
        ("2016-9-9", "2016-09-09"),
        ("September 9, 2016", "2016-09-09"),
        ("Sept. 9, 2016, 1:52 pm", "2016-09-09"),
        ("9 September 2016", "2016-09-09"),
        ("9th of Sept 2016", "2016-09-09"),
        ("09-Sep-2016", "2016-09-09"),
        ("Friday, September 9, 2016 at 1:52 pm EST", "2016-09-09"),
        ("Fri, 09 Sep 2016 13:52:00 GMT", "2016-09-09T13:52:00+00:00"),
        ("2016/09/09", "2016-09-09"),
        ("9/9/2016", "2016-09-09"),
        ("25/12/2016", "2016-12-25"),
        ("12/25/2016", "2016-12-25"),
    ],
)
def test_dates_that_can_be_read_in_one_way_are_read(printed, date):
    assert iso(printed) == date


@pytest.mark.parametrize(
    "printed",
    ["9/10/2016", "09.10.2016", "yesterday", "1473429120", "September 31, 2016", "March 2016", "9/9/16", "",
     "Report of May 3, 2024"],
)  # fmt: skip
def test_dates_that_cannot_are_not(printed):
    assert iso(printed) is None


def test_a_date_that_is_not_read_is_noted(tmp_path, read_all):
    (tmp_path / "a.csv").write_text("text,date\nYes she said,9/10/2016\nNo she said,9/9/2016\n")
    (first, second), _ = read_all(tmp_path / "a.csv")
    assert first.published is None
    assert [p.code for p in first.problems] == ["date_unread"]
    assert "9/10/2016" in first.problems[0].message
    assert (second.published, second.problems) == ("2016-09-09", ())


def test_an_iso_date_stays_as_the_input_states_it(tmp_path, read_all):
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": "Yes.", "published": "2024-05-03T10:00:00+02:00"}))
    assert read_all(path)[0][0].published == "2024-05-03T10:00:00+02:00"


BODY = "\n\nThe harbour will stay open through the winter, its master said on Monday."


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("Harbour open\nMay 3, 2024", "2024-05-03"),
        ("Harbour open\nPublished 3 May 2024\nUpdated 5 May 2024", "2024-05-03"),
        ("Harbour open\nUpdated 5 May 2024", None),
        ("Harbour open\n3 May 2024\n4 May 2024", None),
        ("Harbour open\n4/5/2024", None),
        ("Harbour open\n10:15 am", None),
    ],
)
def test_a_date_printed_above_an_article_without_one_is_taken(head, date):
    assert make_article(head + BODY).published == date


def test_a_date_below_the_first_paragraph_is_not_the_article_s():
    assert make_article(f"Harbour open{BODY}\n\nMay 3, 2024{BODY}").published is None


def test_a_date_that_the_input_states_wins_over_the_printed_one():
    assert make_article("Harbour open\nMay 3, 2024" + BODY, published="2024-05-04").published == "2024-05-04"


@given(st.text() | st.from_regex(r"[0-9A-Za-z ,:./-]{0,40}", fullmatch=True))
def test_no_string_breaks_the_reading_of_dates(text):
    date = iso(text)
    assert date is None or iso(date) == date
    assert isinstance(is_timestamp(text), bool)
    assert date_in(text) is None or iso(date_in(text)) == date_in(text)
