import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quotes.corpus import make_article
from quotes.detect import detect
from quotes.detect.find import pieces
from quotes.detect.tagger import load_tagger
from quotes.models import Quote
from quotes.text.marks import scan

pytestmark = pytest.mark.model


def found(text: str, *, title: str | None = None) -> list[Quote]:
    article = make_article(text, id="a", title=title)
    return detect(article)[0]


def triples(text: str) -> list[tuple[str, list[str], list[str]]]:
    return [(q.kind, [s.of(text) for s in q.content], [s.of(text) for s in q.source]) for q in found(text)]


LEAD = "The inquiry into the loss of the ferry sat for a second day in Elsin on Tuesday.\n\n"


@pytest.mark.parametrize(
    ("sentence", "kind", "content", "source"),
    [
        pytest.param(
            "“The lamp was dark,” the pilot said.", "direct", ["The lamp was dark,"], ["the pilot"], id="cue behind"
        ),
        pytest.param(
            "“The lamp was dark,” said Mara Holm, the pilot.",
            "direct", ["The lamp was dark,"], ["Mara Holm, the pilot"], id="inverted cue",
        ),
        pytest.param(
            "Holm told the inquiry: “The lamp was dark.”", "direct", ["The lamp was dark."], ["Holm"], id="colon"
        ),
        pytest.param(
            "“The lamp,” Holm said, “was dark that night.”",
            "direct", ["The lamp,", "was dark that night."], ["Holm"], id="split in a sentence",
        ),
        pytest.param(
            "“The lamp was dark,” Holm said. “Nobody had lit it.”",
            "direct", ["The lamp was dark,", "Nobody had lit it."], ["Holm"], id="goes on behind the cue",
        ),
        pytest.param(
            "‘The lamps’ wires weren’t checked,’ she said.",
            "direct", ["The lamps’ wires weren’t checked,"], ["she"], id="british marks",
        ),
        pytest.param(
            "Holm said that the lamp was dark.", "indirect", ["that the lamp was dark"], ["Holm"], id="indirect"
        ),
        pytest.param(
            "The lamp was dark, the pilot said.", "indirect", ["The lamp was dark"], ["the pilot"], id="indirect, behind"
        ),
        pytest.param(
            "Holm said the night was “as black as a boot” and the lamp dark.",
            "mixed", ["the night was “as black as a boot” and the lamp dark"], ["Holm"], id="mixed",
        ),
        pytest.param(
            "According to the harbour office, the lamp was dark.",
            "indirect", ["the lamp was dark"], ["the harbour office"], id="according to, in front",
        ),
        pytest.param(
            "The lamp was dark, according to the harbour office.",
            "indirect", ["The lamp was dark"], ["the harbour office"], id="according to, behind",
        ),
        pytest.param(
            "The union accused the company of hiding the log.",
            "indirect", ["the company of hiding the log"], ["The union"], id="accused of",
        ),
        pytest.param(
            "The union called for a new inquiry.", "indirect", ["a new inquiry"], ["The union"], id="called for"
        ),
        pytest.param(
            "The minister vowed to reopen the pier.", "indirect", ["to reopen the pier"], ["The minister"], id="vowed to"
        ),
        pytest.param(
            "He rejected the union's claim that the log was false.",
            "indirect", ["the union's claim that the log was false"], ["He"], id="what is rejected",
        ),
        pytest.param(
            "“The lamp was dark,” Holm was quoted as saying.",
            "direct", ["The lamp was dark,"], ["Holm"], id="quoted as saying",
        ),
    ],
)  # fmt: skip
def test_a_reported_sentence_is_found(
    sentence: str, kind: str, content: list[str], source: list[str]
) -> None:
    text = LEAD + sentence
    assert (kind, content, source) in triples(text)


def test_speech_over_paragraphs_is_one_quote() -> None:
    text = (
        LEAD + "“The lamp was dark when we came round.\n\n“Nobody had lit it,” said Holm. “Nobody was asked.”"
    )
    (quote,) = found(text)
    assert [s.of(text) for s in quote.content] == [
        "The lamp was dark when we came round.",
        "Nobody had lit it,",
        "Nobody was asked.",
    ]
    assert [s.of(text) for s in quote.source] == ["Holm"]


def test_a_paragraph_all_in_marks_goes_on_with_the_speaker_before() -> None:
    text = LEAD + "“The lamp was dark when we came round,” said Holm.\n\n“I have never seen a night like it.”"
    (quote,) = found(text)
    assert len(quote.content) == 2


