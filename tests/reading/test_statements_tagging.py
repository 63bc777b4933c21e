"""From scores to labels, and from features to sums."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.reading.statements.networks import Table
from rashomon.reading.statements.tagging import smoothed
from rashomon.reading.statements.thresholds import thresholds

CHANGE = thresholds().change


def test_a_table_adds_the_rows_of_known_features() -> None:
    table = Table(["a", "b"], np.array([[1.0, 0.0], [0.0, 2.0]], dtype=np.float32))
    found = table.sums([("a", "b", "b"), (), ("unheard of",), ("b",)])
    assert found.tolist() == [[1.0, 4.0], [0.0, 0.0], [0.0, 0.0], [0.0, 2.0]]
    assert table.sums([]).shape == (0, 2)


@pytest.mark.parametrize(("doubt", "labels"), [(CHANGE, [1, 1, 1]), (3 * CHANGE, [1, 0, 1])])
def test_one_doubtful_token_does_not_cut_a_span(doubt: float, labels: list[int]) -> None:
    scores = np.array([[-9.0, 0.0], [doubt, 0.0], [-9.0, 0.0]])
    assert smoothed(scores) == labels


def _worth(scores: np.ndarray, labels: list[int]) -> float:
    changes = sum(one != other for one, other in pairwise(labels))
    return float(scores[np.arange(len(labels)), labels].sum()) - CHANGE * changes


@given(st.lists(st.lists(st.floats(-5, 5), min_size=3, max_size=3), min_size=1, max_size=5))
def test_no_other_labels_are_worth_more(rows: list[list[float]]) -> None:
    scores = np.array(rows)
    best = _worth(scores, smoothed(scores))
    for labels in np.ndindex(*(scores.shape[1],) * len(scores)):
        assert _worth(scores, list(labels)) <= best + 1e-9
