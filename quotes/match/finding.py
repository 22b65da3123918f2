"""What the matches of one quote amount to."""

from __future__ import annotations

from collections.abc import Iterable

from quotes.match.status import CLOSENESS
from quotes.models import Conflict, Finding, Match, Status


def finding(matches: Iterable[Match], *, searched: int, own_copies: frozenset[str] = frozenset()) -> Finding:
    """Sum up the matches of a quote.

    The status is the closest wording among matches of the same occasion that are not copies of the
    quote's own article. If there is none, it is the closest among those of which the occasion is not
    known; else the words were found on other occasions only, or not at all.

    Args:
        matches: The matches, in any order.
        searched: Number of other articles searched.
        own_copies: Articles that are copies of the quote's own.
    """
    ordered = sorted(matches, key=_rank)
    same = [m for m in ordered if m.same_occasion == "yes"]
    others = [m for m in ordered if m.article_id not in own_copies]
    status: Status = "other_occasion" if others else "not_found"
    for answer in ("yes", "unknown"):
        if counted := [m.status for m in others if m.same_occasion == answer]:
            status = min(counted, key=CLOSENESS.index)
            break
    return Finding(status, conflicts(same), searched, tuple(ordered))


def conflicts(same: Iterable[Match]) -> tuple[Conflict, ...]:
    """Return what matches of the same occasion disagree on, sorted."""
    found: set[Conflict] = set()
    for match in same:
        if match.status == "altered":
            found.add("altered")
        if match.status == "spliced":
            found.add("spliced")
        if match.same_speaker == "no":
            found.add("other_speaker")
    return tuple(sorted(found))


def _rank(match: Match) -> tuple[bool, str, str, int]:
    first = match.spans[0].start if match.spans else 0
    return (not match.primary, match.published or "9999", match.article_id, first)
