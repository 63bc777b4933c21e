"""The words for people and bodies (``codebook/english/roles.yaml`` and its neighbours)."""

from __future__ import annotations

from functools import cache

import msgspec

from rashomon.codebook import load

Sectors = tuple[str, ...]


class Roles(msgspec.Struct, frozen=True):
    """Nouns for persons, collectives and bodies with PLOVER sectors; see the file's comments."""

    persons: dict[str, Sectors]
    collectives: dict[str, Sectors]
    bodies: dict[str, Sectors]
    governments: frozenset[str]
    qualifiers: dict[str, Sectors]
    former: frozenset[str]
    offices: frozenset[str]
    leaders: frozenset[str]
    heads: frozenset[str]
    acting_governments: frozenset[str]
    name_only: frozenset[str]
    role_only: frozenset[str]
    adjectival: frozenset[str]
    qualified_only: frozenset[str]
    indistinct: frozenset[str]
    anaphoric: dict[str, str]
    outlets: frozenset[str]
    printed: frozenset[str]
    on_air: frozenset[str]
    ranks: frozenset[str]


class Metonyms(msgspec.Struct, frozen=True):
    """Where a capital stands for its government; see the file's comments."""

    policy_nouns: frozenset[str]
    relation_nouns: frozenset[str]
    place_verbs: frozenset[str]
    object_verbs: frozenset[str]
    motion_verbs: frozenset[str]
    addressee_heads: frozenset[str]


@cache
def roles() -> Roles:
    """Return the role lexicon."""
    return load("english/roles.yaml", Roles)


@cache
def acting_nouns() -> frozenset[str]:
    """Return the lemmas of all nouns for somebody who may act or be acted upon."""
    listed = roles()
    bodies = listed.bodies.keys() - listed.name_only
    return listed.governments.union(listed.persons, listed.collectives, bodies, listed.indistinct)


@cache
def metonyms() -> Metonyms:
    """Return the lexicon of metonymy."""
    return load("english/metonyms.yaml", Metonyms)


@cache
def titles() -> dict[str, str | None]:
    """Return the titles before names, lower case, with the gender that they tell."""
    data: dict[str, str | None] = load("english/titles.yaml", dict[str, str | None])
    return data
