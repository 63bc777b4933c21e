"""Sparse rows made by hand."""

from __future__ import annotations

import numpy as np

from rashomon.linking.sparse import Rows


def rows_of(vectors: list[dict[int, float]]) -> Rows:
    entries = [(at, *entry) for at, vector in enumerate(vectors) for entry in vector.items()]
    row, term, value = zip(*entries, strict=True) if entries else ((), (), ())
    numbers = np.array(row, dtype=np.int64), np.array(term, dtype=np.int64)
    return Rows.of(*numbers, np.array(value, dtype=np.float64), len(vectors))
