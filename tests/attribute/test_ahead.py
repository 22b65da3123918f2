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
