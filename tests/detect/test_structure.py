import time

import pytest

from quotes.detect.structure import dash_attributions, headline_attributions, turn_attributions, turns
from quotes.models import Article, Span, Zone
from quotes.models import Turn as Spoken
from quotes.text.marks import scan
from quotes.text.paragraphs import paragraphs


def labels(text: str) -> list[str]:
    return [t.label.of(text) for t in turns(Article("a", text), paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("HOLM: It was dark.\n\nCHAIR: Thank you.", ["HOLM", "CHAIR"], id="capitals"),
        pytest.param("Q: Was it dark?\nA: It was.\nQ: All night?", ["Q", "A", "Q"], id="question and answer"),
        pytest.param(
            "Mara Holm: It was dark.\nChair: All night?\nMara Holm: All week.",
            ["Mara Holm", "Chair", "Mara Holm"],
            id="names that return",
        ),
        pytest.param(
            "DR. HOLM (pilot): Dark.\nTHE CHAIR: Thanks.", ["DR. HOLM (pilot)", "THE CHAIR"], id="titles"
        ),
        pytest.param("Note: the pier is shut.\nUpdate: it has opened.", [], id="notes"),
        pytest.param(
            "Ben Hale: Dark?\nOda Marchetti: It was.\nBH: All night?\nOM: All week.\nBH: Really?\nOM: Yes.",
            ["Ben Hale", "Oda Marchetti", "BH", "OM", "BH", "OM"],
            id="initials behind full names",
        ),
        pytest.param("Two things went wrong: the lamp and the log.", [], id="a colon in a sentence"),
        pytest.param("Mara Holm: It was dark.", [], id="one label alone"),
        pytest.param(
            "Officers: Ann Holm (Chair).\nCHAIR: Was it dark?\nHOLM: It was.\nCHAIR: Thank you.",
            ["CHAIR", "HOLM", "CHAIR"],
            id="a list above turns in capitals",
        ),
        pytest.param(
            "Interview: Jo Reed\n\nQ: Was it dark?\nA: It was.\nQ: All night?", ["Q", "A", "Q"], id="credit"
        ),
    ],
)
def test_turns_are_told_from_other_colons(text: str, expected: list[str]) -> None:
    assert labels(text) == expected


def test_a_turn_holds_the_paragraphs_up_to_the_next() -> None:
    text = "HOLM: It was dark.\n\nAll week, in fact. (applause)\n\n[applause]\n\nCHAIR: Thank you."
    article = Article("a", text)
    found = list(turn_attributions(article, paragraphs(text), turns(article, paragraphs(text))))
    assert [[c.of(text) for c in a.content] for a in found] == [
        ["It was dark.", "All week, in fact."],
        ["Thank you."],
    ]
    assert all(a.turn for a in found)


