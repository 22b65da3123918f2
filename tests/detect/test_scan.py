from __future__ import annotations

import pytest

from quotes.detect.scan import SILENT, spoken_paragraphs
from quotes.models import Article, Span, Zone, ZoneName
from quotes.text.paragraphs import paragraphs

TEXT = "By Ivo Brandt\nLUNBY (Newswire) — The ferry was late.\nPhoto: Ada Pell"


def spoken(*zones: tuple[ZoneName, str], text: str = TEXT) -> list[int]:
    found = tuple(Zone(name, Span(text.index(s), text.index(s) + len(s))) for name, s in zones)
    return spoken_paragraphs(Article("a", text, zones=found), paragraphs(text))


def test_every_paragraph_of_body_text_is_read() -> None:
    assert spoken() == [0, 1, 2]


@pytest.mark.parametrize("name", sorted(SILENT))
def test_a_paragraph_that_is_silent_from_end_to_end_is_left_out(name: ZoneName) -> None:
    assert spoken((name, "By Ivo Brandt")) == [1, 2]


def test_a_headline_is_read() -> None:
    assert spoken(("headline", "By Ivo Brandt")) == [0, 1, 2]


def test_a_paragraph_that_begins_with_a_dateline_is_read() -> None:
    assert spoken(("dateline", "LUNBY (Newswire) — ")) == [0, 1, 2]


def test_a_paragraph_that_ends_with_a_credit_is_read() -> None:
    assert spoken(("credit", "late.")) == [0, 1, 2]


def test_silent_zones_side_by_side_leave_nothing_to_read() -> None:
    assert spoken(("byline", "By Ivo"), ("timestamp", "Brandt"), text="By Ivo Brandt") == []


def test_a_text_without_paragraphs_has_none_to_read() -> None:
    assert spoken_paragraphs(Article("a", " \n\n "), ()) == []
