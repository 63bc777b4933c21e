"""Which of the claims, forecasts or accusations under one key are compared with each other.

All of a list that few are on. On a longer one, each with those told at about its time alone, so
that comparisons grow with what is told and not with its square, and what is compared does not
depend on what was told years before.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

MOST = 200
"""Entries of a list that are all compared with each other."""

NEAREST = 25
"""Entries on either side, in order of time, that one of a longer list is compared with."""


def in_list(listed: Sequence[T]) -> Iterator[tuple[T, T]]:
    """Yield the pairs to compare of a list in order of time."""
    reach = len(listed) if len(listed) <= MOST else NEAREST
    for at, one in enumerate(listed):
        for other in listed[at + 1 : at + 1 + reach]:
            yield one, other


def around(listed: Sequence[T], day: str, told: Callable[[T], str]) -> Sequence[T]:
    """Return those of a list in order of time that one told on a day is compared with."""
    if len(listed) <= MOST:
        return listed
    at = bisect_left(listed, day, key=told)
    return listed[max(0, at - NEAREST) : at + NEAREST]
