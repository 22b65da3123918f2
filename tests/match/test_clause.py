"""What an article's own words say in front of words in marks, or of words that they tell."""

import pytest

from quotes.match.compare import compare, turn
from quotes.match.report import Report
from quotes.models import Span


def report(text: str, cue: str) -> Report:
    """Return the report that “…” in a text makes: a mixed quote where words lead up to it behind the cue."""
    at, first = text.index(cue), text.index("“") + 1
    span = Span(first, text.index("”"))
    between = text[at + len(cue) : first].strip(" :,“")
    return Report(text, (span,), published="2031-03-01", parted=bool(between), cue=(Span(at, at + len(cue)),))


def named(here: Report, there: Report) -> list[tuple[str, str, str]]:
    forth, back = compare(here, there), compare(there, here)
    assert forth is not None
    assert back is not None
    assert forth.status == back.status
    assert sorted(map(repr, map(turn, forth.changes))) == sorted(map(repr, back.changes))
    return [(c.kind, c.here, c.there) for c in forth.changes if c.bears_meaning]


def _read(text: str) -> Report:
    return report(text, next(cue for cue in CUES if cue in text))


CUES = (
    "ruled out",
    "rejected",
    "refused",
    "declined",
    "denied",
    "agreed",
    "admitted",
    "asked",
    "regret calling",
    "said",
)
SAFE, FIGHT, SOLD = (
    "safe for every boat in Orvik",
    "fight the closure in court",
    "sold the mill to a bank in Tarn",
)


@pytest.mark.parametrize(
    ("kind", "lost", "here", "there"),
    [
        ("negation", "not", f"Berg said the lock was not “{SAFE}.”", f"Berg said the lock was “{SAFE}.”"),
        ("negation", "not", f"Berg said she would not “{FIGHT}.”", f"Berg said she would “{FIGHT}.”"),
        ("negation", "not", f"Berg said she would not “{FIGHT}.”", f"Berg said: “We will {FIGHT}.”"),
        ("negation", "not", "Berg said Lunt was not “a liar and a thief.”", "Berg said Lunt was “a liar and a thief.”"),
        ("negation", "denied", "Berg denied that Lunt was “a liar and a thief.”", "Berg said Lunt was “a liar and a thief.”"),
        ("negation", "denied", "Berg denied she had “hidden the report.”", "Berg admitted she had “hidden the report.”"),
        ("modality", "could", "Berg said the dam could “collapse within days.”", "Berg said: “The dam will collapse within days.”"),
    ],
)  # fmt: skip
def test_few_words_said_of_the_same_are_turned_by_what_leads_up_to_them(
    kind: str, lost: str, here: str, there: str
) -> None:
    assert named(_read(here), _read(there)) == [(kind, lost, "")]


@pytest.mark.parametrize(
    ("here", "there"),
    [
        (f"Berg said her lawyer would not “{FIGHT}.”", f"Berg said the yard would “{FIGHT}.”"),
        (f"Berg said he would not “{FIGHT}.”", f"Berg said she would “{FIGHT}.”"),
        ("Berg did not regret calling Lunt “a liar and a thief.”", "Berg said Lunt was “a liar and a thief.”"),
        ("Berg said she could not believe Lunt was “a liar and a thief.”", "Berg said Lunt was “a liar and a thief.”"),
        ("Berg, who did not smile, said Lunt was “a liar and a thief.”", "Berg said Lunt was “a liar and a thief.”"),
        (f"Berg said the lock was not only “{SAFE}” but cheap.", f"Berg said the lock was “{SAFE}.”"),
        (f"Berg said the lock was never “{SAFE}.”", f"Berg said the lock was not “{SAFE}.”"),
        (f"Berg said she could now “{FIGHT}.”", f"Berg said she wanted now to “{FIGHT}.”"),
    ],
)  # fmt: skip
def test_few_words_said_of_another_or_with_another_verb_are_not_turned(here: str, there: str) -> None:
    assert named(_read(here), _read(there)) == []


@pytest.mark.parametrize(
    ("kind", "lost", "here", "there"),
    [
        (
            "negation",
            "ruled out",
            "Berg ruled out “raising the water tax before the vote.”",
            "Berg said: “We are raising the water tax before the vote.”",
        ),
        ("negation", "refused", f"Berg refused to “{FIGHT}.”", f"Berg agreed to “{FIGHT}.”"),
        ("negation", "declined to", f"Berg declined to “{FIGHT}.”", f"Berg said: “I will {FIGHT}.”"),
        (
            "negation",
            "rejected",
            f"Berg rejected claims that the town had “{SOLD}.”",
            f"Berg said: “The town has {SOLD}.”",
        ),
        (
            "negation",
            "wrong to say",
            f"Berg said it was wrong to say that the town had “{SOLD}.”",
            f"Berg said the town had “{SOLD}.”",
        ),
        (
            "negation",
            "false to say",
            f"Berg said it was false to say the town “{SOLD}.”",
            f"Berg said the town “{SOLD}.”",
        ),
        (
            "modality",
            "consider",
            "Berg said she would consider “selling the mill to a bank in Tarn.”",
            "Berg said: “We are selling the mill to a bank in Tarn.”",
        ),
        (
            "modality",
            "whether",
            f"Berg asked whether the town had “{SOLD}.”",
            f"Berg said the town had “{SOLD}.”",
        ),
        (
            "modality",
            "whether",
            f"Berg asked whether or not the town had “{SOLD}.”",
            f"Berg said the town had “{SOLD}.”",
        ),
        (
            "modality",
            "if elected",
            f"Berg said that, if elected, she would “{FIGHT}.”",
            f"Berg said she would “{FIGHT}.”",
        ),
    ],
)
def test_a_verb_that_undoes_what_it_leads_up_to_is_named(kind: str, lost: str, here: str, there: str) -> None:
    assert named(_read(here), _read(there)) == [(kind, lost, "")]


@pytest.mark.parametrize(
    ("here", "there"),
    [
        (f"Berg said it was wrong that the town “{SOLD}.”", f"Berg said the town “{SOLD}.”"),
        (f"Berg asked whether the town had “{SOLD}.”", f"Berg asked: “Has the town {SOLD}?”"),
        (f"Berg said that, if elected, she would “{FIGHT}.”", f"Berg said: “If elected, I will {FIGHT}.”"),
        (f"Berg said that, if elected, she would “{FIGHT}.”", f"Berg said she would “{FIGHT}” if elected."),
        (
            "Berg said she was considering “selling the mill to a bank in Tarn.”",
            "Berg said: “We are thinking of selling the mill to a bank in Tarn.”",
        ),
        (
            "Berg refused to discuss “the sale of the mill to a bank in Tarn.”",
            "Berg said: “The sale of the mill to a bank in Tarn hurts.”",
        ),
    ],
)
def test_what_undoes_nothing_or_stands_on_both_sides_is_not_named(here: str, there: str) -> None:
    assert named(_read(here), _read(there)) == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("selling the mill to a bank in Tarn", "We sold the mill to a bank in Tarn"),
        ("that the town had sold the mill to a bank in Tarn", "The town sold the mill to a bank in Tarn"),
    ],
)
def test_what_is_denied_in_indirect_speech_was_not_said(content: str, said: str) -> None:
    text = f"Berg denied {content}."
    told = Report(text, (Span(12, 12 + len(content)),), told=True, cue=(Span(5, 11),))
    assert named(told, Report(said)) == [("negation", "denied", "")]
