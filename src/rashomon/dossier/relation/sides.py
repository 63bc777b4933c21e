"""Who the two sides of a relation are: a country with everyone of it, or an actor by name."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from rashomon.dossier.file import DossierError
from rashomon.dossier.lookup import Lookup
from rashomon.records import AUTHOR


@dataclass(frozen=True, slots=True)
class Side:
    """A party: what it is called, and the actors whose acts are its own."""

    name: str
    actors: frozenset[str]


def countries(lookup: Lookup) -> tuple[Side, ...]:
    """Return every country (by its alpha-3 code, or PLOVER's for international actors)."""
    members = defaultdict(set)
    for actor in lookup.actors.values():
        if actor.country:
            members[actor.country].add(actor.id)
    return tuple(Side(code, frozenset(members[code])) for code in sorted(members))


def side_of(lookup: Lookup, asked: str) -> Side:
    """Return who is meant by a country's code, or else by an actor's id, name or alias.

    Raises DossierError when nobody is.
    """
    for country in countries(lookup):
        if country.name == asked.upper():
            return country
    actors = lookup.actor_ids(asked)
    if not actors or AUTHOR in actors:
        raise DossierError(f"{asked}: no such actor; 'rashomon actors' lists them")
    return Side(lookup.actors[min(actors)].name, actors)
