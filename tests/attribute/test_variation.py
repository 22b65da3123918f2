from __future__ import annotations

import pytest


def name_of_last(speakers, text):
    quote = speakers(text)[-1]
    return quote.speaker.name if quote.speaker else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Lea Orr limped off. “No,” {{the striker}} said.", "Lea Orr", id="in one paragraph"),
        pytest.param("Lea Orr limped off.\n“No,” {{the striker}} said.", "Lea Orr", id="in the next"),
        pytest.param("Captain Lea Orr limped off. “No,” {{the striker}} said.", "Lea Orr", id="a captain"),
        pytest.param("Lea Orr limped off. “No,” {{the Australian}} said.", "Lea Orr", id="from a country"),
        pytest.param("Lea Orr limped off. “No,” {{the mum-of-six}} said.", "Lea Orr", id="a parent of some"),
        pytest.param("Lea Orr fell. “No,” {{the 36-year-old electrician}} said.", "Lea Orr", id="a trade"),
        pytest.param("Coach Lea Orr limped off. “No,” {{the striker}} said.", None, id="another trade"),
        pytest.param("Lea Orr met Tom Kane. “No,” {{the striker}} said.", None, id="one of two"),
        pytest.param("Tom Orr limped off. “No,” {{the mum-of-six}} said.", None, id="no mother"),
        pytest.param("A striker came. Lea Orr left. “No,” {{the striker}} said.", None, id="one without a name"),
        pytest.param("Lea Orr limped off. “No,” {{the doctor}} said.", None, id="one whom the scene brings along"),
        pytest.param("Lea Orr limped off.\nIt rained.\n“No,” {{the striker}} said.", None, id="a paragraph between"),
        pytest.param("Lea Orr left. {{Tom Kane}} said no.\n“No,” {{the striker}} said.", None, id="two before"),
    ],
)  # fmt: skip
def test_another_noun_means_who_alone_was_named_just_before(speakers, text, name):
    assert name_of_last(speakers, text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Lea Orr left. “No,” {{the 36-year-old}} said.", "Lea Orr", id="alone"),
        pytest.param("Judge Lea Orr jailed Tom Kane. {{The 36-year-old}} wept: “No.”", None, id="either of two"),
        pytest.param("Lea Orr left.\nIt rained.\n“No,” {{the 36-year-old}} said.", None, id="a paragraph between"),
        pytest.param("Lea Orr, 50, left. “No,” {{the 36-year-old}} said.", None, id="of another age"),
        pytest.param("Lea Orr, 36, met Tom Kane. “No,” {{the 36-year-old}} said.", "Lea Orr", id="age told"),
    ],
)  # fmt: skip
def test_an_age_that_is_told_of_nobody_is_that_of_who_alone_is_named_beside_it(speakers, text, name):
    assert name_of_last(speakers, text) == name


@pytest.mark.parametrize("noun", ["Croatian", "striker"])
def test_she_is_not_who_spoke_before_another_noun_that_does_not_mean_them(speakers, noun):
    text = f"Pundit Lea Orr wept. “Yes,” {{{{Orr}}}} said.\nThe {noun} rests today. “No,” {{{{she}}}} said."
    assert name_of_last(speakers, text) is None


def test_she_is_still_who_spoke_behind_people_of_a_country(speakers):
    text = "Pundit Lea Orr wept. “Yes,” {{Orr}} said.\nThe Dutch voted today. “No,” {{she}} said."
    assert name_of_last(speakers, text) == "Lea Orr"
