"""The source of a cue, by labels set by hand: no model."""

from __future__ import annotations

import pytest

from tests.detect.test_assemble import joined

WORDS = "“It is done.”"


@pytest.mark.parametrize(
    ("before", "sources"),
    [
        ("Tom Hale, prosecuting, said the accused, Ben Orr, warned police", ["Tom Hale, prosecuting,", "Ben Orr,"]),
        ("Tom Hale, who was prosecuting, said the accused, Ben Orr, warned police", ["Tom Hale", "who", "Ben Orr,"]),
    ],
)  # fmt: skip
def test_whoever_speaks_behind_the_verb_of_a_sentence_is_not_in_a_clause_of_it(before, sources):
    text = f"{before}: {WORDS}"
    found = joined(text, sources=sources, cues=["said", "warned"])
    assert ([WORDS], "warned", "Ben Orr,") in found


def test_a_participle_behind_a_comma_still_begins_a_clause():
    text = "Hale, goaded by Orr, said the lamp was dark."
    found = joined(text, sources=["Hale", "Orr,"], cues=["goaded", "said"], contents=["the lamp was dark"])
    assert (["the lamp was dark"], "said", "Hale") in found


@pytest.mark.parametrize("cue", [":", "told Mr Orr:"])
def test_whom_someone_told_is_not_the_source_of_a_colon(cue):
    text = f"He told Mr Orr: {WORDS}"
    assert joined(text, sources=["He", "Mr Orr"], cues=[cue]) == [([WORDS], cue, "He")]


@pytest.mark.parametrize("before", ["From Orr", "Here is Orr", "The lamp was dark. Orr", "Said Orr"])
def test_a_colon_takes_the_name_before_it_that_nobody_told(before):
    assert joined(f"{before}: {WORDS}", sources=["Orr"], cues=[":"]) == [([WORDS], ":", "Orr")]


@pytest.mark.parametrize("cue", ["accused of", "is accused of", "known for", "has been criticised for"])
def test_what_is_said_of_someone_is_not_the_words_of_who_is_named_before(cue):
    whole = cue if cue.split()[0] in ("is", "has") else f"is {cue}"
    text = f"Orr kept silent. Hale {whole} “bullying”."
    assert joined(text, sources=["Orr"], cues=[cue], contents=["Hale", "“bullying”"]) == [
        (["Hale", "“bullying”"], cue, "")
    ]


def test_what_is_said_of_someone_is_the_words_of_those_by_whom_it_is_said():
    text = "Hale has been accused by some rivals of “bullying”."
    assert joined(text, sources=["some rivals"], cues=["accused"], contents=["“bullying”"]) == [
        (["“bullying”"], "accused", "some rivals")
    ]


def test_of_two_named_before_who_was_asked_neither_asks():
    text = "On Orr, Hale was pressed on why he had left."
    assert joined(text, sources=["Orr", "Hale"], cues=["was pressed on"], contents=["why he had left"]) == [
        (["why he had left"], "was pressed on", "")
    ]


def test_who_accuses_is_a_source():
    text = "Orr has accused Hale of “bullying”."
    assert joined(text, sources=["Orr"], cues=["has accused"], contents=["Hale of “bullying”"]) == [
        (["Hale of “bullying”"], "has accused", "Orr")
    ]


@pytest.mark.parametrize(
    ("before", "source", "head"),
    [
        ("Hale, whose sister Ruth called it “odd”,", "whose sister Ruth called it “odd”,", "Hale"),
        ("The agency, whose motto is “Be There”,", "whose motto is “Be There”,", "The agency"),
        ("The pier was shut on Tuesday.\n\nHale, whose aides wept,", "whose aides wept,", "Hale"),
        ("But Ben Hale, who runs the pier,", "who runs the pier,", "Ben Hale"),
        ("The board, whose chairman, Ben Hale,", "whose chairman, Ben Hale,", "chairman, Ben Hale"),
        ("Ann Hale, whose brother, Ben Hale, wept,", "whose brother, Ben Hale, wept,", "Ann Hale"),
    ],
)
def test_a_clause_is_no_source_but_whom_it_is_about(before, source, head):
    text = f"{before} said the lamp was dark."
    found = joined(text, sources=[source], cues=["said"], contents=["the lamp was dark"])
    assert (["the lamp was dark"], "said", head) in found


@pytest.mark.parametrize(
    ("source", "named"), [("whose sister Ruth", "sister Ruth"), ("whose aides", "whose aides")]
)
def test_inside_a_clause_whoever_is_named_in_it_is_the_source(source, named):
    text = f"Hale, {source} warned that the lamp was dark, left the pier."
    labels = {"cues": ["warned"], "contents": ["that the lamp was dark"]}
    assert joined(text, sources=[source], **labels) == [(["that the lamp was dark"], "warned", named)]


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ("Hale later emailed staff to say the lamp was dark.", "to say", "Hale"),
        ("Hale wrote to the parents to say the lamp was dark.", "to say", "Hale"),
        ("Hale wanted staff to say the lamp was dark.", "to say", "staff"),
    ],
)
def test_whom_someone_wrote_to_is_not_who_says_something(text, cue, source):
    other = "staff" if "staff" in text else "parents"
    found = joined(text, sources=["Hale", other], cues=[cue], contents=["the lamp was dark"])
    assert found == [(["the lamp was dark"], cue, source)]


def test_an_owner_of_what_was_said_is_a_source_by_itself():
    text = "His claim that the lamp was dark is false."
    found = joined(text, sources=["His"], cues=["claim"], contents=["that the lamp was dark"])
    assert found == [(["that the lamp was dark"], "claim", "His")]


@pytest.mark.parametrize(
    ("behind", "source", "whole"),
    [
        ("his mother when they met.", "his", "his mother"),
        ("the next.", "the", "the next"),
        ("the passing vicar in Tarn.", "the", "the passing vicar"),
        ("her late husband.", "her late", "her late"),
        ("her when they met.", "her", "her"),
        ("Orr when they met.", "Orr", "Orr"),
    ],
)
def test_an_article_or_owner_alone_is_no_source_but_the_words_it_leads_to(behind, source, whole):
    text = f"{WORDS} asked {behind}"
    assert joined(text, sources=[source], cues=["asked"]) == [([WORDS], "asked", whole)]
