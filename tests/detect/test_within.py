"""Words of another within what is reported, by labels set by hand: no model."""

from __future__ import annotations

import pytest

from tests.detect.test_assemble import joined

WORDS = "“It is done.”"
GREED = "the club of “greed”"


@pytest.mark.parametrize(
    ("contents", "cues"),
    [
        ([GREED, "to say he was “sorry”"], ["accused", "prompting"]),
        ([GREED, "he was “sorry”"], ["accused", "prompting"]),
        ([f"{GREED}, prompting its owner, Rob Orr, to say he was “sorry”"], ["accused"]),
    ],
)
@pytest.mark.parametrize("sources", [["Hale"], ["Hale", "Rob Orr,"]])
def test_what_someone_was_prompted_to_say_is_theirs(contents, cues, sources):
    text = f"Hale accused {GREED}, prompting its owner, Rob Orr, to say he was “sorry”."
    assert joined(text, sources=sources, cues=cues, contents=contents) == [
        ([GREED], "accused", "Hale"),
        (["he was “sorry”"], "say", "its owner, Rob Orr"),
    ]


def test_what_someone_was_prompted_to_say_stays_in_the_speech_that_tells_it():
    text = "“He was rude, prompting Rob Orr to say he was sorry,” said Hale."
    assert joined(text, sources=["Hale"], cues=["said"]) == [([text.split(" said")[0]], "said", "Hale")]


@pytest.mark.parametrize(
    ("before", "contents", "source", "left"),
    [
        ("Hale said the accused, Ben Orr, told police", ["the accused,"], "the accused, Ben Orr", []),
        ("Hale said his wife told him", ["his wife told"], "his wife", []),
        ("Hale said Orr had told the driver", [f"Orr had told the driver: {WORDS}"], "Orr", []),
        ("Hale said Orr’s wife, Ruth, told the court", ["Orr’s wife, Ruth,"], "Orr’s wife, Ruth", []),
        ("Hale said he told police", [f"he told police: {WORDS}"], "Hale", [f"he told police: {WORDS}"]),
    ],
)
def test_words_that_another_told_are_not_those_of_who_says_so(before, contents, source, left):
    text = f"{before}: {WORDS}"
    found = joined(text, sources=["Hale"], cues=["said"], contents=contents)
    cue = "said" if left else "told"
    assert found == [(left or [WORDS], cue, source)]


@pytest.mark.parametrize(
    ("cue", "thing", "clause", "source", "said", "words"),
    [
        ("has apologised for", "a joke", "which the town’s mayor called “crass”", "the town’s mayor", "called", "“crass”"),
        ("has hit back at", "a critic", "who described his chips as “soggy”", "who", "described", "his chips as “soggy”"),
        ("has defended", "a policy", "that bishops described as “cruel”", "bishops", "described", "“cruel”"),
    ],
)  # fmt: skip
def test_what_another_called_a_thing_in_a_clause_is_the_others(cue, thing, clause, source, said, words):
    text = f"Hale {cue} {thing} {clause}."
    found = joined(text, sources=["Hale"], cues=[cue], contents=[f"{thing} {clause}"])
    assert found == [([thing], cue, "Hale"), ([words], said, source)]


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("has apologised to", "a nurse whom she called “a liar”"),
        ("said", "the plan which bishops called “cruel” was his"),
        ("has defended", "a policy that bishops called cruel"),
        ("has defended", "that it was a policy which bishops called “cruel”"),
    ],
)
def test_other_clauses_stay_with_whoever_reports_them(cue, content):
    text = f"Hale {cue} {content}."
    assert joined(text, sources=["Hale"], cues=[cue], contents=[content]) == [([content], cue, "Hale")]


def test_who_only_names_whoever_speaks_within_says_nothing():
    text = f"Hale said Orr told the driver: {WORDS}"
    found = joined(text, sources=["Hale", "Orr"], cues=["said", "told"], contents=["Orr told the driver"])
    assert found == [([WORDS], "told", "Orr")]


@pytest.mark.parametrize("said", ["and replied", "and told the driver"])
def test_who_says_that_a_plan_was_poor_and_goes_on_speaks_both_times(said):
    text = f"Hale said the plan was poor {said}: {WORDS}"
    found = joined(text, sources=["Hale"], cues=["said", said.split()[1]], contents=["the plan was poor"])
    assert ([WORDS], said.split()[1], "Hale") in found


@pytest.mark.parametrize(
    ("shown", "cue", "who", "said"),
    [
        ("The film uses footage of Ruth Orr", "uses", "Ruth Orr", "asking,"),
        ("The spot concludes with footage of Orr", "concludes", "Orr", "saying on Monday,"),
        ("A video shows the driver", "shows", "the driver", "telling a policeman:"),
        ("Hale heard his neighbour", "heard", "his neighbour", "shouting"),
    ],
)
@pytest.mark.parametrize("whole", [True, False])
def test_words_that_someone_is_shown_to_say_are_theirs(shown, cue, who, said, whole):
    text = f"{shown} {said} {WORDS}"
    contents = [text[text.index(f"{who} {said}") :]] if whole else []
    source = text[: text.index(f" {cue}")]
    assert joined(text, sources=[source], cues=[cue], contents=contents) == [
        ([WORDS], said.split()[0].strip(",:"), who)
    ]


def test_showing_is_no_saying():
    text = f"Hale showed Orr the door, saying: {WORDS}"
    assert joined(text, sources=["Hale"], cues=["saying"]) == [([WORDS], "saying", "Hale")]
