"""Pair the words of two texts: the runs that both hold, and the gaps between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from typing import Literal, NamedTuple

from quotes.match import lexicon
from quotes.match.words import ELLIPSIS, Word

_RAREST = 16
_MOST_PAIRS = 250_000
_GAP_COST, _NEAR = 0.3, 5
_MOST_REPLACED, _MOST_DROPPED, _MOST_SHOWN = 2.4, 1.1, 0.8


class Block(NamedTuple):
    """A run of equal words: where it begins here and there, and how many words it has."""

    here: int
    there: int
    size: int


class Gap(NamedTuple):
    """What lies between, before or behind the runs: word ranges here and there.

    Attributes:
        place: `head`, `inner` or `tail`.
        here: First word and one behind the last, here.
        there: The same, there.
        here_marked: Whether an omission is marked here (… or [...]).
        there_marked: Whether one is marked there.
    """

    place: Literal["head", "inner", "tail"]
    here: tuple[int, int]
    there: tuple[int, int]
    here_marked: bool
    there_marked: bool


@dataclass(frozen=True, slots=True)
class Side:
    """The words of one side, without its marks of omission.

    Attributes:
        words: The words.
        marks: Indices of the words that a mark of omission stands before.
    """

    words: tuple[Word, ...]
    marks: frozenset[int]

    @property
    def keys(self) -> list[str]:
        """What makes its words equal to others."""
        return [word.key for word in self.words]

    @property
    def weight(self) -> float:
        """Sum of the rarities of its words."""
        return sum([rarity(word.key) for word in self.words])


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two sides and the runs of words that both hold, in order.

    Attributes:
        here: One side.
        there: The other.
        blocks: The runs; never empty.
        weight: Sum of the rarities of the words that both hold.
    """

    here: Side
    there: Side
    blocks: tuple[Block, ...]
    weight: float

    def gaps(self) -> Iterator[Gap]:
        """Yield what the runs leave over, in order: head, between the runs, tail."""
        i = j = 0
        place: Literal["head", "inner"] = "head"
        for block in self.blocks:
            if place == "head" or block.here > i or block.there > j:
                yield self._gap(place, (i, block.here), (j, block.there))
            i, j, place = block.here + block.size, block.there + block.size, "inner"
        yield self._gap("tail", (i, len(self.here.words)), (j, len(self.there.words)))

    def _gap(
        self, place: Literal["head", "inner", "tail"], here: tuple[int, int], there: tuple[int, int]
    ) -> Gap:
        marked = [
            any(start <= at <= stop for at in side.marks)
            for side, (start, stop) in ((self.here, here), (self.there, there))
        ]
        return Gap(place, here, there, *marked)


def side(words: Sequence[Word]) -> Side:
    """Split words into those that are compared and the places where an omission is marked."""
    kept: list[Word] = []
    marks: set[int] = set()
    for word in words:
        if word.key == ELLIPSIS:
            marks.add(len(kept))
        else:
            kept.append(word)
    return Side(tuple(kept), frozenset(marks))


@cache
def rarity(key: str) -> float:
    """Return how much it says that two texts share a word: near 0 for "the", 1.6 for a rare one."""
    if key[0] == "#":
        return 1.0
    count = lexicon.frequency(key)
    return 1.6 if count is None else max(0.1, (_RAREST - count) / 10)


def align(here: Side, there: Side) -> Alignment | None:
    """Pair the words of two sides.

    The longest common run is found first, then the longest ones left and right of it (Ratcliff and
    Obershelp, as in `difflib`), because a quote is cut and joined in runs. Of these runs the stretch with
    the greatest weight is kept: a rare word earns more than a common one, a gap costs by its length up
    to a limit, so that a splice or an omission is bridged and stray words at the ends are not.

    Returns:
        The alignment, or None if no word is shared.

    Example:
        >>> from quotes.match.words import words
        >>> found = align(side(words("we will raise taxes")), side(words("He said we will not raise taxes.")))
        >>> [(b.here, b.there, b.size) for b in found.blocks]
        [(0, 2, 2), (2, 5, 2)]
    """
    blocks = _common_runs(here.keys, there.keys)
    if not blocks:
        return None
    weights = [sum(rarity(here.words[b.here + k].key) for k in range(b.size)) for b in blocks]
    best = (weights[0], 0, 1)
    total, first = weights[0], 0
    for at in range(1, len(blocks)):
        cost = _gap_cost(blocks[at - 1], blocks[at], here, there)
        if total - cost > 0:
            total += weights[at] - cost
        else:
            total, first = weights[at], at
        if total > best[0]:
            best = (total, first, at + 1)
    _, first, stop = best
    if _opens_alike(blocks[0], blocks[first], (0, 0)):
        first = 0
    if _opens_alike(blocks[stop - 1], blocks[-1], (len(here.words), len(there.words))):
        stop = len(blocks)
    return Alignment(here, there, tuple(blocks[first:stop]), sum(weights[first:stop]))


def _common_runs(here: list[str], there: list[str]) -> list[Block]:
    if here == there:
        return [Block(0, 0, len(here))] if here else []
    counts = Counter(there)
    # Words that recur in long texts make the search quadratic; there they only extend a run of others.
    costly = sum([counts[key] for key in here]) > _MOST_PAIRS
    matcher = SequenceMatcher(None, here, there, autojunk=costly)
    return [Block(*found) for found in matcher.get_matching_blocks()[:-1]]


def _opens_alike(left: Block, right: Block, ends: tuple[int, int]) -> bool:
    """Whether both sides begin (or end) with one word, and hardly a word lies between it and the rest."""
    outer = left if ends == (0, 0) else right
    reach = (
        (outer.here, outer.there) if outer is left else (outer.here + outer.size, outer.there + outer.size)
    )
    near = max(right.here - left.here - left.size, right.there - left.there - left.size) <= _NEAR
    return left != right and reach == ends and near


def _gap_cost(left: Block, right: Block, here: Side, there: Side) -> float:
    gap_here = _plain(here, left.here + left.size, right.here)
    gap_there = _plain(there, left.there + left.size, right.there)
    shown = any(left.here + left.size <= at <= right.here for at in here.marks) or any(
        left.there + left.size <= at <= right.there for at in there.marks
    )
    # Words on both sides of a gap are a replacement, which costs more than words left out.
    words = max(gap_here, gap_there) + 0.5 * min(gap_here, gap_there)
    most = _MOST_SHOWN if shown else _MOST_REPLACED if min(gap_here, gap_there) else _MOST_DROPPED
    return min(_GAP_COST * words, most)


def _plain(words: Side, start: int, stop: int) -> int:
    """Count the words of a gap; what stands in brackets is the editor's and costs nothing."""
    return sum(not word.bracket for word in words.words[start:stop])
