"""Who is meant by an office alone: "the Norwegian premier" is whom other articles call so by name.

A state has one holder of such an office at a time. Where the corpus names one person in it, an
article that only gives the office means him; where it names two, there was a change, and the office
alone is left to nobody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
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
    holders = _holders(people, partition)
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


def _holders(people: Sequence[LocalActor], partition: Partition) -> dict[Office, LocalActor]:
    """Return who alone is named in an office, where an article tells its state beside the title.

    A title alone ("President Aune") may be that of a club; it only counts against others.
    """
    named: dict[Office, dict[str, LocalActor]] = defaultdict(dict)
    told: set[Office] = set()
    for person in people:
        for role in person.record.roles if person.proper else ():
            office = office_of(role.text, person.country)
            if office is not None:
                named[office].setdefault(partition.root(person.id), person)
                told |= {office} if office_of(role.text, None) else set()
    return {
        office: next(iter(known.values()))
        for office, known in named.items()
        if len(known) == 1 and office in told
    }


def _edge(person: LocalActor, holders: Mapping[Office, LocalActor]) -> Edge | None:
    office = office_of(person.record.name, person.country)
    holder = holders.get(office) if office is not None else None
    if office is None or holder is None:
        return None
    detail = f"{office.name} of {office.country}: {holder.record.name}"
    reason = Reason(feature="only holder of the office", weight=weights().office, detail=detail)
    why = (reason, *circumstances(person, holder))
    return Edge(person.id, holder.id, score_of(why), why)
