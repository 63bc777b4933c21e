"""Which articles' organisations and groups are one: by proper name, alias, initials, or office.

A name that leaves the state open ("the Foreign Ministry") links only within one state, and a
description only if it means a body of which a state has one ("the Belarusian authorities").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import msgspec

from rashomon.codebook import load
from rashomon.linking.cast import (
    LocalActor,
    body_tokens,
    circumstances,
    is_collective,
    is_generic,
    score_of,
    weights,
)
from rashomon.linking.clusters import Edge, Partition, agglomerate, surest_first
from rashomon.links import Reason

_JOINING = frozenset(("of", "for", "and", "on", "in"))

_Key = tuple[str, ...]


class _Demonym(msgspec.Struct, frozen=True):
    adjective: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


@cache
def _demonyms() -> dict[str, frozenset[str]]:
    listed = load("english/demonyms.yaml", dict[str, _Demonym])
    return {
        country: frozenset(word.lower() for word in (*entry.adjective, *entry.people))
        for country, entry in listed.items()
    }


class BodyNames:
    """Keys of bodies' names: without the words that only say whose body it is."""

    def __init__(self, actors: Iterable[LocalActor]) -> None:
        self._of_country: dict[str, set[str]] = defaultdict(set)
        self._keys: dict[str, list[_Key]] = {}
        for country, listed in _demonyms().items():
            self._of_country[country] |= listed
        for actor in actors:
            if actor.record.kind == "state" and actor.country:
                for name in actor.names():
                    self._of_country[actor.country].update(body_tokens(name))

    def key(self, name: str, country: str | None) -> _Key:
        """Return the words that tell a body from others of its country."""
        tokens = [token for token in body_tokens(name) if token not in _JOINING]
        own = self._of_country.get(country or "", set())
        return tuple(token for token in tokens if token not in own) or tuple(tokens)

    def keys(self, actor: LocalActor) -> list[_Key]:
        """Return the keys of an actor's name and aliases, the name's first."""
        if actor.id not in self._keys:
            found = [self.key(name, actor.country) for name in actor.names()]
            self._keys[actor.id] = [key for key in dict.fromkeys(found) if key]
        return self._keys[actor.id]


def link_bodies(bodies: Sequence[LocalActor], names: BodyNames, partition: Partition) -> list[Edge]:
    """Join organisations and groups in `partition`; return the edges that were good enough."""
    by_id = {body.id: body for body in bodies}
    named = [body for body in bodies if body.proper]
    edges = _by_name(named, names, partition) + _by_initials(named, names)
    edges += _by_description([body for body in bodies if not body.proper], names, partition)
    edges = [edge for edge in edges if edge.score >= weights().threshold]

    for edge in edges:
        if by_id[edge.a].country == by_id[edge.b].country:
            partition.join(edge.a, edge.b)

    def one_country(a: str, b: str) -> bool:
        members = (*partition.members(a), *partition.members(b))
        return len({by_id[key].country for key in members} - {None}) <= 1

    agglomerate(partition, surest_first(edges), one_country)
    return edges


def _edge(a: LocalActor, b: LocalActor, feature: str, weight: float, detail: str) -> Edge:
    why = (Reason(feature=feature, weight=weight, detail=detail), *circumstances(a, b))
    return Edge(a.id, b.id, score_of(why), why)


def _by_name(bodies: Sequence[LocalActor], names: BodyNames, partition: Partition) -> list[Edge]:
    blocks: dict[_Key, dict[str | None, list[LocalActor]]] = defaultdict(lambda: defaultdict(list))
    for body in bodies:
        for key in names.keys(body):
            blocks[key][body.country].append(body)
    edges = []
    for key, by_country in blocks.items():
        for country, members in by_country.items():
            if country is not None or not is_generic(key):
                edges += [_name_edge(a, b, key, names) for a, b in _chain(members, partition)]
        known = [country for country in by_country if country is not None]
        if None in by_country and len(known) == 1 and not is_generic(key):
            edges.append(_name_edge(by_country[None][0], by_country[known[0]][0], key, names))
    return edges


def _chain(
    bodies: Sequence[LocalActor], partition: Partition
) -> Iterator[tuple[LocalActor, LocalActor]]:
    by_id = {body.id: body for body in bodies}
    for a, b in partition.chain(list(by_id)):
        yield by_id[a], by_id[b]


def _name_edge(a: LocalActor, b: LocalActor, key: _Key, names: BodyNames) -> Edge:
    both = names.keys(a)[0] == key == names.keys(b)[0]
    return _edge(
        a,
        b,
        "same name" if both else "a name of one is an alias of the other",
        weights().body_name if both else weights().body_alias,
        " ".join(key),
    )


def _by_initials(bodies: Sequence[LocalActor], names: BodyNames) -> list[Edge]:
    spelled: dict[str, set[_Key]] = defaultdict(set)
    first: dict[_Key, list[LocalActor]] = defaultdict(list)
    for body in bodies:
        for key in names.keys(body):
            first[key].append(body)
            if len(key) >= weights().shortest_acronym:
                spelled["".join(word[0] for word in key)].add(key)
    edges = []
    for body in bodies:
        written = body.record.name.replace(".", "")
        if not written.isupper() or len(written) < weights().shortest_acronym:
            continue
        meant = sorted(spelled.get(written.lower(), ()))
        if len(meant) == 1:
            edges += [
                _edge(
                    body,
                    other,
                    "initials",
                    weights().body_acronym,
                    f"{written} = {other.record.name}",
                )
                for other in first[meant[0]][:1]
                if other.country == body.country or None in (other.country, body.country)
            ]
    return edges


def _by_description(
    bodies: Sequence[LocalActor], names: BodyNames, partition: Partition
) -> list[Edge]:
    blocks: dict[tuple[str, _Key], list[LocalActor]] = defaultdict(list)
    for body in bodies:
        key = names.key(body.record.name, body.country)
        if body.country and is_collective(key):
            blocks[(body.country, key)].append(body)
    return [
        _edge(a, b, "same body of one state", weights().body_description, " ".join(key))
        for (_, key), members in blocks.items()
        for a, b in _chain(members, partition)
    ]
