from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from quotes.attribute.entities import Entity
from quotes.attribute.people import People

NAMES = st.lists(st.text("abc", min_size=4, max_size=9), max_size=12)


def gathered(families: list[str]) -> People:
    people = People()
    for family in families:
        people.enter(Entity(family, "person", given=("ann",), family=family))
    return people


@given(NAMES, st.text("abc", max_size=9))
def test_the_look_up_of_near_names_equals_going_through_all(families, word):
    people = gathered(families)
    slow = [
        e for e in people if min(len(e.family), len(word)) > 5 and Levenshtein.distance(e.family, word) == 1
    ]
    assert people.nearly_named(word) == slow


@given(NAMES, st.text("abc", min_size=4, max_size=9))
def test_the_look_up_of_names_equals_going_through_all(families, word):
    people = gathered(families)
    assert people.named(word, "ann") == list(people)
    assert people.named(word) == [e for e in people if e.family == word]


@pytest.mark.parametrize("word", ["a", "ada"])
def test_a_given_name_learned_later_is_looked_up_too(word):
    people = gathered(["orr"])
    (entity,) = people
    entity.given = (word,)
    people.enter(entity)
    assert people.named(word) == [entity]
    assert list(people) == [entity]
