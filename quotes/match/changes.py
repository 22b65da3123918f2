"""Name what differs between two aligned texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from quotes.match import lexicon
from quotes.match.align import Alignment, Gap, rarity
from quotes.match.kinds import Edit, is_content, kind_of, negates
from quotes.match.pairing import pair_words, word_class
from quotes.match.spelling import typing_error
from quotes.match.words import Word
from quotes.models import BEARS_MEANING, Change, ChangeKind, Span

_SPLICE = 3


@dataclass(slots=True)
class Difference:
    """Everything that sets two aligned texts apart.

    Attributes:
        changes: The named changes, in order of their place.
        folds: Names of the foldings that were needed between whole words.
        dropped: Whether a word or two between kept ones were left out and nothing shows it.
        marked: Whether words between kept ones were left out and the place shows it.
        spliced: Whether three words and more were left out, or run on otherwise, and nothing shows it.
        cut_here: Whether this side lacks words at its ends that the other has.
        cut_there: The same for the other side.
        mistyped: Rarity of the words that are equal but for a typing error.
    """

    changes: list[Change] = field(default_factory=list)
    folds: set[str] = field(default_factory=set)
    dropped: bool = False
    marked: bool = False
    spliced: bool = False
    cut_here: bool = False
    cut_there: bool = False
    mistyped: float = 0.0


def differences(
    found: Alignment, text_here: str, text_there: str, *, open_here: bool = False, open_there: bool = False
) -> Difference:
    """Name every difference of an alignment.

    Args:
        found: The alignment.
        text_here: The text that the words here point into.
        text_there: The text that the words there point into.
        open_here: Whether the text here runs on beyond the words compared (running text, no quote): its
            ends are then no difference.
        open_there: The same of the other side.
    """
    result = Difference()
    edits: list[Edit] = []
    for gap in found.gaps():
        if gap.place == "inner":
            edits += _inner(found, gap, result)
        else:
            edits += _edge(found, gap, result, open_here=open_here, open_there=open_there)
    moved = _moved(found, edits)
    shifted = any(_is_shift(found, edit) for edit in edits)
    for edit in edits:
        kind = edit.kind or kind_of(found, edit, moved, shifted=shifted)
        if kind in ("omission", "addition"):
            if edit.gap.place == "inner":
                _weigh_omission(found, edit, moved, result)
            elif _has_moved(found, edit, moved):
                kind = "order"
            else:
                result.cut_here |= kind == "omission"
                result.cut_there |= kind == "addition"
        result.changes.append(_change(kind, found, edit, text_here, text_there))
        if kind == "number" and _other_unit(found, edit):
            result.changes.append(_change("unit", found, edit, text_here, text_there))
    return result


def _has_moved(found: Alignment, edit: Edit, moved: Counter[str]) -> bool:
    """Whether all words cut at one end stand at another place of the other side."""
    words = (*found.here.words[slice(*edit.here)], *found.there.words[slice(*edit.there)])
    return all(w.key in moved for w in words) and any(is_content(w) for w in words)


def _other_unit(found: Alignment, edit: Edit) -> bool:
    units = {
        w.key.partition(" ")[2] for w in (found.here.words[edit.here[0]], found.there.words[edit.there[0]])
    }
    return len(units) == 2 and "" not in units


def _inner(found: Alignment, gap: Gap, result: Difference) -> Iterator[Edit]:
    here = found.here.words[slice(*gap.here)]
    there = found.there.words[slice(*gap.there)]
    if fold := _same_letters(here, there, found, gap):
        result.folds.add(fold)
        return
    yield from _edits(here, there, gap, result)


def _same_letters(here: Sequence[Word], there: Sequence[Word], found: Alignment, gap: Gap) -> str | None:
    letters = ["".join(w.norm for w in side).replace("'", "").replace(".", "") for side in (here, there)]
    if letters[0] and letters[0] == letters[1]:
        return "spaces" if len(here) != len(there) else "marks"
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
        if typing_error(one.norm, other.norm, name=one.name and other.name):
            result.folds.add("typing")
            result.mistyped += min(rarity(one.key), rarity(other.key))
            continue
        yield Edit((at_here + left, at_here + i), (at_there + right, at_there + j), gap)
    yield from flush(i, j)


def _edge(
    found: Alignment, gap: Gap, result: Difference, *, open_here: bool, open_there: bool
) -> Iterator[Edit]:
    """Yield what differs at an end: words beside the kept ones may be replaced, the rest was cut."""
    sizes = [
        0 if open_here else gap.here[1] - gap.here[0],
        0 if open_there else gap.there[1] - gap.there[0],
    ]
    near: list[Edit] = []
    used = (0, 0)
    if 0 < min(sizes) <= _SPLICE:
        near, used = _beside(found, gap, result)
    rest = [size - taken for size, taken in zip(sizes, used, strict=True)]
    marked = gap.here_marked or gap.there_marked
    if min(rest) >= _SPLICE and not marked:
        result.spliced = True
    result.marked |= min(rest) > 0 and marked
    yield from near
    kinds: tuple[ChangeKind, ChangeKind] = ("addition", "omission")
    for at, kind in enumerate(kinds):
        if rest[at]:
            yield _cut(found, gap, at, rest[at], used, kind)


def _beside(found: Alignment, gap: Gap, result: Difference) -> tuple[list[Edit], tuple[int, int]]:
    """Pair the words right beside the kept ones; return the edits and how many words they use up."""
    head = gap.place == "head"
    sides = (found.here.words[slice(*gap.here)], found.there.words[slice(*gap.there)])
    here, there = (side[: -_SPLICE - 1 : -1] if head else side[:_SPLICE] for side in sides)
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
        if typing_error(one.norm, other.norm, name=one.name and other.name):
            result.folds.add("typing")
            result.mistyped += min(rarity(one.key), rarity(other.key))
            continue
        i, j = (
            (gap.here[1] - left - 1, gap.there[1] - right - 1)
            if head
            else (gap.here[0] + left, gap.there[0] + right)
        )
        edits.append(Edit((i, i + 1), (j, j + 1), gap))
    return edits, used


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
    return edit


def _moved(found: Alignment, edits: Sequence[Edit]) -> Counter[str]:
    """Count the words that one edit lost and another gained: they changed their place."""
    lost = Counter(w.key for e in edits for w in found.here.words[slice(*e.here)])
    gained = Counter(w.key for e in edits for w in found.there.words[slice(*e.there)])
    return lost & gained


def _is_shift(found: Alignment, edit: Edit) -> bool:
    """Whether an edit turns the speaker's own I or we into he, she or they (or back)."""
    here = [w.key for w in found.here.words[slice(*edit.here)]]
    there = [w.key for w in found.there.words[slice(*edit.there)]]
    if len(here) != 1 or len(there) != 1 or not {here[0], there[0]} <= lexicon.words_of("pronoun"):
        return False
    first = lexicon.words_of("first_person")
    return (here[0] in first) != (there[0] in first)


def _weigh_omission(found: Alignment, edit: Edit, moved: Counter[str], result: Difference) -> None:
    here = found.here.words[slice(*edit.here)]
    there = found.there.words[slice(*edit.there)]
    lacks_mark = edit.gap.there_marked if here else edit.gap.here_marked
    if lacks_mark:
        result.marked = True
        return
    lost = [w for w in (*here, *there) if w.key not in moved]
    if len(lost) >= _SPLICE and any(is_content(w) and w.key not in lexicon.words_of("filler") for w in lost):
        result.spliced = True
    else:
        result.dropped = True


def _change(kind: ChangeKind, found: Alignment, edit: Edit, text_here: str, text_there: str) -> Change:
    here = _span(found.here.words, edit.here)
    there = _span(found.there.words, edit.there)
    bears = kind in BEARS_MEANING
    return Change(kind, here.of(text_here), there.of(text_there), here, there, bears)


def _span(words: Sequence[Word], part: tuple[int, int]) -> Span:
    start, stop = part
    if start < stop:
        return Span(words[start].start, words[stop - 1].end)
    at = words[start - 1].end if start else words[0].start if words else 0
    return Span(at, at)
