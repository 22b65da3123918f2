import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.match.likeness import all_in_common, in_common, likeness
from quotes.match.tokens import TENTHS, numbers

SAID = "We will never sell the old ferry to the owners of the Lunby shipyard, whatever they offer the island"
WORDS = st.lists(st.sampled_from(SAID.split()), max_size=14).map(" ".join)


def weight(found):
    return sum((number & TENTHS) + 1 for number in found) / 10


def like(one, other):
    here, there = numbers([one]), numbers([other])
    return likeness(here, there, least=min(weight(here), weight(there)))


@pytest.mark.parametrize(
    "there",
    [
        SAID,
        SAID.upper(),
        SAID.replace("never ", ""),
        SAID.replace("never", "not"),
        SAID.replace("Lunby", "Kallen"),
        SAID.replace("owners", "directors"),
        SAID.replace("sell the old ferry", "hand over the old ferry"),
        SAID.replace("of the Lunby shipyard, ", ""),
        SAID.partition(",")[0],
        SAID.partition(" to ")[2],
        f"As for the pier, nobody had asked. {SAID}, she told the council late on Tuesday night.",
        f"Whatever they offer the island, {SAID.partition(',')[0].lower()}",
    ],
    ids=[
        "the same", "capitals", "a word left out", "a word changed", "a name changed", "a noun changed",
        "two words for one", "the middle left out", "only the head", "only the tail", "more around it", "parts moved",
    ],
)  # fmt: skip
def test_another_report_of_the_words_is_like_them(there):
    assert like(SAID, there) > 0
    assert like(there, SAID) > 0


@pytest.mark.parametrize(
    "there",
    [
        "We will never paint the red barn to the taste of the Kallen parish, whatever they promise the choir",
        "They should always rent the new tractor to the sons of the Brekke farmers, however they treat the soil",
        "The pier was rotten long before the storm came in from the north and broke it on a Sunday",
        "It is what it is",
        "",
    ],
    ids=["built alike", "built alike, verbs too", "another sentence", "a phrase", "nothing"],
)
def test_a_sentence_that_says_something_else_is_not(there):
    assert like(SAID, there) == 0
    assert like(there, SAID) == 0


def test_words_held_in_common_but_in_a_long_other_order_are_no_report():
    backwards = " ".join(reversed(SAID.split()))
    assert like(SAID, backwards) < like(SAID, SAID) / 2


@given(WORDS)
def test_words_are_as_like_themselves_as_they_weigh(text):
    found = numbers([text])
    assert likeness(found, found, least=weight(found)) == pytest.approx(weight(found))


@given(WORDS, WORDS)
def test_no_more_is_shared_than_the_lighter_side_weighs(one, other):
    assert 0 <= like(one, other) <= min(weight(numbers([one])), weight(numbers([other]))) + 1e-9


@given(st.lists(st.integers(0, 11), unique=True, max_size=12), st.sets(st.integers(0, 11)))
def test_what_leaves_out_words_is_as_like_from_either_side(kept, left_out):
    """Where no word comes twice and none is replaced, one order of the shared words is the longest."""
    here = numbers([SAID])[:12]
    here = [word for at, word in enumerate(dict.fromkeys(here))]
    there = [word for at, word in enumerate(here) if at not in left_out]
    least = weight(there)
    assert likeness(here, there, least=least) == likeness(there, here, least=least)


def test_more_is_kept_with_less_left_out():
    head, more = SAID.partition(" of ")[0], SAID.partition(",")[0]
    assert 0 < like(SAID, head) < like(SAID, more) < like(SAID, SAID)


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_have_a_likeness(one, other):
    assert like(one, other) >= 0


@given(WORDS.filter(bool), st.lists(WORDS, max_size=6))
def test_many_runs_of_words_share_what_each_shares_by_itself(here, there):
    words, runs = numbers([here]), [numbers([one]) for one in there]
    assert all_in_common(words, runs).tolist() == [in_common(words, run) for run in runs]
