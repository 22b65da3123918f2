"""Times that are called by a word: weekly is not monthly, and this week is not the last one."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.match import lexicon
from quotes.match.words import Word


def other_time(here: Sequence[Word], there: Sequence[Word], *, told: bool) -> bool:
    """Whether two texts name two times of one kind, each with its first word ("this week", "next week").

    Args:
        here: Words of one side, from the one that differs.
        there: The same of the other side.
        told: Whether speech is reported: what was this week is then last week.
    """
    if not here or not there:
        return False
    times: dict[str, str] = lexicon.pairs_of("time")
    kinds = [times.get(side[0].key, "").split() for side in (here, there)]
    if not all(kinds) or kinds[0][0] != kinds[1][0] or kinds[0] == kinds[1]:
        return False
    if kinds[0][0] != "which":
        return True
    spans = {side[1].key if len(side) > 1 else "" for side in (here, there)}
    return not told and len(spans) == 1 and spans <= lexicon.words_of("calendar")
