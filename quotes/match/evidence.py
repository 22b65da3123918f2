"""What two reports of like words share, and what stands around them: the evidence for one utterance."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from quotes.match import lexicon
from quotes.match.align import Alignment, rarity
from quotes.match.context import Context, Days, apart, company, contradiction
from quotes.match.difference import CUTS, SPLICE, Difference
from quotes.match.report import Report
from quotes.match.words import Word, keys, words

_MONTH = timedelta(days=31)
_RARE = 1.35


class Evidence(NamedTuple):
    """What speaks for one utterance, from an alignment.

    Attributes:
        shared: Rarity of the words that both hold, in runs of three words and more or within a list.
        kept: Share of the shorter side's rarity that the other side holds.
        content: Number of shared words that are not grammar.
        stock: Whether the shared words are a stock phrase.
        days: Days between the two reports; None if a date is not known.
        reworded: Number of changes of wording, those left aside that editors make to any quote (cuts,
            brackets, person and tense, the order of a list).
        parted: Whether both reports go on at one end, and in other words there.
        said: Why what stands around says that the occasions are two; None if it does not.
        company: How much the words around the two quotes have in common; 0 if they are not known.
        picked: Whether one of them picks words out of a sentence (a mixed quote).
        everyday: Whether the shared words hold no number, no name and no rare word: others say them too.
        heard: Whether a primary source has all words of the other side, as one run.
    """

    shared: float
    kept: float
    content: int
    stock: bool
    days: int | None
    reworded: int = 0
    parted: bool = False
    said: str | None = None
    company: float = 0.0
    picked: bool = False
    everyday: bool = False
    heard: bool = False


def weigh(found: Alignment, here: Report, there: Report, difference: Difference | None = None) -> Evidence:
    """Collect what an alignment says about the occasion."""
    shared = [found.here.words[b.here + k] for b in found.blocks for k in range(b.size)]
    changes = difference.changes if difference else ()
    days, said = _apart(here, there)
    return Evidence(
        found.weight - (0.0 if here.quoted and there.quoted else _inside_names(found)),
        kept_share(found, here, there),
        sum([_tells(word) for word in shared]),
        is_stock(shared),
        days,
        sum([c.kind == "wording" or (c.bears_meaning and c.kind not in CUTS) for c in changes]),
        here.quoted and there.quoted and _part(found),
        said,
        _company(here, there, shared),
        here.parted or there.parted,
        not any(word.name or rarity(word.key) >= _RARE or word.key[0] == "#" for word in shared),
        _is_heard(found, here, there),
    )


def _is_heard(found: Alignment, here: Report, there: Report) -> bool:
    """Whether one side is of a primary source that has all words of the other as one run."""
    size = found.blocks[0].size
    return len(found.blocks) == 1 and any(
        source.primary and source.quoted and size == len(side.words)
        for source, side in ((there, found.here), (here, found.there))
    )


def kept_share(found: Alignment, here: Report, there: Report) -> float:
    """Return the share of the shorter side's rarity that the other side holds; running text has no side."""
    weights = [side.weight for side, report in ((found.here, here), (found.there, there)) if report.quoted]
    return found.weight / max(min(weights or (found.there.weight,)), 0.1)


def _apart(here: Report, there: Report) -> tuple[int | None, str | None]:
    """Return the days between two reports, and why what stands around them excludes one occasion."""
    day_here, day_there = here.day, there.day
    if here.context is None or there.context is None:
        return (abs((day_here - day_there).days) if day_here and day_there else None), None
    said_here, said_there = (_time(one.context, day) for one, day in ((here, day_here), (there, day_there)))
    days = apart(said_here, said_there) if said_here and said_there else None
    return days, contradiction(here.context, there.context, day_here, day_there)


def _time(around: Context | None, published: date | None) -> Days | None:
    """Return when a quote was said, where that is stated to a month; else the day it was printed."""
    if around and around.said and around.said[1] - around.said[0] <= _MONTH:
        return around.said
    return (published, published) if published else None


def _company(here: Report, there: Report, shared: Iterable[Word]) -> float:
    if here.context is None or there.context is None:
        return 0.0
    return company(here.context, there.context, frozenset([word.norm for word in shared]))


def _part(found: Alignment) -> bool:
    """Whether both sides go on at one end, each in words of its own: no cut leaves that behind."""
    first, last = found.blocks[0], found.blocks[-1]
    head = min(first.here, first.there)
    tail = min(len(found.here.words) - last.here - last.size, len(found.there.words) - last.there - last.size)
    return head > SPLICE or tail > SPLICE  # fewer words may stand for each other


def _inside_names(found: Alignment) -> float:
    """Return the rarity of shared words that only go on with a name: a long name is one thing."""
    words = found.here.words
    inside = [
        words[at].key
        for block in found.blocks
        for at in range(block.here + 1, block.here + block.size)
        if words[at].name and (words[at - 1].name or (at > 1 and words[at - 2].name))
    ]
    return sum([rarity(key) for key in inside])


def is_stock(shared: list[Word]) -> bool:
    """Whether shared words say no more than a phrase of data/stock.txt."""
    found = [word.key for word in shared]
    if len(found) > 14:
        return False
    text = " " + " ".join(found) + " "
    for phrase in _stock():
        if phrase in text:
            rest = text.replace(phrase, " ").split()
            if sum(rarity(key) for key in rest) < 1.6:
                return True
    return False


@cache
def _stock() -> tuple[str, ...]:
    return tuple(f" {' '.join(keys(words(line)))} " for line in lexicon.lines("stock.txt"))


def _tells(word: Word) -> bool:
    return rarity(word.key) > 0.45 and word.key not in lexicon.words_of("filler")
