"""A report that says that words were not said is no report that confirms them."""

import pytest

from quotes.match.compare import compare, turn
from quotes.match.report import Report
from quotes.models import Span

WORDS = "We knew about the cracks in the Orvik lock in March"


def report(text: str, cue: str) -> Report:
    """Return the report that a text makes of the words it has in marks, with its cue."""
    at, first = text.index(cue), text.index("“") + 1
    return Report(
        text,
        (Span(first, text.index("”")),),
        speaker="Ana Berg",
        published="2031-03-01",
        cue=(Span(at, at + len(cue)),),
    )


SAID = report(f"Berg told the council: “{WORDS}.”", "told")


def named(text: str, cue: str) -> list[tuple[str, str, str]]:
    forth, back = compare(report(text, cue), SAID), compare(SAID, report(text, cue))
    assert forth is not None
    assert back is not None
    assert forth.status == back.status
    assert sorted(map(repr, map(turn, forth.changes))) == sorted(map(repr, back.changes))
    return [(c.kind, c.here, c.there) for c in forth.changes if c.bears_meaning]


@pytest.mark.parametrize(
    ("kind", "text", "cue"),
    [
        ("negation", f"Berg never said: “{WORDS},” her lawyer wrote.", "never said:"),
        ("negation", f"Berg has never once said “{WORDS}.”", "has never once said"),
        ("negation", f"Berg did not say “{WORDS}.”", "did not say"),
        ("negation", f"“{WORDS},” Berg did not say.", "did not say"),
        ("negation", f"Berg never told the council: “{WORDS}.”", "never told"),
        ("negation", f"Berg never said in court: “{WORDS}.”", "never said"),
        ("negation", f"Berg denied saying “{WORDS}.”", "denied saying"),
        ("negation", f"Berg denied that she had ever said “{WORDS}.”", "denied that she had ever said"),
        ("negation", f"Berg refused to say “{WORDS}.”", "refused to say"),
        ("negation", f"Berg declined to tell the board “{WORDS}.”", "declined to tell"),
        ("negation", f"Berg stopped short of saying, “{WORDS}.”", "stopped short of saying"),
        ("negation", f"Berg would never have said “{WORDS}.”", "would never have said"),
        ("modality", f"Berg should have said: “{WORDS}.”", "should have said:"),
        ("modality", f"Berg could have said, “{WORDS}.”", "could have said"),
        ("modality", f"Berg might say: “{WORDS}.”", "might say:"),
    ],
)
def test_words_that_were_not_said_are_an_alteration_of_what_was(kind: str, text: str, cue: str) -> None:
    assert named(text, cue) == [(kind, cue.rstrip(":"), "")]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        (f"Berg did not hesitate to say: “{WORDS}.”", "did not hesitate to say:"),
        (f"Berg did not mince her words, saying: “{WORDS}.”", "saying:"),
        (f"Berg not only said “{WORDS},” she wrote it too.", "not only said"),
        (f"Berg denied the charge: “{WORDS}.”", "denied"),
        (f"Berg did not deny saying “{WORDS}.”", "did not deny saying"),
        (f"Berg should not have said “{WORDS},” a friend wrote.", "should not have said"),
        (f"Berg would later say: “{WORDS}.”", "would later say:"),
        (f"“{WORDS},” Berg could be heard saying.", "could be heard saying"),
        (f"“{WORDS},” I might say.", "might say"),
        (f"“{WORDS},” Berg did not say why.", "did not say"),
        (f"Berg did not say when. “{WORDS}.”", "did not say"),
        (f"If Berg had never said “{WORDS},” all would be well.", "had never said"),
        (f"“{WORDS},” Berg could not help saying.", "could not help saying"),
    ],
)
def test_what_is_no_denial_of_the_saying_is_none(text: str, cue: str) -> None:
    assert named(text, cue) == []


def test_two_that_deny_agree() -> None:
    one, other = (report(f"Berg {cue} “{WORDS}.”", cue) for cue in ("denied saying", "never said"))
    match = compare(one, other)
    assert match is not None
    assert match.status == "exact"


def test_another_s_denial_says_nothing_of_the_words() -> None:
    text = f"Lunt never said: “{WORDS}.”"
    there = Report(
        text, (Span(text.index("“") + 1, text.index("”")),), speaker="Per Lunt", cue=(Span(5, 15),)
    )
    match = compare(SAID, there)
    assert match is not None
    assert (match.same_speaker, match.status) == ("no", "exact")
