"""A number given again in another unit, in round brackets, is the editor's."""

import pytest

from quotes.match.compare import compare
from quotes.match.report import Report


def kinds(here: str, there: str) -> tuple[str, set[tuple[str, bool]]]:
    match = compare(Report(here), Report(there))
    assert match is not None
    return match.status, {(change.kind, change.bears_meaning) for change in match.changes}


@pytest.mark.parametrize(
    ("with_it", "without"),
    [
        ("The lock will cost $2.5 million (£1.9 million) by May.", "The lock will cost $2.5 million by May."),
        ("We rowed 40 kilometers (25 miles) to Orvik.", "We rowed 40 kilometers to Orvik."),
        ("We rowed 40 kilometers (about 25 miles) to Orvik.", "We rowed 40 kilometers to Orvik."),
        (
            "We rowed to Orvik, which is 40 kilometers (25 miles).",
            "We rowed to Orvik, which is 40 kilometers.",
        ),
        ("The cook was 6ft 2in (1.88m) tall and bald.", "The cook was 6ft 2in tall and bald."),
        ("We own 100 hectares (247 acres) by the lock.", "We own 100 hectares by the lock."),
    ],
)
def test_a_conversion_in_round_brackets_is_harmless(with_it: str, without: str) -> None:
    assert kinds(with_it, without) == kinds(without, with_it) == ("reworded", {("bracket", False)})


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("We rowed 40 kilometers (25 miles) to Orvik.", "We rowed 40 kilometers (35 miles) to Orvik."),
        ("We rowed 40 kilometers (25 miles) to Orvik.", "We rowed 50 kilometers to Orvik."),
        ("We rowed 40 kilometers (not 25 miles) to Orvik.", "We rowed 40 kilometers to Orvik."),
        ("We rowed 40 boats (25) to Orvik.", "We rowed 40 boats to Orvik."),
        ("We rowed 40 kilometers, 25 miles, to Orvik.", "We rowed 40 kilometers to Orvik."),
    ],
)
def test_another_number_is_no_conversion(here: str, there: str) -> None:
    for one, other in ((here, there), (there, here)):
        assert kinds(one, other)[0] == "altered"
