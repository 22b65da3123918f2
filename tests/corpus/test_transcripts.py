"""Transcripts in plain text: what is one, who speaks, and from where to where."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.corpus.labels import _COLON, _labels, labels, named
from quotes.corpus.transcripts import find_turns


def turns(text: str) -> list[tuple[str | None, str]]:
    return [(turn.speaker, turn.span.of(text)) for turn in find_turns(text)]


SAID = [
    ("HOST", "Will you sell it?"),
    ("ADA PELL", "We will not."),
    ("HOST", "Why?"),
    ("ADA PELL", "It leaks."),
]
NAMED = [(None if name == "HOST" else "ADA PELL", words) for name, words in SAID]


def script(form: str, between: str = "\n", *, small: bool = False) -> str:
    """Print what was said with each label in some form."""
    return between.join(form.format(n=name.title() if small else name, w=words) for name, words in SAID)


@pytest.mark.parametrize(
    ("form", "between"),
    [
        ("{n}: {w}", "\n"),
        ("{n}: {w}", "\n\n"),
        ("{n}:\n{w}", "\n\n"),
        ("{n} (Harbour Party): {w}", "\n"),
        ("{n} [by telephone]: {w}", "\n"),
        ("{n}, OF PORT SELWYN: {w}", "\n"),
        ("**{n}**: {w}", "\n\n"),
        ("**{n}:** {w}", "\n\n"),
        ("> {n}: {w}".replace("> ", ">> "), "\n"),
        ("– {n}: {w}", "\n"),
        ("{n} (Port Selwyn) (14:02): {w}", "\n"),
        ("[00:12:31] {n}: {w}", "\n"),
        ("00:12:31 {n}: {w}", "\n"),
        ("{n} (00:12:31): {w}", "\n"),
        ("{n} [12:31]:\n{w}", "\n\n"),
        ("{n}: (12:31)\n{w}", "\n\n"),
        ("  {n}: {w}", "\r\n"),
        ("{n}\n{w}", "\n\n"),
        ("{n}\n\n{w}", "\n\n"),
        ("{n} (Harbour Party)\n{w}", "\n\n"),
        ("{n}  12:31\n{w}", "\n\n"),
        ("[{n}] 10:12:31\n{w}", "\n\n"),
        ("{n} 00:12:31\n{w}", "\n\n"),
        ("{n} (00:12:31 - 00:12:40):\n{w}", "\n\n"),
        ("[{n}]: {w}", "\n"),
        ("{n} -- Chief Executive Officer, Harbour Lines\n\n{w}", "\n\n"),
        ("{n} - Harbour Lines - Analyst\n\n{w}", "\n\n"),
        ("1. {n} (Port Selwyn) (Lab)\n{w}", "\n\n"),
    ],
)
def test_labels_are_known_in_every_form(form: str, between: str) -> None:
    assert turns(script(form, between)) == NAMED


@pytest.mark.parametrize("form", ["{n}: {w}", "**{n}**: {w}", "{n} (12:31): {w}", "{n}:\n{w}"])
def test_labels_in_small_letters_are_known_when_they_return(form: str) -> None:
    expected = [(None if name is None else "Ada Pell", words) for name, words in NAMED]
    assert turns(script(form, "\n\n", small=True)) == expected


@pytest.mark.parametrize(
    ("time", "form"),
    [
        ("00:12:31", "[00:12:31] {n}: {w}"),
        ("14:02", "{n} (Lunby) (14:02):\n{w}"),
        ("0:31", "{n}: (0:31)\n{w}"),
        ("12:31", "{n} (12:31):\n{w}"),
        ("0:12:31", "{n}  0:12:31\n{w}"),
    ],
)
def test_a_time_beside_the_label_is_kept(time: str, form: str) -> None:
    assert {turn.time for turn in find_turns(script(form, "\n\n"))} == {time}


@pytest.mark.parametrize(
    "text",
    [
        "Q: Was it dark?\nA: It was.\nQ: All night?\nA: All week.",
        "Q1: Was it dark?\nA1: It was.\nQ2: All night?\nA2: All week.",
        "Q. Was it dark?\n\nA. It was.\n\nQ. All night?\n\nA. All week.",
        "Q  Was it dark?\n\nTHE PRESIDENT:  It was.\n\nQ  All night?\n\nTHE PRESIDENT:  All week.",
    ],
    ids=["colons", "numbers", "stops", "a gap"],
)
def test_questions_and_answers_are_turns(text: str) -> None:
    assert turns(text) == [(None, words) for words in ("Was it dark?", "It was.", "All night?", "All week.")]


def test_a_turn_runs_over_paragraphs_up_to_the_next() -> None:
    text = "HOST: Well?\n\nPELL: No.\n\nIt leaks.\n\n[applause]\n\nHOST: And?\n\nPELL: No."
    assert turns(text)[1] == ("PELL", "No.\n\nIt leaks.\n\n[applause]")


def test_long_answers_make_no_article_of_a_press_conference() -> None:
    answer = "\n\n".join(f"We looked at pier {n} again in spring and found it sound." for n in range(9))
    text = "\n\n".join([f"MAYOR PELL: {answer}", "Q: Why?", f"MAYOR PELL: {answer}", "Q: When?"] * 3)
    assert len(turns(text)) == 12


def test_what_stands_above_the_first_turn_belongs_to_none() -> None:
    text = "HARBOUR RADIO\nEvening talk\n\n" + script("{n}: {w}")
    assert turns(text) == NAMED


CHANGES = [
    ("ADA PELL", "We will not sell."),
    (None, "Why not?"),
    (None, "Ask her."),
    ("ADA PELL", "It leaks."),
]


@pytest.mark.parametrize(
    "text",
    [
        ">> ADA PELL: We will not sell.\n>> Why not?\n>>> Ask her.\n>> ADA PELL: It leaks.",
        "  >> ADA PELL: We will not sell.\n\n  >>Why not?\n\n  >>Ask her.\n\n  >> ADA PELL: It leaks.",
        ">> ADA PELL: We will not sell. >> Why not? >> Ask her. >> ADA PELL: It leaks.",
        "ADA PELL: We will not sell.\n- Why not?\n- Ask her.\nADA PELL: It leaks.\nADA PELL: Yes.",
    ],
    ids=["arrows", "indented", "within a line", "dashes"],
)
def test_behind_arrows_or_a_dash_speaks_someone_else(text: str) -> None:
    assert turns(text)[:4] == CHANGES


@pytest.mark.parametrize(
    "words",
    [
        "We know three things:\n\n- The pier leaks.\n- The ferry is old.",
        "We know\n- And I mean it -\nthat it leaks.",
        "It leaks -- and it is old.",
        "It leaks.\n-- and it is old.",
        "Press 1 >> then 2.",
    ],
    ids=["a list", "an aside", "a pause", "a pause in front", "no change"],
)
def test_another_dash_or_arrow_is_no_change_of_speaker(words: str) -> None:
    assert turns(f"HOST: Well?\nPELL: {words}\nHOST: And?\nPELL: No.")[1] == ("PELL", words)


ARTICLE = (
    "{head}\n\nThe council of Port Selwyn met on Monday to look at the ferry.\n\n{one}\n\nNobody in the hall "
    "spoke for the sale, and the clerk read out the numbers.\n\n{two}\n\nThe next meeting is in spring.\n\n{three}"
)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "HOST:",
        "We will not sell the ferry. Thank you all for coming.",
        "Port Selwyn: Ferry sinks\nA ferry sank on Monday.\nNobody was hurt, police said.",
        ARTICLE.format(head="Pell: No sale", one="Photo: J. Rask", two="Photo: M. Holm", three="Photo: A. Orde"),
        ARTICLE.format(head="PELL: NO SALE", one="UPDATE: It rained.", two="PELL: “No.”", three="PELL: “Never.”"),
        ARTICLE.format(head="Ferry", one="Advertisement", two="Advertisement", three="Read more"),
        "Pell’s words, checked\n\nPELL: “The ferry is new.”\n\nTHE FACTS: It was built in 1974.\n\nPELL: “It never "
        "leaked.”\n\nTHE FACTS: It did, twice.\n\nPELL: “The pier is sound.”\n\nTHE FACTS: Divers found rot.",
        "Prizes\n\nWinner: The Lamp\nLoser: The Pier\n\nWinner: A Long Night\nLoser: The Tide\n\nWinner: Fog",
        "Pros: fast\nCons: loud\nPros: cheap\nCons: ugly\nPros: green",
        "Oslo: rain\nTurku: sun\nLunby: fog\nElsin: snow",
        "Ada Pell, the mayor, said: “No.”\n\nRain fell.\n\nAda Pell, the mayor, said: “Never.”\n\nAda Pell, who left, "
        "said: “Yes.”",
        "The count\n\nAda Pell: 1,769\nJon Rask: 1,501.\n\nOther votes\n\nPell: 547.\nRask: 46 percent\n\nIt goes on.",
        "> Will you sell it?\n>> We will not.\n>> It leaks.\n> Why?\n>> I said so.\nWe shall see.",
        "Home >> News >> Ferry\n\nThe ferry sank.\n\n>> Read more\n\nNobody was hurt.\n\n>> Watch it sink\n\nIt rained.",
        "OUR TOWN\n\nIt rained.\n\nTHE PIER\n\nIt leaks.\n\nTHE LAMP\n\nIt is dark.\n\nTHE FERRY\n\nIt is late.",
    ],
    ids=[
        "nothing", "a label", "a speech", "a headline", "photos", "updates", "furniture", "a fact check", "prizes",
        "pros and cons", "weather", "sentences", "figures", "an e-mail", "links", "headings",
    ],
)  # fmt: skip
def test_an_article_with_colons_is_no_transcript(text: str) -> None:
    assert turns(text) == []


@pytest.mark.parametrize(
    "label",
    [
        "SEN. ANA DIAZ",
        "MR. KING",
        "Ada Pell",
        "KIM",
        "DE LA CRUZ",
        "SPEAKER PELL",
        "BAKER",
        "Mr. Chambers",
        "CHAIR PELL",
    ],
)
def test_a_label_with_a_name_is_kept_as_printed(label: str) -> None:
    assert named(label) == label


@pytest.mark.parametrize(
    "label",
    [
        "HOST", "Q", "A", "Interviewer", "UNIDENTIFIED MALE", "AUDIENCE", "AUDIENCE MEMBER", "SPEAKER 2", "THE PRESIDENT",
        "THE PREMIER", "PREMIER", "PRIME MINISTER", "FINANCE MINISTER", "REPORTER", "AP", "JFK", "THE WITNESS", "Q1",
        "Minister for Ports", "Mr Speaker", "MADAM CHAIR", "Mr. Deputy Speaker", "Hon. Members", "REPUBLICAN MEMBERS", "HARBOUR RADIO REPORTER",
    ],
)  # fmt: skip
def test_a_label_without_a_name_names_nobody(label: str) -> None:
    assert named(label) is None


@given(
    st.lists(
        st.sampled_from(["HOST: No.", "Ada Pell", "Q. ", "[1:00] ADA: ", "\n", "\r", "\x00", "“"]) | st.text()
    )
)
def test_no_text_raises_and_turns_follow_each_other(lines: list[str]) -> None:
    text = "\n".join(lines)
    spans = [turn.span for turn in find_turns(text)]
    assert all(span.of(text).strip() == span.of(text) != "" for span in spans)
    assert all(one.end <= other.start for one, other in zip(spans, spans[1:], strict=False))


@given(st.text(alphabet="AQbz :.\n\t-–•*_#>()[]1,é", max_size=60))
def test_looking_only_at_lines_that_may_have_a_label_misses_none(text: str) -> None:
    assert list(labels(text)) == list(_labels(_COLON.finditer(text)))
