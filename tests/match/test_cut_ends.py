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
    ],
)
def test_a_head_that_does_not_govern_the_rest_bears_none(head: str) -> None:
    assert not cut(f"{head} {LIED[0].lower()}{LIED[1:]}.", f"{LIED}.")


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
        (f"{CLOSE} because the union rejected the offer.", False),
        (f"{CLOSE}, if you ask me today.", False),
        (f"{CLOSE}, even if the union rejects the offer.", False),
        (f"{CLOSE}. If the union agrees, all will be well.", False),
        ("If the law allows it, we sell. We will close the mill by the lock.", False),
    ],
)
def test_a_condition_that_was_cut_off_bears_meaning(whole: str, governs: bool) -> None:
    assert cut(whole, f"{CLOSE}.") == governs


@pytest.mark.parametrize(
    ("whole", "text"),
    [
        (f"I don’t think {LIED.lower()}.", f"Berg did not think “{LIED.lower()}.”"),
        (f"{LIED} if the tape is real.", f"“{LIED},” Berg said, if the tape is real."),
    ],
)
def test_what_the_article_says_in_its_own_words_was_not_cut_off(whole: str, text: str) -> None:
    match = compare(Report(whole), Report(text, (Span(text.index("“") + 1, text.index("”")),)))
    assert match is not None
    assert match.status == "trimmed"
    assert not any(change.bears_meaning for change in match.changes)
