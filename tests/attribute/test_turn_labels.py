"""Whom the labels of turns mean: an office is not someone who has a label of their own."""

from __future__ import annotations

import pytest

from quotes.attribute import attribute
from quotes.corpus import make_article
from quotes.detect import detect

pytestmark = pytest.mark.model


def speakers(text: str) -> list[tuple[str, str | None]]:
    article = make_article(text)
    quotes = attribute(article, detect(article)[0])
    return [(q.source[0].of(text), q.speaker.name if q.speaker else None) for q in quotes if q.source]


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        pytest.param("The SPEAKER", None, id="an office of somebody else"),
        pytest.param("UNIDENTIFIED MALE", None, id="nobody"),
        pytest.param("Hon. Members", None, id="many"),
        pytest.param("The Secretary of State for Ports (Mr Jon Rask)", "Jon Rask", id="a name behind an office"),
        pytest.param("The Speaker (Sir Tom Hale)", "Tom Hale", id="a name behind an office without more"),
        pytest.param("Ada Pell (Port Selwyn)", "Ada Pell", id="a place behind a name"),
    ],
)  # fmt: skip
def test_an_office_in_front_of_a_turn_is_no_one_who_is_labelled_by_name(
    label: str, expected: str | None
) -> None:
    text = (
        "Mr Holm, the Speaker of last year: It was dark.\n\nMr HOLM: It was dark all week.\n\n"
        f"{label}: Order. The lamp stays.\n\nMr HOLM: It leaks.\n\n{label}: Order, I say."
    )
    assert (label, expected) in speakers(text)


@pytest.mark.parametrize(
    "behind", [" -- Chief Executive Officer", " - Harbour Lines -- Analyst", " (Lunby) (Con)"]
)
def test_a_name_above_its_words_is_told_from_what_is_behind_it(behind: str) -> None:
    text = f"Operator\n\nGood morning.\n\nMara Holm{behind}\n\nIt was dark.\n\nOperator\n\nWell?\n\nMara Holm{behind}\n\nNo."
    assert (f"Mara Holm{behind}", "Mara Holm") in speakers(text)


def test_numbered_questions_are_nobody_s() -> None:
    text = "Q1: Was it dark?\n\nA1: It was.\n\nQ2: All night?\n\nA2: All week."
    assert {name for _, name in speakers(text)} == {None}


def test_a_in_a_court_is_none_of_those_who_are_labelled_by_name() -> None:
    text = (
        "MR. DOE: The People call Ada Pell.\n\nBY MR. DOE:\n\nQ. Was it dark?\n\nA. It was dark.\n\nQ. All night?\n\n"
        "A. All week.\n\nMS. RASK: Objection.\n\nQ. Was there a lamp?\n\nA. There was none."
    )
    assert {name for label, name in speakers(text) if label in ("Q", "A")} == {None}