def said(article: Article) -> list[tuple[str, str]]:
    text = article.text
    found = turn_attributions(article, paragraphs(text), turns(article, paragraphs(text)))
    return [
        (" ".join(s.of(text) for s in a.source), " | ".join(c.of(text) for c in a.content)) for a in found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "MS. HOLM:  Go on.\n\nQ    Was it dark?\n\nMS. HOLM:  It was.\n\nQ    All night?",
            [("MS. HOLM", "Go on."), ("Q", "Was it dark?"), ("MS. HOLM", "It was."), ("Q", "All night?")],
            id="Q and a gap",
        ),
        pytest.param(
            "Mara Holm  0:05\nWas it dark?\n\nAda Pell  0:12\nIt was.\nAll week.\n\nMara Holm  0:20\nReally?\n\n"
            "Ada Pell  0:31\nYes.",
            [("Mara Holm", "Was it dark?"), ("Ada Pell", "It was. | All week."), ("Mara Holm", "Really?"),
             ("Ada Pell", "Yes.")],
            id="names above the words",
        ),
        pytest.param(
            ">> HOLM: Was it dark?\n>> PELL: It was. >> All night?\n>> No.\n>> HOLM: Really? >> PELL: Yes.",
            [("HOLM", "Was it dark?"), ("PELL", "It was."), ("HOLM", "Really?"), ("PELL", "Yes.")],
            id="changes to someone who is not named",
        ),
        pytest.param(
            "Mr. Holm (Lunby): It was dark.\n\nThe President: I thank him.\n\nMr. Hale (the United Islands of Lunby "
            "and Selwyn) (spoke in French): All week.\n\nThe President: I thank Mr. Hale.",
            [("Mr. Holm (Lunby)", "It was dark."), ("The President", "I thank him."),
             ("Mr. Hale (the United Islands of Lunby and Selwyn) (spoke in French)", "All week."),
             ("The President", "I thank Mr. Hale.")],
            id="a long label",
        ),
        pytest.param(
            " 1  MR. DOE:  Ada Pell.\n 2  BY MR. DOE:\n 3       Q.  Was it dark\n 4  all night?\n 5       A.  It was\n"
            " 6  dark.\n 7       Q.  Really?\n",
            [("MR. DOE", "Ada Pell."), ("Q", "Was it dark | all night?"), ("A", "It was | dark."), ("Q", "Really?")],
            id="numbers down the margin",
        ),
    ],
)  # fmt: skip
def test_the_turns_of_a_whole_transcript_end_where_another_speaks(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert said(Article("a", text)) == expected


def test_the_turns_of_captions_end_where_the_speaker_changes() -> None:
    text = "HOLM: It was dark. All week.\n\nReally?\n\nPELL: Yes."
    cues = [("It was dark.", "HOLM"), ("All week.", "HOLM"), ("Really?", None), ("Yes.", "PELL")]
    spans = [(Span(at, at + len(words)), who) for words, who in cues for at in [text.index(words)]]
    article = Article("a", text, turns=tuple(Spoken(span, who) for span, who in spans))
    assert said(article) == [("HOLM", "It was dark. All week."), ("PELL", "Yes.")]


def test_the_label_of_a_turn_of_captions_may_stand_in_brackets() -> None:
    text = "[HOLM] It was dark.\n\n(PELL): Yes."
    spans = [
        (Span(at, at + len(words)), None) for words in ("It was dark.", "Yes.") for at in [text.index(words)]
    ]
    article = Article("a", text, turns=tuple(Spoken(span, who) for span, who in spans))
    assert said(article) == [("HOLM", "It was dark."), ("PELL", "Yes.")]


def seconds(number: int) -> float:
    labels = ("HOLM", "PELL")
    text = "\n\n".join(f"{labels[i % 2]}: It was dark." for i in range(number))
    article, places = Article("a", text), paragraphs(text)
    start = time.process_time()
    assert len(list(turn_attributions(article, places, turns(article, places)))) == number
    return time.process_time() - start


def test_a_transcript_of_four_times_the_length_takes_about_four_times_as_long() -> None:
    seconds(1_000)
    assert seconds(20_000) < 8 * min(seconds(5_000), seconds(5_000))


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param("“It was dark.” — Mara Holm", "Mara Holm", id="same line"),
        pytest.param("“It was dark.”\n— Mara Holm, pilot", "Mara Holm, pilot", id="next line"),
        pytest.param('"It was dark." -- Mara Holm', "Mara Holm", id="two hyphens"),
        pytest.param(
            "“It was dark” — and that was all there was to say about it", None, id="a dash in a sentence"
        ),
    ],
)
def test_a_dash_names_the_source_only_with_a_name(text: str, source: str | None) -> None:
    found = list(dash_attributions(text, paragraphs(text), scan(text)))
    assert [a.source[0].of(text) for a in found] == ([source] if source else [])


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        pytest.param("Holm: Lamp was dark", ["Lamp was dark"], id="name in front"),
        pytest.param("Lamp was dark all night: Holm", ["Lamp was dark all night"], id="name behind"),
        pytest.param("Elsin: Lamp was dark", [], id="place"),
        pytest.param("Holm’s log", [], id="no colon"),
    ],
)
def test_a_headline_colon_needs_a_name_that_the_body_quotes(headline: str, expected: list[str]) -> None:
    article = Article("a", headline, zones=(Zone("headline", Span(0, len(headline))),))
    found = list(headline_attributions(article, ["the pilot, Mara Holm"]))
    assert [a.content[0].of(headline) for a in found] == expected
