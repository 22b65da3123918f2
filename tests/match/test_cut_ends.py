"""What was cut off at an end and governed the rest shows in the change; the status stays `trimmed`."""

import pytest

from quotes.match.compare import compare, turn
from quotes.match.report import Report
from quotes.models import Span


def cut(whole: str, part: str) -> bool:
    """Return whether the change bears meaning, that names what one side lacks."""
    forth, back = compare(Report(whole), Report(part)), compare(Report(part), Report(whole))
    assert forth is not None
    assert back is not None
    assert forth.status == back.status == "trimmed"
    assert sorted(map(repr, map(turn, forth.changes))) == sorted(map(repr, back.changes))
    (change,) = forth.changes
    assert change.kind == "addition"
    return change.bears_meaning


LIED = "The clerk lied to the board of the yard"


@pytest.mark.parametrize(
    "head",
    [
        "I don’t think",
        "I do not really believe that",
        "I would never say that",
        "I’m not going to say that",
        "It is not true that",
        "I am not sure that",
        "There is no evidence that",
        "There is no way",
        "Nobody is saying that",
        "No one has ever claimed that",
        "I doubt that",
        "We reject the claim that",
        "It would be wrong to say that",
        "It is a lie that",
        "It was late. I don’t think",
        "It has not been proven that",
        "They say that",
        "He told me that",
        "Some people claim that",
        "I was told that",
        "It has been claimed that",
        "It is possible that",
        "It is unlikely that",
        "There is a chance that",
        "It may well be that",
        "I hope that",
        "I used to think that",
        "I would be lying if I said that",
        "Imagine that",
        "I wonder whether",
        "Nobody would be happier than me if",
        "Police say that",
        "My opponents claim",
        "According to the police,",
        "We cannot rule out that",
        "We have not confirmed that",
    ],
)
def test_a_head_that_denies_the_rest_bears_meaning(head: str) -> None:
    assert cut(f"{head} {LIED[0].lower()}{LIED[1:]}.", f"{LIED}.")


@pytest.mark.parametrize(
    "head",
    [
        "I think",
        "Look,",
        "I know for sure that",
        "I was not there, but",
        "I don’t care who hears me say that",
        "I don’t doubt that",
        "There is no doubt that",
        "Nobody can deny that",
        "I’m not the only one who says that",
        "I’m not afraid to say that",
        "I do not think it was the mayor. I know that",
        "If you ask me,",
        "If anything,",
        "Even if he was ill,",
        "I told you that",
        "As they say,",
        "My father said that",
        "It is a fact that",
        "The truth is that",
        "What worries me is that",
        "We learned last week that",
        "He used to work here, and",
        "He may be right, but",
        "According to our books,",
        "Nobody can rule out the rest, and",
        "They must look away from the form where it says that",
    ],
)
def test_a_head_that_does_not_govern_the_rest_bears_none(head: str) -> None:
    assert not cut(f"{head} {LIED[0].lower()}{LIED[1:]}.", f"{LIED}.")


@pytest.mark.parametrize(
    ("head", "asks"),
    [
        ("Do you think", True),
        ("Who says", True),
        ("So, are you saying that", True),
        ("Is it true that", True),
        ("Are you sure", True),
        ("It is sad that", False),
        ("Will he now mention that", False),
    ],
)
def test_a_head_that_asks_bears_meaning_where_the_rest_is_said(head: str, asks: bool) -> None:
    assert cut(f"{head} the clerk lied to the board of the yard?", f"{LIED}.") == asks


CLOSE = "We will close the mill by the lock"


@pytest.mark.parametrize(
    ("whole", "governs"),
    [
        ("If the law allows it, we will close the mill by the lock.", True),
        ("Unless the grant arrives, we will close the mill by the lock.", True),
        ("Had the board known, we will close the mill by the lock.", True),
        (f"{CLOSE}, provided that the board agrees.", True),
        (f"{CLOSE} if the union rejects the offer.", True),
        (f"{CLOSE}, but only if the union rejects the offer.", True),
        (f"{CLOSE} as long as the union agrees.", True),
        (f"{CLOSE} only when the union agrees.", True),
        (f"{CLOSE} only once a year.", False),
        (f"{CLOSE}, as far as we know.", True),
        (f"{CLOSE}, to the best of my knowledge.", True),
        (f"{CLOSE} because the union rejected the offer.", False),
        (f"{CLOSE}, they say.", True),
        (f"{CLOSE}, or so we were told in May.", True),
        (f"{CLOSE}, apparently.", True),
        (f"{CLOSE}, they said so in May, and I say so now.", True),
        (f"{CLOSE}, apparently for good.", False),
        (f"{CLOSE} before the board meets.", False),
        (f"{CLOSE} again.", False),
        (f"{CLOSE}, if you ask me today.", False),
        (f"{CLOSE}, even if the union rejects the offer.", False),
        (f"{CLOSE}. If the union agrees, all will be well.", False),
        ("If the law allows it, we sell. We will close the mill by the lock.", False),
    ],
)
def test_a_condition_that_was_cut_off_bears_meaning(whole: str, governs: bool) -> None:
    assert cut(whole, f"{CLOSE}.") == governs


@pytest.mark.parametrize(
    ("tail", "limits"),
    [
        ("before the board meets", True),
        ("until the board has met", True),
        ("without the consent of the board", True),
        ("first", True),
        ("again", True),
        ("deliberately", True),
        ("in May", False),
        ("before", False),
        ("again and again", False),
        (", before the board meets or after", False),
    ],
)
def test_what_says_how_far_a_not_goes_bears_meaning(tail: str, limits: bool) -> None:
    whole = f"We will never close the mill by the lock {tail}".replace(" ,", ",")
    assert cut(f"{whole}.", "We will never close the mill by the lock.") == limits


@pytest.mark.parametrize(
    ("whole", "text"),
    [
        (f"I don’t think {LIED.lower()}.", f"Berg did not think “{LIED.lower()}.”"),
        (f"{LIED} if the tape is real.", f"“{LIED},” Berg said, if the tape is real."),
        (f"I hope that {LIED.lower()}.", f"Berg hoped “{LIED.lower()}.”"),
        (f"{LIED}, apparently.", f"“{LIED},” Berg said, perhaps in jest."),
    ],
)
def test_what_the_article_says_in_its_own_words_was_not_cut_off(whole: str, text: str) -> None:
    match = compare(Report(whole), Report(text, (Span(text.index("“") + 1, text.index("”")),)))
    assert match is not None
    assert match.status == "trimmed"
    assert not any(change.bears_meaning for change in match.changes)


@pytest.mark.parametrize(
    ("tail", "limits"),
    [
        ("on purpose", True),
        ("to everyone", True),
        ("all year", True),
        ("at all", False),
        ("to the bank", False),
    ],
)
def test_a_not_that_denies_less_without_its_tail_bears_meaning(tail: str, limits: bool) -> None:
    assert (
        cut(f"We did not close the mill by the lock {tail}.", "We did not close the mill by the lock.")
        == limits
    )


@pytest.mark.parametrize(
    ("head", "bears"),
    [("Rarely do", True), ("Only in winter do", True), ("Not only do", False), ("So do", False)],
)
def test_a_head_that_says_how_often_in_front_of_its_verb_bears_meaning(head: str, bears: bool) -> None:
    assert (
        cut(f"{head} the clerks lie to the board of the yard.", "The clerks lie to the board of the yard.")
        == bears
    )
