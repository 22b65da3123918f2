"""What differs between the runs of words that two texts share: words replaced, left out or put in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotes.match import stance
from quotes.match.align import Alignment, Gap
from quotes.match.bounds import same_bounds, swaps_bounds
from quotes.match.classes import is_number
from quotes.match.clock import same_time
from quotes.match.difference import Difference
from quotes.match.edits import Edit
from quotes.match.house_style import same_letters, same_phrase
from quotes.match.names import initials
from quotes.match.pairing import pair_words
from quotes.match.short_forms import short_form
from quotes.match.spelling import typing_error
from quotes.match.words import Word


def inner_edits(found: Alignment, gap: Gap, result: Difference) -> Iterator[Edit]:
    """Yield what differs between two runs of shared words; what needs only a fold is noted in the result."""
    here, there = found.words(gap.here, gap.there)
    if fold := _same_letters(here, there, found, gap):
        result.folds.add(fold)
        return
    if swaps_bounds(here, there) or (here and there and stance.undone(here, there)):
        yield Edit(gap.here, gap.there, gap)
    elif any(same(here, there) for same in (same_bounds, same_phrase, same_time, initials)) or _one_in_ten(
        found, gap
    ):
        yield Edit(gap.here, gap.there, gap, "wording")
    else:
        yield from _edits(here, there, gap, result)


def _one_in_ten(found: Alignment, gap: Gap) -> bool:
    """Whether "in" here and "out of" there stand between two numbers: two in three, two out of three."""
    keys = [" ".join([word.key for word in side]) for side in found.words(gap.here, gap.there)]
    beside = found.here.words[gap.here[0] - 1], found.here.words[gap.here[1]]
    return sorted(keys) == ["in", "out of"] and all(map(is_number, beside))


def _same_letters(here: Sequence[Word], there: Sequence[Word], found: Alignment, gap: Gap) -> str | None:
    if any(w.key[0] == "#" for w in (*here, *there)):
        return None  # a point more or less makes another number
    if same_letters(here, there):
        return "spaces" if len(here) != len(there) else "marks"
    if short_form(here, there):
        return "spelling"
    lone = here if not there else there if not here else ()
    if len(lone) == 1 and lone[0].key == "'s":
        before = found.here.words[gap.here[0] - 1].key
        if before[-1] in "sxz":
            return "spelling"
    return None


def _edits(here: Sequence[Word], there: Sequence[Word], gap: Gap, result: Difference) -> Iterator[Edit]:
    """Yield pairs of words that differ, and runs of words without a partner."""
    at_here, at_there = gap.here[0], gap.there[0]
    run: list[tuple[int, int]] = []
    i = j = 0

    def flush(stop_here: int, stop_there: int) -> Iterator[Edit]:
        if run:
            (first_here, first_there), run[:] = run[0], []
            yield Edit(
                (at_here + first_here, at_here + stop_here),
                (at_there + first_there, at_there + stop_there),
                gap,
            )

    for left, right in pair_words(here, there):
        if left is None or right is None:
            run.append((i, j))
            i, j = i + (left is not None), j + (right is not None)
            continue
        yield from flush(i, j)
        one, other = here[left], there[right]
        i, j = left + 1, right + 1
        if one.key == other.key:
            continue
        undotted = one.key[0] != "#" and one.key.replace(".", "") == other.key.replace(".", "")
        if undotted or short_form((one,), (other,)):
            result.folds.add("spelling")
            continue
        if typing_error(one.norm, other.norm, name=one.name and other.name):
            result.folds.add("typing")
            continue
        yield Edit((at_here + left, at_here + i), (at_there + right, at_there + j), gap)
    yield from flush(i, j)
