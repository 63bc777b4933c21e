"""Whether two words may name one happening: the same word, verb and noun of it, or near synonyms.

The lexicon is English so far; words of other languages are compared as they stand.
"""

from __future__ import annotations

from enum import IntEnum
from functools import cache, lru_cache

import msgspec

from rashomon.codebook import load
from rashomon.linking.text import stem


class WordingRules(msgspec.Struct, frozen=True):
    """The shape of ``codebook/linking/wording.yaml``."""

    endings: list[str]
    shortest_root: int
    generic: frozenset[str]
    classes: list[list[str]]


class Kinship(IntEnum):
    """How two words for happenings belong together."""

    NONE = 0
    CLASS = 1
    ROOT = 2
    SAME = 3


def _rules() -> WordingRules:
    return load("linking/wording.yaml", WordingRules)


def classes() -> list[list[str]]:
    """Return the lists of words for one kind of happening each."""
    return _rules().classes


@cache
def _classes() -> dict[str, frozenset[int]]:
    """Return the classes of lemmas, and of stems, which is what event mentions keep of triggers."""
    found: dict[str, set[int]] = {}
    for number, words in enumerate(_rules().classes):
        for word in words:
            for form in (word, stem(word)):
                found.setdefault(form, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


@lru_cache(maxsize=1 << 16)
def root(word: str) -> str:
    """Return what is left of a lemma without the endings that make nouns of verbs."""
    rules = _rules()
    for ending in rules.endings:
        if word.endswith(ending) and len(word) - len(ending) >= rules.shortest_root:
            return root(word[: -len(ending)])
    return word


def is_generic(lemma: str) -> bool:
    """Return whether a word says little about what happened."""
    return lemma in _rules().generic


@lru_cache(maxsize=1 << 16)
def kinship(a: str, b: str) -> Kinship:
    """Return how two lemmas, or two stems, belong together."""
    if a == b:
        return Kinship.SAME
    if root(a) == root(b):
        return Kinship.ROOT
    none: frozenset[int] = frozenset()
    return Kinship.CLASS if _classes().get(a, none) & _classes().get(b, none) else Kinship.NONE
