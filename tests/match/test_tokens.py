from itertools import chain

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quotes.match.align import rarity
from quotes.match.tokens import END, TENTHS, apart, number_of, numbers
from quotes.match.words import ELLIPSIS, words

PRINTED = st.sampled_from(
    [
        "the",
        "The",
        "ferry",
        "ferry,",
        "“Ferry”",
        "US",
        "us.",
        "U.S.",
        "don’t",
        "don't",
        "[T]he",
        "…",
        "3.4m",
        "COLOUR",
    ]
)
PIECES = st.lists(
    st.lists(PRINTED, max_size=8).map(" ".join)
    | st.text(st.characters(codec="utf-8"), max_size=30)
    | st.text(max_size=20),
    max_size=5,
)


def numbers_slowly(text):
    """Read each stretch between spaces for itself, with all care: the twin that `numbers` must equal."""
    stretches = text.replace("\x03", " ").split()
    keys = (word.key for one in stretches for word in words(one) if word.key != ELLIPSIS)
    return [number_of(part) for key in keys for part in apart(key)]


@given(PIECES)
@example(["crÃªpe"])
def test_each_stretch_has_the_numbers_of_its_words(pieces):
    assert list(numbers(pieces)) == list(chain.from_iterable(map(numbers_slowly, pieces)))


@given(PIECES)
def test_the_numbers_of_pieces_are_the_numbers_of_the_whole(pieces):
    assert numbers(pieces) == numbers([" ".join(pieces)])


@given(PIECES.filter(len))
def test_an_end_stands_behind_each_piece_and_nowhere_else(pieces):
    expected = [[*numbers([piece]), END] for piece in pieces]
    assert list(numbers(pieces, ends=True)) == list(chain.from_iterable(expected))


@given(PIECES, st.integers(1, 6))
def test_what_is_remembered_changes_no_result(pieces, bound):
    expected = [numbers([piece]) for piece in pieces]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("quotes.match.tokens._REMEMBERED", bound)
        assert [numbers([piece]) for piece in pieces] == expected
        assert [numbers([piece], ends=True)[-1] for piece in pieces] == [END] * len(pieces)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Harbour", "the harbour"),
        ("“Sell it,” she said.", "sell it she said"),
        ("we don’t", "we don't"),
        ("we don’t", "we do not"),
        ("THEY’LL GO", "they will go"),
        ("a neighbouring harbour", "a neighboring harbor"),
        ("they recognised it", "they recognized it"),
        ("sell … the ferry", "sell the ferry"),
        ("the US paid", "the U.S. paid"),
        ("the U.S., paid", "the US paid"),
        ("[T]he ferry", "the ferry"),
        ("ma[ke] way", "make way"),
        ("at 8 a.m., she", "at 8 A.M. she"),
        ("$3.4m.", "$3.4m"),
        ("$3.4m", "$3.4 million"),
        ("£3,400,000 of aid", "3.4m of aid"),
        ("42%", "42 percent"),
        ("42 per cent", "42 percent"),
        ("2,000", "two thousand"),
        ("340k", "340,000"),
        ("at 8am", "at 8 a.m."),
        ("the US paid", "the United States paid"),
        ("no one paid", "noone paid"),
        ("the ﬁrst oﬃce", "the first office"),
        ("ferry\u00a0port", "ferry port"),
        ("fer\u200bry", "ferry"),
        ("the f\u0435rry", "the ferry"),
        ("Caf\u00e9", "cafe\u0301"),
    ],
    ids=lambda value: value,
)
def test_ways_to_print_the_same_words_have_the_same_numbers(one, other):
    assert numbers([one]) == numbers([other])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ask US", "ask us"),
        ("we do", "we don’t"),
        ("3.4m", "3.4bn"),
        ("5%", "5"),
        ("3,400,000", "3,400,001"),
        ("2,000", "2,500"),
        ("the ferry", "the ferries"),
        ("-5 degrees", "5 degrees"),
    ],
)
def test_words_that_differ_have_other_numbers(one, other):
    assert numbers([one]) != numbers([other])


@pytest.mark.parametrize("key", ["the", "ferry", "zyzzogeton", "#3"])
def test_a_number_holds_the_rarity_of_its_word_in_tenths(key):
    assert (number_of(key) & TENTHS) + 1 == min(max(round(10 * rarity(key)), 1), TENTHS + 1)


def test_nothing_printed_has_no_numbers():
    assert len(numbers([])) == len(numbers(["", " \n", "—", "“…”"])) == 0


@pytest.mark.parametrize("text", ["\x03", "ferry \x03 port", "\x03\x03 port\x03"])
def test_the_sign_of_an_end_in_a_text_is_no_end(text):
    assert END not in numbers([text])
    assert list(numbers([text], ends=True)).count(END) == 1
