import pytest

from quotes.detect.attribution import Attribution
from quotes.detect.relays import relayed
from quotes.models import Span


def spans(text: str, *words: str) -> tuple[Span, ...]:
    return tuple(Span(at := text.index(w), at + len(w)) for w in words)


@pytest.mark.parametrize(
    ("text", "content", "cue", "source", "said", "who"),
    [
        pytest.param(
            "The Gull quoted an aide as saying the pier would close.",
            ["an aide as saying the pier would close"], "quoted", "The Gull",
            ["the pier would close"], "an aide", id="reported words",
        ),
        pytest.param(
            "“Close it,” the Gull quoted an aide as saying.",
            ["“Close it,”", "an aide as saying"], "quoted", "the Gull", ["“Close it,”"], "an aide", id="words in front",
        ),
        pytest.param(
            "Rao cited the mayor, Ann Lee, as having said: “Close it.”",
            ["“Close it.”"], "cited", "Rao", ["“Close it.”"], "the mayor, Ann Lee", id="a source with its office",
        ),
        pytest.param(
            "Lee was quoted by the Gull as saying the pier would close.",
            ["Lee", "as saying the pier would close"], "was quoted by", "the Gull",
            ["the pier would close"], "Lee", id="passive",
        ),
        pytest.param(
            "The Gull, quoting the mayor, Ann Lee, said the pier would close.",
            ["the pier would close"], "said", "The Gull", ["the pier would close"], "the mayor, Ann Lee",
            id="quoting, before the cue",
        ),
        pytest.param(
            "“Close it,” the Gull reported, quoting an aide. Nobody did.",
            ["“Close it,”"], "reported", "the Gull", ["“Close it,”"], "an aide", id="quoting, behind the cue",
        ),
        pytest.param(
            "According to Rao, Ann Lee said: “Close it now.”",
            ["Ann Lee said: “Close it now.”"], "According to", "Rao", ["“Close it now.”"], "Ann Lee",
            id="as another tells it",
        ),
        pytest.param(
            "According to Rao, Ann Lee told him: “Close it now.”",
            ["Ann Lee told him: “Close it now.”"], "According to", "Rao", ["“Close it now.”"], "Ann Lee",
            id="told another who tells it",
        ),
        pytest.param(
            "President Ann Lee said “the pier will close”, the Gull reported.",
            ["President Ann Lee said “the pier will close”"], "reported", "the Gull",
            ["“the pier will close”"], "President Ann Lee", id="as a paper reported",
        ),
        pytest.param(
            "The mayor, Ann Lee, told aides on Monday “the pier will close”, the Gull reported.",
            ["The mayor, Ann Lee, told aides on Monday “the pier will close”"], "reported", "the Gull",
            ["“the pier will close”"], "The mayor, Ann Lee,", id="told to whom and when",
        ),
        pytest.param(
            "The boatman told officers he “just saw a light,” according to the charges.",
            ["The boatman told officers he “just saw a light,”"], "according to", "the charges",
            ["he “just saw a light,”"], "The boatman", id="as a document says",
        ),
        pytest.param(
            "“The pier will close,” Ann Lee said on Monday, the Gull reported.",
            ["“The pier will close,”"], "reported", "the Gull", ["“The pier will close,”"], "Ann Lee",
            id="behind the words",
        ),
    ],
)  # fmt: skip
def test_the_words_of_a_relay_are_the_others(
    text: str, content: list[str], cue: str, source: str, said: list[str], who: str
) -> None:
    given = Attribution(spans(text, *content), spans(text, cue), spans(text, source), marked="“" in text)
    (found,) = relayed(text, [given], [])
    assert ([s.of(text) for s in found.content], [s.of(text) for s in found.source]) == (said, [who])


def test_an_attribution_that_only_names_who_is_quoted_is_dropped() -> None:
    text = "The Gull quoted an aide as saying: “Close it.”"
    naming = Attribution(spans(text, "an aide"), spans(text, "quoted"), spans(text, "The Gull"))
    assert list(relayed(text, [naming], [])) == []


def test_words_that_only_say_who_is_quoted_are_no_quote() -> None:
    text = "The Gull, quoting an aide, said it would close."
    naming = Attribution(spans(text, "an aide"), spans(text, "quoting"), spans(text, "The Gull"))
    assert list(relayed(text, [naming], [])) == []


@pytest.mark.parametrize(
    "text",
    [
        "Lee quoted from the report: “Close it.”",
        "Lee cited the report, which said “Close it.”",
        "“Close it,” Lee said.",
        "“Close it,” said Lee, quoting Rao’s letter.",
    ],
)
def test_other_attributions_stay_as_they_are(text: str) -> None:
    given = Attribution(spans(text, "Close it"), spans(text, text.split()[1]), spans(text, "Lee"))
    assert list(relayed(text, [given], [])) == [given]


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("Lee was held after he said the pier was “rotten”", id="a clause in a clause"),
        pytest.param("If Lee said it was “rotten”, she lied", id="a condition"),
        pytest.param("Lee said the pier was rotten", id="no words in marks"),
        pytest.param("The pier and all that Lee said was “rotten”", id="a clause around it"),
    ],
)
def test_what_only_the_teller_vouches_for_stays_the_tellers(said: str) -> None:
    text = f"{said}, the Gull reported."
    given = Attribution(spans(text, said), spans(text, "reported"), spans(text, "the Gull"))
    assert list(relayed(text, [given], [])) == [given]
