import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.match.words import words


def keys(text):
    return [word.key for word in words(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("3.4million", "3.4 million"),
        ("$3.4m", "3.4 million dollars"),
        ("twenty-five", "25"),
        ("20%", "20 per cent"),
        ("1,250", "1250"),
        ("cannot", "can’t"),
        ("they do not", "they don't"),
        ("recognise", "recognize"),
        ("[T]he", "the"),
    ],
    ids=lambda value: value,
)
def test_ways_to_print_the_same_words_have_the_same_keys(one, other):
    assert keys(one) == keys(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("million", "billion"), ("20", "20%"), ("$5", "€5"), ("can", "can't"), ("2017", "0217")],
)
def test_numbers_units_and_negations_keep_their_own_keys(one, other):
    assert keys(one) != keys(other)


def test_marks_of_omission_are_words():
    assert keys("a … b [...] c . . . d") == ["a", "…", "b", "…", "c", "…", "d"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("We met Lindqvist in Turku", ["Lindqvist", "Turku"]),
        ("The people met. We left", []),
        ("I said so", []),
    ],
)
def test_names_are_told_by_capitals_that_nothing_else_explains(text, names):
    assert [text[w.start : w.end] for w in words(text) if w.name] == names


@given(st.text(max_size=80) | st.text(st.sampled_from("aB n't'’.[]…5%$,-мﬁ\u200b"), max_size=60))
def test_words_lie_in_the_text_and_in_order(text):
    at = 0
    for word in words(text):
        assert at <= word.start <= word.end <= len(text)
        assert text[word.start : word.end]
        at = word.start
