"""Names and words for a made corpus, and how often each is drawn.

The same number always gives the same name or word.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Mapping
from functools import lru_cache
from random import Random

import numpy as np

from rashomon.records import Actor, ActorKind

GIVEN, SURNAMES = 800, 90_000
"""Different given names and surnames: some persons share one, as in news."""

ALONE = 0.28
"""Share of the articles on a person that give no more than the surname (measured on 400)."""

_SYLLABLES = tuple(
    consonant + vowel for consonant in "bdfghjklmnprstvz" for vowel in ("a", "e", "i", "o", "u")
)


@lru_cache(maxsize=1 << 16)
def word(rank: int) -> str:
    """Return the word of a rank; the lower the rank, the more often it is drawn."""
    return _syllables(rank + len(_SYLLABLES), "q").lower()


def _syllables(number: int, ending: str) -> str:
    found = ""
    while number or not found:
        number, at = divmod(number, len(_SYLLABLES))
        found += _SYLLABLES[at]
    return f"{found}{ending}".capitalize()


@lru_cache(maxsize=1 << 18)
def name(number: int, kind: ActorKind) -> str:
    """Return the full name of an actor."""
    random = Random(number)  # noqa: S311 - the same name each time
    if kind == "person":
        given = int(random.random() ** 2 * GIVEN)
        surname = random.randrange(SURNAMES)
        return f"{_syllables(given, 'n')} {_syllables(surname, 'r')}"
    if kind == "organisation":
        return f"{_syllables(number, 'x')} Council"
    return f"{word(random.randrange(3_000))} protesters"


def local(article: str, actor: Actor, number: int, random: Random) -> Actor:
    """Return an article's own actor: it may give a person's surname alone."""
    known = name(number, actor.kind)
    short = actor.kind == "person" and random.random() < ALONE
    shown = known.split()[-1] if short else known
    return Actor(
        id=f"{article}.{number}",
        name=actor.country or shown if actor.kind == "state" else shown,
        kind=actor.kind,
        country=actor.country,
    )


class Lottery:
    """Draws of ranks from 0 on, as often as uses by rank say; past the last rank by Zipf's law."""

    def __init__(self, random: Random, uses: Mapping[int, float], size: int) -> None:
        known = np.log(np.array([*uses, *([size] if size > max(uses) else [])], dtype=float))
        last = min(uses.values()) * max(uses) / size
        shares = np.log(np.array([*uses.values(), *([last] if size > max(uses) else [])]))
        weights = np.exp(np.interp(np.log(np.arange(1, size + 1)), known, shares))
        self._ends: list[float] = np.cumsum(weights / weights.sum()).tolist()
        self._random = random

    def draw(self) -> int:
        """Return one rank."""
        return self.at(self._random.random())

    def at(self, chance: float) -> int:
        """Return the rank that a chance of 0..1 falls on."""
        return min(bisect(self._ends, chance), len(self._ends) - 1)
