"""Who is meant by an office alone: "the Norwegian premier" is whom other articles call so by name.

A state has one holder of such an office at a time. Where the corpus names one person in it, an
article that only gives the office means him; where it names two, there was a change, and the office
alone is left to nobody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rashomon.gazetteer import find_demonym, find_state
from rashomon.linking.cast import LocalActor, circumstances, score_of, weights
from rashomon.linking.clusters import Edge, Partition
from rashomon.links import Reason


class Office(NamedTuple):
    """What one person at a time is, in which state: the names of the codebook, PLOVER's codes."""

    name: str
    country: str


def link_offices(people: Sequence[LocalActor], partition: Partition) -> list[Edge]:
    """Join in `partition` those who are only described with who holds their office by name."""
    holders: dict[Office, dict[str, LocalActor]] = defaultdict(dict)
    for person in people:
        for office in _held(person):
            holders[office].setdefault(partition.root(person.id), person)
    found = [_edge(person, holders) for person in people if not person.proper]
    edges = [edge for edge in found if edge is not None and edge.score >= weights().threshold]
    for edge in edges:
        partition.join(edge.a, edge.b)
    return edges


def office_of(words: str, country: str | None) -> Office | None:
    """Return the office that words name, of the state that they tell or else of `country`."""
    text = words.removeprefix("the ").removeprefix("The ")
    first, _, rest = text.partition(" ")
    state = find_demonym(first) or find_state(first.removesuffix("'s").removesuffix("’s"))
    if state is not None and (title := _title(rest)):
        return Office(title, state.code)
    if title := _title(text):
        return None if country is None else Office(title, country)
    title, _, of = text.rpartition(" of ")
    state = find_state(of.removeprefix("the "))
    found = _title(title)
    return Office(found, state.code) if state is not None and found else None


def _title(words: str) -> str | None:
    """Return the office that words are a title of."""
    titles = weights().offices.items()
    return next((office for office, known in titles if words.lower() in known), None)


def _held(person: LocalActor) -> Iterator[Office]:
    for role in person.record.roles if person.proper else ():
        office = office_of(role.text, person.country)
        if office is not None:
            yield office


def _edge(person: LocalActor, holders: Mapping[Office, Mapping[str, LocalActor]]) -> Edge | None:
    office = office_of(person.record.name, person.country)
    known = list(holders.get(office, {}).values()) if office is not None else []
    if office is None or len(known) != 1:
        return None
    detail = f"{office.name} of {office.country}: {known[0].record.name}"
    reason = Reason(feature="only holder of the office", weight=weights().office, detail=detail)
    why = (reason, *circumstances(person, known[0]))
    return Edge(person.id, known[0].id, score_of(why), why)