def test_each_speaker_in_a_paragraph_keeps_his_words() -> None:
    text = LEAD + "“The lamp was dark,” said Holm. “It was lit,” said Reddin."
    assert triples(text) == [
        ("direct", ["The lamp was dark,"], ["Holm"]),
        ("direct", ["It was lit,"], ["Reddin"]),
    ]


def test_turns_of_a_transcript_are_direct_and_verbatim() -> None:
    text = (
        LEAD
        + "CHAIR: Was the lamp lit?\n\nHOLM: It was dark. [laughter]\n\nIt had been dark all week.\n\nCHAIR: Thank you."
    )
    quotes = found(text)
    assert [(q.kind, q.source[0].of(text)) for q in quotes] == [
        ("direct", "CHAIR"), ("direct", "HOLM"), ("direct", "CHAIR"),
    ]  # fmt: skip
    assert [s.of(text) for s in quotes[1].verbatim] == ["It was dark.", "It had been dark all week."]


def test_a_dash_and_a_name_behind_the_words_are_their_source() -> None:
    text = LEAD + "“The lamp was dark that night.” — Mara Holm, pilot"
    assert triples(text) == [("direct", ["The lamp was dark that night."], ["Mara Holm, pilot"])]


def test_a_line_from_x_names_the_source_of_the_words_below() -> None:
    text = LEAD + "From the harbour office:\n\n“The lamp was dark that night and the log was empty.”"
    assert triples(text)[0][2] == ["the harbour office"]


def test_a_headline_colon_is_speech_only_of_one_whom_the_body_quotes() -> None:
    body = "\n\nElsin, Tuesday.\n\n“The lamp was dark that night,” said Mara Holm, who was the pilot.\n"
    spoken = "Holm: Lamp was dark all night" + body
    place = "Elsin: Lamp was dark all night" + body
    assert any(q.zone == "headline" for q in found(spoken, title="Holm: Lamp was dark all night"))
    assert not any(q.zone == "headline" for q in found(place, title="Elsin: Lamp was dark all night"))


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("The film “A Lamp on the Long Pier” won two prizes.", id="title"),
        pytest.param("Marta “Tiller” Voss sailed at dawn.", id="nickname"),
        pytest.param("The pipe was 12\" wide and 6'2\" long in the '90s.", id="measures"),
    ],
)
def test_marks_that_hold_no_speech_give_no_quote(sentence: str) -> None:
    assert [q for q in found(LEAD + sentence) if q.kind != "indirect"] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Santos quoted the mayor, Lee Wong, as saying: “We are broke and the bank knows it.”",
        "“We are broke and the bank knows it,” Ann Santos quoted Mayor Lee Wong as saying.",
    ],
)
def test_the_words_of_a_relay_are_those_of_whom_it_quotes(sentence: str) -> None:
    (quote,) = found(LEAD + sentence)
    assert "Lee Wong" in quote.source[0].of(LEAD + sentence)


def test_a_headline_says_whose_fury_it_is_not_who_speaks() -> None:
    text = (
        "Fury as port boss says lamp was lit all night\n\nElsin, Tuesday.\n\nThe inquiry goes on this week.\n"
    )
    (quote,) = found(text, title="Fury as port boss says lamp was lit all night")
    assert [s.of(text) for s in quote.source] == ["port boss"]


def test_that_someone_asked_not_to_be_named_is_no_quote() -> None:
    text = LEAD + "A pilot, who asked not to be named, said the lamp was dark."
    assert [[s.of(text) for s in q.content] for q in found(text)] == [["the lamp was dark"]]


def test_captions_and_credits_are_not_speech() -> None:
    text = (
        "Ferry lost off Elsin\n\nFile photo of the pier, which Mara Holm said was safe [Harbour Press]\n\n"
        "Mara Holm left on Monday. The pier stayed shut and the ferries stayed away.\n\n"
        "Reporting by Ivo Brandt, who said he was there"
    )
    assert [q.zone for q in found(text)] == []


def test_a_mark_never_closed_is_a_problem_and_still_a_quote() -> None:
    text = LEAD + "Holm said: “The lamp was dark that night.\n\nThe inquiry goes on."
    article = make_article(text, id="a")
    quotes, problems = detect(article)
    assert [s.of(text) for s in quotes[0].content] == ["The lamp was dark that night."]
    assert [p.code for p in problems] == ["unclosed_mark"]


