from __future__ import annotations

import pytest

from quotes.match import Report, compare
from quotes.match.lone_names import may_be_body
from quotes.models import Span

WORDS = "We will shut the yard and we regret it"


def report(speaker, around="", **what):
    text = f"“{WORDS}” {around}"
    return Report(text, (Span(1, 1 + len(WORDS)),), speaker=speaker, speaker_type="person", **what)


@pytest.mark.parametrize(
    ("speaker", "around", "what"),
    [
        ("Okoro", "Ama Okoro has led the yard since May.", {}),
        ("Okoro", "Ama B. Okoro has led the yard since May.", {}),
        ("Okoro", "Mr. Okoro has led the yard since May.", {}),
        ("Okoro", "Okoro said that she had slept ill.", {}),
        ("Okoro", "", {"source": "Okoro, a welder"}),
        ("Ama", "", {}),
        ("OKORO", "", {"primary": True}),
        ("Ama Okoro", "", {}),
    ],
)
def test_a_lone_name_is_a_person_s_where_something_tells(speaker, around, what):
    assert not may_be_body(report(speaker, around, **what))


@pytest.mark.parametrize("around", ["", "Norvik said in a note.", "The Norvik yard said it would shut."])
def test_a_lone_name_may_be_a_body_s_where_nothing_tells(around):
    assert may_be_body(report("Norvik", around))


def test_a_company_does_not_contradict_its_chief():
    match = compare(report("Norvik", "Norvik said in a note."), report("Ama Okoro"))
    assert match is not None
    assert match.same_speaker == "unknown"


def test_two_people_contradict_though_one_is_named_by_one_word():
    there = report("Tveit", "Per Tveit owns the yard.")
    match = compare(report("Ama Okoro"), there)
    assert match is not None
    assert match.same_speaker == "no"
