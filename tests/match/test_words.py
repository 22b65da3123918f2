import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.match.tokens import numbers
from quotes.match.words import chunks, is_shouted, read_chunk, words
from quotes.text.folding import fold

ODD = st.text(max_size=80) | st.text(st.sampled_from("aB n't'’.[]()…5%$,-мﬁ\u200b\n"), max_size=60)


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


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("half a million", ["#500000"]),
        ("half of a million", ["half", "of", "#1000000"]),
        ("two hundred and ten of a thousand", ["#210", "of", "#1000"]),
        ("minus 5 and a half", ["#-5.5"]),
        ("2½ hours or two and a half hours", ["#2.5 hour", "or", "#2.5 hour"]),
        ("10½%, 1½ million, a million and a half", ["#10.5 percent", "#1500000", "#1500000"]),
        (
            "half a loaf or ½ a loaf, ⅓ of it",
            ["half", "a", "loaf", "or", "half", "a", "loaf", "third", "of", "it"],
        ),
        ("3, and a half of them", ["#3", "and", "a", "half", "of", "them"]),
        ("Flight No. 12 or the No. 1 seed", ["flight", "number", "#12", "or", "the", "number", "#1", "seed"]),
        ("Did any live? No. 12 died.", ["did", "any", "live", "no", "#12", "died"]),
        ("no one in the United States", ["noone", "in", "the", "u.s."]),
        ("3rd March or March 3rd", ["#3", "march", "or", "march", "#3"]),
        ("a house", ["a", "house"]),
    ],
)
def test_words_that_are_one_thing_are_one_word(text, found):
    assert keys(text) == found


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("They don’t owe", ["They", "do", "n’t", "owe"]),
        ("a…b don’t", ["a", "…", "b", "do", "n’t"]),
        ("we cannot", ["we", "can", "not"]),
        ("so we do\u00adn’t", ["so", "we", "do\u00adn’t", "do\u00adn’t"]),
    ],
    ids=["curly mark", "letters moved", "no mark", "letters moved inside"],
)
def test_the_pieces_of_a_contraction_lie_where_they_are_printed(text, printed):
    assert [text[w.start : w.end] for w in words(text)] == printed


def test_capitals_alone_tell_the_us_from_us():
    assert keys("the US asked us") == ["the", "u.s.", "asked", "us"]
    assert keys("THE MAYOR ASKED US TO LEAVE") == ["the", "mayor", "asked", "us", "to", "leave"]


@given(ODD)
def test_words_lie_in_the_text_and_in_order(text):
    at = 0
    for word in words(text):
        assert at <= word.start <= word.end <= len(text)
        assert text[word.start : word.end]
        at = word.start


@given(ODD)
def test_a_text_read_in_chunks_is_the_text_read_whole(text):
    normal = fold(text).text
    at, found = 0, []
    for chunk in chunks(normal):
        found += [
            part._replace(first=part.first + at, last=part.last + at, whole=None)
            for part in read_chunk(chunk)[0]
        ]
        at += len(chunk) + 1
    assert found == [part._replace(whole=None) for part in read_chunk(normal)[0]]


@given(st.text(st.sampled_from("eTAOé M1"), max_size=40) | st.text(max_size=40))
def test_a_text_is_shouted_if_more_than_eight_in_ten_letters_are_capitals(text):
    letters = [c for c in text if c.isalpha()]
    assert is_shouted(text) == (
        len(letters) > 12 and sum(c.isupper() for c in letters) * 10 > len(letters) * 8
    )


@pytest.mark.parametrize(
    "text",
    ["9" * 400, "one " + "million " * 80, "don" + "'t" * 5_000, f"{'9' * 400} metres and 3m high"],
    ids=["digits", "millions", "contractions", "metres"],
)
def test_no_run_of_digits_or_of_endings_is_too_long_to_be_read(text: str) -> None:
    assert words(text)
    assert len(numbers([text])) > 0


def test_two_fractions_in_a_row_at_the_end_are_read() -> None:
    assert words("¼¼")[0].start == 0
