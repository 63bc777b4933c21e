"""Which articles' persons are one: by full names first, then surnames alone where they can be.

A surname alone never joins two full names. It joins the one person of the corpus who bears it, or
of several the one that its circumstances or the articles' attention single out, or none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from rashomon.linking.cast import LocalActor, circumstances, score_of, weights
from rashomon.linking.clusters import Edge, Partition, agglomerate, surest_first
from rashomon.linking.names import (
    Likeness,
    PersonName,
    consonants,
    full_likeness,
    full_name_keys,
    given_likeness,
    is_east_slavic,
    person_name,
    romanisation,
    token_likeness,
)
from rashomon.links import Reason

_Signature = tuple[PersonName, str | None, tuple[str, ...]]


def link_people(people: Sequence[LocalActor], partition: Partition) -> list[Edge]:
    """Join persons in `partition`; return the edges that were considered good enough."""
    full: dict[str, PersonName] = {}
    partial: dict[str, PersonName] = {}
    for person in people:
        name = _best_name(person) if person.proper else None
        if name is not None:
            (full if name.is_full else partial)[person.id] = name
    by_id = {person.id: person for person in people}
    edges = _link_full(full, by_id, partition)
    return edges + _Bearers(full, by_id, partition).link(partial)


def _best_name(person: LocalActor) -> PersonName | None:
    names = [name for text in person.names() if (name := person_name(text)) is not None]
    if not names:
        return None
    own = person_name(person.record.name)
    return max(names, key=lambda name: (name.is_full, name == own, len(name.tokens), name.tokens))


def _slavic(a: LocalActor, x: PersonName, b: LocalActor, y: PersonName) -> bool:
    return is_east_slavic(x, a.country) or is_east_slavic(y, b.country)


def _full_edge(a: LocalActor, x: PersonName, b: LocalActor, y: PersonName) -> Edge | None:
    likeness = full_likeness(x, y, _slavic(a, x, b, y))
    weight = weights().full_name.get(likeness.name.lower())
    if weight is None:
        return None
    detail = " = ".join(sorted({a.record.name, b.record.name}))
    name = Reason(feature=f"full name ({likeness.name.lower()})", weight=weight, detail=detail)
    why = (name, *circumstances(a, b))
    return Edge(a.id, b.id, score_of(why), why)


def _good(edges: Iterator[Edge | None]) -> list[Edge]:
    least = weights().threshold
    return [edge for edge in edges if edge is not None and edge.score >= least]


def _link_full(
    full: dict[str, PersonName], by_id: dict[str, LocalActor], partition: Partition
) -> list[Edge]:
    signatures: dict[_Signature, list[str]] = defaultdict(list)
    for key in sorted(full):
        person = by_id[key]
        signatures[(full[key], person.country, person.record.sectors[:1])].append(key)
    same = [
        _full_edge(by_id[a], name, by_id[b], name)
        for (name, _, _), members in signatures.items()
        for a, b in partition.chain(members)
    ]
    edges = _good(iter(same))
    for edge in edges:
        partition.join(edge.a, edge.b)
    blocks: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for (name, _, _), members in signatures.items():
        for block in full_name_keys(name):
            blocks[block].add(members[0])
    pairs = {pair for block in blocks.values() for pair in combinations(sorted(block), 2)}
    across = _good(_full_edge(by_id[a], full[a], by_id[b], full[b]) for a, b in sorted(pairs))
    agglomerate(
        partition,
        surest_first(across),
        lambda a, b: _compatible(partition.members(a), partition.members(b), full, by_id),
    )
    return edges + across


def _compatible(
    left: list[str], right: list[str], full: dict[str, PersonName], by_id: dict[str, LocalActor]
) -> bool:
    """Return whether no full name of the one group rules out one of the other."""
    first = {full[key]: key for key in left if key in full}
    second = {full[key]: key for key in right if key in full}
    return all(
        full_likeness(x, y, _slavic(by_id[a], x, by_id[b], y)) > Likeness.NONE
        for x, a in first.items()
        for y, b in second.items()
    )


class _Looks(NamedTuple):
    """All of a person that tells for or against another one being the same, but for its names."""

    shown: str
    country: str | None
    sectors: tuple[str, ...]
    roles: frozenset[str]


def _looks(person: LocalActor) -> _Looks:
    record = person.record
    return _Looks(record.name, person.country, record.sectors, person.role_words())


def _short_names(person: LocalActor) -> frozenset[str]:
    """Return the single words by which its own article calls a person."""
    parsed = [person_name(alias) for alias in person.record.aliases]
    return frozenset(one.surname for one in parsed if one is not None and len(one.tokens) == 1)


class _Bearer(NamedTuple):
    """A person with a full name as some articles give him: of these, the last stands for all."""

    root: str
    name: PersonName
    short: frozenset[str]
    looks: _Looks


class _Bearers:
    """The persons with full names, by the words that may stand for them alone.

    Thousands of articles give one person alike; these are compared with a surname once.
    """

    def __init__(
        self, full: dict[str, PersonName], by_id: dict[str, LocalActor], partition: Partition
    ) -> None:
        self.full = full
        self.by_id = by_id
        self.partition = partition
        self.articles: dict[str, set[str]] = defaultdict(set)
        self.short: dict[str, frozenset[str]] = {}
        """The single words by which the article of each calls him."""
        self.by_word: dict[str, dict[_Bearer, str]] = defaultdict(dict)
        self.met: dict[tuple[_Looks, PersonName], list[Edge]] = {}
        for key, name in sorted(full.items()):
            root = partition.root(key)
            self.articles[root].add(by_id[key].article)
            self.short[key] = short = _short_names(by_id[key])
            bearer = _Bearer(root, name, short, _looks(by_id[key]))
            for token in {name.surname, *short}:
                self.by_word[consonants(token)][bearer] = key

    def link(self, partial: dict[str, PersonName]) -> list[Edge]:
        """Join each surname-only person to the one that it can only be; return the edges."""
        found, left = [], []
        for key in sorted(partial):
            edge = self._choose(key, partial[key])
            if edge is None:
                left.append(key)
            else:
                found.append(edge)
        for edge in found:
            self.partition.join(edge.a, edge.b)
        return found + self._link_rest(left, partial)

    def _choose(self, key: str, name: PersonName) -> Edge | None:
        candidates: dict[str, list[Edge]] = defaultdict(list)
        for edge in self._edges(key, name):
            candidates[self.partition.root(edge.b)].append(edge)
        if not candidates:
            return None
        ranked = sorted(
            (
                self._in_view_of_others(max(edges, key=lambda e: (e.score, e.b)), root, candidates)
                for root, edges in candidates.items()
            ),
            key=lambda edge: (-edge.score, edge.b),
        )
        best = ranked[0]
        if len(ranked) > 1 and best.score - ranked[1].score < weights().margin:
            return None
        return best if best.score >= weights().threshold else None

    def _edges(self, key: str, name: PersonName) -> list[Edge]:
        """Return an edge to each bearer that a person may be; who looks alike has the same."""
        alike = (_looks(self.by_id[key]), name)
        if alike not in self.met:
            bearers = sorted(self.by_word.get(consonants(name.surname), {}).values())
            found = (self._edge(key, name, bearer) for bearer in bearers)
            self.met[alike] = [edge for edge in found if edge is not None]
        return [edge._replace(a=key) for edge in self.met[alike]]

    def _edge(self, key: str, name: PersonName, bearer: str) -> Edge | None:
        other = self.full[bearer]
        tokens = {other.surname, *self.short[bearer]}
        own = romanisation(name.surname)
        if name.surname not in tokens and own not in map(romanisation, tokens):
            return None  # as most are, and cheaper to see than who is an East Slav
        a, b = self.by_id[key], self.by_id[bearer]
        slavic = _slavic(a, name, b, other)
        likeness = max(token_likeness(name.surname, token, slavic) for token in tokens)
        weight = weights().surname.get(likeness.name.lower())
        if not weight:
            return None
        why = [
            Reason(
                feature=f"surname ({likeness.name.lower()})",
                weight=weight,
                detail=f"{a.record.name} = {b.record.name}",
            )
        ]
        if len(name.tokens) > 1:
            if not given_likeness(name.tokens[0], other.tokens[0], slavic):
                return None
            why.append(
                Reason(feature="initial", weight=weights().initial, detail=name.tokens[0].upper())
            )
        why += circumstances(a, b)
        return Edge(key, bearer, score_of(why), tuple(why))

    def _in_view_of_others(self, edge: Edge, root: str, candidates: dict[str, list[Edge]]) -> Edge:
        own = len(self.articles[root])
        rivals = [len(self.articles[other]) for other in candidates if other != root]
        if not rivals:
            extra = Reason(
                feature="only bearer of the surname",
                weight=weights().only_bearer,
                detail=self.by_id[edge.b].record.name,
            )
        elif own >= weights().lead_ratio * max(rivals):
            extra = Reason(
                feature="leading bearer of the surname",
                weight=weights().leading_bearer,
                detail=f"{own} articles against {max(rivals)}",
            )
        else:
            return edge
        why = (*edge.why, extra)
        return Edge(edge.a, edge.b, score_of(why), why)

    def _link_rest(self, left: list[str], partial: dict[str, PersonName]) -> list[Edge]:
        """Join what bears one name that no full name explains, country by country."""
        blocks: dict[str, list[str]] = defaultdict(list)
        for key in left:
            name = partial[key]
            if consonants(name.surname) not in self.by_word:
                blocks[consonants(name.surname)].append(key)
        edges: list[Edge] = []
        for block in blocks.values():
            block.sort(key=lambda key: (self.by_id[key].country or "", partial[key].tokens, key))
            countries = {self.by_id[key].country for key in block} - {None}
            told = [key for key in block if self.by_id[key].country or len(countries) < 2]
            pairs = self.partition.chain(told)
            edges += _good(self._rest_edge(a, b, partial) for a, b in pairs)
        for edge in edges:
            self.partition.join(edge.a, edge.b)
        return edges

    def _rest_edge(self, key: str, other: str, partial: dict[str, PersonName]) -> Edge | None:
        a, b, x, y = self.by_id[key], self.by_id[other], partial[key], partial[other]
        slavic = _slavic(a, x, b, y)
        likeness = token_likeness(x.surname, y.surname, slavic)
        weight = weights().surname.get(likeness.name.lower())
        if not weight or (len(x.tokens) == len(y.tokens) > 1 and x.tokens[0] != y.tokens[0]):
            return None
        why = (
            Reason(
                feature=f"surname ({likeness.name.lower()})",
                weight=weight,
                detail=" = ".join(sorted({a.record.name, b.record.name})),
            ),
            Reason(
                feature="only bearer of the surname",
                weight=weights().only_bearer,
                detail="no full name in the corpus has it",
            ),
            *circumstances(a, b),
        )
        return Edge(key, other, score_of(why), why)
