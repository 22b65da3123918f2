"""Units from labels set by hand: what resumes a broken sentence, and what is speech by itself."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.detect.labels import Label
from quotes.detect.units import Unit, units
from quotes.models import Span
from quotes.text.marks import scan

FIRST = "“Whenever you shut the pier,”"
SECOND = "“you lose us a week.”"


def content(text: str, *words: str, probability: float = 0.7) -> list[Label]:
    starts = [text.index(one) for one in words]
    return [
        Label(Span(at, at + len(one)), "content", probability) for at, one in zip(starts, words, strict=True)
    ]


def found(text: str, *contents: str) -> list[Unit]:
    return units(text, content(text, *contents), scan(text))


def words(text: str, *contents: str) -> list[str]:
    return [unit.span.of(text) for unit in found(text, *contents)]


@pytest.mark.parametrize(
    "between",
    [
        " Holm said, ",
        " Holm said, pointing at the gate, ",
        " Holm — who had said so before — said — ",
        " Holm said,\u00a0",
        " said Holm, 54, the pilot, ",
    ],
)
def test_marks_resume_a_sentence_that_was_broken_off_by_a_comma(between: str) -> None:
    assert [bool(unit.resumes) for unit in found(f"{FIRST}{between}{SECOND}")] == [False, True]


@pytest.mark.parametrize(
    ("first", "between", "second"),
    [
        pytest.param(FIRST, " Holm said. He added, ", SECOND, id="another sentence"),
        pytest.param(FIRST, " asked Holm? Reddin said, ", SECOND, id="behind a question"),
        pytest.param(FIRST, " Holm said ", SECOND, id="no comma before it"),
        pytest.param(FIRST, " Holm said: ", SECOND, id="a colon before it"),
        pytest.param(FIRST, " Holm said,\n\n", SECOND, id="another paragraph"),
        pytest.param(FIRST, " Holm said\n\nReddin said, ", SECOND, id="another paragraph before its end"),
        pytest.param(FIRST, f" Holm, {'who knew the pier, ' * 20}said, ", SECOND, id="too far off"),
        pytest.param(FIRST, " ", SECOND, id="nothing between"),
        pytest.param("“Whenever you shut the pier”", " Holm said, ", SECOND, id="not broken off"),
        pytest.param(
            "“Whenever you shut the pier.”", " Holm said, ", SECOND, id="a whole sentence before it"
        ),
        pytest.param(FIRST, " Holm said, ", "“You give them a reason.”", id="a sentence of its own"),
        pytest.param(FIRST, " Holm said, ", "“54 of us lose a week.”", id="no letter first"),
    ],
)
def test_other_marks_resume_nothing(first: str, between: str, second: str) -> None:
    text = first + between + second
    assert len(found(text)) == 2
    assert not any(unit.resumes for unit in found(text))


def test_each_part_of_a_sentence_broken_off_twice_resumes_it() -> None:
    text = "“If so,” Holm said, “we leave,” and he rose, “and at once.”"
    assert [bool(unit.resumes) for unit in found(text)] == [False, True, True]


def test_marks_that_resume_a_sentence_are_speech_however_short() -> None:
    assert [u.sure for u in found("“If so,” Holm said, “we leave.”")] == [True, True]
    assert [u.sure for u in found("“If so,” Holm said. Some, “we leave.”")] == [True, False]


def test_a_content_that_runs_into_a_resumed_sentence_ends_before_it() -> None:
    text = f"{FIRST} Holm said, pointing at the gate, {SECOND}"
    assert words(text, f"the gate, {SECOND}") == [FIRST, "the gate", SECOND]
    assert words(text, f"the gate, {SECOND[:9]}") == [FIRST, "the gate", SECOND]


def test_a_content_is_left_out_of_which_nothing_stands_before_the_resumed_sentence() -> None:
    text = f"{FIRST} Holm said, {SECOND}"
    (_, second) = found(text, f", {SECOND}")
    assert second.span.of(text) == SECOND
    assert second.probability is None


def test_a_content_that_is_the_resumed_sentence_stays_whole() -> None:
    text = f"{FIRST} Holm said, {SECOND}"
    (_, second) = found(text, SECOND[:-1])
    assert (second.span.of(text), second.direct, bool(second.resumes)) == (SECOND, True, True)
    assert second.probability == 0.7


def test_a_content_that_begins_with_the_resumed_sentence_and_goes_on_is_not_cut() -> None:
    text = f"{FIRST} Holm said, “you lose us” a week of work."
    assert words(text, "“you lose us” a week of work") == [FIRST, "“you lose us” a week of work"]


@pytest.mark.parametrize(
    "before",
    [
        pytest.param(f"{FIRST} Holm said. He stood at ", id="another sentence before it"),
        pytest.param("Holm stood at ", id="nothing before it"),
    ],
)
def test_a_content_that_runs_into_other_marks_is_not_cut(before: str) -> None:
    text = f"{before}the gate, {SECOND}"
    assert words(text, f"the gate, {SECOND}")[-1] == f"the gate, {SECOND}"


@pytest.mark.parametrize(
    ("text", "label", "spoken"),
    [
        pytest.param("“I would never call this a repair” of the roof.", "“I would never call this a repair” of the roof", True, id="at the start"),
        pytest.param("It was “no repair that I know of” for us.", "“no repair that I know of” for us", True, id="five words in lower case"),
        pytest.param("“Never!” to the pier.", "“Never!” to the pier", True, id="a sentence, though short"),
        pytest.param("Ask of the roof “what you would call a repair” now.", "the roof “what you would call a repair” now", True, id="in the middle"),
        pytest.param("It was “painting” with the roof.", "“painting” with the roof", False, id="a word"),
        pytest.param("The “old pier” at the quay was shut.", "The “old pier” at the quay was shut", False, id="two words"),
        pytest.param("“The Long Road to the Old Pier” at the quay was shut.", "“The Long Road to the Old Pier” at the quay was shut", False, id="a title"),
        pytest.param("The pier at the quay was shut.", "The pier at the quay was shut", False, id="no marks"),
        pytest.param("The pier was shut. “I would never call this a repair.”", "The pier was shut", False, id="speech beside it"),
    ],
)  # fmt: skip
def test_a_content_is_spoken_if_marks_in_it_are_speech_by_themselves(
    text: str, label: str, spoken: bool
) -> None:
    (unit,) = (u for u in found(text, label) if not u.direct)
    assert (unit.span.of(text), unit.spoken) == (label, spoken)


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        pytest.param("“I would never call this a repair.”", True, id="a sentence"),
        pytest.param("Holm called it “painting” then.", False, id="a word"),
    ],
)
def test_marks_by_themselves_are_spoken_if_they_are_speech(text: str, spoken: bool) -> None:
    (unit,) = found(text)
    assert (unit.direct, unit.sure, unit.spoken) == (True, spoken, spoken)


PIECE = st.sampled_from(
    ["“If so,”", "“we leave.”", "“and soon,”", " he said, ", ", ", " ", ". ", "\n\n", "pier"]
)


@given(st.lists(PIECE, max_size=14), st.lists(st.tuples(st.integers(0, 80), st.integers(1, 40)), max_size=5))
@settings(deadline=None)
def test_no_content_is_cut_so_that_units_cross_or_leave_the_text(
    pieces: list[str], places: list[tuple[int, int]]
) -> None:
    text = "".join(pieces)
    spans = {Span(a, min(len(text), a + n)) for a, n in places if a < len(text)}
    made = [u.span for u in units(text, [Label(s, "content") for s in spans], scan(text))]
    assert made == sorted(made, key=lambda s: (s.start, -s.end))
    assert all(0 <= s.start < s.end <= len(text) for s in made)
    assert all(not a.overlaps(b) or a.holds(b) or b.holds(a) for a in made for b in made)


def test_a_content_ends_at_the_comma_inside_its_marks() -> None:
    text = "“Do not do it,” until the lamp went out, she says. “Rotten,” and “old,” he says."
    first, second = text.index("“Do"), text.index("“Rotten")
    labels = [
        Label(Span(first, text.index(", she")), "content", 0.9),
        Label(Span(second, text.index(" he says.", second)), "content", 0.9),
    ]
    found = [u.span.of(text) for u in units(text, labels, scan(text))]
    assert found == ["“Do not do it,”", "“Rotten,” and “old,”"]
