"""An article with everything marked, in colour and without."""

from __future__ import annotations

import dataclasses
import doctest
import importlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.models import Article, Quote, Role, Span, Speaker
from quotes.report.show import show
from quotes.report.visible import one_line, visible

any_text = st.text(st.characters())


def body(article: Article, quotes: list[Quote]) -> str:
    return show(article, quotes, plain=True).plain.split("\n\n")[0]


def test_without_colour_everything_is_marked_in_place(article: Article, quote: Quote) -> None:
    assert body(article, [quote]).splitlines()[0] == (
        "HARBOUR — “[1 direct · Ada Pell, mayor of Port Selwyn: We will not sell the ferry, /1]” [cue 1: said] "
        "[source 1: Ada Pell], [role 1: mayor of Port Selwyn]. “[1 …: Not this year. /1]”"
    )


def test_taking_the_marks_away_gives_the_text_back(article: Article, quote: Quote) -> None:
    text = show(article, [quote]).plain
    tags = (" ‹1 Ada Pell, mayor of Port Selwyn›", " ‹1 …›")
    for tag in tags:
        assert tag in text
        text = text.replace(tag, "")
    assert text.startswith(article.text + "\n\n")


def test_in_colour_each_part_has_its_style(article: Article, quote: Quote) -> None:
    text = show(article, [quote])
    styled = {text.plain[span.start : span.end]: str(span.style) for span in text.spans}
    assert "green" in styled["We will not sell the ferry,"]
    assert "magenta" in styled["said"]
    assert "underline" in styled["Ada Pell"]
    assert "blue" in styled["mayor of Port Selwyn"]


def test_the_list_below_says_who_how_sure_and_why(article: Article, quote: Quote) -> None:
    listed = show(article, [quote], plain=True).plain.split("\n\n")[1]
    assert listed.splitlines()[0] == "1 direct · Ada Pell, mayor of Port Selwyn"
    assert "person · 0.94 · marks; name beside the cue" in listed
    known = replace(
        quote, speaker_confidence=0.875, role_category="elected_official", speaker_id="Q1", confidence=0.5
    )
    listed = show(article, [known], plain=True).plain
    assert "person · elected official · Q1 · 0.50, speaker 0.88 · marks" in listed


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"speaker": None, "speaker_type": "anonymous", "role": None}, "Ada Pell (anonymous)"),
        ({"speaker": None, "speaker_type": None, "role": None, "source": ()}, "unknown speaker"),
        ({"speaker": None, "speaker_type": None, "role": None}, "Ada Pell (unknown)"),
    ],
    ids=["anonymous", "no-source", "unresolved"],
)
def test_a_speaker_who_is_not_known_is_not_made_up(
    article: Article, quote: Quote, change: dict[str, object], told: str
) -> None:
    assert f"[1 direct · {told}: " in body(article, [dataclasses.replace(quote, **change)])  # type: ignore[arg-type]


def test_a_source_shared_by_two_quotes_is_marked_once(article: Article, quote: Quote) -> None:
    second = dataclasses.replace(quote, content=(Span(93, 114),), role=None)
    assert "[source 1,2: Ada Pell]" in body(article, [quote, second])


def test_a_quote_within_a_quote_nests() -> None:
    article = Article("a", "He said she told him “no” at once.")
    outer = Quote("a", "mixed", (Span(8, 33),))
    inner = Quote("a", "direct", (Span(22, 24),))
    assert body(article, [outer, inner]) == (
        "He said [1 mixed · unknown speaker: she told him “[2 direct · unknown speaker: no /2]” at once /1]."
    )


def test_quotes_that_overlap_keep_their_own_ends() -> None:
    article = Article("a", "one two three")
    text = body(article, [Quote("a", "direct", (Span(0, 7),)), Quote("a", "indirect", (Span(4, 13),))])
    assert text.index("[1") < text.index("[2") < text.index("/1]") < text.index("/2]")


@pytest.mark.parametrize(
    "raw",
    ["\x1b[31mred", "\x07", "\x9b2J", "\x00", "a\bb", "\u202eevil\u202c", "\ud800", "\x7f", "\x0c"],
    ids=["escape", "bell", "csi", "nul", "backspace", "override", "surrogate", "delete", "form-feed"],
)
@pytest.mark.parametrize("plain", [False, True], ids=["colour", "plain"])
def test_what_would_steer_a_terminal_is_made_visible(raw: str, plain: bool) -> None:
    article = Article("a", f"{raw} she said")
    quote = Quote(
        "a", "direct", (Span(0, len(raw)),), speaker=Speaker(raw, "person"), role=Role(raw), why=raw
    )
    shown = show(article, [quote], plain=plain).plain
    assert not [c for c in shown if (c < " " and c != "\n") or "\x7f" <= c <= "\x9f" or c in "\u202e\ud800"]


@given(any_text)
def test_visible_text_has_lines_tabs_and_nothing_else_that_steers(text: str) -> None:
    assert not [c for c in visible(text) if (c < " " and c not in "\n\t") or "\x7f" <= c <= "\x9f"]


@given(any_text, st.lists(st.tuples(st.integers(-3, 40), st.integers(-3, 40)), max_size=6))
def test_show_never_raises_on_any_text_and_spans(text: str, pairs: list[tuple[int, int]]) -> None:
    quotes = [Quote("a", "mixed", (Span(*pair),), cue=(Span(*pair),)) for pair in pairs]
    show(Article("a", text), quotes, plain=True)


@pytest.mark.parametrize("name", ["records", "show", "visible"])
def test_the_examples_in_the_docstrings_hold(name: str) -> None:
    module = importlib.import_module(f"quotes.report.{name}")
    results = doctest.testmod(module)
    assert results.attempted > 0
    assert results.failed == 0


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        pytest.param("pier\r\n7\t\x1b[31m", "pier␊7␉␛[31m", id="control characters"),
        pytest.param("a" * 160, "a" * 160, id="just short enough"),
        pytest.param("a" * 90 + "b" * 90, "a" * 80 + " … " + "b" * 40, id="long"),
    ],
)
def test_a_name_is_shown_on_one_line_and_cut_in_the_middle(name: str, shown: str) -> None:
    assert one_line(name) == shown


@given(any_text)
def test_no_name_breaks_the_line(name: str) -> None:
    assert len(one_line(name).splitlines()) <= 1
