"""Q and A are the interviewer of the credit and the one whom the interview is about."""

from __future__ import annotations

import pytest

from quotes.attribute import attribute
from quotes.attribute.interviews import interview
from quotes.attribute.mentions import Cast
from quotes.corpus import make_article
from quotes.detect import detect

TURNS = "\n\nQ: Was it dark?\n\nA: It was.\n\nQ: All night?\n\nA: All week.\n"


def test_a_line_of_blanks_is_read_in_bounded_time() -> None:
    article = make_article("Words" + " " * 100_000 + "1\n" + TURNS)
    assert interview(article, Cast(article.text)) == {}


@pytest.mark.parametrize(
    ("text", "asks", "answers"),
    [
        pytest.param(
            "Mara Holm: the pilot who stayed\n\nInterview: Ottilie Frayne\n\nHolm sits in the harbour café.",
            "Ottilie Frayne", "Mara Holm", id="credit line",
        ),
        pytest.param(
            "The pilot who stayed\n\nBy Jon Rask\n\nMara Holm was alone that night. Holm had a lamp. Ada Pell, a "
            "skipper, slept. Holm did not.",
            "Jon Rask", "Mara Holm", id="byline, and named most often",
        ),
        pytest.param(
            "Two pilots\n\nMara Holm and Ada Pell were on duty that night, one on each pier.", None, None,
            id="two named alike",
        ),
        pytest.param("A night on the pier\n\nIt was dark that night.", None, None, id="nobody named"),
    ],
)  # fmt: skip
def test_who_asks_and_who_answers(text: str, asks: str | None, answers: str | None) -> None:
    article = make_article(text + TURNS)
    found = interview(article, Cast(article.text))
    assert [found[label].name if label in found else None for label in "qa"] == [asks, answers]


@pytest.mark.parametrize(
    ("title", "answers"),
    [("Five minutes with Mara Holm", "Mara Holm"), ("Five minutes with the pilot", None)],
)
def test_who_answers_may_be_named_in_the_title_alone_but_not_in_the_turns_alone(
    title: str, answers: str | None
) -> None:
    turns = "Q: Was it dark?\n\nA: It was. Ask Ada Pell. Pell had the lamp.\n"
    article = make_article("The night on the pier.\n\n" + turns, title=title)
    found = interview(article, Cast(article.text))
    assert (found["a"].name if "a" in found else None) == answers


@pytest.mark.model
def test_labels_of_initials_are_those_who_have_them() -> None:
    text = (
        "Helen Croft: What did you pack?\n\nMarta Solberg: Socks. A stove.\n\nHC: And the dog?\n\n"
        "MS: The dog stayed at home.\n\nHC: Why?\n\nMS: He is old."
    )
    article = make_article(text)
    quotes = attribute(article, detect(article)[0])
    named = {quote.source[0].of(text): quote.speaker.name for quote in quotes if quote.speaker}
    assert named["HC"] == "Helen Croft"
    assert named["MS"] == "Marta Solberg"
