"""One article, one quote in two parts and one finding, with every field of the record in use."""

from __future__ import annotations

import pytest

from quotes.models import Article, Change, Finding, Match, Quote, Role, Span, Speaker

TEXT = (
    "HARBOUR — “We will not sell the ferry,” said Ada Pell, mayor of Port Selwyn. “Not this year.”\n"
    "A spokesman for the line declined to comment."
)


def at(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.fixture
def article() -> Article:
    return Article(
        id="ferry/1",
        text=TEXT,
        title="Mayor keeps ferry",
        publisher="Selwyn Courier",
        published="2024-03-02",
        url="https://courier.example/ferry",
        language="en",
    )


@pytest.fixture
def quote() -> Quote:
    content = (at("We will not sell the ferry,"), at("Not this year."))
    return Quote(
        article_id="ferry/1",
        kind="direct",
        content=content,
        verbatim=content,
        cue=(at("said"),),
        source=(at("Ada Pell"),),
        confidence=0.9375,
        why="marks; name beside the cue",
        speaker=Speaker("Ada Pell", "person"),
        speaker_type="person",
        role=Role("mayor of Port Selwyn", (at("mayor of Port Selwyn"),)),
    )


@pytest.fixture
def finding() -> Finding:
    change = Change("negation", "not", "", at("not"), Span(17, 17), bears_meaning=True)
    altered = Match(
        article_id="ferry/2",
        spans=(Span(10, 33),),
        content="We will sell the ferry,",
        status="altered",
        folds=("marks",),
        changes=(change,),
        shorter="there",
        speaker="Bo Tarn",
        same_speaker="no",
        same_occasion="yes",
        copy_of="ferry/0",
        primary=True,
        why="same day",
        publisher="The Evening Reel",
        published="2024-03-03",
    )
    exact = Match("ferry/3", (Span(0, 26),), "We will not sell the ferry", "exact", same_occasion="yes")
    return Finding("exact", ("altered", "other_speaker"), 7, (altered, exact))
