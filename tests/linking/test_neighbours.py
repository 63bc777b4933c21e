"""What is compared of one list: all of a short one, neighbours in time of a long one."""

from __future__ import annotations

from itertools import combinations

from rashomon.linking.contrasts.neighbours import MOST, NEAREST, around, in_list


def days(count: int) -> list[str]:
    return [f"{2031 + number // 360}-{number % 360:03}" for number in range(count)]


def test_a_short_list_is_compared_whole() -> None:
    short = days(MOST)
    assert set(in_list(short)) == set(combinations(short, 2))
    assert around(short, short[7], str) == short


def test_a_long_list_is_compared_with_what_was_told_at_the_time() -> None:
    long = days(MOST + 100)
    assert set(in_list(long)) == {
        (a, b) for a, b in combinations(long, 2) if 0 < long.index(b) - long.index(a) <= NEAREST
    }
    assert around(long, long[150], str) == long[150 - NEAREST : 150 + NEAREST]
    assert around(long, long[0], str) == long[:NEAREST]


def test_comparisons_of_a_long_list_grow_with_its_length() -> None:
    few, many = (sum(1 for _ in in_list(days(count))) for count in (1_000, 2_000))
    assert many < 2.1 * few
