from __future__ import annotations

import pytest

from quotes.attribute.descriptions import describe, singular


@pytest.mark.parametrize(
    ("words", "head", "kind"),
    [
        ("the former mayor of Velm", "mayor", "person"),
        ("a campaign aide", "aide", "anonymous"),
        ("attorneys for the family", "attorney", "anonymous"),
        ("current and former officials", "official", "anonymous"),
        ("black lawmakers", "lawmaker", "group"),
        ("the newspaper", "newspaper", "organization"),
        ("police", "police", "organization"),
        ("the filing", "filing", "document"),
        ("A court document filed Thursday", "document", "document"),
        ("a paper published on Thursday", "paper", "document"),
        ("the probe", "probe", "document"),
        ("The magazine", "magazine", "organization"),
        ("those with long memories", "those", "group"),
        ("no one", "one", "group"),
        ("the Canadian", "canadian", "person"),
        ("a Dutchman", "dutchman", "anonymous"),
        ("the Irish", "irish", "group"),
        ("the mum-of-two", "mum-of-two", "person"),
        ("the Republic of Ireland midfielder", "midfielder", "person"),
        ("the University of Velm", "university", "organization"),
        ("the group holding Mr Orr", "group", "organization"),
        ("the company running the prison", "company", "organization"),
        ("the bank holding company", "company", "organization"),
        ("the Duke of York and the senator", "duke", "person"),
    ],
)
def test_a_description_tells_its_head_and_kind(words, head, kind):
    found = describe(words, 0, len(words))
    assert found is not None
    assert (found.head, found.kind) == (head, kind)


def test_a_description_ends_before_its_relative_clause():
    text = "The islanders, who came by boat"
    found = describe(text, 0, len(text))
    assert found is not None
    assert found.span.of(text) == "islanders"


def test_a_stretch_without_words_is_no_description():
    assert describe("—, ", 0, 3) is None


@pytest.mark.parametrize(
    ("noun", "one"), [("allies", "ally"), ("women", "woman"), ("boss", "boss"), ("news", "news")]
)
def test_singular_by_rule(noun, one):
    assert singular(noun) == one
