"""Group what belongs together: strong links join groups, a weak link hangs one group on one other."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any


class Groups:
    """Items, by number, in groups that grow as links come in (union-find).

    A chain of weak links must not make one group of two that have nothing in common. So weak links have a
    direction, from what may be a fragment to what it may be a fragment of. They are used when all strong
    ones are known, the closest first, and a group hangs on one other at most: a fragment of two never
    makes them one.

    Example:
        >>> groups = Groups()
        >>> one, two, three, fragment = (groups.add() for _ in range(4))
        >>> groups.join(one, two)
        >>> groups.hang(fragment, one, rank=1)
        >>> groups.hang(fragment, three, rank=2)
        >>> groups.settled()
        [[0, 1, 3]]
    """

    def __init__(self) -> None:
        self._parents: list[int] = []
        self._weak: list[tuple[Any, int, int, bool]] = []

    def add(self) -> int:
        """Add an item, alone, and return its number."""
        self._parents.append(len(self._parents))
        return len(self._parents) - 1

    def find(self, item: int) -> int:
        """Return the item that stands for the group of another; it changes while groups grow."""
        parents = self._parents
        while parents[item] != item:
            parents[item] = parents[parents[item]]
            item = parents[item]
        return item

    def join(self, item: int, other: int) -> None:
        """Put two items, with all that is linked to them, into one group."""
        one, two = sorted((self.find(item), self.find(other)))
        self._parents[two] = one

    def hang(self, item: int, other: int, *, rank: Any, alone: bool = False) -> None:
        """Note a weak link from a fragment to a longer item.

        Args:
            item: The fragment.
            other: What it may be a fragment of.
            rank: Of several links of one group that with the least rank is used.
            alone: Whether the link counts only if no strong one holds the fragment.
        """
        self._weak.append((rank, item, other, alone))

    def settled(self) -> list[list[int]]:
        """Use the weak links, and return the groups of two items and more, each in order."""
        strong = [self.find(item) for item in range(len(self._parents))]
        sizes = Counter(strong)
        hung: set[int] = set()
        for _, item, other, alone in sorted(self._weak):
            if alone and sizes[strong[item]] > 1:
                continue
            if strong[item] not in hung and self.find(item) != self.find(other):
                hung.add(strong[item])
                self.join(item, other)
        self._weak.clear()
        groups: defaultdict[int, list[int]] = defaultdict(list)
        for item in range(len(self._parents)):
            groups[self.find(item)].append(item)
        return [group for group in groups.values() if len(group) > 1]


class Names:
    """Names of which several mean one thing.

    Example:
        >>> names = Names()
        >>> names.join("colour", "color")
        >>> names.find("color"), names.find("paint")
        ('colour', 'paint')
    """

    def __init__(self) -> None:
        self._groups = Groups()
        self._numbers: dict[str, int] = {}
        self._names: list[str] = []

    def join(self, name: str, other: str) -> None:
        """Say that two names mean one thing."""
        self._groups.join(self._number(name), self._number(other))

    def find(self, name: str) -> str:
        """Return the name that stands for all those that mean the same; a name never joined is its own."""
        number = self._numbers.get(name)
        return name if number is None else self._names[self._groups.find(number)]

    def _number(self, name: str) -> int:
        if name not in self._numbers:
            self._numbers[name] = self._groups.add()
            self._names.append(name)
        return self._numbers[name]
