"""Which event mentions are worth comparing: those that share a key, and no more than a few of them.

All mentions under a key that few have are compared with each other. Of a longer list each mention
is compared with its neighbours in order of day and trigger alone, so that comparisons grow with
the number of mentions and not with its square. What that loses: two tellings of one event of which
no key is rare, and which stand far from each other in every list.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import count, islice

import numpy as np
import numpy.typing as npt

from rashomon.linking.clusters import Partition
from rashomon.linking.occurrences import Occurrence
from rashomon.linking.sameness import weights
from rashomon.linking.when import is_day

Positions = npt.NDArray[np.int64]

Pairs = tuple[Positions, Positions]
"""Positions of the first and of the second of each pair; the first is always the smaller."""


def candidates(occurrences: Sequence[Occurrence]) -> Iterator[Pairs]:
    """Yield the pairs to compare, each once, in batches; `occurrences` are in order of ids.

    A mention takes part in at most ``block - 1`` pairs a key, twice ``neighbours`` in a long list.
    """
    rank = _ranks(occurrences)
    by_kind: dict[str, list[int]] = defaultdict(list)
    for at, occurrence in enumerate(occurrences):
        by_kind[_kind(occurrence)].append(at)
    for _, listed in sorted(by_kind.items()):
        yield _pairs_of(listed, occurrences, rank)


def _ranks(occurrences: Sequence[Occurrence]) -> Positions:
    """Return the place of each mention in order of day, then trigger, then id."""
    day = _in_alphabet([one.day for one in occurrences])
    trigger = _in_alphabet([one.trigger for one in occurrences])
    rank = np.empty(len(occurrences), dtype=np.int64)
    rank[np.lexsort((trigger, day))] = np.arange(len(occurrences))
    return rank


def _in_alphabet(values: Sequence[str]) -> Positions:
    """Return the place of each value among the different ones."""
    place = {value: at for at, value in enumerate(sorted(set(values)))}
    return np.array([place[value] for value in values], dtype=np.int64)


def _kind(occurrence: Occurrence) -> str:
    """Return a name of all types that a mention may share an event with."""
    return _type_block().get(occurrence.mention.type, occurrence.mention.type)


@cache
def _type_block() -> dict[str, str]:
    """Return for each type that has kindred types a name of all that hang together."""
    partition = Partition(sorted({t for pair in weights().kindred for t in pair}))
    for a, b in weights().kindred:
        partition.join(a, b)
    return {member: members[0] for members in partition.groups() for member in members}


def _keys(occurrence: Occurrence) -> Iterator[tuple[str, ...]]:
    """Yield what a mention shares with those of its kind that are worth comparing with, once."""
    for actor in occurrence.actors:
        yield ("actor", actor)
    for country in occurrence.countries:
        yield ("country", country)
    if occurrence.date and is_day(occurrence.date):
        yield ("day", occurrence.date.value)
    for unit, value in occurrence.amounts:
        if value >= weights().telling_number:
            yield ("amount", unit, f"{value:g}")
    for term in islice(occurrence.keywords, weights().key_terms):
        yield ("word", term)
    yield ("story", occurrence.story, occurrence.trigger)


def _pairs_of(listed: Sequence[int], occurrences: Sequence[Occurrence], rank: Positions) -> Pairs:
    """Return the pairs among mentions of one kind, sorted."""
    number: defaultdict[tuple[str, ...], int] = defaultdict(count().__next__)
    found_keys, size = array("q"), array("q")
    for one in listed:
        before = len(found_keys)
        found_keys.extend(map(number.__getitem__, _keys(occurrences[one])))
        size.append(len(found_keys) - before)
    keys, at = np.array(found_keys), np.repeat(listed, size)
    order = np.lexsort((rank[at], keys))
    keys, at = keys[order], at[order]
    is_short = np.bincount(keys)[keys] <= weights().block
    found = [
        _at_distance(step, keys, at, len(occurrences))
        for step in range(1, min(weights().neighbours, weights().block - 1) + 1)
    ]
    keys, at = keys[is_short], at[is_short]
    found += [
        _at_distance(step, keys, at, len(occurrences))
        for step in range(weights().neighbours + 1, weights().block)
    ]
    first, second = np.divmod(np.unique(np.concatenate(found)), len(occurrences))
    return first, second


def _at_distance(step: int, keys: Positions, at: Positions, mentions: int) -> Positions:
    """Return each pair under one key that stands `step` apart, as one number."""
    here = np.flatnonzero(keys[step:] == keys[:-step])
    a, b = at[here], at[here + step]
    numbered: Positions = np.minimum(a, b) * mentions + np.maximum(a, b)
    return numbered
