"""What of the contents of a cue was said, by labels set by hand: no model."""

from __future__ import annotations

import pytest

from tests.detect.test_assemble import joined

WHY = "“Why not?”"


@pytest.mark.parametrize(
    ("text", "cue", "other"),
    [
        (f"{WHY} Hale asked the driver of the van.", "asked", "the driver of the van"),
        (f"Hale asked the driver of the van: {WHY}", "asked", "the driver of the van"),
        (f"Clearly angry, Hale added: {WHY}", "added:", "Clearly angry"),
        (f"Pressed again on Monday, Hale said: {WHY}", "said:", "Pressed again on Monday,"),
        (f"{WHY} Hale says finally.", "says", "finally"),
        (f"Orr left, to which Hale replied {WHY}", "replied", "to which"),
        (f"Orr left, at which Hale cried: {WHY}", "cried:", "which"),
    ],
)
def test_what_only_tells_of_the_saying_was_not_said(text, cue, other):
    contents = sorted([WHY, other], key=text.index)
    assert joined(text, sources=["Hale"], cues=[cue], contents=contents) == [([WHY], cue, "Hale")]


@pytest.mark.parametrize(
    ("text", "cue", "other"),
    [
        (f"{WHY} Hale asked if he might stay.", "asked", "if he might stay"),
        (f"Hale asked whether he should go: {WHY}", "asked", "whether he should go"),
        (f"The lamp was dark, Hale added: {WHY}", "added:", "The lamp was dark"),
        (f"Nearly all were lost, Hale added: {WHY}", "added:", "Nearly all were lost"),
        (f"The lamp will go out finally, Hale added: {WHY}", "added:", "finally"),
        ("Orr left, which Hale called “odd”.", "called", "which"),
    ],
)
def test_what_was_said_without_marks_stays(text, cue, other):
    marked = WHY if WHY in text else "“odd”"
    contents = sorted([marked, other], key=text.index)
    assert joined(text, sources=["Hale"], cues=[cue], contents=contents) == [(contents, cue, "Hale")]


@pytest.mark.parametrize("deed", ["before driving off", "while running to the van", "without looking up"])
def test_what_was_done_meanwhile_was_not_said(deed):
    text = f"Hale cried “I will get you” {deed}."
    contents = [f"“I will get you” {deed}"]
    assert joined(text, sources=["Hale"], cues=["cried"], contents=contents) == [
        (["“I will get you”"], "cried", "Hale")
    ]


@pytest.mark.parametrize(
    "content", ["“the lamp” before leaving “the log”", "it was “dark” before driving off"]
)
def test_a_deed_within_what_was_said_stays(content):
    text = f"Hale saw {content}."
    assert joined(text, sources=["Hale"], cues=["saw"], contents=[content]) == [([content], "saw", "Hale")]
