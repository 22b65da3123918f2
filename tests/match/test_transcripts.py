"""Quotes against transcripts: turns over cues, what nobody said, and where the words stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.match import Report, compare, verify
from quotes.match.turns import asides, excerpt, position, turns_of
from quotes.models import Article, Extracted, Quote, Span, Speaker, Turn

PLAIN = (
    "HARBOUR RADIO\n\nHOST: Good evening, mayor.\n\nADA PELL (Harbour Party): We will, uh, never sell the old ferry\n"
    "to the yard in Lunby. [applause] Not for 30 million crowns.\n\nHOST: And the pier?\n\nJON RASK: The pier was "
    "rotten long before the storm came in from the north. (LAUGHTER)\n\nPELL: Nobody had read the report of the divers."
)


def cues(*rows: tuple[str, str | None, str | None], between: str = " ") -> Article:
    """Make captions of (words, speaker, time); words that begin with a blank line change the speaker."""
    text, turns = "", []
    for words, speaker, time in rows:
        gap = "\n\n" if words.startswith("\n\n") else between
        text += gap if text else ""
        start = len(text)
        text += words.strip()
        turns.append(Turn(Span(start, len(text)), speaker, time))
    return Article("talk", text, turns=tuple(turns))


CAPTIONS = cues(
    ("Good evening, mayor.", None, "00:00:01,000"),
    ("\n\nWe will, uh, never sell", "ADA PELL", "00:12:31,400"),
    ("the old ferry to the yard in Lunby.", "ADA PELL", "00:12:34,000"),
    ("[applause] Not for 30 million crowns.", "ADA PELL", "00:12:38,000"),
    ("\n\nAnd the pier?", None, "00:12:41,000"),
    ("\n\nThe pier was rotten long before", "JON RASK", "00:12:43,000"),
    ("the storm came in from the north.", "JON RASK", "00:12:46,000"),
    ("\n\nNobody had read the report of the divers.", "ADA PELL", "00:12:50,000"),
)


def at(article: Article, words: str) -> Span:
    start = article.text.index(words)
    return Span(start, start + len(words))


def test_the_cues_of_one_speaker_are_one_turn() -> None:
    text = CAPTIONS.text
    assert [(turn.speaker, turn.time, turn.span.of(text)[:16]) for turn in turns_of(CAPTIONS)] == [
        (None, "00:00:01,000", "Good evening, ma"),
        ("ADA PELL", "00:12:31,400", "We will, uh, nev"),
        (None, "00:12:41,000", "And the pier?"),
        ("JON RASK", "00:12:43,000", "The pier was rot"),
        ("ADA PELL", "00:12:50,000", "Nobody had read "),
    ]


def test_cues_without_speakers_are_parted_where_one_changes() -> None:
    article = cues(
        ("Will you", None, None), ("sell?", None, None), ("\n\nNo.", None, None), ("Never.", None, None)
    )
    assert [turn.span.of(article.text) for turn in turns_of(article)] == ["Will you sell?", "No. Never."]


def test_the_turns_of_plain_text_are_found() -> None:
    assert [turn.speaker for turn in turns_of(Article("a", PLAIN))] == [
        None,
        "ADA PELL",
        None,
        "JON RASK",
        "PELL",
    ]
    assert turns_of(Article("a", "Ada Pell spoke: she will not sell.")) == ()


@pytest.mark.parametrize(
    "aside",
    [
        "[applause]", "(APPLAUSE)", "[Laughter and applause.]", "(inaudible)", "(CROSSTALK)", "[inaudible 00:12:31]",
        "(END VIDEO CLIP)", "[00:12:31]", "(through interpreter)", "[speaking in Finnish]", "[no audible response]",
        "(ph)", "[♪]", "(laughs loudly)",
    ],
)  # fmt: skip
def test_what_nobody_said_is_an_aside(aside: str) -> None:
    text = f"We will {aside} never sell it."
    assert [found.of(text) for found in asides(text, Span(0, len(text)))] == [aside]


@pytest.mark.parametrize(
    "words",
    [
        "[the ferry]", "(the old one)", "[not]", "[...]", "(…)", "the union (NATO)", "uh, you know", "(we will not sell)",
        "(the music of the north was never played in Lunby at all)", "at 00:12:31 sharp",
    ],
)  # fmt: skip
def test_words_are_no_aside(words: str) -> None:
    text = f"We will {words} never sell it."
    assert asides(text, Span(0, len(text))) == ()


def test_where_all_is_in_capitals_they_tell_no_aside() -> None:
    text = "WE WILL (NOT EVEN FOR MONEY) NEVER SELL IT. (APPLAUSE)"
    assert [found.of(text) for found in asides(text, Span(0, len(text)))] == ["(APPLAUSE)"]


def test_labels_between_turns_are_asides() -> None:
    found = [aside.of(PLAIN) for aside in asides(PLAIN, Span(0, len(PLAIN)))]
    assert found == [
        "HOST:", "ADA PELL (Harbour Party):", "[applause]", "HOST:", "JON RASK:", "(LAUGHTER)", "PELL:",
    ]  # fmt: skip


def test_asides_stay_within_the_stretch() -> None:
    span = Span(PLAIN.index("30 million"), PLAIN.index("rotten"))
    assert [aside.of(PLAIN) for aside in asides(PLAIN, span)] == ["HOST:", "JON RASK:"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("We will", "00:12:31"),
        ("the old ferry", "00:12:34"),
        ("never sell the old ferry", "00:12:31"),
        ("30 million", "00:12:38"),
        ("Nobody", "00:12:50"),
    ],
)
def test_the_position_in_captions_is_the_time_of_the_cue(words: str, expected: str) -> None:
    assert position(CAPTIONS, (at(CAPTIONS, words),)) == expected


@pytest.mark.parametrize(
    ("time", "expected"),
    [("00:12:31,400", "00:12:31"), ("12:31.400", "00:12:31"), ("1:02:03", "01:02:03"), ("0:12:31:40", "00:12:31"),
     ("soon", "soon"), ("123:00:00,1", "123:00:00")],
)  # fmt: skip
def test_times_are_written_with_hours_and_without_fractions(time: str, expected: str) -> None:
    article = cues(("We will not.", None, time))
    assert position(article, (Span(0, 2),)) == expected


def test_a_cue_without_a_time_is_placed_by_the_one_before() -> None:
    article = cues(("We will", None, "00:00:01,000"), ("not sell", None, None))
    assert position(article, (at(article, "not"),)) == "00:00:01"


def test_the_position_in_a_plain_transcript_is_turn_and_line() -> None:
    article = Article("a", PLAIN)
    assert position(article, (at(article, "in Lunby"),)) == "turn 2, line 6"
    assert position(article, (at(article, "in Lunby"), at(article, "HARBOUR"))) == "line 1"
    windows = Article("a", PLAIN.replace("\n", "\r\n"))
    assert position(windows, (at(windows, "in Lunby"),)) == "turn 2, line 6"


def test_the_position_in_a_plain_transcript_has_the_time_of_the_turn() -> None:
    text = "[10:01] HOST: Well?\n[10:02] PELL: We will not.\n[10:03] HOST: Why?\n[10:04] PELL: It leaks."
    article = Article("a", text)
    assert position(article, (at(article, "leaks"),)) == "turn 4 (10:04), line 4"


def test_the_position_in_a_speech_is_its_line() -> None:
    article = Article("a", "Friends,\nwe will not sell the ferry.")
    assert position(article, (at(article, "ferry"),)) == "line 2"
    assert position(article, ()) is None


def test_an_excerpt_is_the_sentences_that_hold_the_words() -> None:
    turn = turns_of(CAPTIONS)[1]
    words = at(CAPTIONS, "sell the old ferry")
    assert excerpt(CAPTIONS.text, turn, words).of(CAPTIONS.text) == (
        "We will, uh, never sell the old ferry to the yard in Lunby."
    )


def test_an_excerpt_of_words_without_stops_is_not_the_whole_turn() -> None:
    text = "we will not sell " * 500
    turn = Turn(Span(0, len(text) - 1))
    found = excerpt(text, turn, Span(4 * 17, 5 * 17 - 1))
    assert found.holds(Span(4 * 17, 5 * 17 - 1))
    assert len(found) < 1300
    assert not text[found.end].strip()


TEXTS = st.text(st.sampled_from("AB: []()\n\r\x00\ud8001:23.“”-") | st.characters(), max_size=200)


@given(TEXTS, st.data())
def test_no_text_raises(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    found = asides(text, span)
    assert all(span.holds(one) and len(one) for one in found)
    assert all(one.end <= other.start for one, other in zip(found, found[1:], strict=False))
    article = Article("a", text, turns=(Turn(Span(0, len(text)), None, text),) if text else ())
    assert position(article, (span,))
    if text:
        assert excerpt(text, turns_of(article)[0], span).holds(span.stripped(text))


@pytest.mark.parametrize(
    "said",
    [
        "We will, uh, never sell the old ferry to the yard in Lunby",
        "Well, you know, we will never — um — sell the old ferry to the, er, yard in Lunby",
        "We will never sell the old ferry, I mean, to the yard in Lunby, okay",
    ],
)
def test_fillers_count_for_nothing(said: str) -> None:
    quote = Report("We will never sell the old ferry to the yard in Lunby", speaker="Ada Pell")
    match = compare(quote, Report(said, speaker="PELL", primary=True))
    assert match is not None
    assert match.status in ("reworded", "trimmed")
    assert not any(change.bears_meaning for change in match.changes)


# From here on the tests need what `quotes.match.passages` and `verify` make of turns, asides and positions.


def check(source: Article, words: str, speaker: str = "Ada Pell"):
    text = f"“{words},” {speaker} told the radio on Monday."
    span = Span(1, 1 + len(words))
    quote = Quote(
        "draft", "direct", (span,), (span,), speaker=Speaker(speaker, "person"), speaker_type="person"
    )
    report = Article(
        "report",
        "“We will never sell the old ferry to the yard in Lunby,” said Ada Pell.",
        published="2001-01-01",
    )
    return next(
        verify([Extracted(Article("draft", text), (quote,))], against=[Extracted(report), Extracted(source)])
    )[2]


SOURCES = pytest.mark.parametrize(
    ("source", "pell", "rask"),
    [
        pytest.param(CAPTIONS, "00:12:31", "00:12:43", id="captions"),
        pytest.param(Article("talk", PLAIN), "turn 2, line 5", "turn 4, line 10", id="plain"),
    ],
)


@SOURCES
@pytest.mark.parametrize(
    ("words", "change"),
    [
        pytest.param("We will sell the old ferry to the yard in Lunby", ("negation", "", "never"), id="not dropped"),
        pytest.param(
            "We will never sell the old ferry to the yard in Lunby. Not for 50 million crowns",
            ("number", "50 million", "30 million"), id="number changed",
        ),
    ],
)  # fmt: skip
def test_what_was_changed_is_named_over_cues_and_asides(source, pell, rask, words, change) -> None:
    finding = check(source, words)
    first = finding.matches[0]
    assert (first.primary, first.position, first.speaker) == (True, pell, "ADA PELL")
    assert finding.conflicts == ("altered",)
    kind, here, there = change
    assert any(c.kind == kind and c.here == here and there in c.there for c in first.changes)


@SOURCES
def test_words_that_another_said_are_a_conflict(source, pell, rask) -> None:
    finding = check(source, "The pier was rotten long before the storm came in from the north")
    assert (finding.conflicts, finding.matches[0].position) == (("other_speaker",), rask)
    assert finding.matches[0].speaker == "JON RASK"


@SOURCES
def test_words_as_they_were_said_are_no_conflict(source, pell, rask) -> None:
    for words in (
        "We will never sell the old ferry to the yard in Lunby. Not for 30 million crowns",
        "Nobody had read the report of the divers",
    ):
        finding = check(source, words)
        assert finding.conflicts == ()
        assert finding.matches[0].primary
        assert not any("applause" in c.there for c in finding.matches[0].changes)


@SOURCES
def test_the_words_of_one_who_is_not_named_make_no_conflict(source, pell, rask) -> None:
    finding = check(source, "Good evening, mayor. And the pier?", "Mara Holm")
    assert "other_speaker" not in finding.conflicts


def test_what_a_transcript_gives_to_the_host_was_not_said_by_the_guest() -> None:
    words = "You knew that the valves were broken and you did nothing."
    text = (
        f"HOST: {words}\n\nADA PELL: That is not the case.\n\nHOST: What did you do?\n\n"
        "ADA PELL: We sent two crews to the dam."
    )
    for speaker, conflicts in (("Ada Pell", ("other_speaker",)), ("Mara Holm", ())):
        finding = check(Article("talk", text), words, speaker)
        assert finding.matches
        assert finding.conflicts == conflicts


@pytest.mark.parametrize("label", ["HOST:", "Host:"])
def test_what_captions_give_to_the_host_was_not_said_by_the_guest(label: str) -> None:
    words = "You knew that the valves were broken and you did nothing"
    text = f"{label} {words}.\n\nADA PELL: That is not so.\n\nWe sent two crews."
    spoken = (f"{words}.", None), ("That is not so.", "ADA PELL"), ("We sent two crews.", None)
    turns = tuple(Turn(at(Article("talk", text), said), who, "00:00:01,000") for said, who in spoken)
    source = Article("talk", text, turns=turns)
    for speaker, conflicts in (("Ada Pell", ("other_speaker",)), ("Mara Holm", ())):
        assert check(source, words, speaker).conflicts == conflicts
    # Without a label they may be anybody's.
    assert check(source, "We sent two crews").conflicts == ()


@pytest.mark.parametrize("label", ["INTERPRETER", "UNIDENTIFIED MALE", "WITNESS", "A"])
def test_words_under_a_label_that_may_be_anyones_are_no_conflict(label: str) -> None:
    words = "You knew that the valves were broken and you did nothing"
    text = f"HOST: Well?\n\n{label}: {words}.\n\nHOST: Oh?\n\nADA PELL: Yes.\n\nHOST: I see.\n\nADA PELL: No."
    finding = check(Article("talk", text), words)
    assert [match.same_speaker for match in finding.matches] == ["unknown"]


@pytest.mark.parametrize("change", [">> ", ">>> ", "- "])
def test_words_behind_a_change_to_someone_who_is_not_named_are_not_the_speaker_s_before(change: str) -> None:
    words = "You knew that the valves were broken and you did nothing"
    text = f"JON RASK: Good evening.\n\n{change}{words}.\n\nADA PELL: I did not.\n\nJON RASK: Thank you."
    finding = check(Article("talk", text), words)
    assert [match.same_speaker for match in finding.matches] == ["unknown"]
    assert finding.conflicts == ()


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_the_numbers_of_lines_down_the_margin_are_no_words(gap: str) -> None:
    lines = ("MR. ORDE:  Well?", "ADA PELL:  We will never sell", "the old ferry to the yard", "in Lunby.",
             "MR. ORDE:  Not at all?", "ADA PELL:  No.", "MR. ORDE:  Why?", "ADA PELL:  It leaks.")  # fmt: skip
    source = Article("talk", gap.join(f"{number:>2}   {line}" for number, line in enumerate(lines, start=1)))
    finding = check(source, "We will never sell the old ferry to the yard in Lunby")
    first = finding.matches[0]
    assert (first.status, first.speaker, first.changes) == ("same_after_folding", "ADA PELL", ())


SAID = "HOST: Well?\n\nADA PELL: It was dark.\n\nJON RASK: {}\n\nHOST: Well?\n\nADA PELL: {}\n\nJON RASK: No."


@pytest.mark.parametrize(
    ("words", "answer", "conflicts"),
    [
        ("Forty-two people died there", "I know.", ("other_speaker",)),
        ("Forty-two people died there", "Forty-two people died there.", ()),
        ("The ferry was rotten", "I know.", ("other_speaker",)),
        ("Thank you very much", "I know.", ()),
        ("I think that is right", "I know.", ()),
    ],
)
def test_a_few_words_of_another_are_a_conflict_where_only_he_said_them(words, answer, conflicts) -> None:
    assert check(Article("talk", SAID.format(f"{words}.", answer)), words).conflicts == conflicts


def test_a_few_words_of_another_day_are_no_conflict() -> None:
    words = "Forty-two people died there"
    source = Article("talk", SAID.format(f"{words}.", "I know."), published="2001-03-01")
    assert check(source, words).conflicts == ("other_speaker",)  # the draft has no date
    quote = Report(words, speaker="Ada Pell", published="2002-06-01")
    match = compare(quote, Report(words, speaker="JON RASK", published="2001-03-01", primary=True))
    assert match is not None
    assert match.same_occasion != "yes"


def test_a_question_in_the_words_of_the_answer_does_not_hide_what_was_changed() -> None:
    text = (
        "HOST: Good evening. Will you sell the old ferry?\n\nMAYOR ADA PELL: We will not sell the old ferry "
        "this year.\n\nHOST: And the harbour?\n\nMAYOR ADA PELL: The harbour stays.\n\nHOST: Thank you."
    )
    finding = check(Article("talk", text), "We will sell the old ferry this year")
    said = [match for match in finding.matches if match.primary]
    assert [(match.status, match.speaker) for match in said] == [("altered", "MAYOR ADA PELL")]


@pytest.mark.parametrize("label", ["UNIDENTIFIED MALE", "THE PREMIER", "OFF-CAMERA VOICE"])
def test_a_label_that_names_no_one_is_no_other_speaker(label: str) -> None:
    text = (
        f"HOST: What of the ferry?\n\n{label}: We will not sell the old ferry this year.\n\nHOST: And the "
        f"harbour?\n\n{label}: The harbour stays.\n\nHOST: Thank you."
    )
    finding = check(Article("talk", text), "We will not sell the old ferry this year")
    assert "other_speaker" not in finding.conflicts
    assert [match.same_speaker for match in finding.matches if match.primary] == ["unknown"]