GERMAN = (
    "Der Hafen von Elsin bleibt bis auf Weiteres für den Verkehr geschlossen, weil das Licht am Pier ausgefallen ist.\n\n"
    "„Das Licht war die ganze Nacht aus, und niemand hat es gesehen“, sagte Mara Holm, die als Lotsin arbeitet.\n"
)


def test_a_text_that_is_not_english_gets_marks_only_and_a_problem() -> None:
    article = make_article(GERMAN, id="a")
    quotes, problems = detect(article)
    assert [s.of(GERMAN) for q in quotes for s in q.content] == [
        "Das Licht war die ganze Nacht aus, und niemand hat es gesehen"
    ]
    assert quotes[0].source == ()
    assert "not English" in quotes[0].why
    assert [p.code for p in problems] == ["not_english"]


PIECES = ["“", "”", '"', "‘", "’", "'", "\n\n", " ", ". ", ", ", ": ", "—", "said", "Holm", "he", "The lamp was lit",
          "according to", "CHAIR", "\ud800", "\x00", "שלום"]  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES), max_size=24).map("".join))
def test_detect_never_raises_and_its_spans_hold(text: str) -> None:
    for quote in found(text):
        spans = quote.content + quote.verbatim + quote.cue + quote.source
        assert all(0 <= s.start < s.end <= len(text) for s in spans)
        assert list(quote.content) == sorted(quote.content)
        assert all(a.end <= b.start for a, b in zip(quote.content, quote.content[1:], strict=False))
        assert all(any(c.holds(v) for c in quote.content) for v in quote.verbatim)


@pytest.mark.parametrize(
    ("sentence", "content", "source"),
    [
        pytest.param(
            "“I will not go,” said the minister, Paul Hargan, after Lena Voss told reporters he should. “Never.”",
            ["I will not go,", "Never."], ["the minister, Paul Hargan"], id="a reported aside takes no marked words",
        ),
        pytest.param(
            "Hargan apologised. “I was wrong,” he told her. “I am sorry.” Voss told him he was forgiven.",
            ["I was wrong,", "I am sorry."], ["he"], id="a full stop closes the words to the next cue",
        ),
        pytest.param(
            "“Never,” Hargan said when asked by Nina Rao if he would resign.",
            ["Never,"], ["Hargan"], id="the question put to him is not his",
        ),
        pytest.param(
            "Hargan — whom Voss called “a coward” on Monday — said he was “not afraid.”",
            ["he was “not afraid.”"], ["Hargan"],
            id="words about the source",
        ),
    ],
)  # fmt: skip
def test_words_go_to_whoever_said_them(sentence: str, content: list[str], source: list[str]) -> None:
    found_here = [(c, s) for _, c, s in triples(LEAD + sentence)]
    assert (content, source) in found_here


def test_what_someone_was_asked_is_not_what_he_said() -> None:
    asked = triples(LEAD + "Asked whether he would stand again, Mr Hargan said only: “We will see.”")
    assert [c for _, c, source in asked if source] == [["We will see."]]


def test_marks_inside_reported_words_are_part_of_them() -> None:
    said = triples(LEAD + "Weller said he was ill, adding that Holm had “a lot to answer for.”")
    assert ["a lot to answer for."] not in [content for _, content, _ in said]


def test_turns_stand_among_the_pieces_as_the_layout_gives_them() -> None:
    text = LEAD + "“HOLM: It was dark.”\n\n“CHAIR: All night? Rask said it was lit.”\n\n“HOLM: All week.”\n"
    article = make_article(text, id="a")
    found = pieces(article, scan(text), load_tagger())
    said = [(one.name, one.span.of(text)) for one in found if one.span.start > len(LEAD)]
    assert [words for name, words in said if name == "source"] == ["HOLM", "CHAIR", "HOLM"]
    assert [name for name, _ in said] == ["source", "cue", "content"] * 3


@pytest.mark.parametrize("said", ["Thank God,", "Black Lives Matter,", "Yes, Prime Minister,"])
def test_words_that_look_like_a_title_are_word_for_word_where_they_were_said(said: str) -> None:
    (quote,) = found(f"“{said}” said Steve Garrity.")
    assert (quote.kind, quote.verbatim) == ("direct", quote.content)
