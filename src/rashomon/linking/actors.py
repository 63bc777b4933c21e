"""From articles' own actors to the actors of the dossier: the same people, bodies and states."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TypeVar

from rashomon.linking.bodies import BodyNames, link_bodies
from rashomon.linking.cast import LocalActor, body_tokens, cast_of
from rashomon.linking.clusters import Edge, Members, Partition
from rashomon.linking.evidence import links_of
from rashomon.linking.names import PersonName, is_east_slavic, person_name, romanisation
from rashomon.linking.offices import link_offices
from rashomon.linking.people import link_people
from rashomon.links import (
    NO_RULINGS,
    Link,
    Reason,
    Ruling,
    Rulings,
)
from rashomon.records import (
    AUTHOR,
    Actor,
    ActorKind,
    Reading,
    content_id,
)

Text = TypeVar("Text", bound=str)


@dataclass(frozen=True, slots=True)
class ActorLinks:
    """The dossier's actors, why each article's actor is one of them, and the way there."""

    actors: tuple[Actor, ...]
    links: tuple[Link, ...]
    dossier_id: dict[str, str]
    by_id: dict[str, Actor]
    identified: frozenset[str]
    """Those that bear a name: whoever is only described may be anybody in another article."""

    def name_of(self, actor: str) -> str:
        """Return the name by which the dossier shows one of its actors."""
        return self.by_id[actor].name

    def countries(self, actors: Iterable[str]) -> frozenset[str]:
        """Return the countries of actors of the dossier, as far as they are known."""
        return frozenset(code for actor in actors if (code := self.by_id[actor].country))

    def of(self, local: str | None) -> str | None:
        """Return the dossier's actor for an article's (`AUTHOR` and None stay as they are)."""
        return local if local in (None, AUTHOR) else self.dossier_id[local]

    def of_all(self, local: Iterable[str]) -> tuple[str, ...]:
        """Return the dossier's actors for an article's, each once, in order."""
        return tuple(dict.fromkeys(self.dossier_id[actor] for actor in local))


def link_actors(readings: Sequence[Reading], rulings: Rulings = NO_RULINGS) -> ActorLinks:
    """Link the actors of all readings; the order of the readings is of no account."""
    cast = cast_of(readings)
    by_id = {actor.id: actor for actor in cast}
    edges, groups = _cluster(cast, BodyNames(cast), rulings.pairs)
    grouping = _named(groups, by_id)
    actors = tuple(
        _merged(key, [by_id[member] for member in grouping[key]], rulings.names)
        for key in sorted(grouping)
    )
    dossier_id = {member: key for key, members in grouping.items() for member in members}
    links = links_of(grouping, edges, "no other article's actor is this one")
    identified = frozenset(dossier_id[actor.id] for actor in cast if actor.proper)
    return ActorLinks(actors, links, dossier_id, {a.id: a for a in actors}, identified)


def _cluster(
    cast: Sequence[LocalActor], names: BodyNames, rulings: Sequence[Ruling]
) -> tuple[list[Edge], tuple[Members, ...]]:
    partition = Partition([actor.id for actor in cast], rulings)
    kinds: dict[str, list[LocalActor]] = defaultdict(list)
    for actor in cast:
        kinds[actor.record.kind].append(actor)
    edges = link_people(kinds["person"], partition)
    edges += link_offices(kinds["person"], partition)
    edges += link_bodies(kinds["organisation"] + kinds["group"], names, partition)
    edges += _link_states(kinds["state"], partition)
    return edges, partition.groups()


def _link_states(states: Sequence[LocalActor], partition: Partition) -> list[Edge]:
    blocks: dict[str, list[str]] = defaultdict(list)
    for state in states:
        blocks[state.country or " ".join(body_tokens(state.record.name))].append(state.id)
    edges = [
        Edge(a, b, 1.0, (Reason(feature="same state", weight=1.0, detail=key),))
        for key, members in blocks.items()
        for a, b in partition.chain(members)
    ]
    for edge in edges:
        partition.join(edge.a, edge.b)
    return edges


def _named(groups: Iterable[Members], by_id: dict[str, LocalActor]) -> dict[str, Members]:
    """Give each group an id that outlives the arrival of unrelated articles.

    A name that is one group's alone makes its id; where groups share a name, or have none, their
    members make it.
    """
    by_name: dict[tuple[str, ...], list[Members]] = defaultdict(list)
    for members in groups:
        by_name[_identity([by_id[member] for member in members])].append(members)
    named = {}
    for identity, sharing in by_name.items():
        for members in sharing:
            alone = len(sharing) == 1 and any(by_id[member].proper for member in members)
            named[content_id("ac", *(identity if alone else members))] = members
    return named


def _identity(members: Sequence[LocalActor]) -> tuple[str, ...]:
    kind = _kind(members)
    countries = [member.country for member in members if member.country]
    if kind == "state" and countries:
        return (kind, _most(countries))
    if kind == "person":
        names = [name for m in members if (name := person_name(m.record.name)) is not None]
        if names:
            told = product(set(names), {member.country for member in members})
            slavic = any(is_east_slavic(name, country) for name, country in told)
            return (kind, _most([_class_of(name, slavic) for name in _fullest(names)]))
    return (kind, _most([" ".join(body_tokens(member.record.name)) for member in members]))


def _fullest(names: Sequence[PersonName]) -> list[PersonName]:
    return [name for name in names if name.is_full] or list(names)


def _class_of(name: PersonName, slavic: bool) -> str:
    return " ".join(romanisation(token) if slavic else token for token in name.tokens)


def _most(values: Sequence[Text]) -> Text:
    """Return the most frequent value, of several the first in the alphabet."""
    if values.count(values[0]) == len(values):  # as of most groups, and no need to count
        return values[0]
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value))


def _merged(key: str, members: Sequence[LocalActor], given: Mapping[str, str]) -> Actor:
    countries = [member.country for member in members if member.country]
    name = _given_name(members, given) or _display_name(members)
    return Actor(
        id=key,
        name=name,
        kind=_kind(members),
        country=_most(countries) if countries else None,
        sectors=_sectors(members),
        roles=tuple(
            sorted(
                {role for member in members for role in member.record.roles},
                key=lambda role: (role.article, role.start, role.end),
            )
        ),
        aliases=tuple(sorted({n for member in members for n in member.names()} - {name})),
    )


def _kind(members: Sequence[LocalActor]) -> ActorKind:
    return _most([member.record.kind for member in members])


def _given_name(members: Sequence[LocalActor], given: Mapping[str, str]) -> str | None:
    """Return the name that people gave the group, if they did."""
    if not given:
        return None
    ids = {member.id for member in members}
    return next((ruled for member, ruled in given.items() if member in ids), None)


def _sectors(members: Sequence[LocalActor]) -> tuple[str, ...]:
    """Return the sectors, those first that most articles give as the main one."""
    if not any(member.record.sectors for member in members):
        return ()
    main = Counter(sector for member in members for sector in member.record.sectors[:1])
    any_place = Counter(sector for member in members for sector in set(member.record.sectors))
    return tuple(sorted(any_place, key=lambda sector: (-main[sector], -any_place[sector], sector)))


def _display_name(members: Sequence[LocalActor]) -> str:
    """Return the name by which most articles call a group's fullest bearer."""
    names = [member.record.name for member in members if member.proper]
    names = names or [member.record.name for member in members]
    if _kind(members) == "person":
        full = [name for name in names if (parsed := person_name(name)) and parsed.is_full]
        names = full or names
    if len(names) == 1:
        return names[0]
    counts = Counter(names)
    return min(counts, key=lambda name: (-counts[name], -len(name), name))
