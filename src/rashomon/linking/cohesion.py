"""Average-linkage growth of groups, stopped where a join would be much weaker than the parts.

The surest pair of groups joins first, as a heap tells. Of two groups that join, the one with more
neighbours takes over what the other has, so that a group of thousands does not meet all its
neighbours anew for each text that joins it. The mean of a joined group with a third is never more
than that of the surer of its parts: what stands in the heap for these is looked at again when its
turn comes, and not before.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rashomon.linking.clusters import Partition
from rashomon.linking.sparse import Numbers, Positions

_BATCH = 1 << 20

_Offer = tuple[float, int, int]
"""What two groups would gain, negative, and their numbers, the lower first."""


@dataclass(frozen=True, slots=True)
class Scores:
    """How sure it is of pairs of items, by position, that they belong together (0..1)."""

    a: Positions
    b: Positions
    score: Numbers


def grow(
    partition: Partition, items: Sequence[str], scores: Scores, threshold: float, cohesion: float
) -> None:
    """Join the items of `partition` by the scores of pairs of `items`; no score counts 0.

    Two groups join when their mean score reaches `threshold` and `cohesion` times the mean score
    inside each of them. Groups that `partition` begins with stay together whatever their scores.
    """
    growth = _Growth(partition, items, scores, threshold)
    while growth.queue:
        pair = growth.surest()
        if pair is None:
            continue
        mean, a, b = pair
        strong = mean >= cohesion * max(growth.cohesion(a), growth.cohesion(b))
        if strong and partition.join(growth.item[a], growth.item[b]):
            growth.merge(a, b)
        else:
            growth.refuse(a, b)


class _Growth:
    """Groups by their place, the sums of scores between them, and the pairs that may join.

    Of two groups that join one keeps its place; but whatever joined gets a new number, the next,
    and of pairs that are as sure as each other the one of lower numbers comes first.
    """

    def __init__(
        self, partition: Partition, items: Sequence[str], scores: Scores, threshold: float
    ) -> None:
        groups = partition.groups()
        self.threshold = threshold
        self.item = [members[0] for members in groups]
        self.size = [len(members) for members in groups]
        self.place = list(range(len(groups)))
        """By number, the place that a group with it was given."""
        self.number = list(range(len(groups)))
        self.into = list(range(len(groups)))
        self.waiting: set[tuple[int, int]] = set()
        self.refused: defaultdict[int, list[int]] = defaultdict(list)
        home = {item: at for at, members in enumerate(groups) for item in members}
        place = np.array([home[item] for item in items], dtype=np.int64)
        a, b = place[scores.a], place[scores.b]
        within = a == b
        self.inside: list[float] = np.bincount(
            a[within], weights=scores.score[within], minlength=len(groups)
        ).tolist()
        self.between: list[dict[int, float]] = [{} for _ in groups]
        self.queue = self._connected(a[~within], b[~within], scores.score[~within])

    def _connected(self, a: Positions, b: Positions, score: Numbers) -> list[_Offer]:
        """Note the sums between groups; return the heap of pairs that may join."""
        keys, which = np.unique(
            np.minimum(a, b) * len(self.item) + np.maximum(a, b), return_inverse=True
        )
        total = np.bincount(which, weights=score, minlength=len(keys))
        first, second = np.divmod(keys, max(1, len(self.item)))
        one = list(range(len(self.item)))  # an object a place, not one a pair
        for at in range(0, len(keys), _BATCH):
            columns = (column[at : at + _BATCH].tolist() for column in (first, second, total))
            for left, right, value in zip(*columns, strict=True):
                here, there = one[left], one[right]
                self.between[here][there] = self.between[there][here] = value
        size = np.array(self.size, dtype=np.int64)
        mean = total / (size[first] * size[second])
        may = np.flatnonzero(mean >= self.threshold)
        queue = list(
            zip((-mean[may]).tolist(), first[may].tolist(), second[may].tolist(), strict=True)
        )
        heapq.heapify(queue)
        return queue

    def cohesion(self, at: int) -> float:
        """Return the mean score of the pairs inside a group (0 for a single item)."""
        pairs = self.size[at] * (self.size[at] - 1) / 2
        return self.inside[at] / pairs if pairs else 0.0

    def surest(self) -> _Offer | None:
        """Take a pair from the heap; return its mean and places unless it has changed since."""
        negative, first, second = heapq.heappop(self.queue)
        a, b = self._now(self.place[first]), self._now(self.place[second])
        if a == b:
            return None
        if self.number[a] != first or self.number[b] != second:
            self._offer(a, b)
            return None
        self.waiting.discard((first, second))
        return -negative, a, b

    def refuse(self, a: int, b: int) -> None:
        """Keep two groups apart until one of them has changed."""
        self.refused[a].append(b)
        self.refused[b].append(a)

    def merge(self, a: int, b: int) -> None:
        """Make two groups one with a new number."""
        if len(self.between[a]) < len(self.between[b]):
            a, b = b, a
        mine, added = self.between[a], self.between[b]
        self.inside[a] = self.inside[a] + self.inside[b] + mine.pop(b)
        self.size[a] += self.size[b]
        del added[a]
        self.into[b] = a
        self.number[a] = len(self.place)
        self.place.append(a)
        for other, value in added.items():
            theirs = self.between[other]
            del theirs[b]
            theirs[a] = mine[other] = theirs.get(a, 0.0) + value
        self.between[b] = {}
        for one in self.refused.pop(a, []) + self.refused.pop(b, []):
            other = self._now(one)
            if other != a:
                self._offer(a, other)

    def _offer(self, a: int, b: int) -> None:
        """Put a pair of groups into the heap as it now is, once."""
        mean = self.between[a][b] / (self.size[a] * self.size[b])
        first, second = self.number[a], self.number[b]
        pair = (first, second) if first < second else (second, first)
        if mean >= self.threshold and pair not in self.waiting:
            self.waiting.add(pair)
            heapq.heappush(self.queue, (-mean, *pair))

    def _now(self, at: int) -> int:
        """Return the place of the group that the group of a place has become part of."""
        while self.into[at] != at:
            self.into[at] = self.into[self.into[at]]
            at = self.into[at]
        return at
