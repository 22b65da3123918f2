"""What differs at the two ends of an alignment: words replaced beside the kept ones, and words cut off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotes.match.align import Alignment, Gap
from quotes.match.bounds import is_taken_out, same_bounds
from quotes.match.classes import negates
from quotes.match.difference import SPLICE, Difference
from quotes.match.edits import Edit
from quotes.match.house_style import same_letters, same_phrase
from quotes.match.pairing import pair_words, word_class
from quotes.match.short_forms import short_form
from quotes.match.spelling import typing_error
from quotes.models import ChangeKind


def edge_edits(
    found: Alignment, gap: Gap, result: Difference, *, open_here: bool, open_there: bool
) -> Iterator[Edit]:
    """Yield what differs at one end: words beside the kept ones may be replaced, the rest was cut."""
    sizes = [
        0 if open_here else gap.here[1] - gap.here[0],
        0 if open_there else gap.there[1] - gap.there[0],
    ]
    near: list[Edit] = []
    used = (0, 0)
    ends = found.words(gap.here, gap.there)
    if same_letters(*ends):
        result.folds.add("spaces")
        return
    if gap.place == "head" and (same_bounds(*ends) or same_phrase(*ends)):
        yield Edit(gap.here, gap.there, gap, "wording")
        return
    if 0 < min(sizes) <= SPLICE:
        near, used = _beside(found, gap, result)
    rest = [size - taken for size, taken in zip(sizes, used, strict=True)]
    marked = gap.here_marked or gap.there_marked
    if min(rest) >= SPLICE and not marked:
        result.spliced = True
    result.marked |= min(rest) > 0 and marked
    yield from near
    if 0 < min(rest) < SPLICE and not marked:
        # Both go on, in other words: these stand for each other, and only what is left was cut.
        sizes = [min(size, SPLICE) for size in rest]
        yield Edit(*_next(gap, used, sizes), gap)
        used = (used[0] + sizes[0], used[1] + sizes[1])
        rest = [size - taken for size, taken in zip(rest, sizes, strict=True)]
    kinds: tuple[ChangeKind, ChangeKind] = ("addition", "omission")
    for at, kind in enumerate(kinds):
        if rest[at]:
            yield _cut(found, gap, at, rest[at], used, kind)


def _beside(found: Alignment, gap: Gap, result: Difference) -> tuple[list[Edit], tuple[int, int]]:
    """Pair the words right beside the kept ones; return the edits and how many words they use up."""
    head = gap.place == "head"
    sides = found.words(gap.here, gap.there)
    here, there = (side[: -SPLICE - 1 : -1] if head else side[:SPLICE] for side in sides)
    edits: list[Edit] = []
    used = (0, 0)
    for left, right in pair_words(here, there):
        if left is None or right is None:
            continue
        if (left, right) != used:
            break
        one, other = here[left], there[right]
        used = (left + 1, right + 1)
        if one.key == other.key:
            continue
        if one.norm == other.norm:
            result.folds.add("case")
            continue
        if short_form((one,), (other,)):
            result.folds.add("spelling")
            continue
        if typing_error(one.norm, other.norm, name=one.name and other.name):
            result.folds.add("typing")
            continue
        i, j = (
            (gap.here[1] - left - 1, gap.there[1] - right - 1)
            if head
            else (gap.here[0] + left, gap.there[0] + right)
        )
        edits.append(Edit((i, i + 1), (j, j + 1), gap))
    return edits, used


def _next(gap: Gap, used: tuple[int, int], sizes: Sequence[int]) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return the ranges of so many words beside those used up."""
    here, there = (
        (stop - u - size, stop - u) if gap.place == "head" else (start + u, start + u + size)
        for (start, stop), u, size in zip((gap.here, gap.there), used, sizes, strict=True)
    )
    return here, there


def _cut(
    found: Alignment,
    gap: Gap,
    at: int,
    size: int,
    used: tuple[int, int],
    kind: ChangeKind,
) -> Edit:
    """Return the words of one side (0 here, 1 there) that the other lacks at this end."""
    whole = (gap.here, gap.there)
    taken = [
        (r[0], r[1] - u) if gap.place == "head" else (r[0] + u, r[1])
        for r, u in zip(whole, used, strict=True)
    ]
    lost = (taken[at][1] - size, taken[at][1]) if gap.place == "head" else (taken[at][0], taken[at][0] + size)
    other = taken[1 - at][1] if gap.place == "head" else taken[1 - at][0]
    words = (found.here, found.there)[at].words
    kept = words[gap.here[0] - 1 if at == 0 else gap.there[0] - 1] if gap.place == "tail" else None
    edit = Edit(lost, (other, other), gap, kind) if at == 0 else Edit((other, other), lost, gap, kind)
    if all(word.bracket for word in words[slice(*lost)]):
        edit.kind = "bracket"
    elif kept is not None and word_class(kept) in ("auxiliary", "modal") and negates(words[lost[0]]):
        # "It has not" cut to "It has": the negation belongs to the verb that was kept.
        edit.kind = "negation"
    elif kept is not None and is_taken_out(words[: lost[0]], words[slice(*lost)]):
        edit.kind = "quantifier"
    return edit
