from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from quotes.match.query import INDIRECT, Wanted
from quotes.match.tokens import numbers
from quotes.match.worth import Shared, Sizes, may_be_one, may_be_told, may_match

SAID = "We will never sell the old ferry to the owners of the Lunby shipyard, whatever they offer the island"
DAY = 738_000


@given(
    st.lists(st.sampled_from(SAID.split()), min_size=1, max_size=18).map(" ".join),
    st.booleans(),
    st.booleans(),
    st.lists(
        st.tuples(
            st.floats(0, 1),
            st.floats(0, 1),
            st.floats(0.1, 1),
            st.none() | st.integers(0, 9) | st.integers(0, 400),
        ),
        max_size=5,
    ),
)
def test_of_many_places_at_once_is_said_what_is_said_of_each(words, verbatim, quoted, places):
    wanted = Wanted(numbers([words]), verbatim, DAY, 4)
    slowly, rows = [], []
    for held, part, lighter, apart in places:
        shared = Shared(held * wanted.weight, part * held * wanted.weight)
        light = lighter * wanted.weight
        published = None if apart is None else str(date.fromordinal(DAY - apart))
        one = may_be_one(wanted, shared.all, light, published, quoted=quoted)
        told = may_be_told(wanted, shared)
        slowly.append(one or told if verbatim else one and shared.all >= INDIRECT)
        rows.append((*shared, light, -1 if apart is None else apart))
    every, run, light, apart = np.array(rows).reshape(-1, 4).T
    quickly = may_match(every, run, light, apart.astype(int), Sizes.of(wanted), quoted=quoted)
    assert quickly.tolist() == slowly
