import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.match.copies import Firsts, Outline
from quotes.models import Article, Extracted

SAID = "“We will never sell the old ferry,” Okoro said. “Not to the yard in Lunby, and not for 30 million.”"
STORY = (
    f"{SAID} The council of the island had met behind closed doors since Thursday. Fishermen waited outside in the "
    "sleet for news of the vote, singing, until a clerk read out the numbers from the balcony."
)
OTHER = (
    f"{SAID} It was her first word on the matter since the harbour master left. Her rivals in the Pier Party, who had "
    "asked for a sale all winter, walked out before she had finished and would not speak to reporters."
)
TEXTS = st.lists(st.sampled_from(f"{STORY} {OTHER}".split()), max_size=60).map(" ".join) | st.text(
    max_size=80
)


def are_copies(one, other, *, n=3):
    outlines = [Outline(Extracted(Article("a", text)), n) for text in (one, other)]
    return outlines[0].is_copy(outlines[1])


@pytest.mark.parametrize(
    "reprint",
    [
        STORY,
        f"Island keeps its ferry\n\n{STORY}",
        f"LUNBY (North Wire) - {STORY}\n\nReporting by Per Rask; editing by Ada Pell",
        STORY.upper(),
        STORY.replace("“", '"').replace("”", '"').replace(". ", ".\n\n"),
        STORY.partition(", singing")[0] + ".",
        STORY.replace("in the sleet", "in the rain").replace("Thursday", "Wednesday"),
        STORY.replace("Not to the yard in Lunby, and not for 30 million.", "Never."),
    ],
    ids=["the same", "headline", "agency", "capitals", "marks and lines", "cut", "edited", "other quote"],
)
def test_a_reprint_is_a_copy(reprint):
    assert are_copies(STORY, reprint)
    assert are_copies(reprint, STORY)


def test_two_stories_with_the_same_quotes_are_no_copies():
    assert not are_copies(STORY, OTHER)


@pytest.mark.parametrize("marks", ["“”", '""', "„“", "«»"])
def test_what_stands_between_marks_makes_no_copy_whatever_the_marks(marks):
    one, other = (text.replace("“", marks[0]).replace("”", marks[1]) for text in (STORY, OTHER))
    assert not are_copies(one, other)
    assert are_copies(one, STORY)


def test_a_note_is_no_copy_of_a_draft_with_the_same_words():
    note = "Okoro said: “We will never sell the old ferry.”"
    assert not are_copies(note, note)
    assert not are_copies(note, STORY)


def test_a_long_text_that_is_all_quote_is_a_copy_only_if_it_is_the_same_all_through():
    speech = (
        "“" + " ".join(f"Line {number} of the speech names ferry {number}." for number in range(12)) + "”"
    )
    assert are_copies(speech, speech)
    assert are_copies(speech, speech.upper())
    assert are_copies(speech, "– " + " " * 300 + speech)
    assert not are_copies(speech, speech.replace("ferry 7", "ship 7"))


@given(TEXTS, TEXTS, st.integers(1, 6))
def test_to_be_a_copy_goes_both_ways(one, other, n):
    assert are_copies(one, other, n=n) == are_copies(other, one, n=n)


@given(TEXTS, st.integers(2, 6))
def test_more_text_around_leaves_a_copy_a_copy(added, n):
    assert are_copies(STORY, f"{STORY}\n{added}", n=n)


@given(st.lists(TEXTS | st.just(STORY) | st.just(OTHER), max_size=24))
def test_the_table_of_n_grams_finds_the_copies_that_comparing_all_with_all_finds(texts):
    firsts, held = Firsts(), list[Outline]()
    for text in texts:
        outline = Outline(Extracted(Article("a", text)), 3)
        slowly = next((place for place, one in enumerate(held) if one.is_copy(outline)), None)
        assert firsts.copied(outline) == slowly
        if slowly is None:
            firsts.add(outline)
            held.append(outline)
