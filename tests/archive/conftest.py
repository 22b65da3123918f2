"""Invented articles with their quotes, and an archive that holds some."""

from __future__ import annotations

from pathlib import Path

import pytest

from quotes.archive import Writer, check
from quotes.models import Article, Extracted, Quote, Span, Speaker

PEOPLE = ("Ada Pell", "Jon Rask", "Mira Okoye", "Sven Aldar")


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def found(n: int, *, edition: str = "") -> Extracted:
    """Article number n with one quote, in some edition."""
    name = PEOPLE[n % len(PEOPLE)]
    words = f"Pier {n} needs {n + 3} new pontoons before the autumn gales"
    text = f"Harbour report {n}{edition}.\n\n“{words},” {name} told the council.\n\nGulls circled pier {n}.\n"
    article = Article(
        f"pier-{n}",
        text,
        publisher="Lunby Courier",
        published=f"2024-05-{n % 28 + 1:02d}",
        where="piers.jsonl",
    )
    content = (at(text, words),)
    quote = Quote(
        article.id,
        "direct",
        content,
        content,
        cue=(at(text, "told"),),
        source=(at(text, name),),
        confidence=0.9375,
        why="marks",
        speaker=Speaker(name, "person"),
        speaker_type="person",
    )
    return Extracted(article, (quote,))


def fill(path: Path, *extracted: Extracted) -> dict[str, int]:
    """Put articles into an archive in one run."""
    with Writer(path) as writer:
        for one in extracted:
            writer.add(one)
    return dict(writer.counts)


def faults(path: Path) -> list[str]:
    """What is wrong with an archive, looked at in full."""
    return [fault for part in check(path, full=True) for fault in part.faults]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "news.db"


@pytest.fixture
def ten(path: Path) -> Path:
    """An archive of ten articles."""
    fill(path, *map(found, range(10)))
    return path
