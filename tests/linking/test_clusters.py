"""Groups obey rulings, whatever edges say."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from rashomon.linking.clusters import Edge, Partition, agglomerate, surest_first
from rashomon.links import Ruling

ITEMS = tuple("abcdef")
SIDES = st.lists(st.sampled_from(ITEMS), min_size=1, max_size=3, unique=True).map(tuple)
RULINGS = st.lists(st.builds(Ruling, same=st.booleans(), left=SIDES, right=SIDES), max_size=4)
EDGES = st.lists(
    st.builds(Edge, st.sampled_from(ITEMS), st.sampled_from(ITEMS), st.floats(0, 1)), max_size=12
)


def grouped(rulings: list[Ruling], edges: list[Edge]) -> Partition:
    partition = Partition(ITEMS, rulings)
    for a, b in partition.chain(ITEMS):
        partition.join(a, b)
    agglomerate(partition, surest_first(edges), lambda *_: True)
    return partition


@given(RULINGS, EDGES)
def test_the_newest_ruling_is_always_obeyed(rulings: list[Ruling], edges: list[Edge]) -> None:
    partition = grouped(rulings, edges)
    for newest in rulings[:1]:
        left, right = (
            {partition.root(item) for item in side} for side in (newest.left, newest.right)
        )
        if newest.same:
            assert len(left | right) == 1
        elif not set(newest.left) & set(newest.right):
            assert not left & right


@given(RULINGS)
def test_a_chain_leaves_nobody_apart_whom_no_ruling_keeps_apart(rulings: list[Ruling]) -> None:
    partition = grouped(rulings, [])
    ruled = {item for one in rulings for item in (*one.left, *one.right)}
    free = {partition.root(item) for item in ITEMS if item not in ruled}
    assert len(free) <= 1
    assert sorted(item for group in partition.groups() for item in group) == list(ITEMS)


def test_without_rulings_like_items_are_one_chain() -> None:
    assert Partition(ITEMS).chain(ITEMS) == list(pairwise(ITEMS))
