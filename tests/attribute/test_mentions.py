from __future__ import annotations

import pytest

from quotes.attribute.mentions import Cast


def forms(text: str) -> dict[str, set[str]]:
    return {e.name: {m.span.of(text) for m in e.mentions} for e in Cast(text).entities}


@pytest.mark.parametrize(
    ("text", "name", "other"),
    [
        pytest.param("Michael Tarn came. Mike Tarn left.", "Michael Tarn", "Mike Tarn", id="nickname"),
        pytest.param("John F. Hale came. John Hale left.", "John F. Hale", "John Hale", id="initial"),
        pytest.param(
            "Greta McQuillan came. Then McQuilan left.", "Greta McQuillan", "McQuilan", id="misspelt"
        ),
        pytest.param("Xi Luping came. Then Xi left.", "Xi Luping", "Xi", id="family name first"),
        pytest.param("Ruth O’Dell came. Then O'Dell left.", "Ruth O’Dell", "O'Dell", id="apostrophes"),
        pytest.param("Magnus “Foggy” Ord came. Then Ord left.", "Magnus Ord", "Ord", id="nickname in marks"),
        pytest.param(
            'Magnus "The Fog" Ord came. Mr Ord left.', "Magnus Ord", "Ord", id="nickname of two words"
        ),
        pytest.param(
            "Magnus “Fog of War” Ord came. Mr Ord left.", "Magnus Ord", "Ord", id="nickname of three"
        ),
        pytest.param("We saw Corin Hale there. Then Hale left.", "Corin Hale", "Hale", id="surname alone"),
    ],
)
def test_forms_of_one_name_are_one_person(text, name, other):
    assert other in forms(text)[name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("Dan Tarn met Dan Tarn Jr.", {"Dan Tarn", "Dan Tarn Jr."}, id="father and son"),
        pytest.param("Ann Tarn met Ray Tarn.", {"Ann Tarn", "Ray Tarn"}, id="spouses"),
        pytest.param("Dan W. Tarn met Dan H.W. Tarn.", {"Dan W. Tarn", "Dan H.W. Tarn"}, id="other initials"),
    ],
)
def test_two_people_are_not_made_one(text, names):
    assert names <= set(forms(text))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Dan H. W. Tarn came. Dan H.W. Tarn left.", id="initials apart"),
        pytest.param("Dan R. Tarn came. Dan R.R. Tarn left.", id="one more"),
        pytest.param("Dan W. Tarn came. Dan Walter Tarn left.", id="spelled out"),
    ],
)
def test_initials_that_may_be_ones_do_not_make_two_people(text):
    assert len(list(Cast(text).people)) == 1


def test_a_name_without_the_initials_that_tell_two_apart_is_neither():
    text = "Dan W. Tarn met Dan H.W. Tarn. Then Dan Tarn left."
    assert set(forms(text)) == {"Dan W. Tarn", "Dan H.W. Tarn"}
    assert all("Dan Tarn" not in found for found in forms(text).values())


def test_a_town_is_not_taken_for_the_university_named_after_it():
    assert forms("We left Issel. Issel University closed.")["Issel University"] == {"Issel University"}


def test_a_headlines_capitals_make_no_new_person():
    text = "Rita Sol Slams Port Plan\n\nRita Sol spoke on Monday. Later Sol left the hall in anger."
    people = [e.name for e in Cast(text).people]
    assert people == ["Rita Sol"]


def test_a_persons_name_in_a_place_stays_a_person_and_after_in_a_place():
    text = "Jim Jordan came. Then Jordan left for talks in Jordan."
    jordan = [e for e in Cast(text).entities if e.name == "Jordan"]
    assert len(jordan) == 1
    assert jordan[0].kind == "place"
    assert len(jordan[0].mentions) == 1


def test_a_name_that_stands_in_a_shouted_text_again_and_again_is_one_person():
    text = "HELEN RENN: WE WENT ON.\nODU: DID YOU?\nHELEN RENN: WE WENT ON.\nHELEN RENN: YES.\n"
    assert [e.name for e in Cast(text).entities].count("Helen Renn") == 1


def test_a_common_word_with_a_capital_at_the_start_of_a_sentence_is_no_person():
    assert not list(Cast("Hope of rain faded. Prices rose. Nothing changed.").people)
