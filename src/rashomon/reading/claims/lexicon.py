"""The word lists that clauses are read with (``codebook/english/claims.yaml``)."""

from __future__ import annotations

from functools import cache

import msgspec

from rashomon.codebook import load


class Bound(msgspec.Struct, frozen=True):
    """Words that make a number a least or a most, and the factors that they stand for."""

    words: frozenset[str]
    after: dict[str, str]
    low: float
    high: float


class Bounds(msgspec.Struct, frozen=True):
    """The two sorts of bounds; "no more than" turns the one into the other."""

    at_least: Bound
    at_most: Bound


class ClaimLexicon(msgspec.Struct, frozen=True):
    """The shape of ``claims.yaml``."""

    negations: frozenset[str]
    denying: frozenset[str]
    clauses: frozenset[str]
    subjects: frozenset[str]
    core: frozenset[str]
    at_all: frozenset[str]
    omitting: frozenset[str]
    ruling_out: frozenset[str]
    single: frozenset[str]
    definite: frozenset[str]
    existing: frozenset[str]
    open: frozenset[str]
    origin: frozenset[str]
    bounds: Bounds
    vague: dict[str, tuple[int, int]]
    plural_scales: dict[str, int]
    plural_range: tuple[int, int]
    fractions: dict[str, tuple[float, float]]
    millions: frozenset[str]
    estimating: frozenset[str]
    units: dict[str, str]
    of_people: str


@cache
def lexicon() -> ClaimLexicon:
    """Return the word lists."""
    return load("english/claims.yaml", ClaimLexicon)


@cache
def unit_classes() -> dict[str, str]:
    """Return for each noun of the units its class."""
    return {noun: name for name, nouns in lexicon().units.items() for noun in nouns.split()}


@cache
def verbs_of_people() -> frozenset[str]:
    """Return the verbs whose bare number counts people."""
    return frozenset(lexicon().of_people.split())
