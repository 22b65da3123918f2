"""The numbers down the margin: where they are some, and that offsets hold without them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.corpus.margins import margins, unnumbered

LINES = [f"{number:>2}  It was dark." for number in range(1, 10)]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(LINES),
        "\n\n".join(LINES),
        "\n".join(["Page 4", *LINES, "Page 5", *LINES]),
        "\n".join([*LINES, "10"]),
    ],
    ids=["lines", "blank lines between", "pages", "an empty line"],
)
def test_the_numbers_at_the_heads_of_lines_are_found(text: str) -> None:
    found = [number.of(text) for number in margins(text)]
    assert found[:9] == [str(number) for number in range(1, 10)]
    assert len(unnumbered(text)) == len(text)
    assert not any(char.isdigit() for char in unnumbered(text).replace("Page 4", "").replace("Page 5", ""))


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(LINES[:5]),
        "\n".join(f"{number}. It was dark." for number in range(1, 10)),
        "\n".join(f"{number} people came." for number in (30, 12, 7, 40, 41, 9, 8)),
        "\n".join(f"{line}\nIt rained." for line in LINES),
    ],
    ids=["few", "a list", "counts", "between other lines"],
)
def test_other_numbers_are_none(text: str) -> None:
    assert margins(text) == ()
    assert unnumbered(text) == text


@given(st.lists(st.integers(0, 30).map(str) | st.text(max_size=8), max_size=30).map("\n".join))
def test_offsets_hold_on_any_text(text: str) -> None:
    assert len(unnumbered(text)) == len(text)
