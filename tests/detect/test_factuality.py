"""Whether an article has the words of a quote as said."""

import pytest

from quotes.detect.detect import detect
from quotes.detect.factuality import factuality, of_cue
from quotes.models import Article, Factuality, Span


def found_in(text: str) -> Factuality:
    """Return it for words of a text: `[source]`, `{cue}` and `<content>`."""
    spans: dict[str, tuple[Span, ...]] = {}
    for opens, closes in ("[]", "{}", "<>"):
        if opens in text:
            plain = "".join(c for c in text if c not in "[]{}<>" or c in (opens, closes))
            start, end = plain.index(opens), plain.index(closes) - 1
            spans[opens] = (Span(start, end),)
    plain = "".join(c for c in text if c not in "[]{}<>")
    return factuality(plain, spans["<"], spans.get("{", ()), spans.get("[", ()))


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("not_said", "[Pell] {never said}: <“We will sell.”>"),
        ("not_said", "[Pell] has never {said} <that it was safe>."),
        ("not_said", "[Pell] {didn’t say} <when the ferry would run>."),
        ("not_said", "[Pell] {denied saying} <that it was safe>."),
        ("not_said", "[Pell] {declined to say} <whether it was safe>."),
        ("not_said", "[Pell] {refused} <to confirm that it had paid>."),
        ("not_said", "[Pell] {has yet to say} <whether she will stand>."),
        ("not_said", "[Pell] {stopped short of calling} <it “a crime”>."),
        ("not_said", "Without {saying} <when>, Hale left."),
        ("not_said", "[Nobody] {said} <that it was safe>."),
        ("not_said", "[No one at the club] {has said} <it would close>."),
        ("not_said", "<“It was safe,”> {said} [no witness]."),
        ("not_said", "Nor did [Pell] {say} <that it was safe>."),
        ("not_said", "It is not true that [Pell] {said} <it was safe>."),
        ("not_said", "[Pell] {declined} to say <whether it was safe>."),
        ("not_said", "[Pell] {neither confirmed nor denied} <that it was safe>."),
        ("not_said", "[Pell] {refused to confirm or deny} <that it was safe>."),
        ("not_said", "[Pell] {is yet to comment on} <claims that he lied>."),
        ("not_said", "[Pell] {would not be drawn on} <whether he lied>."),
        ("denied", "[Pell] {denied} <that it was safe>."),
        ("denied", "[Pell] {has denied knowing about} <faulty brakes>."),
        ("denied", "[Pell] {denied having} <a key>."),
        ("denied", "[Pell] {rejected} <claims that he had lied>."),
        ("denied", "[Pell] {does not believe} <it was safe>."),
        ("denied", "[Pell] {refused} <to sell the port>."),
        ("possible", "If [she] {says} <“I am ready”>, it begins."),
        ("possible", "It is unclear whether [she] {said} <no>."),
        ("possible", "[The chancellor] {will say on Monday}: <“We are not afraid.”>"),
        ("possible", "[Critics] {may say} <that it is late>."),
        ("possible", "[Pell] {is expected to tell} <the court that he acted alone>."),
        ("possible", "[Pell] {allegedly told} <police he was alone>."),
        ("possible", "[Pell] {is alleged to have said} <he was alone>."),
        ("possible", "Did [Pell] {say} <it was safe>? No."),
        ("possible", "[Pell] was {accused of saying} <women cannot drive>."),
        ("possible", "[Pell] is due to tell the court on Monday{:} <“I was alone.”>"),
        ("possible", "Had [Pell] {said} <that it was safe>, nobody would have come."),
        ("not_said", "[Pell], who never told the court{:} <“I was alone,”> left."),
        ("denied", "[Pell] {dismissed} <suggestions that he had resigned>."),
        ("possible", "[Pell] {did not deny} <that it was safe>."),
        ("possible", "[Pell] {did not deny knowing about} <faulty brakes>."),
        ("possible", "[Pell] {is expected to say in his report} <that it was safe>."),
    ],
)
def test_what_was_not_said_is_told(expected: Factuality, text: str) -> None:
    assert found_in(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "<“We will sell,”> [Pell] {said}.",
        "<“We will sell.”>",
        "[Pell] {did not only say} <it was over>, he shouted.",
        "[Pell] {cannot say} <enough that it is safe>.",
        "<“I was never there,”> [he] {denied}.",
        "[Pell] {dismissed} <the report as “nonsense”>.",
        "[Pell] {could be heard saying}: <“Go.”>",
        "[Pell] {should not have said} <“go”>.",
        "[Pell] {could not help saying} <it was over>.",
        "Even if [Pell] {said} <it was over>, it was not.",
        "[I] {will say} <that it was over>.",
        "Did it rain? [Pell] {said} <it did>.",
        "In May when [he] {was asked}, <he would not answer>.",
        "[No 10] {said} <it was over>.",
        "[No more than five people] {said} <it was over>.",
        "[None other than Pell] {said} <it was over>.",
        "[Nobody] {denied} <that it was over>.",
        "[Pell] {is more likely to say} <it is over> than others.",
        "[Pell] {asked} <to see the list>.",
        "[Pell] {dismissed} <the claims as “nonsense”>.",
        "[Pell] told the court on Monday{:} <“I was alone.”>",
        "Had it rained? [Pell] {said} <it had>.",
    ],
)
def test_what_was_said_is_said(text: str) -> None:
    assert found_in(text) == "said"


def test_a_cue_that_is_in_no_list_says_that_it_was_said() -> None:
    assert of_cue("shouted") == "said"


@pytest.mark.model
def test_the_quotes_of_an_article_say_it() -> None:
    text = "“We will sell,” Dana Pell said. She declined to say whether the ferry would run."
    quotes, _ = detect(Article(id="a", text=text))
    assert [quote.factuality for quote in quotes] == ["said", "not_said"]
