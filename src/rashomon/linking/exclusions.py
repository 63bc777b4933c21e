"""Words of which one rules out the other, and on which of their sides a claim stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Literal

import msgspec

from rashomon.codebook import load

Sort = Literal["deeds", "fates", "phases", "described", "judged"]

Side = tuple[Sort, int, int]
"""A sort of words, the number of a pair, and the side in it: 0 or 1."""


class Exclusions(msgspec.Struct, frozen=True):
    """The shape of ``codebook/linking/exclusions.yaml``: lemmas, "one, other | opposite"."""

    deeds: list[str]
    fates: list[str]
    phases: list[str]
    described: list[str]
    judged: list[str]


@cache
def _sides(sort: Sort) -> Mapping[str, frozenset[Side]]:
    found: dict[str, set[Side]] = {}
    pairs: list[str] = getattr(load("linking/exclusions.yaml", Exclusions), sort)
    for number, pair in enumerate(pairs):
        for side, words in enumerate(pair.split("|")):
            for word in words.split(","):
                found.setdefault(word.strip(), set()).add((sort, number, side))
    return {word: frozenset(sides) for word, sides in found.items()}


def sides_of(sort: Sort, words: Iterable[str]) -> Mapping[Side, str]:
    """Return the sides that some lemmas take, each with the word that takes it."""
    listed = _sides(sort)
    return {side: word for word in words for side in sorted(listed.get(word, ()))}


def opposite(side: Side) -> Side:
    """Return the other side of a pair."""
    sort, number, which = side
    return (sort, number, 1 - which)
