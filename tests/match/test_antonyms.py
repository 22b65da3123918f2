"""Words that say the contrary, or name another thing of one kind, by how they are made or by the lists."""

import pytest

from quotes.match.antonyms import opposites, other_thing
from quotes.match.compare import compare
from quotes.match.report import Report


@pytest.mark.parametrize(
    ("kind", "here", "there"),
    [
        ("negation", "The next winter will be warmer in Tarn", "The next winter will be colder in Tarn"),
        ("negation", "It was the weakest storm in Tarn", "It was the strongest storm in Tarn"),
        ("negation", "It will be drier in Tarn by May", "It will be wetter in Tarn by May"),
        ("negation", "The yard was upgraded in May", "The yard was downgraded in May"),
        ("negation", "The inbound boats were late", "The outbound boats were late"),
        ("negation", "It is a prewar boat from Tarn", "It is a postwar boat from Tarn"),
        ("negation", "He was fit to row in May", "He was unfit to row in May"),
        ("negation", "The goats were symptomatic in May", "The goats were asymptomatic in May"),
        ("negation", "They regulated the ferries in May", "They deregulated the ferries in May"),
        ("negation", "The employers walked out in May", "The employees walked out in May"),
        ("negation", "We missed our target in May", "We met our target in May"),
        ("negation", "The pact was honoured by Tarn", "The pact was breached by Tarn"),
        ("negation", "We borrowed the money for the mill", "We lent the money for the mill"),
        ("negation", "The exports to Tarn fell in May", "The exports from Tarn fell in May"),
        ("negation", "We will wait until the vote in May", "We will wait after the vote in May"),
        ("negation", "She backs the dam publicly", "She backs the dam privately"),
        ("negation", "The mayor was surprised by the dam", "The mayor was unsurprised by the dam"),
        ("negation", "Catches soared in the month of May", "Catches slumped in the month of May"),
        ("negation", "The board accepted the bid in May", "The board rebuffed the bid in May"),
        ("negation", "The relative risk halved in May", "The absolute risk halved in May"),
        ("negation", "The guild violated the truce in May", "The guild respected the truce in May"),
        ("negation", "Nets are permitted in the bay", "Nets are prohibited in the bay"),
        ("negation", "Tarn will return the nets in May", "Tarn will keep the nets in May"),
        ("negation", "It is the lesser charge of the two", "It is the greater charge of the two"),
        ("negation", "The pre-tax profit fell in May", "The after-tax profit fell in May"),
        ("name", "Revenue rose in the month of May", "Profit rose in the month of May"),
        ("name", "The deaths are down in Tarn again", "The cases are down in Tarn again"),
        ("name", "The pill was tried on mice in May", "The pill was tried on humans in May"),
        ("name", "Nine children drowned in May", "Nine women drowned in May"),
        ("name", "His brother rowed the boat", "His cousin rowed the boat"),
        ("name", "His stepfather rowed the boat", "His father rowed the boat"),
        ("name", "It was murder, says the mayor", "It was manslaughter, says the mayor"),
        ("name", "Nine soldiers drowned in May", "Nine civilians drowned in May"),
        ("name", "The red boat sank in May", "The blue boat sank in May"),
        ("name", "The front moved north in May", "The front moved east in May"),
        ("name", "I asked the foreign minister in May", "I asked the finance minister in May"),
    ],
)  # fmt: skip
def test_the_contrary_and_another_of_its_kind_are_named(kind: str, here: str, there: str) -> None:
    for match in (compare(Report(here), Report(there)), compare(Report(there), Report(here))):
        assert match is not None
        assert match.status == "altered"
        assert {change.kind for change in match.changes if change.bears_meaning} == {kind}


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("warm", "warmest"),
        ("live", "alive"),
        ("round", "around"),
        ("mand", "demand"),
        ("light", "delight"),
        ("it", "unit"),
        ("cover", "recover"),
        ("trainer", "train"),
        ("water", "weather"),
    ],
)
def test_words_that_only_look_so_are_no_opposites(here: str, there: str) -> None:
    assert not opposites(here, there)
    assert not opposites(there, here)


@pytest.mark.parametrize(("here", "there"), [("uncle", "uncles"), ("dad", "father"), ("gun", "gold")])
def test_one_thing_in_two_words_is_no_other_thing(here: str, there: str) -> None:
    assert not other_thing(here, there)


def test_from_and_to_say_the_same_behind_different() -> None:
    match = compare(
        Report("The lock is different from the mill"), Report("The lock is different to the mill")
    )
    assert match is not None
    assert match.status == "reworded"
