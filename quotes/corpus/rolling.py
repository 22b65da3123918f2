"""Captions that roll or grow on the screen, as those of live television do: each word once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from quotes.corpus.cues import Cue, Line

_MOST_LINES = 4
_LEAST, _SHARE = 2, 0.3
_GAP = 1.0


def unrolled(cues: Sequence[Cue]) -> Iterator[Cue]:
    """Yield cues without what they repeat of the cue before, if these captions roll.

    In captions that roll, a cue shows the last lines of the one before again, or goes on with its last
    line. Only a file that does so all the time is taken to roll: words said twice elsewhere stay.

    Args:
        cues: All cues of a file, in order.
    """
    if not _rolls(cues):
        yield from cues
        return
    yield cues[0]
    for before, cue in pairwise(cues):
        lines = _fresh(before, cue)
        if lines:
            yield replace(cue, lines=lines)


def _rolls(cues: Sequence[Cue]) -> bool:
    seen = sum(_fresh(before, cue) not in (cue.lines, ()) for before, cue in pairwise(cues))
    return seen >= max(_LEAST, _SHARE * (len(cues) - 1))


def _fresh(before: Cue, cue: Cue) -> tuple[Line, ...]:
    """Return the lines of a cue that it does not repeat of the cue before."""
    if before.end is not None and cue.seconds is not None and cue.seconds - before.end > _GAP:
        return cue.lines
    for count in range(min(_MOST_LINES, len(before.lines), len(cue.lines)), 0, -1):
        old, new = before.lines[-count:], cue.lines[:count]
        if old[:-1] == new[:-1] and f"{new[-1].words} ".startswith(f"{old[-1].words} "):
            rest = new[-1].words[len(old[-1].words) :].strip()
            return ((new[-1]._replace(words=rest),) if rest else ()) + cue.lines[count:]
    return cue.lines
