"""Whether two reports of like words report one utterance: yes, no, or unknown, with why.

Words recur: a candidate says the same line every evening, and a stock phrase is everybody's. What ties
two reports together is how much they share beyond what chance and habit share, who speaks, and when.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import log2

from quotes.match import lexicon
from quotes.match.align import Alignment, rarity
from quotes.match.difference import Difference
from quotes.match.report import Report
from quotes.match.words import Word, keys, words
from quotes.models import Answer


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for one utterance, from an alignment.

    Attributes:
        shared: Rarity of the words that both hold, in runs of three words and more or within a list.
        kept: Share of the shorter side's rarity that the other side holds.
        content: Number of shared words that are not grammar.
        stock: Whether the shared words are a stock phrase.
        days: Days between the two reports; None if a date is not known.
        reworded: Number of changes of wording, those left aside that editors make to any quote (cuts,
            brackets, person and tense, the order of a list).
        spliced: Whether words that were kept stand together in one report only.
    """

    shared: float
    kept: float
    content: int
    stock: bool
    days: int | None
    reworded: int = 0
    spliced: bool = False


def weigh(found: Alignment, here: Report, there: Report, difference: Difference | None = None) -> Evidence:
    """Collect what an alignment says about the occasion."""
    shared = [found.here.words[b.here + k] for b in found.blocks for k in range(b.size)]
    total_here, total_there = found.here.weight, found.there.weight
    least = min(total_here, total_there) if there.quoted and here.quoted else (
        total_here if here.quoted else total_there
    )  # fmt: skip
    days = abs((here.day - there.day).days) if here.day and there.day else None
    content = sum(_tells(word) for word in shared)
    changes = difference.changes if difference else ()
    reworded = sum(change.bears_meaning or change.kind == "wording" for change in changes)
    return Evidence(
        found.weight,
        found.weight / max(least, 0.1),
        content,
        is_stock(shared),
        days,
        reworded,
        difference is not None and difference.spliced,
    )


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
    if evidence.content < 2 and evidence.shared < 1.3:
        return "unknown", "hardly a word shared that tells"
    score = tie(evidence, same_speaker, quoted=quoted, days=days)
    said = f"{evidence.content} telling words shared"
    if evidence.days is not None:
        said += f", {evidence.days} days apart"
    if score >= YES:
        return "yes", said
    if same_speaker == "yes" and evidence.days is not None and evidence.days > days:
        return "no", said + ": said again on another day"
    return ("no" if score < NO else "unknown"), said + ": too little ties them together"


YES, NO = 0.0, -0.6
_MUCH = 6.0


def tie(evidence: Evidence, same_speaker: Answer, *, quoted: bool, days: int) -> float:
    """Return how strongly two reports are tied together; above 0 they report one utterance.

    A sum of plain parts, each of which says what experience says: more and rarer words shared, the same
    speaker and a near date tie; another speaker, a far date, running text and a changed wording loosen
    (who repeats a line says it in other words). What much is shared of cannot be chance, so that date
    and speaker then weigh less. The figures were set by hand on 192 pairs (variants_dev).
    """
    much = evidence.shared >= _MUCH
    near = evidence.days is not None and evidence.days <= days
    score = 0.35 * min(evidence.shared, _MUCH) + 0.1 * min(max(evidence.shared - _MUCH, 0.0), 10.0)
    score += 2.0 * min(evidence.kept, 1.0) - 3.1
    score += {
        "yes": 0.8,
        "unknown": 0.0,
        "no": -0.2 if much else -0.4 if near and evidence.content > 2 else -0.7,
    }[same_speaker]
    if evidence.days is not None:
        if near:
            score += 0.3
        else:
            # Months apart tell more than days; what much is shared of is quoted again long after.
            score -= 0.5 if much else min(1.3, 0.3 + 0.2 * log2(evidence.days / max(days, 1)))
            score -= 0.2 * min(evidence.reworded, 3)
    score -= 0.2 * min(evidence.reworded, 2)
    if evidence.spliced and evidence.kept < 0.5:
        # Both go on in words of their own: two sentences with a phrase in common.
        score -= 0.5
    if not quoted:
        score -= 0.6 if much else 1.0
    return score


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
