"""Kin and couples are told by a shared surname, and only where the article leaves no doubt."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "Tom Marlin, the cooper, spoke first. “My sister counts,” he said.\nAda Marlin wants a vote. "
            "{{Her brother}} said no.",
            "Tom Marlin",
            id="he spoke of his sister",
        ),
        pytest.param(
            "Ada Marlin wants a vote. {{Her brother}} said no.\n\nTom Marlin, her brother, left.",
            None,
            id="named later only",
        ),
        pytest.param(
            "Tom Marlin, the cooper, spoke first.\nAda Marlin wants a vote. {{Her brother}} said no.",
            None,
            id="may be her husband",
        ),
        pytest.param(
            "Tom Marlin, the cooper, spoke of his sister. Lee Marlin sat.\nAda Marlin wants a vote. "
            "{{Her brother}} said no.",
            None,
            id="two of that surname",
        ),
        pytest.param(
            "Tom Marlin, the cooper, spoke of his sister. Her brother, Lee Orr, sat.\nAda Marlin wants a vote. "
            "{{Her brother}} said no.",
            None,
            id="a brother of another surname",
        ),
    ],
)  # fmt: skip
def test_a_sibling_is_whoever_shares_the_surname_and_is_said_to_be_one(speakers, text, name):
    quote = speakers(text)[-1]
    assert (quote.speaker.name if quote.speaker else None) == name


def test_a_couple_are_husband_and_wife_of_one_surname(speakers):
    quote = speakers(
        "Tom Marlin, the cooper, has two sons. “We shout,” said his wife, Ada Marlin.\n{{The couple}} said no."
    )[-1]
    assert quote.speaker.name == "Tom Marlin and Ada Marlin"


def test_a_couple_of_whom_one_is_named_stay_unnamed(speakers):
    quote = speakers("“We shout,” said his wife, Ada Marlin.\n{{The couple}} said no.")[-1]
    assert quote.speaker is None


@pytest.mark.parametrize(
    ("text", "role"),
    [
        pytest.param(
            "Tom Marlin’s wife filmed it. Ada Marlin cries that her husband is unarmed.\n{{Ada Marlin}} said no.",
            "Tom Marlin’s wife",
            id="her husband",
        ),
        pytest.param(
            "Ada Marlin’s husband filmed it. Tom Marlin cries that his wife fell.\n{{Marlin}} said no.",
            None,
            id="either of them",
        ),
        pytest.param(
            "Tom Marlin’s wife filmed it. Ada Marlin sat.\n{{Ada Marlin}} said no.", None, id="may be his sister"
        ),
        pytest.param(
            "Tom Marlin’s wife filmed it. Ada Marlin cries for her husband. Lee Marlin sat.\n"
            "{{Ada Marlin}} said no.",
            None,
            id="three of that surname",
        ),
        pytest.param(
            "Ada Marlin’s wife filmed it. Tom Marlin spoke of her husband.\n{{Tom Marlin}} said no.",
            None,
            id="a man is no wife",
        ),
        pytest.param(
            "Tom Marlin’s wife filmed it. Ada Marlin, the mayor, cries for her husband.\n{{Ada Marlin}} said no.",
            "mayor",
            id="a role of her own",
        ),
    ],
)  # fmt: skip
def test_a_spouse_is_told_by_surname_and_words_of_the_marriage(speakers, text, role):
    found = speakers(text)[0].role
    assert (found.text if found else None) == role
