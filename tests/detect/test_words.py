from __future__ import annotations

import functools
import unicodedata

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from quotes.detect.tagger import SHIPPED
from quotes.detect.words import MARKS, PLACES, SHAPES, Words, mark_states, read_words
from quotes.models import Span
from quotes.text.marks import Stretch, scan
from quotes.text.paragraphs import paragraphs, safe

HARD = (
    "\x00", "\ud800", "\udfff\udc00", "\ufffd", "e\u0301", "\u0301", "a\u0363b", "ﬁnal ﬂat", "İstanbul", "ǅ",
    "한국어", "日本語", "、。", "שָׁלוֹם", "مرحبا", "नमस्ते", "\u202eabc\u202c", "👩‍👩‍👧", "🇫🇷", "👍🏽", "soft\u00adhyphen",
    "\u200b", "\ufeff", "≠", "\u037e", "½", "“", "”", "‘tis", "'", "\n", "\r\n", "\u2028", "\x85", "\t", "[SEP]",
    "[MASK]", "x" * 120, "\U0001e900", "𝐪𝐮𝐨𝐭𝐞", "The ferry is late.",
)  # fmt: skip
ANY_TEXT = st.lists(
    st.text(st.characters(), max_size=12) | st.text(max_size=12) | st.sampled_from(HARD), max_size=12
).map("".join)


@functools.cache
def tokenizer() -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(SHIPPED / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def read(text: str, *, headline_end: int = 0) -> list[Words]:
    return list(read_words(text, paragraphs(text), scan(text), tokenizer(), headline_end=headline_end))


def strings(text: str) -> list[str]:
    return [text[a:b] for words in read(text) for a, b in zip(words.starts, words.ends, strict=True)]


@given(ANY_TEXT)
@settings(deadline=None)
def test_words_lie_in_their_paragraph_in_order_and_are_never_empty(text: str) -> None:
    spans = paragraphs(text)
    found = read(text)
    assert len(found) == len(spans)
    for span, words in zip(spans, found, strict=True):
        edges = [span.start]
        for start, end in zip(words.starts.tolist(), words.ends.tolist(), strict=True):
            assert edges[-1] <= start < end <= span.end
            edges.append(end)


@given(ANY_TEXT)
@settings(deadline=None)
def test_between_words_stands_only_what_the_tokeniser_drops(text: str) -> None:
    for span, words in zip(paragraphs(text), read(text), strict=True):
        ends, starts = [span.start, *words.ends.tolist()], [*words.starts.tolist(), span.end]
        between = "".join(text[a:b] for a, b in zip(ends, starts, strict=True))
        kept = [
            c for c in between if c.isalnum() and tokenizer().encode(safe(c), add_special_tokens=False).ids
        ]
        assert kept == []


@given(ANY_TEXT)
@settings(deadline=None)
def test_each_word_has_pieces_a_shape_and_a_mark_state(text: str) -> None:
    for words in read(text):
        n = len(words)
        assert len(words.starts) == len(words.ends) == len(words.shapes) == len(words.marks) == n
        assert words.first[0] == 0
        assert words.first[-1] == len(words.pieces)
        assert (np.diff(words.first) > 0).all()
        assert np.isin(words.shapes, range(1, len(SHAPES))).all()
        assert np.isin(words.marks, range(len(MARKS))).all()


@given(ANY_TEXT, st.sampled_from(["", "\ud834", "👩‍👩‍👧 e\u0301", "Rain fell.\n"]))
@settings(deadline=None)
def test_the_words_of_a_paragraph_do_not_hang_on_where_it_stands(text: str, before: str) -> None:
    alone = list(read_words(text, [Span(0, len(text))], (), tokenizer()))[0]
    moved = list(read_words(before + text, [Span(len(before), len(before + text))], (), tokenizer()))[0]
    assert (moved.starts - len(before)).tolist() == alone.starts.tolist()
    assert (moved.ends - len(before)).tolist() == alone.ends.tolist()
    assert moved.pieces.tolist() == alone.pieces.tolist()
    assert moved.shapes.tolist() == alone.shapes.tolist()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("“We won’t,” she said.", ["“", "We", "won", "’", "t", ",", "”", "she", "said", "."], id="prose"),
        pytest.param("Jose\u0301 left.", ["Jose\u0301", "left", "."], id="accent as a character of its own"),
        pytest.param("Jose\u0301\u0323, he", ["Jose\u0301\u0323", ",", "he"], id="two accents"),
        pytest.param("a\x00b \ud800 c", ["a\x00b", "c"], id="NUL and surrogate"),
        pytest.param("ﬁnal ﬂat", ["ﬁnal", "ﬂat"], id="ligatures"),
        pytest.param("🇫🇷 won 𝐪𝐮𝐨𝐭𝐞", ["🇫🇷", "won", "𝐪𝐮𝐨𝐭𝐞"], id="beyond the BMP"),
        pytest.param("日本 한국어", ["日", "本", "한국어"], id="CJK"),
        pytest.param("مرحبا، Ada", ["مرحبا", "،", "Ada"], id="right to left"),
        pytest.param("≠ İda", ["≠", "İda"], id="letters that fall apart when folded"),
        pytest.param("x" * 5_000 + " end", ["x" * 5_000, "end"], id="a word that no piece fits"),
    ],
)  # fmt: skip
def test_words_are_cut_to_the_code_point(text: str, words: list[str]) -> None:
    assert strings(text) == words


