import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.text.sentences import sentences


def split(text):
    return [span.of(text) for span in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("Dr. Ama Boateng met Gov. Lund. They spoke.", ["Dr. Ama Boateng met Gov. Lund.", "They spoke."]),
        ("J. R. Okoro left. He ran.", ["J. R. Okoro left.", "He ran."]),
        ("It cost $3.5 million. Nobody paid.", ["It cost $3.5 million.", "Nobody paid."]),
        ("“We won.” The crowd sang.", ["“We won.”", "The crowd sang."]),
        ("“Really?” she asked. No answer came.", ["“Really?” she asked.", "No answer came."]),
        ("Well … maybe. We shall see.", ["Well … maybe.", "We shall see."]),
        ("He paused... then he left. Good.", ["He paused... then he left.", "Good."]),
        ("A headline\nA body. Its end.", ["A headline", "A body.", "Its end."]),
        ("She works at Harbor Inc. The firm is small.", ["She works at Harbor Inc.", "The firm is small."]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text, expected):
    assert split(text) == expected


def test_a_stretch_of_the_text_keeps_the_offsets_of_the_whole():
    text = "One. Two. Three."
    assert [span.of(text) for span in sentences(text, 5, 9)] == ["Two."]


@given(st.text(st.sampled_from('aB .!?…\n"”’)5') | st.characters(), max_size=80))
def test_sentences_are_in_order_and_leave_out_only_white_space(text):
    at = 0
    for span in sentences(text):
        assert text[at : span.start].strip() == ""
        assert span.of(text) == span.of(text).strip() != ""
        at = span.end
    assert text[at:].strip() == ""
