"""Average-linkage growth of groups, stopped where a join would be much weaker than the parts."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.linking.clusters import Partition


@dataclass(frozen=True, slots=True)
class _Group:
    """A group on its way: one of its items, its size, and the sum of scores inside it."""

    item: str
    size: int
    inside: float = 0.0

    def cohesion(self) -> float:
        """Return the mean score of the pairs inside (0 for a single item)."""
        pairs = self.size * (self.size - 1) / 2
        return self.inside / pairs if pairs else 0.0


def grow(
    partition: Partition,
    scores: Mapping[tuple[str, str], float],
    threshold: float,
    cohesion: float,
) -> None:
    """Join the items of `partition` by `scores`; a pair without a score counts 0.

    Two groups join when their mean score reaches `threshold` and `cohesion` times the mean score
    inside each of them. Groups that `partition` begins with stay together whatever their scores.
    """
    growth = _Growth(partition, scores, threshold)
    while growth.queue:
        negative, a, b = heapq.heappop(growth.queue)
        if a in growth.groups and b in growth.groups:
            first, second = growth.groups[a], growth.groups[b]
            strong = -negative >= cohesion * max(first.cohesion(), second.cohesion())
            if strong and partition.join(first.item, second.item):
                growth.merge(a, b)


class _Growth:
    """Live groups by number, the sums of scores between them, and the pairs that may join."""

    def __init__(
        self, partition: Partition, scores: Mapping[tuple[str, str], float], threshold: float
    ) -> None:
        self.threshold = threshold
        self.groups: dict[int, _Group] = {}
        self.between: defaultdict[int, dict[int, float]] = defaultdict(dict)
        self.queue: list[tuple[float, int, int]] = []
        number: dict[str, int] = {}
        scored = {partition.root(item) for pair in scores for item in pair}
        for index, members in enumerate(sorted(sorted(partition.members(r)) for r in scored)):
            self.groups[index] = _Group(members[0], len(members))
            number |= dict.fromkeys(members, index)
        self.next = len(self.groups)
        for (a, b), score in sorted(scores.items()):
            self._add(number[a], number[b], score)
        for left, others in self.between.items():
            for right in others:
                if left < right:
                    self._offer(left, right)

    def _add(self, a: int, b: int, score: float) -> None:
        if a == b:
            group = self.groups[a]
            self.groups[a] = _Group(group.item, group.size, group.inside + score)
            return
        total = self.between[a].get(b, 0.0) + score
        self.between[a][b] = self.between[b][a] = total

    def _offer(self, a: int, b: int) -> None:
        mean = self.between[a][b] / (self.groups[a].size * self.groups[b].size)
        if mean >= self.threshold:
            heapq.heappush(self.queue, (-mean, min(a, b), max(a, b)))

    def merge(self, a: int, b: int) -> None:
        """Replace two groups by one with a new number."""
        first, second = self.groups.pop(a), self.groups.pop(b)
        inside = first.inside + second.inside + self.between[a][b]
        new, self.next = self.next, self.next + 1
        self.groups[new] = _Group(first.item, first.size + second.size, inside)
        one, two = self.between.pop(a), self.between.pop(b)
        for other in sorted((one.keys() | two.keys()) & self.groups.keys()):
            self._add(new, other, one.get(other, 0.0) + two.get(other, 0.0))
            self._offer(new, other)
