from hypothesis import given
from hypothesis import strategies as st

from quotes.match.align import align, common_runs, runs_slowly, side
from quotes.match.words import words

KEYS = st.lists(st.sampled_from("abcde"), max_size=12) | st.lists(
    st.sampled_from("abcdefghijklmnop"), max_size=30
)


def read(text):
    return side(words(text))


@given(KEYS, KEYS)
def test_the_fast_runs_equal_the_slow_ones(here, there):
    assert common_runs(here, there) == runs_slowly(here, there)


@given(KEYS, KEYS, st.integers(0, 12))
def test_the_fast_runs_equal_the_slow_ones_where_much_is_shared(here, there, cut):
    there = [*there[:2], *here[:cut], *there[2:], *here[cut:]]
    assert common_runs(here, there) == runs_slowly(here, there)


def test_long_texts_align():
    here = read("the ferry stays in port until the wind drops " * 200)
    there = read("the ferry stays in port and waits until the wind drops " * 200)
    found = align(here, there)
    assert found is not None
    assert found.blocks[0].here == found.blocks[0].there == 0


def test_a_side_knows_its_keys_and_where_words_were_left_out():
    found = read("the ferry … stays in port …")
    assert found.keys == ["the", "ferry", "stays", "in", "port"]
    assert found.weight == sum(found.rarities)
    assert found.omits(0, 2)
    assert found.omits(5, 5)
    assert not found.omits(3, 4)


def test_gaps_say_on_which_side_the_omission_is_marked():
    found = align(read("the ferry … stays in port"), read("the ferry to Turku stays in port"))
    assert [(gap.place, gap.here_marked, gap.there_marked) for gap in found.gaps()] == [
        ("head", False, False),
        ("inner", True, False),
        ("tail", False, False),
    ]
