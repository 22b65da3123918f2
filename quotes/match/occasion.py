"""Whether two reports of like words report one utterance: yes, no, or unknown, with why.

Words recur: a candidate says the same line every evening, and a stock phrase is everybody's. What ties
two reports together is how much they share beyond what chance and habit share, who speaks, and when.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from math import log2
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from quotes.match import lexicon
from quotes.match.align import Alignment, rarity
from quotes.match.context import Context, Days, apart, company, contradiction
from quotes.match.difference import CUTS, SPLICE, Difference
from quotes.match.report import Report
from quotes.match.words import Word, keys, words
from quotes.models import Answer

Floats = npt.NDArray[np.float64]
Booleans = npt.NDArray[np.bool_]
Integers = npt.NDArray[np.int64]


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


def same_occasion(evidence: Evidence, same_speaker: Answer, *, quoted: bool, days: int) -> tuple[Answer, str]:
    """Decide whether two reports are of one utterance.

    Args:
        evidence: What the alignment says.
        same_speaker: Whether both name one speaker.
        quoted: Whether both sides stand between marks.
        days: Reports further apart than this need more to tie them together.
    """
    if evidence.stock:
        return "no", "a stock phrase"
    if (
        evidence.content < 2
        and evidence.shared < 1.3
        and not _is_answer(evidence, same_speaker, quoted=quoted)
    ):
        return "unknown", "hardly a word shared that tells"
    score = tie(evidence, same_speaker, quoted=quoted, days=days)
    said = f"{evidence.content} telling words shared"
    if evidence.days is not None:
        said += f", {evidence.days} days apart"
    alike = evidence.everyday and evidence.shared < _ALIKE
    if YES <= score < _EVERYDAY and same_speaker == "no" and alike and evidence.days is not None:
        # At one event many say "I thought I was going to die"; that the dates agree then tells nothing.
        return "unknown", said + ": two people may well say this alike"
    if score >= YES:
        return "yes", said
    if evidence.said:
        return "no", f"{said}; {evidence.said}"
    far = evidence.days is not None and evidence.days > days
    if far and evidence.reworded and score >= NO:
        # A line said again, or a late report that changed it: a person has to look.
        return "unknown", said + ": other words long after"
    if same_speaker == "yes" and far:
        return "no", said + ": said again on another day"
    return ("no" if score < NO else "unknown"), said + ": too little ties them together"


def _is_answer(evidence: Evidence, same_speaker: Answer, *, quoted: bool) -> bool:
    """Whether one telling word is enough: one person, one day, and most of what is quoted ("Not guilty")."""
    one_day = evidence.days is not None and evidence.days <= 1
    return (
        quoted
        and one_day
        and same_speaker == "yes"
        and evidence.content > 0
        and evidence.kept >= _MOST
        and not evidence.picked
    )


# Between any two sums of the parts of `tie`, so that no rounding decides.
YES, NO = -0.0775, -0.6
_MUCH, _LITTLE, _WHATEVER_FOLLOWS, _MOST_COMPANY = 6.0, 5.99, 9.0, 5.0
_SPEAKER: dict[Answer, float] = {"yes": 0.8, "unknown": 0.0, "no": -0.2}
_MONTH = timedelta(days=31)
_RARE, _EVERYDAY, _ALIKE = 1.35, 1.6, 8.0
_MOST, _ALL = 0.6, 0.999


def tie(evidence: Evidence, same_speaker: Answer, *, quoted: bool, days: int) -> float:
    """Return how strongly two reports are tied together; from `YES` on they report one utterance.

    A sum of plain parts, each of which says what experience says: more and rarer words shared, the same
    speaker and a near date tie; another speaker, a far date, running text and a changed wording loosen
    (who repeats a line says it in other words), and so do two quotes that go on differently where their
    common words end, unless these are many. What much is shared of cannot be chance, so that date and
    speaker then weigh less. Times and towns named beside the quotes may exclude one occasion.

    The figures were set by hand on 192 pairs (variants_dev), their sizes after a logistic regression
    fitted with each utterance left out in turn.
    """
    much = evidence.shared >= _MUCH
    near = evidence.days is not None and evidence.days <= days
    score = 0.35 * min(evidence.shared, _MUCH) + 2.0 * min(evidence.kept, 1.0) - 3.0
    if not evidence.reworded:
        score += 0.1 * min(max(evidence.shared - _MUCH, 0.0), 10.0)
    heard = evidence.heard and evidence.kept >= _ALL and evidence.content > 1 and not evidence.everyday
    if same_speaker == "no" and heard and (near or evidence.days is None):
        same_speaker = "yes"  # the source has what all said: whose words they are there, it says itself
    score += _SPEAKER[same_speaker]
    if same_speaker == "no" and not much:
        score -= 0.2 if near and evidence.content > 2 else 0.5
    if evidence.days is not None:
        if near:
            score += 0.6 if evidence.days <= 1 else 0.3
        else:
            # Months apart tell more than days; what much is shared of is quoted again long after.
            score -= 0.5 if much else min(1.5, 0.3 + 0.2 * log2(evidence.days / max(days, 1)))
            score -= 1.2 * (evidence.reworded > 0)
    score -= 0.2 * min(evidence.reworded, 2)
    if evidence.parted and (not much or (evidence.kept < 0.5 and evidence.shared < _WHATEVER_FOLLOWS)):
        score -= 1.2
    if not quoted:
        score -= 0.6 if much else 1.0
    if evidence.said:
        score -= 2.5
    # Whoever quotes one speech tells of the same things; what is not told of again says nothing. Without
    # dates the same things may be told of in another year.
    if evidence.days is not None:
        score += 0.1 * (min(max(evidence.company, 1.0), _MOST_COMPANY) - 1.0)
    return score


def may_tie(shared: Floats, kept: Floats, apart: Integers, near: Integers, *, quoted: bool) -> Booleans:
    """Do for arrays, one value a pair, what `may_be_tied` does for one pair that names one speaker.

    Args:
        shared: Rarity of the words that both hold, at most.
        kept: Share of the shorter side that the other holds, at most.
        apart: Days between both; -1 where a date is not known.
        near: Reports further apart than this need more to tie them together.
        quoted: Whether both may stand between marks.
    """
    beyond = np.minimum(1.5, 0.3 + 0.2 * np.log2(np.maximum(apart, 1) / np.maximum(near, 1)))
    close = np.where(apart <= 1, 0.6, 0.3)
    company = 0.1 * (_MOST_COMPANY - 1.0)

    def score(shared: Floats) -> Floats:
        much = shared >= _MUCH
        day = np.where(apart <= near, close, -np.where(much, 0.5, beyond)) + company
        running = 0.0 if quoted else np.where(much, 0.6, 1.0)
        words = 0.35 * np.minimum(shared, _MUCH) + 0.1 * np.clip(shared - _MUCH, 0.0, 10.0)
        tied = words + 2.0 * np.minimum(kept, 1.0) - 3.0 + _SPEAKER["yes"] + np.where(apart >= 0, day, 0.0)
        return np.asarray(tied - running)

    little = (shared >= _MUCH) & (score(np.minimum(shared, _LITTLE)) >= YES)
    return np.asarray((score(shared) >= YES) | little)


def may_be_tied(
    shared: float, kept: float, apart: int | None, same_speaker: Answer, *, quoted: bool, near: int
) -> bool:
    """Whether two reports can be tied together, whatever a closer look at them shows.

    Args:
        shared: Rarity of the words that both hold, at most.
        kept: Share of the shorter side that the other holds, at most.
        apart: Days between them; None if a date is not known.
        same_speaker: Whether both name one speaker.
        quoted: Whether both may stand between marks.
        near: Reports further apart than this need more to tie them together.
    """
    best = Evidence(shared, kept, 99, False, apart, company=_MOST_COMPANY, heard=True)
    if tie(best, same_speaker, quoted=quoted, days=near) >= YES:
        return True
    if shared < _MUCH:
        return False
    # Long after, somewhat less than much is a little more.
    return tie(best._replace(shared=_LITTLE), same_speaker, quoted=quoted, days=near) >= YES


def may_change(evidence: Evidence, same_speaker: Answer, *, quoted: bool, days: int) -> bool:
    """Whether what stands around two reports may tie them together or apart."""
    best = evidence._replace(days=None if evidence.days is None else 0, company=_MOST_COMPANY)
    return tie(best, same_speaker, quoted=quoted, days=days) >= YES


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
