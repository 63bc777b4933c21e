"""Many sparse vectors of unit length as columns of numbers, and the cosines of pairs of them."""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

Positions = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.float64]

DIGITS = 9
"""Decimals that a cosine is rounded to, so that the order of a sum decides nothing."""


class Rows:
    """Sparse rows: the terms of row ``i`` and their weights lie from ``start[i]`` on."""

    def __init__(self) -> None:
        """Begin without rows."""
        self._starts = array("q", [0])
        self._terms = array("i")
        self._weights = array("f")
        self._width = 0

    def add(self, weighted: Mapping[int, float]) -> None:
        """Append a row of `weighted` terms at length 1; terms that weigh nothing are left out."""
        length = math.sqrt(math.fsum(value * value for value in weighted.values()))
        told = {term: value for term, value in weighted.items() if value}
        self._terms.extend(told)
        self._weights.extend([value / length for value in told.values()])
        self._width = max(self._width, max(weighted, default=-1) + 1)
        self._starts.append(len(self._terms))

    def weigh(self, factor: Numbers) -> None:
        """Multiply the weight of term ``i`` by ``factor[i]``; each row keeps the length of 1."""
        weights = self.weight * factor[self.term]
        rows = np.repeat(np.arange(len(self.start) - 1), np.diff(self.start))
        lengths = np.sqrt(np.bincount(rows, weights=weights**2, minlength=len(self.start) - 1))
        self._weights = array("f", (weights / lengths[rows]).astype(np.float32).tobytes())

    def renumber(self, number: Sequence[int]) -> None:
        """Give term ``i`` the number ``number[i]``."""
        renumbered = np.asarray(number, dtype=np.int32)[self.term]
        self._terms = array("i", renumbered.tobytes())
        self._width = int(renumbered.max(initial=-1)) + 1

    @property
    def start(self) -> Positions:
        """Where each row begins, and where the last one ends."""
        return np.frombuffer(self._starts, dtype=np.int64)

    @property
    def term(self) -> npt.NDArray[np.int32]:
        """The terms of all rows."""
        return np.frombuffer(self._terms, dtype=np.int32)

    @property
    def weight(self) -> npt.NDArray[np.float32]:
        """The weights of all rows."""
        return np.frombuffer(self._weights, dtype=np.float32)

    def cosines(self, a: Positions, b: Positions) -> Numbers:
        """Return the cosine of each pair of rows; fast where pairs of one `a` follow each other."""
        start, term, weight = self.start, self.term, self.weight
        found = np.zeros(len(a))
        dense = np.zeros(self._width)
        for first, last in _runs(a):
            row = slice(start[a[first]], start[a[first] + 1])
            dense[term[row]] = weight[row]
            sizes = start[b[first:last] + 1] - start[b[first:last]]
            ends = np.cumsum(sizes)
            at = np.arange(ends[-1]) + np.repeat(start[b[first:last]] - ends + sizes, sizes)
            filled = np.flatnonzero(sizes)
            if len(filled):
                sums = np.add.reduceat(dense[term[at]] * weight[at], (ends - sizes)[filled])
                found[first + filled] = sums
            dense[term[row]] = 0.0
        return np.round(found, DIGITS)


def _runs(values: Positions) -> Iterable[tuple[int, int]]:
    """Return where each run of one value begins and ends."""
    if not len(values):
        return []
    return pairwise([0, *(np.flatnonzero(np.diff(values)) + 1).tolist(), len(values)])
