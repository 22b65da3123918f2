"""Labels that end in a stop: hearings and debates, and the articles that only look like them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.corpus.stops import stopped
from quotes.corpus.transcripts import find_turns


def turns(text: str) -> list[tuple[str | None, str]]:
    return [(turn.speaker, turn.span.of(text)) for turn in find_turns(text)]


def test_titles_and_offices_before_a_stop_are_labels() -> None:
    text = (
        "    Chairman Pell. The committee will come to order.\n    Mr. Rask. Thank you, Mr. Chairman. It leaks\nand "
        "is old.\n    Mr. Hale of Lunby. Why?\n    Mr. Rask. It rained.\n    The Clerk. Mr. Hale votes no.\n"
        "    Chairman Pell. Thank you."
    )
    assert turns(text) == [
        ("Chairman Pell", "The committee will come to order."),
        ("Mr. Rask", "Thank you, Mr. Chairman. It leaks\nand is old."),
        ("Mr. Hale of Lunby", "Why?"),
        ("Mr. Rask", "It rained."),
        (None, "Mr. Hale votes no."),
        ("Chairman Pell", "Thank you."),
    ]


def test_whoever_presides_ends_the_turn_before() -> None:
    text = (
        "  Mr. RASK. Mr. President, it leaks. I\nyield the floor.\n  The PRESIDING OFFICER. The Senator from Lunby.\n"
        "  Ms. PELL. Mr. President, it is old.\n  The SPEAKER pro tempore. Without objection.\n  Mr. RASK. I object."
    )
    assert turns(text) == [
        ("Mr. RASK", "Mr. President, it leaks. I\nyield the floor."),
        (None, "The Senator from Lunby."),
        ("Ms. PELL", "Mr. President, it is old."),
        (None, "Without objection."),
        ("Mr. RASK", "I object."),
    ]


def test_names_before_a_stop_and_a_dash_are_labels() -> None:
    text = (
        "Ada Pell (PPE). – Madam President, it leaks.\n\nPresident. – Thank you.\n\nJon Rask, on behalf of the S&D "
        "Group. – It is old.\n\nPresident. – That is all."
    )
    assert turns(text) == [
        ("Ada Pell", "Madam President, it leaks."),
        (None, "Thank you."),
        ("Jon Rask", "It is old."),
        (None, "That is all."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The ferry sank, said\nMr. Rask. It rained.\nWe spoke to\nMr. Rask. He left.\nNobody saw\nMr. Rask. He hid.",
        "The Pier. It leaks.\n\nThe Ferry. It sank.\n\nThe Pier. It is old.\n\nThe Lamp. It is dark.",
        "Lunby. – A ferry sank.\n\nOslo. – It rained.\n\nTurku. – The sun shone.",
        "Mr. Rask. He left.\n\nIt rained all night in the old town.\n\nThe pier leaks.\n\nThe ferry sank.\n\nSo it ends.",
    ],
    ids=["broken lines", "things", "places", "once"],
)
def test_sentences_are_no_labels(text: str) -> None:
    assert turns(text) == []


@given(
    st.lists(st.sampled_from(["Mr. ", "Rask. ", "The ", "Clerk. ", "– ", "\n", "(PPE)", ", "]) | st.text())
)
def test_labels_lie_in_any_text(parts: list[str]) -> None:
    text = "".join(parts)
    assert all(label.span.of(text).startswith(label.name) for label in stopped(text))
