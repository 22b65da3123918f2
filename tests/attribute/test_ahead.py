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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("\nHarriet Loxley told a panel so.", "Harriet Loxley", id="speaks next"),
        pytest.param("\nSpeaking in Velm, Harriet Loxley said so.", "Harriet Loxley", id="speaking"),
        pytest.param("\nHarriet Loxley, of Velm, said so.", "Harriet Loxley", id="of a place"),
        pytest.param("\nHarriet Loxley, a grocer, said so.", None, id="another role"),
        pytest.param("\nHarriet Loxley was fined.", None, id="does not speak"),
        pytest.param("\nIt rained. Harriet Loxley said so.", None, id="not in the second sentence"),
        pytest.param(" Harriet Loxley said so.", None, id="in the same paragraph"),
    ],
)
def test_whom_a_story_opens_with_is_named_as_they_speak_next(speakers, text, name):
    quote = speakers(f"{{{{The health secretary}}}} has denied it.{text}")[0]
    assert (quote.speaker.name if quote.speaker else None) == name


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "It rained.\n{{The health secretary}} denied it.\nHarriet Loxley said so.", id="further down"
        ),
        pytest.param("{{The judge}} denied it.\nHarriet Loxley said so.", id="one who speaks of others"),
    ],
)
def test_who_speaks_next_may_be_someone_else(speakers, text):
    assert speakers(text)[0].speaker is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Mayor Harriet Loxley told the radio so.", "Harriet Loxley", id="by that title"),
        pytest.param("Bishop Harriet Loxley told the radio so.", None, id="by another title"),
        pytest.param("It rained. Mayor Harriet Loxley left.", None, id="not next"),
        pytest.param("Mayor Harriet Loxley met Mayor Lea Orr.", None, id="one of two"),
    ],
)
def test_an_office_is_that_of_whom_the_next_sentence_gives_it_to(speakers, text, name):
    quote = speakers(f"{{{{The mayor}}}} said no. {text}")[0]
    assert (quote.speaker.name if quote.speaker else None) == name
