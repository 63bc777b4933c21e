"""Words and phrases that stand against each other, and which sides of them a text takes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Literal

import msgspec

from rashomon.codebook import load
from rashomon.linking.text import alternatives

Kind = Literal["names", "judged", "scenes", "deeds", "outcomes"]

Place = tuple[int, int]
"""The number of a pair and the side in it: 0 or 1."""


class Opposites(msgspec.Struct, frozen=True):
    """The shape of ``codebook/linking/opposites.yaml``."""

    idioms: list[str]
    names: list[tuple[list[str], list[str]]]
    judged: list[tuple[list[str], list[str]]]
    scenes: list[tuple[list[str], list[str]]]
    deeds: list[tuple[list[str], list[str]]]
    outcomes: list[tuple[list[str], list[str]]]
    same_thing: list[list[str]]


def opposites() -> Opposites:
    """Return the lists."""
    return load("linking/opposites.yaml", Opposites)


@lru_cache(maxsize=1 << 16)
def places(kind: Kind, text: str) -> Mapping[Place, str]:
    """Return the sides that a lower-case text takes, each with the words that take it."""
    found = {}
    text = _idioms().sub("", text)
    for place, pattern in _patterns(kind):
        if match := pattern.search(text):
            found[place] = match[0]
    return found


def opposed(kind: Kind, a: str, b: str) -> tuple[str, str] | None:
    """Return the first words of two lower-case texts that stand against each other.

    A text that takes both sides of a pair stands against none of them.
    """
    first, second = places(kind, a), places(kind, b)
    for (number, side), words in first.items():
        other = (number, 1 - side)
        if other in second and other not in first and (number, side) not in second:
            return words, second[other]
    return None


@cache
def _idioms() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(opposites().idioms)})s?\b")


@cache
def _patterns(kind: Kind) -> tuple[tuple[Place, re.Pattern[str]], ...]:
    pairs: list[tuple[list[str], list[str]]] = getattr(opposites(), kind)
    return tuple(
        ((number, side), re.compile(rf"\b(?:{alternatives(phrases)})s?\b"))
        for number, pair in enumerate(pairs)
        for side, phrases in enumerate(pair)
    )
