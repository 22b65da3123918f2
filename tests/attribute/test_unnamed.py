from __future__ import annotations

import pytest

from quotes.attribute.reading import read
from quotes.attribute.scene import Scene
from quotes.attribute.sources import Decision

from .conftest import marked


def decisions(text: str) -> list[Decision]:
    article, quotes = marked(text)
    return read(Scene(article, quotes), quotes)


def who_is_who(text: str) -> list[int | None]:
    """Number the speakers without a name in the order in which they come; None where it is unclear."""
    seen: list[int] = []
    numbers: list[int | None] = []
    for decision in decisions(text):
        if decision.unnamed is not None and id(decision.unnamed) not in seen:
            seen.append(id(decision.unnamed))
        numbers.append(seen.index(id(decision.unnamed)) if decision.unnamed is not None else None)
    return numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        pytest.param(
            "“One,” {{a senior official}} said.\n“Two,” {{the official}} said.", [0, 0], id="said again"
        ),
        pytest.param(
            "“One,” {{a senior official}} said.\n“Two,” {{a second official}} said.", [0, 1], id="a second"
        ),
        pytest.param("“One,” {{an aide}} said.\n“Two,” {{another aide}} said.", [0, 1], id="another"),
        pytest.param(
            "“One,” {{an aide}} said.\n“Two,” {{another aide}} said.\n“Three,” {{the aide}} added.",
            [0, 1, 1],
            id="the last one",
        ),
        pytest.param(
            "“One,” {{an aide}} said.\n“Two,” {{a second aide}} said.\n“Three,” {{the first aide}} said.",
            [0, 1, 0],
            id="the first",
        ),
        pytest.param(
            "“One,” {{an aide}} said.\n“Two,” {{another aide}} said.\n“Three,” {{the other aide}} said.",
            [0, 1, None],
            id="the other",
        ),
        pytest.param(
            "“One,” {{an aide}} said.\n“Two,” {{the former aide}} said.", [0, None], id="a word that is new"
        ),
        pytest.param("“One,” {{his aide}} said.\n“Two,” {{his aide}} said.", [0, None], id="two of his"),
        pytest.param(
            "“One,” {{a woman}} at the gate said.\n“Two,” {{she}} said.\n“Three,” {{the woman}} said.",
            [0, 0, 0],
            id="pronoun",
        ),
        pytest.param(
            "“One,” {{a nurse}} said.\n“Two,” {{a baker}} said.\n“Three,” {{the nurse}} said.",
            [0, 1, 0],
            id="two trades",
        ),
        pytest.param("“One,” {{two aides}} said.\n“Two,” {{the aide}} said.", [None, 0], id="several"),
    ],
)
def test_speakers_without_a_name_are_kept_apart_and_joined_with_themselves(text, numbers):
    assert who_is_who(text) == numbers


def test_a_pronoun_takes_kind_and_role_of_the_unnamed_speaker_it_means(speakers):
    first, second = speakers("“One,” said {{a harbour official}}.\n“Two,” {{he}} said.")
    assert (second.speaker, second.speaker_type) == (None, first.speaker_type)
    assert second.role == first.role


def test_a_description_that_two_named_people_share_is_no_stranger():
    text = "Mayor Rita Sol met Mayor Colin Marsh.\n“One,” {{the mayor}} said."
    (decision,) = decisions(text)
    assert (decision.rule, decision.unnamed, decision.entities) == ("ambiguous", None, ())


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        pytest.param("{{Rita Sol}} said no.", "full_name", id="full name"),
        pytest.param("Rita Sol ran.\n{{Sol}} said no.", "short_name", id="short name"),
        pytest.param("{{Rita Sol and Colin Marsh}} said no.", "joint", id="joint"),
        pytest.param("Mayor Rita Sol ran.\n{{The mayor}} said no.", "role", id="role"),
        pytest.param("Rita Sol ran.\n{{She}} said no.", "pronoun", id="pronoun"),
        pytest.param("{{He}} said no.", "unresolved", id="nobody for it"),
        pytest.param("They met Rita Sol and Ana Ortega.\n{{She}} said no.", "ambiguous", id="two fit"),
        pytest.param("It was Rita Sol, {{who}} said no.", "relative", id="relative"),
        pytest.param("{{The Orsini campaign}} said no.", "body", id="body"),
        pytest.param("{{A pilot}} said no.", "unnamed", id="unnamed"),
        pytest.param("{{Voters}} said no.", "group", id="group"),
        pytest.param("{{The report}} said no.", "document", id="document"),
    ],
)
def test_a_decision_says_which_rule_made_it(text, rule):
    assert decisions(text)[0].rule == rule


def test_the_margin_is_large_without_a_rival_and_small_with_one():
    alone, rivalled = (
        decisions(text)[0].margin
        for text in (
            "Rita Sol ran.\n“Yes,” {{she}} said.",
            "Rita Sol ran against a tired Ana Ortega.\n“Yes,” {{she}} said.",
        )
    )
    assert alone == 10
    assert rivalled is not None
    assert 1.25 <= rivalled < 10


def test_what_an_unnamed_speaker_also_is_belongs_to_the_role(speakers):
    first, second = speakers(
        "{{A second official, an adviser to the premier,}} said no. “Yes,” {{he}} added."
    )
    assert first.role.text == second.role.text == "second official, adviser to the premier"


def test_one_who_speaks_in_a_clause_of_their_own_is_brought_in_once(speakers):
    first, second, again = speakers(
        "A mother of two, {{who}} asked for quiet, left. {{A second mother}} said no. {{The first mother}} said yes."
    )
    assert again.speaker_id == first.speaker_id != second.speaker_id
