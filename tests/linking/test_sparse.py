"""Columns of sparse vectors give the cosines that sums by hand give."""

from __future__ import annotations

import math
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.linking.vectors import rows_of

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
    rows = rows_of(vectors)
    pairs = np.array(list(product(range(len(vectors)), repeat=2)))
    found = rows.cosines(pairs[:, 0], pairs[:, 1])
    wanted = [cosine(vectors[a], vectors[b]) for a, b in pairs.tolist()]
    assert found == pytest.approx(wanted, abs=1e-6)


@given(VECTORS, st.sets(st.integers(0, 9)))
def test_without_some_terms_the_others_weigh_what_they_weighed(
    vectors: list[dict[int, float]], wanted: set[int]
) -> None:
    rows = rows_of(vectors)
    fewer = rows.only(np.array([term in wanted for term in range(10)]))
    number = {term: at for at, term in enumerate(sorted(wanted))}
    for at in range(len(vectors)):
        kept = {number[term]: weight for term, weight in told(rows, at) if term in wanted}
        assert dict(told(fewer, at)) == kept


def told(rows: Rows, at: int) -> list[tuple[int, float]]:
    here = slice(rows.start[at], rows.start[at + 1])
    return list(zip(rows.term[here].tolist(), rows.weight[here].tolist(), strict=True))


def test_many_pairs_are_multiplied_in_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = rows_of([{at % 3: 1.0, 3 + at % 2: 2.0} for at in range(12)] + [{}])
    pairs = np.array(list(product(range(13), repeat=2)))
    whole = rows.cosines(pairs[:, 0], pairs[:, 1])
    monkeypatch.setattr("rashomon.linking.sparse.BATCH", 3)
    assert rows.cosines(pairs[:, 0], pairs[:, 1]).tolist() == whole.tolist()


def test_no_pairs_no_cosines() -> None:
    nothing = np.empty(0, dtype=np.int64)
    assert rows_of([{}]).cosines(nothing, nothing).tolist() == []
    assert rows_of([{}]).cosines(np.array([0]), np.array([0])).tolist() == [0.0]
