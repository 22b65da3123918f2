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
    "told",
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


def direct(words: str) -> Report:
    """Return the report that an article makes of words that it prints in marks, as a whole."""
    return Report(f"“{words}”", (Span(1, 1 + len(words)),), published="2031-03-01")


LIAR = "a liar and a thief of the worst kind"


@pytest.mark.parametrize(
    ("kind", "words", "here", "there"),
    [
        ("negation", "no longer", f"Berg said Lunt was no longer “{LIAR}.”", f"Berg said Lunt was “{LIAR}.”"),
        ("modality", "used", f"Berg said Lunt used to be “{LIAR}.”", f"Berg said Lunt was “{LIAR}.”"),
        ("modality", "hoped", f"Berg said she hoped the town had “{SOLD}.”", f"Berg said the town had “{SOLD}.”"),
        ("modality", "suspected", f"Berg said she suspected Lunt “{SOLD}.”", f"Berg said Lunt “{SOLD}.”"),
        ("modality", "possible", f"Berg said it was possible that Lunt “{SOLD}.”", f"Berg said Lunt “{SOLD}.”"),
        ("modality", "if", f"Berg asked to know if Lunt “{SOLD}.”", f"Berg said Lunt “{SOLD}.”"),
    ],
)  # fmt: skip
def test_what_is_hoped_or_was_once_so_is_not_said_to_be_so(
    kind: str, words: str, here: str, there: str
) -> None:
    assert named(_read(here), _read(there)) == [(kind, words, "")]


@pytest.mark.parametrize(
    ("kind", "lost", "head", "lead"),
    [
        ("modality", "may", "Lunt may be", "said Lunt was"),
        ("modality", "used", "Lunt used to be", "said Lunt was"),
        ("modality", "Many say", "Many say that Lunt is", "said Lunt was"),
        ("negation", "never", "I never called Lunt", "called Lunt"),
        ("modality", "If he sold", "If he sold, Lunt is", "said Lunt was"),
        ("quantifier", "Some", "Some of them are", "called them"),
    ],
)
def test_the_head_of_a_quote_counts_where_a_part_is_said_of_the_same(
    kind: str, lost: str, head: str, lead: str
) -> None:
    mixed = report(f"Berg {lead} “{LIAR}.”", lead.split()[0])
    assert named(direct(f"{head} {LIAR}, I told the board."), mixed) == [(kind, lost, "")]


@pytest.mark.parametrize(
    ("kind", "words", "here", "there"),
    [
        ("name", ("Lunt", "Okoro"), f"Berg said Lunt was “{LIAR}.”", f"Berg said Okoro was “{LIAR}.”"),
        ("name", ("Lunt", "Okoro"), f"Berg said Per Lunt was “{LIAR}.”", f"Berg said Okoro had been “{LIAR}.”"),
        ("number", ("ten", "two"), f"Berg said ten of them “{SOLD}.”", f"Berg said two of them “{SOLD}.”"),
        ("quantifier", ("all", "some"), f"Berg said all of them “{SOLD}.”", f"Berg said some of them “{SOLD}.”"),
        ("negation", ("supporters", "opponents"), f"Berg said supporters “{SOLD}.”", f"Berg said opponents “{SOLD}.”"),
    ],
)  # fmt: skip
def test_another_of_whom_or_of_how_many_the_words_are_said_is_named(
    kind: str, words: tuple[str, str], here: str, there: str
) -> None:
    assert named(_read(here), _read(there)) == [(kind, *words)]


def test_how_many_are_meant_is_named_where_another_number_leads_up_to_the_words() -> None:
    told = Report("Berg said fourteen of our boats sank in the storm", quoted=False, told=True)
    assert named(direct("Forty of our boats sank in the storm"), told) == [("number", "Forty", "fourteen")]


@pytest.mark.parametrize(
    ("here", "there"),
    [
        (f"Berg said Lunt was “{LIAR}.”", f"Berg said Per Lunt was “{LIAR}.”"),
        (f"Berg told Fox that it was “{LIAR}.”", f"Berg told Lunt it was “{LIAR}.”"),
        (f"Berg told Lunt the mayor was “{LIAR}.”", f"Berg told Okoro the mayor was “{LIAR}.”"),
        (f"Berg said in Lunt there was “{LIAR}.”", f"Berg said in Okoro there was “{LIAR}.”"),
        (f"Berg said Lunt was “{LIAR}.”", f"Berg said the mayor was “{LIAR}.”"),
        (f"Berg said Moscow was “{LIAR}.”", f"Berg said Russia was “{LIAR}.”"),
        (f"Berg said Zelensky was “{LIAR}.”", f"Berg said Zelenskyy was “{LIAR}.”"),
        (f"Berg said everyone “{SOLD}.”", f"Berg said everybody “{SOLD}.”"),
        (f"Berg said ten men “{SOLD}.”", f"Berg said 10 men “{SOLD}.”"),
        (f"Berg said she hoped it would “{FIGHT}.”", f"Berg said it might “{FIGHT}.”"),
        (f"Berg said there was a risk the town “{SOLD}.”", f"Berg said the town may have “{SOLD}.”"),
        (f"Berg said out of fear of Lunt they “{SOLD}.”", f"Berg said they “{SOLD}.”"),
    ],
)
def test_the_same_of_whom_in_other_words_is_not_named(here: str, there: str) -> None:
    assert named(_read(here), _read(there)) == []


def test_the_head_of_a_quote_may_hedge_in_front_of_a_clause_between() -> None:
    mixed = report("Berg said she could speak directly to “the people of Orvik.”", "said")
    assert named(direct("Maybe I can, by speaking directly to the people of Orvik, help."), mixed) == []


@pytest.mark.parametrize(
    ("head", "text"),
    [
        ("He may be", f"Berg said Lunt was “{LIAR}.”"),
        ("If he sold, Lunt is", f"Berg said that, if he sold, Lunt was “{LIAR}.”"),
        ("Many say that Lunt is", f"Berg said many say Lunt is “{LIAR}.”"),
        ("I say that Lunt is", f"Berg said Lunt was “{LIAR}.”"),
    ],
)
def test_the_head_of_a_quote_does_not_count_of_another(head: str, text: str) -> None:
    assert named(direct(f"{head} {LIAR}, I told the board."), _read(text)) == []


def test_who_tells_the_words_in_running_text_is_no_one_else() -> None:
    told = Report(f"She said Lunt was {LIAR}", quoted=False, told=True)
    assert named(direct(f"Lunt is {LIAR}"), told) == []


def test_a_contraction_that_the_shared_words_begin_in_is_read_whole() -> None:
    told = Report("Berg said they could not sell the mill to Tarn", quoted=False, told=True)
    assert named(direct("We can’t sell the mill to Tarn"), told) == []


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
