"""Which matches of one article are kept: the best of those that overlap each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from quotes.match.evidence import Evidence
from quotes.match.passages import Passage
from quotes.match.status import CLOSENESS
from quotes.models import Match, Span

_ANSWERS = ("yes", "unknown", "no")
_ANSWER = 0.6
_FAR = len(CLOSENESS)


class Found(NamedTuple):
    """A match, what speaks for its occasion, and the passage it was found in."""

    match: Match
    evidence: Evidence
    passage: Passage


def best(found: Sequence[Found]) -> list[Match]:
    """Return an article's matches, the best of those that overlap each other."""
    ranked = sorted(found, key=_rank)
    kept: list[Found] = []
    for one in ranked:
        over = [other for other in kept if _overlap(one.match, other.match)]
        if not over and not one.passage.joined:
            kept.append(one)
        elif one.passage.joined and over and all(_better(one, other) for other in over):
            kept = [other for other in kept if other not in over] + [one]
    if kept and kept[0].match.primary:
        # A question that is asked in the words of its answer is no report of the answer.
        most, asked = max(one.evidence.shared for one in kept), _asks(kept[0].match)
        kept = [
            one for one in kept if one.evidence.shared >= _ANSWER * most and (asked or not _asks(one.match))
        ]
        # What the speaker said as well, whoever else did, is no other's.
        own = min((_wording(one) for one in kept if one.match.same_speaker == "yes"), default=_FAR)
        kept = [one for one in kept if one.match.same_speaker != "no" or _wording(one) < own]
    if any(one.match.same_occasion == "yes" for one in kept):
        kept = [one for one in kept if one.match.same_occasion == "yes"]
    else:
        kept = kept[:1]
    return [one.match for one in kept]


def _wording(one: Found) -> int:
    return CLOSENESS.index(one.match.status)


def _asks(match: Match) -> bool:
    return match.content.rstrip(" \"'”’»").endswith("?")


def _rank(one: Found) -> tuple[bool, int, float, int, tuple[Span, ...]]:
    # What is shared counts, less what has to be explained away.
    gain = one.evidence.shared - 0.3 * len(one.match.changes) - (not one.passage.report.quoted)
    answer = _ANSWERS.index(one.match.same_occasion)
    return one.passage.joined, answer, -round(gain, 3), _wording(one), one.match.spans


def _better(joined: Found, single: Found) -> bool:
    """Whether several quotes taken as one explain the words better than one of them alone."""
    shown = CLOSENESS.index("elided")
    closer = _wording(joined) <= min(shown, _wording(single))
    return closer and joined.evidence.shared >= single.evidence.shared + 1.0


def _overlap(one: Match, other: Match) -> bool:
    return any(a.overlaps(b) for a in one.spans for b in other.spans)
