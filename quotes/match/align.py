"""Pair the words of two texts: the runs that both hold, and the gaps between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal, NamedTuple

from quotes.match import lexicon
from quotes.match.words import ELLIPSIS, Word

_RAREST = 16
_MOST_PAIRS = 250_000
_GAP_COST, _NEAR = 0.3, 5
_REMEMBERED = 1 << 15  # more words than half a million words of news hold
_MOST_REPLACED, _MOST_DROPPED, _MOST_SHOWN = 2.4, 1.1, 0.8


_ONLY_HERE, _ONLY_THERE = "\0", "\1"


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
        keys: What makes its words equal to others, word by word.
        rarities: What it says that another text shares each word.
        weight: Sum of the rarities.
    """

    words: tuple[Word, ...]
    marks: frozenset[int]
    keys: list[str] = field(compare=False, repr=False)
    rarities: list[float] = field(compare=False, repr=False)
    weight: float = field(compare=False, repr=False)

    def omits(self, start: int, stop: int) -> bool:
        """Whether an omission is marked before a word of a range, or right behind it."""
        return bool(self.marks) and any(start <= at <= stop for at in self.marks)


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

    def words(
        self, here: tuple[int, int], there: tuple[int, int]
    ) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
        """Return the words of a range here and of one there: the first and one behind the last."""
        return self.here.words[slice(*here)], self.there.words[slice(*there)]

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
        return Gap(place, here, there, self.here.omits(*here), self.there.omits(*there))


def side(words: Sequence[Word]) -> Side:
    """Split words into those that are compared and the places where an omission is marked."""
    kept: list[Word] = []
    marks: set[int] = set()
    for word in words:
        if word.key == ELLIPSIS:
            marks.add(len(kept))
        else:
            kept.append(word)
    keys = [word.key for word in kept]
    rarities = [rarity(key) for key in keys]
    return Side(tuple(kept), frozenset(marks), keys, rarities, sum(rarities))


@lru_cache(maxsize=_REMEMBERED)
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
    blocks = common_runs(here.keys, there.keys)
    if not blocks:
        return None
    weights = [sum(here.rarities[b.here : b.here + b.size]) for b in blocks]
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


def common_runs(here: list[str], there: list[str]) -> list[Block]:
    """Return the longest common run of two lists, then the longest ones left and right of it, in order."""
    if here == there:
        return [Block(0, 0, len(here))] if here else []
    if len(here) * len(there) > _MOST_PAIRS:
        return runs_slowly(here, there)
    # A letter for each word that both hold: strings are searched faster than lists.
    letters = {key: chr(number) for number, key in enumerate({*here}.intersection(there), 2)}
    one = "".join([letters.get(key, _ONLY_HERE) for key in here])
    other = "".join([letters.get(key, _ONLY_THERE) for key in there])
    found: list[Block] = []
    parts = [(0, len(one), 0, len(other))]
    while parts:
        here_start, here_end, there_start, there_end = parts.pop()
        run = _longest_run(one[here_start:here_end], other[there_start:there_end])
        if run.size:
            block = Block(here_start + run.here, there_start + run.there, run.size)
            found.append(block)
            parts.append((here_start, block.here, there_start, block.there))
            parts.append((block.here + run.size, here_end, block.there + run.size, there_end))
    return sorted(found)


def _longest_run(here: str, there: str) -> Block:
    """Return the longest common run; of equally long ones the first here, of these the first there."""
    first = size = start = 0
    for part in here.split(_ONLY_HERE):
        if len(part) > size:
            if part in there:
                first, size = start, len(part)
            for at in range(start, start + len(part) - size):
                while at + size < start + len(part) and here[at : at + size + 1] in there:
                    first, size = at, size + 1
        start += len(part) + 1
    return Block(first, there.find(here[first : first + size]), size)


def runs_slowly(here: list[str], there: list[str]) -> list[Block]:
    """Do what `common_runs` does with `difflib`, for long texts: the twin that it must equal."""
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
    cut_here, cut_there = (left.here + left.size, right.here), (left.there + left.size, right.there)
    gap_here, gap_there = _plain(here, *cut_here), _plain(there, *cut_there)
    shown = here.omits(*cut_here) or there.omits(*cut_there)
    # Words on both sides of a gap are a replacement, which costs more than words left out.
    words = max(gap_here, gap_there) + 0.5 * min(gap_here, gap_there)
    most = _MOST_SHOWN if shown else _MOST_REPLACED if min(gap_here, gap_there) else _MOST_DROPPED
    return min(_GAP_COST * words, most)


def _plain(words: Side, start: int, stop: int) -> int:
    """Count the words of a gap; what stands in brackets is the editor's and costs nothing."""
    return sum(not word.bracket for word in words.words[start:stop])
