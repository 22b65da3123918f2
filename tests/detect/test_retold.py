"""Words in marks of someone whom another tells of: by labels set by hand, no model."""

from __future__ import annotations

import pytest

from tests.detect.test_assemble import joined

WORDS = "“It is done.”"


@pytest.mark.parametrize(
    ("teller", "cue", "deed", "said", "source"),
    [
        ("Holt", "told jurors", "that Dale rang her at midnight", "said", "Dale"),
        ("Holt", "told the court", "the man had turned to his wife", "said", ""),
        ("Police", "said", "the suspect, Simon Dale, ran from the car", "shouted", ""),
        ("The prosecutor", "said", "Simon Dale phoned his brother", "told", "Simon Dale"),
        ("Holt", "said", "Dale came in", "yelled", "Dale"),
        ("Holt", "said", "the plan was poor", "said", "Holt"),
        ("Holt", "told reporters", "that Dale was late", "said", "Holt"),
        ("Holt", "told jurors", "that Dale rang her at midnight", "added", "Holt"),
    ],
)
def test_words_in_a_retelling_are_not_those_of_who_tells(teller, cue, deed, said, source):
    text = f"{teller} {cue} {deed} and {said}: {WORDS}"
    found = joined(text, sources=[teller], cues=[cue.split()[0], said], contents=[deed])
    assert ([deed], cue.split()[0], teller) in found
    assert ([WORDS], said, source) in found


@pytest.mark.parametrize(
    ("before", "cue", "source"),
    [
        ("Rio Tasker liked a post which", "read", "a post"),
        ("Anna Holt opened an angry email that", "read", "an angry email"),
        ("Rio Tasker received a letter", "saying", "a letter"),
        ("Rio Tasker posted a message", "saying", "Rio Tasker"),
        ("Rio Tasker held up a sign", "reading", "Rio Tasker"),
    ],
)
def test_words_that_someone_got_to_read_are_those_of_what_they_read(before, cue, source):
    name = " ".join(before.split()[:2])
    assert joined(f"{before} {cue}: {WORDS}", sources=[name], cues=[cue]) == [([WORDS], cue, source)]
