from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.attribute.occurrences import Occurrences


@pytest.mark.parametrize(
    ("words", "any_case", "found"),
    [
        pytest.param("Orr", False, [4, 12], id="whole words"),
        pytest.param("Lea Orr", False, [0], id="several words"),
        pytest.param("ORR", False, [], id="capitals matter"),
        pytest.param("ORR", True, [4, 12], id="any case"),
        pytest.param("’s", False, [], id="no word"),
        pytest.param("", False, [], id="nothing"),
    ],
)
def test_words_are_found_where_they_stand(words, any_case, found):
    assert list(Occurrences("Lea Orr met Orr; Orrin left.").of(words, any_case=any_case)) == found


@given(
    parts=st.lists(
        st.sampled_from(["Orr", "orr", "Orrin", "Lea", " ", "-", ".", "’s", "\n", "é"]), max_size=20
    )
)
def test_words_are_found_as_a_search_through_the_whole_text_finds_them(parts):
    text = "".join(parts)
    assert list(Occurrences(text).of("Orr")) == [m.start() for m in re.finditer(r"\bOrr\b", text)]
