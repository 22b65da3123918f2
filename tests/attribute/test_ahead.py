from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "“No stop, no shop,” {{the shop owner}} said.\nDes Halloran, 61, sells umbrellas there.",
            "Des Halloran",
            id="named and aged in the next sentence",
        ),
        pytest.param(
            "“No stop, no shop,” {{the shop owner}} said.\nDes Halloran, the mayor, left.",
            None,
            id="own role",
        ),
        pytest.param(
            "“No stop, no shop,” {{the shop owner}} said.\nIt rained.\nDes Halloran, 61, left.",
            None,
            id="too late",
        ),
        pytest.param(
            "Des Halloran ran. “No,” {{the shop owner}} said.\nDes Halloran, 61, left.",
            None,
            id="known before",
        ),
        pytest.param(
            "“No,” {{a senior official}} said.\nDes Halloran, 61, left.",
            None,
            id="one who is not to be named",
        ),
        pytest.param("“No,” {{the first mother}} said.\nLea Halloran, 61, left.", None, id="one of several"),
        pytest.param("“No,” {{the mother}} said.\nTom Halloran, 61, left.", None, id="another gender"),
    ],
)
def test_who_is_named_next_is_who_was_described(speakers, text, name):
    quote = speakers(text)[0]
    assert (quote.speaker.name if quote.speaker else None) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "Tom Ender came. Before {{he}} said that the lamp was dark, Lee Harrow, the clerk, sat down.",
            "Lee Harrow",
            id="brought in by the main clause",
        ),
        pytest.param(
            "Tom Ender met Lee Harrow. Before {{he}} said that the lamp was dark, Lee Harrow sat down.",
            "Tom Ender",
            id="named before",
        ),
        pytest.param(
            "Tom Ender came. Before {{he}} said that the lamp was dark, Rita Harrow, the clerk, sat down.",
            "Tom Ender",
            id="another gender",
        ),
    ],
)
def test_a_pronoun_in_an_opening_clause_may_mean_whoever_follows(speakers, text, name):
    assert speakers(text)[0].speaker.name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "“No,” {{the harbour master}} said. Ines Tarrow, who took over in May, added that it was late.",
            "Ines Tarrow",
            id="the name adds to what was said",
        ),
        pytest.param(
            "“No,” {{the harbour master}} said. Ines Tarrow, who took over in May, was asleep.",
            None,
            id="the name does something else",
        ),
        pytest.param(
            "The gardener sat down. “No,” said {{the gardener}}. “Yes,” the 58-year-old added. Tom Tarrow, 58, was a roofer.",
            "Tom Tarrow",
            id="an age leads to the name",
        ),
        pytest.param(
            "“He ran,” {{the sheriff}} said. Tom Tarrow, 34, has a boat.", None, id="an officer speaks of others"
        ),
        pytest.param(
            "“He ran,” {{the baker}} said. Tom Tarrow, 34, was arrested on Monday.", None, id="one who was arrested"
        ),
        pytest.param(
            "“He ran,” {{the baker}} said. Tom Tarrow, 34, faces a trial.", None, id="one who faces a trial"
        ),
    ],
)  # fmt: skip
def test_only_one_who_goes_on_speaking_is_whoever_was_described(speakers, text, name):
    quote = speakers(text)[0]
    assert (quote.speaker.name if quote.speaker else None) == name


def test_a_description_means_the_same_one_before_the_name_is_told(speakers):
    first, second, third = speakers(
        "{{The mayor of Sandholm}} said that the bridge was shut.\n"
        "“It is a plank,” {{the mayor}} said. {{Ines Tarrow, who took over in May,}} added that it was old."
    )
    assert [q.speaker.name for q in (first, second, third)] == ["Ines Tarrow"] * 3
    assert third.role.text == "mayor of Sandholm"


def test_a_pronoun_for_someone_without_a_name_leads_to_the_name_behind_it(speakers):
    quote = speakers(
        "A retired shopkeeper whose roof leaks has a wish. “I want a dry bed,” {{she}} said. "
        "Ines Tarrow, 83, lives by the quay."
    )[0]
    assert (quote.speaker.name, quote.role.text) == ("Ines Tarrow", "retired shopkeeper")
