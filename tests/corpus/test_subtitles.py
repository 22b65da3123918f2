"""SRT and WebVTT: the words as running text, who speaks, and when."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.corpus.subtitles import captions
from quotes.models import Problem


def cue(number: int, words: str, start: float | None = None, length: float = 2.0) -> str:
    begins = number * 2 if start is None else start
    return f"{number}\n00:00:{begins:06.3f} --> 00:00:{begins + length:06.3f}\n{words}\n".replace(".", ",", 2)


def srt(*cues: str) -> str:
    return "\n".join(cue(number, words) for number, words in enumerate(cues, start=1))


def vtt(*cues: str) -> str:
    return "WEBVTT\n\n" + srt(*cues).replace(",", ".")


def text_of(file: str) -> str:
    found = captions(file, "talk.srt")
    assert not isinstance(found, Problem)
    return found.text


def turns_of(file: str) -> list[tuple[str | None, str | None, str]]:
    found = captions(file, "talk.srt")
    assert not isinstance(found, Problem)
    return [(turn.speaker, turn.time, turn.span.of(found.text)) for turn in found.turns]


def test_a_sentence_cut_over_two_cues_reads_on() -> None:
    file = srt("We will not sell", "the old ferry\nto the shipyard.")
    assert text_of(file) == "We will not sell the old ferry to the shipyard."
    assert turns_of(file) == [
        (None, "00:00:02,000", "We will not sell"),
        (None, "00:00:04,000", "the old ferry to the shipyard."),
    ]


@pytest.mark.parametrize(
    ("cues", "expected"),
    [
        pytest.param(
            ["ADA PELL: We will not", "sell it.", "JON RASK: Why?"],
            "ADA PELL: We will not sell it.\n\nJON RASK: Why?",
            id="NAME",
        ),
        pytest.param([">> HOST: Will you?\n>> No.", "Never."], "HOST: Will you?\n\nNo. Never.", id=">>"),
        pytest.param(["Will you sell? >> No."], "Will you sell?\n\nNo.", id=">> within a line"),
        pytest.param(["- Will you sell?\n- No.", "–Never."], "Will you sell?\n\nNo.\n\nNever.", id="dashes"),
        pytest.param(["- will you?\n- of course not."], "will you?\n\nof course not.", id="small letters"),
        pytest.param(
            ["We will\n- and I mean it -", "not sell."],
            "We will - and I mean it - not sell.",
            id="no dialogue",
        ),
        pytest.param(
            ["One thing first: the pier.", "Remember: it is old."],
            "One thing first: the pier. Remember: it is old.",
            id="colons that are no labels",
        ),
        pytest.param(
            ["Ada Pell: No.", "Jon Rask: Why?", "Ada Pell: It leaks.", "Jon Rask: Oh."],
            "Ada Pell: No.\n\nJon Rask: Why?\n\nAda Pell: It leaks.\n\nJon Rask: Oh.",
            id="small letters that return",
        ),
        pytest.param(
            ["- Pell: No.\n- Rask: Why?", "- Pell: It leaks.\n- Rask: Oh."],
            "Pell: No.\n\nRask: Why?\n\nPell: It leaks.\n\nRask: Oh.",
            id="dashes and labels",
        ),
        pytest.param(["ADA PELL: No.", "ADA PELL: Never."], "ADA PELL: No. Never.", id="label repeated"),
        pytest.param(
            ["WE WILL SELL IT.", "THE ANSWER: NEVER."], "WE WILL SELL IT. THE ANSWER: NEVER.", id="shouted"
        ),
    ],
)
def test_a_change_of_speaker_begins_a_paragraph(cues: list[str], expected: str) -> None:
    assert text_of(srt(*cues)) == expected


def test_a_turn_names_its_speaker_until_another_speaks() -> None:
    file = srt("SEN. ANA DIAZ (D-Ohio): No.", "Never.", ">> HOST: Why?", ">> It leaks.")
    assert [(who, words) for who, _, words in turns_of(file)] == [
        ("SEN. ANA DIAZ", "No."),
        ("SEN. ANA DIAZ", "Never."),
        (None, "Why?"),
        (None, "It leaks."),
    ]


def test_a_label_goes_no_further_than_its_sentence_where_changes_are_not_marked() -> None:
    file = srt("ADA PELL: We will not", "sell it. Never.", "It leaks.", "- Why?\n- Rot.")
    assert [(who, words) for who, _, words in turns_of(file)] == [
        ("ADA PELL", "We will not"),
        ("ADA PELL", "sell it. Never."),
        (None, "It leaks."),
        (None, "Why?"),
        (None, "Rot."),
    ]


@pytest.mark.parametrize(
    "cues",
    [
        pytest.param(["Ada Pell: We will not", "Ada Pell: sell it and", "Jon Rask (he/him): Why?"], id="a meeting"),
        pytest.param(["PELL: we will not", "sell it and", "RASK: why?", "PELL: it leaks", "RASK: oh"], id="no stops"),
    ],
)  # fmt: skip
def test_a_label_that_opens_a_cue_changes_the_speaker_in_the_middle_of_a_sentence(cues: list[str]) -> None:
    said = turns_of(srt(*cues))
    assert [(who.split()[-1].title() if who else None, words) for who, _, words in said][:3] == [
        ("Pell", cues[0].partition(": ")[2]),
        ("Pell", "sell it and"),
        ("Rask", cues[2].partition(": ")[2]),
    ]


@pytest.mark.parametrize("form", ["[{}] ", "({}) ", "[{}]: ", "({}): "])
@pytest.mark.parametrize(
    ("label", "expected"),
    [("Jon Rask", ("Jon Rask", "Oh.")), ("man", (None, "Oh.")), ("UNIDENTIFIED MALE", (None, "Oh."))],
)
def test_who_stands_in_brackets_in_front_of_words_says_them(form, label, expected) -> None:
    file = srt(
        "ADA PELL: It leaks.", f"{form.format(label)}Oh.", "ADA PELL: Yes.", f"{form.format(label)}Really?"
    )
    assert [(who, words) for who, _, words in turns_of(file)][1] == expected


@pytest.mark.parametrize("sound", ["[APPLAUSE] ", "(Ada laughs) ", "[in Danish] "])
def test_a_sound_in_brackets_changes_no_speaker(sound: str) -> None:
    file = srt("ADA PELL: It leaks.", f"{sound}It is old.", "JON RASK: Oh.", f"{sound}Really?")
    assert turns_of(file)[1][0] == "ADA PELL"


@pytest.mark.parametrize("sound", ["[door slams] ", "(Ada laughs) [applause] "])
def test_a_label_behind_a_sound_changes_the_speaker(sound: str) -> None:
    file = srt("ADA PELL: It leaks.", f"{sound}JON RASK: Oh.", f"{sound}Really?")
    assert [(who, words) for who, _, words in turns_of(file)] == [
        ("ADA PELL", "It leaks."),
        ("ADA PELL", sound.strip()),
        ("JON RASK", "Oh."),
        ("JON RASK", f"{sound}Really?"),
    ]


def test_a_label_that_names_nobody_needs_no_capitals() -> None:
    file = srt("ADA PELL: It leaks.", "Reporter: Why?", "ADA PELL: It is old.")
    assert [who for who, _, _ in turns_of(file)] == ["ADA PELL", None, "ADA PELL"]


def test_a_colon_in_the_middle_of_a_sentence_is_no_label() -> None:
    cues = [
        "ADA PELL: We will sell",
        "it to",
        "NATO: a body",
        "that is old, in",
        "Ada: a town",
        "of ours",
        "and theirs.",
    ]
    assert text_of(srt(*cues)) == " ".join(cues)


def test_voices_of_webvtt_name_the_speaker() -> None:
    file = vtt(
        "<v Ada Pell>We will not</v>",
        "<v.loud Ada Pell>sell it.",
        "<v Jon Rask>Why?<v Ada Pell>It leaks.",
        "Hm.",
    )
    assert text_of(file) == "Ada Pell: We will not sell it.\n\nJon Rask: Why?\n\nAda Pell: It leaks.\n\nHm."
    assert [who for who, _, _ in turns_of(file)] == ["Ada Pell", "Ada Pell", "Jon Rask", "Ada Pell", None]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ('<i>We</i> will <font color="#fff">not</font> sell', "We will not sell"),
        (r"{\an8}We will{\i1} not", "We will not"),
        ("We <00:00:02.500><c>will</c> not", "We will not"),
        ("We will<br>not", "We will not"),
        ("Pell &amp; Rask&nbsp;&lt;now&gt;", "Pell & Rask <now>"),
        ("5 < 6 and 7 > 6", "5 < 6 and 7 > 6"),
    ],
    ids=["html", "ass", "times", "break", "entities", "no tag"],
)
def test_tags_are_left_out(words: str, expected: str) -> None:
    assert text_of(srt(words)) == expected


def test_what_webvtt_holds_besides_cues_is_left_out() -> None:
    file = (
        "WEBVTT - harbour radio\nKind: captions\nLanguage: en-GB\n\nSTYLE\n::cue { color: white }\n\n"
        "REGION\nid:low\n\nNOTE made by hand\nin two hours\n\nopening words\n00:01.000 --> 00:02.500 align:start line:0\n"
        "We will not\n\nNOTE\nagain\n\n01:00:02.500 --> 01:00:04.000\nsell it.\n"
    )
    found = captions(file, "talk.vtt")
    assert not isinstance(found, Problem)
    assert (found.text, found.language, found.notes) == ("We will not sell it.", "en-GB", ())
    assert [turn.time for turn in found.turns] == ["00:01.000", "01:00:02.500"]


ROLLING = [
    "We will not sell", "We will not sell\nthe old ferry", "the old ferry\nto the shipyard", "to the shipyard\nin Lunby.",
]  # fmt: skip


@pytest.mark.parametrize(
    "cues",
    [
        pytest.param(ROLLING, id="two lines"),
        pytest.param(
            ["We will", "We will not sell", "We will not sell\nthe old ferry", "the old ferry to the shipyard",
             "the old ferry to the shipyard\nin Lunby."], id="word by word",
        ),
        pytest.param([part for words in ROLLING for part in (words, words)], id="shown twice"),
    ],
)  # fmt: skip
def test_what_rolling_captions_repeat_is_read_once(cues: list[str]) -> None:
    assert text_of(srt(*cues)) == "We will not sell the old ferry to the shipyard in Lunby."


def test_the_words_of_rolling_captions_keep_the_time_when_they_were_new() -> None:
    assert [time for _, time, _ in turns_of(srt(*ROLLING))] == [f"00:00:0{n},000" for n in (2, 4, 6, 8)]


def test_words_said_twice_stay_where_captions_do_not_roll() -> None:
    chant = ["Four more years!", "Four more years!", "Thank you.", "Four more years!", "Go home now."]
    assert text_of(srt(*chant)) == " ".join(chant)


def test_a_line_said_again_after_a_pause_stays_in_rolling_captions() -> None:
    late = cue(5, "in Lunby.\nYes.", 30)
    assert text_of(srt(*ROLLING) + "\n" + late).endswith("in Lunby.\nin Lunby. Yes.")


def test_a_pause_ends_a_paragraph_only_behind_a_sentence() -> None:
    file = cue(1, "We will", 1) + "\n" + cue(2, "not sell.", 20) + "\n" + cue(3, "Thank you.", 40)
    assert text_of(file) == "We will not sell.\nThank you."


@pytest.mark.parametrize(
    ("middle", "line"),
    [
        ("2\n00:00:xx,000 --> 00:00:06,000\nthe old ferry\n", 6),
        ("2\n00:00 04,000 -> 00:00:0\nthe old ferry\n", 6),
        ("2\nthe old ferry\n", 5),
    ],
    ids=["no number", "cut off", "missing"],
)
def test_words_under_a_broken_time_are_read_without_one(middle: str, line: int) -> None:
    file = cue(1, "We will not sell") + "\n" + middle + "\n" + cue(3, "to Lunby.")
    found = captions(file, "talk.srt")
    assert not isinstance(found, Problem)
    assert found.text == "We will not sell the old ferry to Lunby."
    assert [turn.time for turn in found.turns] == ["00:00:02,000", None, "00:00:06,000"]
    assert [(note.code, note.where) for note in found.notes] == [("bad_cue", f"talk.srt line {line}")]


@pytest.mark.parametrize(
    "file",
    [
        pytest.param(srt("We will not", "sell it.").replace("\n\n", "\n"), id="no blank lines"),
        pytest.param(srt("We will not", "sell it.").replace("\n\n", "\n \n\n"), id="too many"),
        pytest.param(srt("We will not\n\nsell it."), id="a blank line within a cue"),
        pytest.param(srt("We will not", "sell it.").replace("\n", "\r\n"), id="CRLF"),
        pytest.param("\ufeff" + srt("We will not", "sell it."), id="byte-order mark"),
        pytest.param(srt("We will not", "sell it.").replace(",000", ""), id="whole seconds"),
        pytest.param("WEBVTT\n" + srt("We will not", "sell it."), id="no line behind the head"),
        pytest.param(srt("We will not", "sell it.") + "\n3\n00:00:09,000 --> 00:00:10,000", id="no words"),
    ],
)
def test_files_are_read_however_their_lines_are_set(file: str) -> None:
    found = captions(file, "talk.srt")
    assert not isinstance(found, Problem)
    assert (found.text, found.notes) == ("We will not sell it.", ())


def test_a_number_that_is_said_is_no_number_of_a_cue() -> None:
    assert text_of(srt("How many ferries?\n\n50\nferries.")) == "How many ferries? 50 ferries."


@pytest.mark.parametrize("file", ["WEBVTT\n", "We will not sell.", "1\n00:00:01,000 --> 00:00:02,000\n"])
def test_a_file_without_words_under_a_time_is_a_problem(file: str) -> None:
    found = captions(file, "talk.srt")
    assert isinstance(found, Problem)
    assert (found.code, found.where) == ("no_article", "talk.srt")


LINES = st.sampled_from(
    ["1", "2", "", "WEBVTT", "NOTE a", "00:00:01,000 --> 00:00:02,000", "00:01.000-->", "ADA: No.", ">> Yes.", "- Oh.",
     "<v Ada>We</v>", "will\ud800", "9" * 5000, "\x00", "We will", "-->", "{\\an8}", "&#0;&bogus;"]
)  # fmt: skip


@given(st.lists(LINES | st.text(max_size=20), max_size=30).map("\n".join))
def test_no_file_raises_and_the_turns_lie_in_the_text(file: str) -> None:
    found = captions(file, "x")
    if not isinstance(found, Problem):
        spans = [turn.span for turn in found.turns]
        assert all(span.of(found.text).strip() == span.of(found.text) != "" for span in spans)
        assert all(one.end < other.start for one, other in zip(spans, spans[1:], strict=False))
