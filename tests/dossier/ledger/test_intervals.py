"""Intervals that say how little a few observations prove."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.dossier.ledger.intervals import hoeffding, wilson


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [(0, 1, 0.0, 0.7935), (1, 1, 0.2065, 1.0), (5, 10, 0.2366, 0.7634), (81, 263, 0.2553, 0.3662)],
)
def test_wilson_as_published(hits: int, of: int, low: float, high: float) -> None:
    assert wilson(hits, of, 0.95) == pytest.approx((low, high), abs=5e-5)


COUNTS = st.integers(1, 500).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))


@given(COUNTS)
def test_wilson_holds_the_share_and_narrows_with_more_of_the_same(counts: tuple[int, int]) -> None:
    hits, of = counts
    low, high = wilson(hits, of, 0.95)
    assert 0 <= low <= hits / of <= high <= 1
    more = wilson(10 * hits, 10 * of, 0.95)
    assert more[1] - more[0] < high - low


@given(st.floats(0, 1), st.integers(1, 500))
def test_hoeffding_holds_the_mean_and_stays_in_its_bounds(mean: float, of: int) -> None:
    low, high = hoeffding(mean, of, 0.95)
    assert 0 <= low <= mean <= high <= 1


def test_five_forecasts_prove_little() -> None:
    low, high = hoeffding(0.1, 5, 0.95)
    assert high > 0.25 > low
    assert wilson(5, 5, 0.95)[0] < 0.6
