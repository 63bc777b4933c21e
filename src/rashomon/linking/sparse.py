"""Many sparse vectors of unit length as columns of numbers, and the cosines of pairs of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Positions = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.float64]

DIGITS = 9
"""Decimals that a cosine is rounded to, so that the order of a sum decides nothing."""

BATCH = 1 << 18
"""Entries that are multiplied together: their columns fit the processor's cache."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Sparse rows: the terms of row ``i`` and their weights lie from ``start[i]`` on."""

    start: Positions
    term: npt.NDArray[np.int32]
    weight: npt.NDArray[np.float32]

    @classmethod
    def of(
        cls, row: npt.NDArray[np.integer], term: npt.NDArray[np.integer], value: Numbers, count: int
    ) -> Rows:
        """Return `count` rows of length 1 from entries in order of row; no term is in one twice.

        `value` is all above 0, and is used up.
        """
        start = np.concatenate(([0], np.cumsum(np.bincount(row, minlength=count))))
        value /= np.sqrt(np.bincount(row, weights=value**2, minlength=count))[row]
        return cls(start.astype(np.int64), term.astype(np.int32), value.astype(np.float32))

    @property
    def row(self) -> Positions:
        """The row of each entry."""
        return np.repeat(np.arange(len(self.start) - 1), np.diff(self.start))

    def only(self, wanted: npt.NDArray[np.bool_]) -> Rows:
        """Return the rows without the terms that are not `wanted`, no longer of length 1."""
        kept = wanted[self.term]
        start = np.concatenate(([0], np.cumsum(kept)))[self.start]
        number = np.cumsum(wanted, dtype=np.int32) - 1
        return Rows(start, number[self.term[kept]], self.weight[kept])

    def cosines(self, a: Positions, b: Positions) -> Numbers:
        """Return the cosine of each pair of rows; fast where pairs of one `a` follow each other."""
        found = np.zeros(len(a))
        dense = np.zeros(int(self.term.max(initial=-1)) + 1)
        size = np.diff(self.start)
        for first, last in _batches(np.cumsum(size[b])):
            found[first:last] = self._products(a[first:last], b[first:last], size, dense)
        return np.round(found, DIGITS)

    def _products(self, a: Positions, b: Positions, size: Positions, dense: Numbers) -> Numbers:
        """Return the inner product of each pair of rows; `dense` is all zeros, and is so again."""
        ends = np.cumsum(size[b])
        begins = ends - size[b]
        at = np.arange(ends[-1]) + np.repeat(self.start[b] - begins, size[b])
        term, value = self.term[at], np.empty(len(at))
        bounds = [0, *(np.flatnonzero(np.diff(a)) + 1).tolist(), len(a)]
        limits = [0, *ends[np.array(bounds[1:]) - 1].tolist()]
        for number, one in enumerate(a[bounds[:-1]].tolist()):
            row = slice(self.start[one], self.start[one + 1])
            part = slice(limits[number], limits[number + 1])
            dense[self.term[row]] = self.weight[row]
            value[part] = dense[term[part]]
            dense[self.term[row]] = 0.0
        value *= self.weight[at]
        found = np.zeros(len(a))
        filled = np.flatnonzero(size[b])
        if len(filled):
            found[filled] = np.add.reduceat(value, begins[filled])
        return found


def _batches(ends: Positions) -> Iterator[tuple[int, int]]:
    """Yield where runs of pairs begin and end that have about `BATCH` entries together."""
    first = 0
    while first < len(ends):
        done = int(ends[first - 1]) if first else 0
        last = max(first + 1, int(np.searchsorted(ends, done + BATCH, side="right")))
        yield first, last
        first = last