@pytest.mark.parametrize("text", ["\x00", "\ud800\ud801", "\ufffd", "\u200b\u200b"], ids=ascii)
def test_a_paragraph_of_nothing_that_the_tokeniser_knows_has_no_words(text: str) -> None:
    (words,) = read_words(text, [Span(0, len(text))], (), tokenizer())
    assert len(words) == len(words.pieces) == 0
    assert words.first.tolist() == [0]


def test_more_paragraphs_than_are_cut_at_once_keep_their_order() -> None:
    text = "\n".join(f"Ferry {n} docked." for n in range(600))
    numbers = [text[words.starts[1] : words.ends[1]] for words in read(text)]
    assert numbers == [str(n) for n in range(600)]


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("ferry", "lower"), ("Lind", "title"), ("MAYOR", "upper"), ("1937", "digit"), ("A7", "digit"),
        ("“", "mark"), ("€", "mark"), ("McLind", "mixed"), ("A", "letter"), ("日", "letter"), ("İda", "title"),
    ],
)  # fmt: skip
def test_a_word_carries_its_shape(word: str, shape: str) -> None:
    (words,) = read(word)
    assert [SHAPES[i] for i in words.shapes] == [shape]


def test_the_headline_is_another_place_than_the_body() -> None:
    text = "Ferry docks late\nThe ferry was late."
    assert [PLACES[w.place] for w in read(text, headline_end=16)] == ["headline", "body"]
    assert [PLACES[w.place] for w in read(text)] == ["body", "body"]


def states(text: str) -> list[str]:
    return [MARKS[i] for i in mark_states(len(text), scan(text))]


def test_mark_states_follow_the_stretches() -> None:
    text = "So “be ‘ca’ it” go"
    assert states(text) == (
        ["out"] * 3 + ["open"] + ["in"] * 3 + ["nested mark"] + ["nested"] * 2 + ["nested mark"]
        + ["in"] * 3 + ["close"] + ["out"] * 3
    )  # fmt: skip


@pytest.mark.parametrize(
    ("stretch", "inside"),
    [
        pytest.param(Stretch(Span(1, 4), Span(0, 5)), "in", id="closed"),
        pytest.param(Stretch(Span(1, 5), Span(0, 5), closed=False), "unclosed", id="unclosed"),
        pytest.param(Stretch(Span(1, 5), Span(0, 5), closed=False, continued=True), "in", id="goes on"),
        pytest.param(Stretch(Span(1, 4), Span(0, 5), use="title"), "name in marks", id="title"),
        pytest.param(Stretch(Span(1, 4), Span(0, 5), use="nickname"), "name in marks", id="nickname"),
        pytest.param(Stretch(Span(1, 4), Span(0, 5), use="scare"), "in", id="scare"),
        pytest.param(Stretch(Span(1, 4), Span(0, 5), depth=1), "nested", id="nested"),
    ],
)
def test_what_stands_between_marks_tells_what_the_marks_are_for(stretch: Stretch, inside: str) -> None:
    assert MARKS[mark_states(5, [stretch])[2]] == inside


MARKED = st.lists(
    st.sampled_from(
        ["“", "”", "‘", "’", '"', "'", "«", "»", "\n", "\n\n", " ", "the pier", "Ada Pell’s", ".", ","]
    )
).map("".join)


@given(MARKED)
@example("“a ‘b “c” d’ e”")
@settings(deadline=None)
def test_the_deepest_stretch_decides_the_state_of_a_character(text: str) -> None:
    stretches = scan(text)
    for i, state in enumerate(states(text)):
        around = [s for s in stretches if s.outer.start <= i < s.outer.end]
        if not around:
            assert state == "out"
            continue
        deepest = max(around, key=lambda s: s.depth)
        is_mark = not deepest.inner.start <= i < deepest.inner.end
        if deepest.depth:
            assert state == ("nested mark" if is_mark else "nested")
        elif is_mark:
            assert state == ("open" if i < deepest.inner.start else "close")
        else:
            assert state in ("in", "name in marks", "unclosed")


def test_a_word_has_the_state_of_its_first_character() -> None:
    text = "Rain “fell” here.\nHe said “go"
    assert [MARKS[i] for i in read(text)[-1].marks] == ["out", "out", "open", "unclosed"]


def test_folding_of_the_base_model_never_reaches_the_offsets() -> None:
    text = unicodedata.normalize("NFD", "Élodie Ångström a déclaré")
    assert strings(text) == text.split()
