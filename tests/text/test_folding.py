import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.text.folding import fold, fold_slowly, foldings, repaired

ODD = st.text(
    st.sampled_from("aZé’“”—…ﬁﬀœß\u00a0\u200b\u00adаеоΑÃ©â€™Â£ï»¿ðŸ˜€ \ud800\x00İǆΣУ5.`") | st.characters(),
    max_size=40,
)


@pytest.mark.parametrize(
    ("printed", "normal", "names"),
    [
        ("LOUD", "loud", ("case",)),
        ("“so” ‘it’", "\"so\" 'it'", ("marks",)),
        ("a – b—c", "a - b-c", ("dashes",)),
        ("well…", "well...", ("ellipsis",)),
        ("no\u00a0break\u200b, so\u00adft", "no break, soft", ("spaces",)),
        ("ﬁve oﬀers", "five offers", ("ligatures",)),
        ("wаtеr", "water", ("look_alikes",)),
        ("ｗｉｄｅ", "wide", ("look_alikes",)),
        ("Łódź café", "lodz cafe", ("case", "diacritics")),
        ("they donâ€™t", "they don't", ("mojibake",)),
        ("PÃ©rez cafÃ©", "perez cafe", ("case", "mojibake")),
        ("itÃ¢â‚¬â„¢s", "it's", ("mojibake",)),
        ("plain words, 5 of 6", "plain words, 5 of 6", ()),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_fold_gives_the_normal_form_and_names_what_it_folded(printed, normal, names):
    folded = fold(printed)
    assert folded.text == normal
    assert folded.folds == names


def test_fold_leaves_numbers_and_words_alone():
    assert fold("not 20 but 2O").text == "not 20 but 2o"


@given(ODD)
def test_every_folded_character_maps_back_to_its_source(text):
    folded = fold(text)
    at = 0
    for index in range(len(folded.text)):
        span = folded.span(index, index + 1)
        assert 0 <= at <= span.start < span.end <= len(text)
        assert folded.text[index] in fold(span.of(text)).text
        at = span.start


@given(ODD)
def test_the_fast_fold_equals_the_slow_one(text):
    fast, slow = fold(text), fold_slowly(text)
    assert fast.text == slow.text
    assert [fast.span(i, i + 1) for i in range(len(fast.text))] == [
        slow.span(i, i + 1) for i in range(len(slow.text))
    ]


def test_every_letter_folds_alike_among_others():
    letters = [chr(number) for number in range(0x3000)]
    assert [fold(f"B{c}`B").text for c in letters] == [fold_slowly(f"B{c}`B").text for c in letters]


@given(st.text(max_size=60))
def test_fold_never_raises_and_an_empty_stretch_maps_into_the_text(text):
    folded = fold(text)
    span = folded.span(len(folded.text), len(folded.text))
    assert span.start == span.end <= len(text)


def test_two_printings_differ_by_the_folds_that_only_one_needed():
    here, there = foldings("Café’s"), foldings("café's")
    assert {name for name, _ in (here - there) + (there - here)} == {"case", "marks"}


@pytest.mark.parametrize("text", ["naïve", "Ça va", "Århus", "El Niño", "Ñandú €5"])
def test_repair_leaves_honest_accents_alone(text):
    assert repaired(text) == text


def test_a_megabyte_folds():
    assert len(fold("“Aé” " * 200_000).text) == 1_000_000
