"""An ellipsis shows that words were left out; where these turned the others, it does not excuse it."""

import pytest

from quotes.match.compare import compare, turn
from quotes.match.report import Report


def named(whole: str, part: str) -> tuple[str, set[str]]:
    forth, back = compare(Report(whole), Report(part)), compare(Report(part), Report(whole))
    assert forth is not None
    assert back is not None
    assert forth.status == back.status
    assert sorted(map(repr, map(turn, forth.changes))) == sorted(map(repr, back.changes))
    return forth.status, {change.kind for change in forth.changes if change.bears_meaning}


@pytest.mark.parametrize(
    ("kind", "whole", "part"),
    [
        ("negation", "The lock is not, I am sorry to say, safe for a boat", "The lock is … safe for a boat"),
        ("negation", "The lock is by no means safe for a boat", "The lock is … safe for a boat"),
        ("negation", "We must never again let the clerk lie to us", "We must … let the clerk lie to us"),
        ("negation", "I know that nobody believes that the clerk is ill", "I know that … the clerk is ill"),
        ("modality", "We will, unless the board stops us, sell the mill", "We will … sell the mill"),
        ("modality", "We will – if the board agrees – sell the mill", "We will [...] sell the mill"),
        ("modality", "The lock will perhaps hold a boat in May", "The lock will … hold a boat in May"),
        ("modality", "I know that they say the clerk is ill", "I know that … the clerk is ill"),
        ("modality", "We tried to sell the mill to Orvik in May", "We … sell the mill to Orvik in May"),
        ("quantifier", "I know some of the clerks here are ill", "I know … the clerks here are ill"),
        ("quantifier", "We lost at least 200 boats that winter", "We lost … 200 boats that winter"),
    ],
)
def test_what_an_ellipsis_hides_is_named_where_it_turned_the_rest(kind: str, whole: str, part: str) -> None:
    assert named(whole, part) == ("altered", {kind})


@pytest.mark.parametrize(
    ("whole", "part"),
    [
        ("The lock, which is not new, is safe for a boat", "The lock … is safe for a boat"),
        ("We will, maybe not now, sell the mill to Orvik", "We will … sell the mill to Orvik"),
        ("We will, if you ask me, sell the mill to Orvik", "We will … sell the mill to Orvik"),
        ("We will sell the mill and, unless I am wrong, the boat", "We will sell the mill and … the boat"),
        ("We told the board, which did not listen, that the mill is old", "We told the board … that the mill is old"),
        ("The mill is old. I do not know who built it. The roof is new", "The mill is old … The roof is new"),
    ],
)  # fmt: skip
def test_what_an_ellipsis_may_stand_for_is_not_named(whole: str, part: str) -> None:
    assert named(whole, part) == ("elided", set())
