"""The source of a cue, by labels set by hand: no model."""

from __future__ import annotations

import pytest

from tests.detect.test_assemble import joined

WORDS = "“It is done.”"


@pytest.mark.parametrize(
    ("before", "sources"),
    [
        ("Tom Hale, prosecuting, said the accused, Ben Orr, told police", ["Tom Hale, prosecuting,", "Ben Orr,"]),
        ("Tom Hale, who was prosecuting, said the accused, Ben Orr, told police", ["Tom Hale", "who", "Ben Orr,"]),
    ],
)  # fmt: skip
def test_whoever_speaks_behind_the_verb_of_a_sentence_is_not_in_a_clause_of_it(before, sources):
    text = f"{before}: {WORDS}"
    found = joined(text, sources=sources, cues=["said", "told"])
    assert ([WORDS], "told", "Ben Orr,") in found


def test_a_participle_behind_a_comma_still_begins_a_clause():
    text = "Hale, goaded by Orr, said the lamp was dark."
    found = joined(text, sources=["Hale", "Orr,"], cues=["goaded", "said"], contents=["the lamp was dark"])
    assert (["the lamp was dark"], "said", "Hale") in found
