from __future__ import annotations

import pytest

from quotes.attribute.focus import OBJECT, POSSESSOR, SUBJECT
from quotes.attribute.prominence import prominence
from quotes.models import Span


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        pytest.param("On Monday Orr denied it.", 0.9 * SUBJECT, SUBJECT, id="before a verb"),
        pytest.param("On Monday Orr also wants it.", 0.9 * SUBJECT, SUBJECT, id="before adverb and verb"),
        pytest.param("It rained. Orr, too, came.", 0.8 * SUBJECT, SUBJECT, id="opens a sentence"),
        pytest.param("They spoke to Orr.", OBJECT, OBJECT, id="behind a preposition"),
        pytest.param("They told Orr won nothing.", OBJECT, OBJECT, id="told"),
        pytest.param("They saw Orr.", OBJECT, OBJECT, id="behind a verb"),
        pytest.param("On Monday Orr’s wife came.", POSSESSOR, POSSESSOR, id="possessive"),
        pytest.param("On Monday Orr supporters came.", POSSESSOR, POSSESSOR, id="before a noun"),
    ],
)
def test_a_subject_counts_more_than_an_object_and_that_more_than_a_possessor(text, low, high):
    span = Span(text.index("Orr"), text.index("Orr") + 3)
    assert low <= prominence(text, span, outer=span) <= high


def test_the_role_behind_a_name_does_not_hide_its_verb():
    text = "On Monday Orr, the mayor of Velm, said no."
    outer = Span(text.index("Orr"), text.index(" said"))
    assert prominence(text, Span(outer.start, outer.start + 3), outer=outer) >= 0.9 * SUBJECT
