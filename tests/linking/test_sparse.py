"""Columns of sparse vectors give the cosines that sums by hand give."""

from __future__ import annotations

import math
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.linking.sparse import Rows

VECTORS = st.lists(
    st.dictionaries(st.integers(0, 9), st.floats(0.1, 9.0), max_size=6), min_size=1, max_size=6
)


def cosine(a: dict[int, float], b: dict[int, float]) -> float:
    lengths = [math.hypot(*vector.values()) for vector in (a, b)]
    total = sum(value * b.get(term, 0.0) for term, value in a.items())
    return total / math.prod(lengths) if all(lengths) else 0.0


@given(VECTORS)
def test_cosines_of_all_pairs(vectors: list[dict[int, float]]) -> None:
    rows = Rows()
    for vector in vectors:
        rows.add(vector)
    pairs = np.array(list(product(range(len(vectors)), repeat=2)))
    found = rows.cosines(pairs[:, 0], pairs[:, 1])
    wanted = [cosine(vectors[a], vectors[b]) for a, b in pairs.tolist()]
    assert found == pytest.approx(wanted, abs=1e-6)


def test_terms_may_be_numbered_anew() -> None:
    rows = Rows()
    rows.add({0: 1.0, 1: 1.0})
    rows.add({1: 1.0, 2: 0.0})
    rows.renumber([7, 3, 5])
    assert rows.term.tolist() == [7, 3, 3]
    assert rows.cosines(np.array([0]), np.array([1])) == pytest.approx([math.sqrt(0.5)])


def test_no_pairs_no_cosines() -> None:
    rows = Rows()
    rows.add({})
    nothing = np.empty(0, dtype=np.int64)
    assert rows.cosines(nothing, nothing).tolist() == []
    assert rows.cosines(np.array([0]), np.array([0])).tolist() == [0.0]
