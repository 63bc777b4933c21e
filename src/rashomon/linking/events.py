"""From event mentions to events: blocked comparison, careful joining, and what an event then is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, product

from rashomon.linking.clusters import Edge, Grouping, Partition, agglomerate
from rashomon.linking.evidence import links_of
from rashomon.linking.occurrences import Occurrence
from rashomon.linking.outlets import outlets_of
from rashomon.linking.sameness import sameness, weights
from rashomon.linking.when import days_of, is_day
from rashomon.records import (
    Article,
    Event,
    EventDate,
    Link,
    Place,
    Ruling,
    Story,
    content_id,
)


@dataclass(frozen=True, slots=True)
class EventLinks:
    """The dossier's events, why each mention is one of them, and the way there."""

    events: tuple[Event, ...]
    links: tuple[Link, ...]
    event_of: dict[str, str]


def link_events(
    occurrences: Mapping[str, Occurrence],
    articles: Sequence[Article],
    stories: Sequence[Story],
    voices: Mapping[str, str],
    rulings: Sequence[Ruling],
) -> EventLinks:
    """Link event mentions to events; `occurrences` is by mention id, in order of ids."""
    edges = _edges(occurrences)
    grouping = _cluster(occurrences, edges, rulings)
    event_of = {member: key for key, members in grouping.items() for member in members}
    outlets = outlets_of(grouping, occurrences, articles, stories, voices)
    events = tuple(
        Event(
            id=key,
            type=_type([occurrences[m] for m in members]),
            date=date_of([occurrences[m].mention.date for m in members]),
            sources=_in_role([occurrences[m] for m in members], "sources", "targets"),
            targets=_in_role([occurrences[m] for m in members], "targets", "sources"),
            place=_place([occurrences[m].mention.place for m in members]),
            mentions=members,
            outlets=outlets[key],
        )
        for key, members in sorted(grouping.items())
    )
    links = links_of(grouping, edges, "no other mention tells this event")
    return EventLinks(events, links, event_of)


def _cluster(
    occurrences: Mapping[str, Occurrence], edges: Sequence[Edge], rulings: Sequence[Ruling]
) -> Grouping:
    partition = Partition(list(occurrences), rulings)
    score = cache(lambda a, b: sameness(occurrences[a], occurrences[b])[0])
    least, sample = weights().threshold, weights().sample

    def admits(left: list[str], right: list[str]) -> bool:
        pairs = list(product(sorted(left)[:sample], sorted(right)[:sample]))
        return sum(score(min(pair), max(pair)) for pair in pairs) >= least * len(pairs)

    agglomerate(partition, edges, admits)
    return {content_id("ev", *members): members for members in partition.groups()}


def _edges(occurrences: Mapping[str, Occurrence]) -> list[Edge]:
    edges = []
    for a, b in _candidates(occurrences.values()):
        score, why = sameness(a, b)
        if score >= weights().threshold:
            edges.append(Edge(a.id, b.id, score, why))
    return edges


@cache
def _type_block() -> dict[str, str]:
    """Return for each type that has kindred types a name of all that hang together."""
    partition = Partition(sorted({t for pair in weights().kindred for t in pair}))
    for a, b in weights().kindred:
        partition.join(a, b)
    return {member: members[0] for members in partition.groups() for member in members}


def _keys(occurrence: Occurrence) -> Iterator[tuple[str, ...]]:
    """Yield what a mention shares with every mention that it is worth comparing with."""
    mention = occurrence.mention
    kind = _type_block().get(mention.type, mention.type)
    for actor in sorted(occurrence.actors):
        yield (kind, "actor", actor)
    for country in sorted(occurrence.countries):
        yield (kind, "country", country)
    if occurrence.date and is_day(occurrence.date):
        yield (kind, "day", occurrence.date.value)
    for unit, value in sorted(occurrence.amounts):
        if value >= weights().telling_number:
            yield (kind, "amount", unit, f"{value:g}")
    rare = sorted(occurrence.keywords, key=lambda term: (-occurrence.keywords[term], term))
    for term in rare[: weights().key_terms]:
        yield (kind, "word", term)
    yield (kind, "story", occurrence.story, occurrence.trigger)


def _candidates(occurrences: Iterable[Occurrence]) -> list[tuple[Occurrence, Occurrence]]:
    blocks: dict[tuple[str, ...], list[Occurrence]] = defaultdict(list)
    for occurrence in occurrences:
        for key in _keys(occurrence):
            blocks[key].append(occurrence)
    found = {}
    for block in blocks.values():
        block.sort(key=lambda o: (o.day, o.trigger, o.id))
        for a, b in _pairs(block):
            first, second = (a, b) if a.id < b.id else (b, a)
            found[(first.id, second.id)] = (first, second)
    return [found[key] for key in sorted(found)]


def _pairs(block: Sequence[Occurrence]) -> Iterator[tuple[Occurrence, Occurrence]]:
    if len(block) <= weights().block:
        yield from combinations(block, 2)
        return
    for index, occurrence in enumerate(block):
        for other in block[index + 1 : index + 1 + weights().neighbours]:
            yield occurrence, other


def _type(members: Sequence[Occurrence]) -> str:
    counts = Counter(member.mention.type for member in members)
    return min(counts, key=lambda name: (-counts[name], name))


def date_of(dates: Iterable[EventDate | None]) -> EventDate | None:
    """Return the shortest period that most dates agree on; how it was read stays with mentions."""
    known = [date for date in dates if date is not None]
    counts = Counter(date.value for date in known)

    def rank(date: EventDate) -> tuple[int, int, str]:
        days = days_of(date.value)
        return (days.length if days else 1 << 30, -counts[date.value], date.value)

    best = min(known, key=rank, default=None)
    return best and EventDate(value=best.value, precision=best.precision)


def _in_role(members: Sequence[Occurrence], role: str, other: str) -> tuple[str, ...]:
    """Return the actors whom more mentions give this role than the other, the commonest first."""
    here = Counter(actor for member in members for actor in set(getattr(member, role)))
    there = Counter(actor for member in members for actor in set(getattr(member, other)))
    kept = [
        actor
        for actor, count in here.items()
        if count > there[actor] or (count == there[actor] and role == "sources")
    ]
    return tuple(sorted(kept, key=lambda actor: (-here[actor], actor)))


def _place(places: Iterable[Place | None]) -> Place | None:
    counts = Counter(place for place in places if place is not None)
    if not counts:
        return None
    return min(counts, key=lambda place: (-counts[place], place.name, place.country or ""))
