"""Which texts are compared: not all, whatever all of them say, and those that few others share."""

from __future__ import annotations

import numpy as np
from benchmarks.synthesis import Maker
from hypothesis import given
from hypothesis import strategies as st
from tests.linking.vectors import rows_of

from rashomon.linking.nearby import Reach, pairs_nearby
from rashomon.linking.storytext import story_text, story_vectors

REACH = Reach(key_terms=3, window_days=7, block=4, neighbours=2, nearest=9)
TEXTS = st.lists(
    st.tuples(
        st.integers(0, 20), st.dictionaries(st.integers(0, 5), st.floats(0.5, 5.0), max_size=4)
    ),
    max_size=12,
)


def compared(
    texts: list[tuple[int, dict[int, float]]], reach: Reach = REACH
) -> set[tuple[int, int]]:
    days = np.array([day for day, _ in texts], dtype=np.int64)
    a, b = pairs_nearby(rows_of([vector for _, vector in texts]), days, reach)
    return set(zip(a.tolist(), b.tolist(), strict=True))


@given(TEXTS)
def test_only_what_shares_a_term_within_the_window(
    texts: list[tuple[int, dict[int, float]]],
) -> None:
    for a, b in compared(texts):
        assert a < b
        assert texts[a][1].keys() & texts[b][1].keys()
        days = (texts[a][0], texts[b][0])
        assert 0 in days or abs(days[0] - days[1]) <= REACH.window_days


@given(TEXTS)
def test_all_that_do_where_lists_are_short(texts: list[tuple[int, dict[int, float]]]) -> None:
    wide = Reach(key_terms=9, window_days=7, block=99, neighbours=2, nearest=99)
    wanted = {
        (a, b)
        for b, (day, terms) in enumerate(texts)
        for a, (other, others) in enumerate(texts[:b])
        if terms.keys() & others.keys()
        and (0 in (day, other) or abs(day - other) <= wide.window_days)
    }
    assert compared(texts, wide) == wanted


def test_a_long_list_is_compared_with_neighbours_alone() -> None:
    crowd = [(1, {0: 1.0, number + 1: 1.0 + number / 100}) for number in range(100)]
    assert len(compared(crowd)) <= REACH.neighbours * len(crowd)
    assert len(compared(crowd)) >= len(crowd) - 1


def test_what_few_share_is_compared_however_many_share_the_rest() -> None:
    crowd = [(1, {0: 1.0, number + 1: 1.0}) for number in range(100)]
    crowd[3][1][500] = crowd[90][1][500] = 1.0
    assert (3, 90) in compared(crowd)


def test_of_a_crowd_those_count_that_share_most_of_the_heavy_terms() -> None:
    near = Reach(key_terms=9, window_days=7, block=99, neighbours=2, nearest=1)
    twins = [(1, {0: 1.0, 1 + number // 2: 2.0}) for number in range(20)]
    assert compared(twins, near) == {(one, one + 1) for one in range(0, 20, 2)}


def test_what_shares_as_much_as_the_last_that_counts_counts_too() -> None:
    near = Reach(key_terms=9, window_days=7, block=99, neighbours=2, nearest=1)
    assert len(compared([(1, {0: 1.0})] * 4, near)) == 6


def test_a_text_without_a_day_is_compared_with_any_day() -> None:
    assert compared([(0, {1: 1.0}), (1, {1: 1.0}), (9, {1: 1.0})]) == {(0, 1), (0, 2)}


def test_comparisons_a_text_grow_less_than_the_corpus_and_are_bounded() -> None:
    reach = Reach(key_terms=25, window_days=400, block=20, neighbours=8, nearest=40)
    few, many = (made(mentions, reach) for mentions in (3_000, 12_000))
    assert many < 3 * few  # of four times as many
    assert many <= reach.key_terms * reach.block


def made(mentions: int, reach: Reach) -> float:
    """How many pairs a text are compared in a corpus of the benchmark."""
    texts = [story_text(article) for article in Maker(1).corpus(mentions).articles]
    days = np.array([text.day.toordinal() for text in texts if text.day])
    return len(pairs_nearby(story_vectors(texts).text, days, reach)[0]) / len(texts)
