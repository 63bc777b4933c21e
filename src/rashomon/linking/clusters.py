"""Grouping by scored edges, under people's rulings: the same groups in any order of input."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rashomon.records import Reason

Members = tuple[str, ...]


class Edge(NamedTuple):
    """Two items that may be one, how sure that is, and why."""

    a: str
    b: str
    score: float
    why: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Rulings:
    """What people decided, the newest ruling first.

    A ruling is a verdict on two sets of items: ``True`` puts all of them together, ``False`` keeps
    every item of the one set apart from every item of the other.
    """

    ordered: tuple[tuple[bool, Members, Members], ...] = ()


class Partition:
    """Disjoint groups that only ever grow, and never against a ruling."""

    def __init__(self, items: Sequence[str], rulings: Rulings) -> None:
        self._home = {item: item for item in items}
        self._members: dict[str, list[str]] = {item: [item] for item in items}
        self._sides: dict[str, set[tuple[int, int]]] = {item: set() for item in items}
        for number, (same, left, right) in enumerate(rulings.ordered):
            self._rule(number, same, left, right)

    def _rule(self, number: int, same: bool, left: Members, right: Members) -> None:
        left = tuple(item for item in left if item in self._home)
        right = tuple(item for item in right if item in self._home)
        if same:
            together = left + right
            for item in together[1:]:
                self.join(together[0], item)
            return
        if {self.root(item) for item in left} & {self.root(item) for item in right}:
            return  # a newer ruling has put them together
        for side, items in enumerate((left, right)):
            for item in items:
                self._sides[self.root(item)].add((number, side))

    def root(self, item: str) -> str:
        """Return the item that stands for the group of `item`."""
        while self._home[item] != item:
            self._home[item] = self._home[self._home[item]]
            item = self._home[item]
        return item

    def members(self, item: str) -> list[str]:
        """Return the group of `item`."""
        return self._members[self.root(item)]

    def may_join(self, a: str, b: str) -> bool:
        """Return whether no ruling keeps the groups of `a` and `b` apart."""
        other = self._sides[self.root(b)]
        return not any((number, 1 - side) in other for number, side in self._sides[self.root(a)])

    def join(self, a: str, b: str) -> bool:
        """Make the groups of `a` and `b` one unless a ruling forbids it; return if they are one."""
        left, right = self.root(a), self.root(b)
        if left == right:
            return True
        if not self.may_join(left, right):
            return False
        if (len(self._members[left]), right) < (len(self._members[right]), left):
            left, right = right, left
        self._home[right] = left
        self._members[left] += self._members.pop(right)
        self._sides[left] |= self._sides.pop(right)
        return True

    def groups(self) -> tuple[Members, ...]:
        """Return the groups, each sorted, in sorted order."""
        return tuple(sorted(tuple(sorted(members)) for members in self._members.values()))


def agglomerate(
    partition: Partition,
    edges: Iterable[Edge],
    admits: Callable[[list[str], list[str]], bool],
) -> None:
    """Join groups along `edges`, the surest first, where `admits` accepts the two groups."""
    for edge in sorted(edges, key=lambda edge: (-edge.score, edge.a, edge.b)):
        if partition.root(edge.a) == partition.root(edge.b):
            continue
        if partition.may_join(edge.a, edge.b) and admits(
            partition.members(edge.a), partition.members(edge.b)
        ):
            partition.join(edge.a, edge.b)
