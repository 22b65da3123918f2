"""Whether two reports of like words report one utterance: yes, no, or unknown, with why.

Words recur: a candidate says the same line every evening, and a stock phrase is everybody's. What ties
two reports together is how much they share beyond what chance and habit share, who speaks, and when.
"""

from __future__ import annotations

from math import log2

import numpy as np
import numpy.typing as npt

from quotes.match.evidence import Evidence
from quotes.models import Answer

Floats = npt.NDArray[np.float64]
Booleans = npt.NDArray[np.bool_]
Integers = npt.NDArray[np.int64]


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
_EVERYDAY, _ALIKE = 1.6, 8.0
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
    close = np.where(apart <= 1, 0.6, 0.3)
    beyond = np.minimum(1.5, 0.3 + 0.2 * np.log2(np.maximum(apart, 1) / np.maximum(near, 1)))
    whole = 2.0 * np.minimum(kept, 1.0) - 3.0 + _SPEAKER["yes"]

    def score(shared: Floats) -> Floats:
        much = shared >= _MUCH
        day = np.where(apart <= near, close, -np.where(much, 0.5, beyond)) + 0.1 * (_MOST_COMPANY - 1.0)
        running = 0.0 if quoted else np.where(much, 0.6, 1.0)
        more = np.minimum(np.maximum(shared - _MUCH, 0.0), 10.0)
        words = 0.35 * np.minimum(shared, _MUCH) + 0.1 * more
        return np.asarray(words + whole + np.where(apart >= 0, day, 0.0) - running)

    tied = score(shared) >= YES
    left_open = (shared >= _MUCH) & ~tied
    if left_open.any():
        tied |= left_open & (score(np.minimum(shared, _LITTLE)) >= YES)
    return np.asarray(tied)


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
