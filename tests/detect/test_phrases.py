"""Marked words that a set phrase gives to someone: no model."""

from __future__ import annotations

import pytest

from quotes.detect.phrases import phrase_attributions
from quotes.text.marks import scan


def found(text: str) -> list[tuple[str, str, str]]:
    return [
        (a.content[0].of(text), a.cue[0].of(text), a.source[0].of(text))
        for a in phrase_attributions(text, scan(text))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was “a waste of money”, in the words of Tom Hale.", ("“a waste of money”", "in the words of", "Tom Hale")),
        ('It was "a mess," in the words of one top aide, and dear.', ('"a mess,"', "in the words of", "one top aide")),
        ("“A farce” was how Lord Orr put it.", ("“A farce”", "put it", "Lord Orr")),
        ("“A farce” is how the mayor described the pier.", ("“A farce”", "described the pier", "the mayor")),
    ],
)  # fmt: skip
def test_a_set_phrase_behind_the_words_names_their_speaker(text, expected):
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "It was “a farce”, in other words.",
        "“A farce” was how it ended.",
        "“The lamp was dark,” said Orr. In the words of Hale, it was lit.",
        "He sang “Long Roads”. In the words of Orr, it was dull.",
        "“A farce” was how he put the pier to use.",
    ],
)
def test_other_words_behind_marks_name_nobody(text):
    assert found(text) == []
