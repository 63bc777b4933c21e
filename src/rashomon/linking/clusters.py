"""Grouping by scored edges, under people's rulings: the same groups in any order of input."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from rashomon.links import Reason, Ruling

Members = tuple[str, ...]

Grouping = Mapping[str, Members]
"""The id of a group -> its members."""


class Edge(NamedTuple):
    """Two items that may be one, how sure that is, and why."""

    a: str
    b: str
    score: float
    why: tuple[Reason, ...] = ()


class Partition:
    """Disjoint groups that only ever grow, and never against a ruling.

    Rulings come the newest first, and the newest wins. A ruling of ``same`` puts all its items
    together; any other keeps every item of its left apart from every item of its right.
    """

    def __init__(
        self, items: Sequence[str], rulings: Iterable[Ruling] = (), sample: int = 1
    ) -> None:
        self._home = {item: item for item in items}
        self._members: dict[str, list[str]] = {item: [item] for item in items}
        self._sides: dict[str, set[tuple[int, int]]] = {}
        self._sample = sample
        self._least: dict[str, list[str]] = {}
        for number, ruling in enumerate(rulings):
            self._rule(number, ruling)

    def _rule(self, number: int, ruling: Ruling) -> None:
        left = tuple(item for item in ruling.left if item in self._home)
        right = tuple(item for item in ruling.right if item in self._home)
        if ruling.same:
            together = left + right
            for item in together[1:]:
                self.join(together[0], item)
            return
        if {self.root(item) for item in left} & {self.root(item) for item in right}:
            return  # a newer ruling has put them together
        for side, items in enumerate((left, right)):
            for item in items:
                self._sides.setdefault(self.root(item), set()).add((number, side))

    def root(self, item: str) -> str:
        """Return the item that stands for the group of `item`."""
        while self._home[item] != item:
            self._home[item] = self._home[self._home[item]]
            item = self._home[item]
        return item

    def members(self, item: str) -> list[str]:
        """Return the group of `item`."""
        return self._members[self.root(item)]

    def least(self, item: str) -> list[str]:
        """Return the first members of the group of `item` in order, at most ``sample``."""
        root = self.root(item)
        return self._least.get(root, [root])

    def may_join(self, a: str, b: str) -> bool:
        """Return whether no ruling keeps the groups of `a` and `b` apart."""
        one, other = self._sides.get(self.root(a), ()), self._sides.get(self.root(b), ())
        return not any((number, 1 - side) in other for number, side in one)

    def join(self, a: str, b: str) -> bool:
        """Make the groups of `a` and `b` one unless a ruling forbids it; return if they are one."""
        left, right = self.root(a), self.root(b)
        if left == right:
            return True
        if not self.may_join(left, right):
            return False
        if (len(self._members[left]), right) < (len(self._members[right]), left):
            left, right = right, left
        self._least[left] = sorted(self.least(left) + self.least(right))[: self._sample]
        self._least.pop(right, None)
        self._home[right] = left
        self._members[left] += self._members.pop(right)
        if right in self._sides:
            self._sides.setdefault(left, set()).update(self._sides.pop(right))
        return True

    def chain(self, items: Sequence[str]) -> list[tuple[str, str]]:
        """Return pairs that make items which are all alike one group, as far as rulings allow.

        Each item is paired with the one before it. Where rulings keep some of the items apart, the
        others go to the largest group of these, so that nobody is cut off from his like because one
        between them was taken out.
        """
        apart = [item for item in items if self.root(item) in self._sides]
        if not apart:
            return list(pairwise(items))
        found: list[tuple[str, str]] = []
        sizes: dict[str, int] = {}
        for item in dict.fromkeys((*apart, *items)):
            allowed = [head for head in sizes if self.may_join(head, item)]
            head = max(allowed, key=lambda one: sizes[one], default=item)
            if allowed:
                found.append((head, item))
            sizes[head] = sizes.get(head, 0) + 1
        return found

    def groups(self) -> tuple[Members, ...]:
        """Return the groups, each sorted, in sorted order."""
        return tuple(sorted(tuple(sorted(members)) for members in self._members.values()))


def surest_first(edges: Iterable[Edge]) -> Iterator[tuple[str, str]]:
    """Yield the items of each edge, those of the highest score first."""
    for edge in sorted(edges, key=lambda edge: (-edge.score, edge.a, edge.b)):
        yield edge.a, edge.b


def agglomerate(
    partition: Partition,
    pairs: Iterable[tuple[str, str]],
    admits: Callable[[str, str], bool],
) -> None:
    """Join the groups of each pair in turn, where `admits` accepts the groups of the two items."""
    for a, b in pairs:
        if partition.root(a) != partition.root(b) and partition.may_join(a, b) and admits(a, b):
            partition.join(a, b)
