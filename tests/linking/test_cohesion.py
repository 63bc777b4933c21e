"""Groups grow from the surest pair on, as if every pair were looked at anew after each join."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from rashomon.linking.clusters import Partition
from rashomon.linking.cohesion import Scores, grow
from rashomon.links import Ruling

ITEMS = "abcdefgh"
PAIRS = list(combinations(range(len(ITEMS)), 2))
RULINGS = st.lists(
    st.builds(
        Ruling,
        same=st.booleans(),
        left=st.tuples(st.sampled_from(ITEMS)),
        right=st.tuples(st.sampled_from(ITEMS)),
    ),
    max_size=2,
)


@st.composite
def scores_of_pairs(draw: st.DrawFn) -> dict[tuple[int, int], float]:
    """Scores of which no two sums are the same: powers of two, no two alike, and then some."""
    chosen = draw(st.lists(st.sampled_from(PAIRS), unique=True, max_size=len(PAIRS)))
    return {pair: 0.99 - (2 ** (at % 20)) / 2**21 - at / 30 for at, pair in enumerate(chosen)}


def grown(
    scores: dict[tuple[int, int], float], rulings: list[Ruling], threshold: float, cohesion: float
) -> Partition:
    partition = Partition(ITEMS, rulings)
    a, b = (np.array([pair[side] for pair in scores], dtype=np.int64) for side in (0, 1))
    columns = Scores(a, b, np.array(list(scores.values()), dtype=np.float64))
    grow(partition, ITEMS, columns, threshold, cohesion)
    return partition


def grown_slowly(
    scores: dict[tuple[int, int], float], rulings: list[Ruling], threshold: float, cohesion: float
) -> Partition:
    partition = Partition(ITEMS, rulings)

    def mean(first: tuple[str, ...], second: tuple[str, ...]) -> float:
        found = [
            scores.get((min(pair), max(pair)), 0.0)
            for a in first
            for b in second
            for pair in [(ITEMS.index(a), ITEMS.index(b))]
        ]
        return sum(found) / len(found)

    def inside(group: tuple[str, ...]) -> float:
        pairs = list(combinations(group, 2))
        return sum(mean((a,), (b,)) for a, b in pairs) / len(pairs) if pairs else 0.0

    refused: set[tuple[tuple[str, ...], tuple[str, ...]]] = set()
    while True:
        pairs = [pair for pair in combinations(partition.groups(), 2) if pair not in refused]
        a, b = max(pairs, key=lambda pair: mean(*pair), default=((), ()))
        if not a or mean(a, b) < threshold:
            return partition
        strong = mean(a, b) >= cohesion * max(inside(a), inside(b))
        if not (strong and partition.join(a[0], b[0])):
            refused.add((a, b))


@given(scores_of_pairs(), RULINGS, st.sampled_from((0.2, 0.4)), st.sampled_from((0.0, 0.5, 0.9)))
def test_as_if_every_pair_were_looked_at_anew(
    scores: dict[tuple[int, int], float], rulings: list[Ruling], threshold: float, cohesion: float
) -> None:
    found = grown(scores, rulings, threshold, cohesion).groups()
    assert found == grown_slowly(scores, rulings, threshold, cohesion).groups()


def test_no_scores_no_groups() -> None:
    assert len(grown({}, [], 0.1, 0.4).groups()) == len(ITEMS)
