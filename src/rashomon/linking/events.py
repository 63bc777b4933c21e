"""From event mentions to events: blocked comparison, careful joining, and what an event then is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
import numpy.typing as npt

from rashomon.linking.blocking import candidates
from rashomon.linking.clusters import Edge, Grouping, Partition, agglomerate
from rashomon.linking.evidence import links_of
from rashomon.linking.occurrences import Occurrence
from rashomon.linking.outlets import Surroundings, voice
from rashomon.linking.sameness import likelihood, sameness, weights
from rashomon.linking.screening import Screen
from rashomon.linking.when import days_of
from rashomon.links import (
    Event,
    Link,
    Ruling,
    Story,
)
from rashomon.records import (
    Article,
    EventDate,
    EventMention,
    Place,
    content_id,
)

Sides = tuple[tuple[str, ...], tuple[str, ...]]
"""Sources and targets of a mention."""

_SOURCES, _TARGETS = 0, 1

_ROUNDING = 1e-6
"""More than a sum of a few scores is off by."""


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
    mentions = list(occurrences.values())
    alike = _alike(mentions)
    grouping = _cluster(mentions, alike, rulings)
    event_of = {member: key for key, members in grouping.items() for member in members}
    own = {article.id: voice(article) for article in articles}
    around = Surroundings(own, voices, stories)
    events = []
    for key, members in sorted(grouping.items()):
        seen = [occurrences[member] for member in members]
        sides = [(one.sources, one.targets) for one in seen]
        events.append(told(key, [one.mention for one in seen], sides, around))
    edges = _best_edges(mentions, alike, event_of)
    links = links_of(grouping, edges, "no other mention tells this event")
    return EventLinks(tuple(events), links, event_of)


@dataclass(frozen=True, slots=True)
class _Alike:
    """Pairs of mentions at or above the threshold, the surest first, by position in order of ids.

    A million mentions have millions of such pairs, so they are columns; reasons come at the end.
    """

    a: npt.NDArray[np.int64]
    b: npt.NDArray[np.int64]
    score: npt.NDArray[np.float64]


def _alike(mentions: Sequence[Occurrence]) -> _Alike:
    """Return the pairs among those worth comparing that may tell one event."""
    nothing = np.empty(0, dtype=np.int64)
    kept = [_Alike(nothing, nothing, np.empty(0))]
    screen = Screen(mentions)
    for pairs in candidates(mentions):
        first, second = screen.passing(pairs)
        listed = zip(first.tolist(), second.tolist(), strict=True)
        score = np.array([likelihood(mentions[a], mentions[b]) for a, b in listed])
        enough = score >= weights().threshold
        kept.append(_Alike(first[enough], second[enough], score[enough]))
    a = np.concatenate([one.a for one in kept])
    b = np.concatenate([one.b for one in kept])
    score = np.concatenate([one.score for one in kept])
    order = np.lexsort((b, a, -score))
    return _Alike(a[order], b[order], score[order])


def _cluster(mentions: Sequence[Occurrence], alike: _Alike, rulings: Sequence[Ruling]) -> Grouping:
    ids = [one.id for one in mentions]
    position = {key: at for at, key in enumerate(ids)}
    partition = Partition(ids, rulings, weights().sample)
    known = (alike.a * len(ids) + alike.b).tolist()
    scores: dict[int, float] = dict(zip(known, alike.score.tolist(), strict=True))
    refused: dict[tuple[str, str], int] = {}

    def score(one: str, other: str) -> float:
        a, b = sorted((position[one], position[other]))
        pair = a * len(ids) + b
        if pair not in scores:
            scores[pair] = likelihood(mentions[a], mentions[b])
        return scores[pair]

    def admits(a: str, b: str) -> bool:
        """Return whether the mean pair of two groups is sure enough, by a sample of each."""
        roots = (partition.root(a), partition.root(b))
        size = sum(len(partition.members(root)) for root in roots)
        if size == 2:
            return True  # the pair itself is
        if refused.get(roots) == size:
            return False  # neither has grown since
        if _is_sure(score, partition.least(a), partition.least(b)):
            return True
        refused[roots] = size
        return False

    pairs = zip(alike.a.tolist(), alike.b.tolist(), strict=True)
    agglomerate(partition, ((ids[a], ids[b]) for a, b in pairs), admits)
    return {content_id("ev", *members): members for members in partition.groups()}


def _is_sure(score: Callable[[str, str], float], left: Sequence[str], right: Sequence[str]) -> bool:
    """Return whether the mean score of two groups' pairs (0..1 each) reaches the threshold.

    No pair is scored once the others cannot change that.
    """
    open_pairs = len(left) * len(right)
    total, wanted = 0.0, weights().threshold * open_pairs
    for one, other in product(left, right):
        total += score(one, other)
        open_pairs -= 1
        if total >= wanted:
            return True
        if total + open_pairs < wanted - _ROUNDING:
            return False
    return False


def _best_edges(
    mentions: Sequence[Occurrence], alike: _Alike, event_of: Mapping[str, str]
) -> list[Edge]:
    """Return the surest pair of each mention inside its event, with its reasons."""
    number: dict[str, int] = {}
    event = np.array([number.setdefault(event_of[one.id], len(number)) for one in mentions])
    inside = np.flatnonzero(event[alike.a] == event[alike.b])
    ends = np.stack((alike.a[inside], alike.b[inside]), axis=1).ravel()
    _, first = np.unique(ends, return_index=True)
    edges = []
    for at in inside[np.unique(first // 2)].tolist():
        a, b = mentions[alike.a[at]], mentions[alike.b[at]]
        edges.append(Edge(a.id, b.id, *sameness(a, b)))
    return edges


def told(
    key: str, mentions: Sequence[EventMention], sides: Sequence[Sides], around: Surroundings
) -> Event:
    """Return the event of some mentions, in order of their ids; `sides` are of the dossier."""
    return Event(
        id=key,
        type=_type(mentions),
        date=date_of([mention.date for mention in mentions]),
        sources=_in_role(sides, _SOURCES, _TARGETS),
        targets=_in_role(sides, _TARGETS, _SOURCES),
        place=_place([mention.place for mention in mentions]),
        mentions=tuple(mention.id for mention in mentions),
        outlets=around.tell(mentions),
    )


def _type(mentions: Sequence[EventMention]) -> str:
    if len(mentions) == 1:  # as most events are told, and no need to count
        return mentions[0].type
    counts = Counter(mention.type for mention in mentions)
    return min(counts, key=lambda name: (-counts[name], name))


def date_of(dates: Iterable[EventDate | None]) -> EventDate | None:
    """Return the shortest period that most dates agree on; how it was read stays with mentions."""
    known = [date for date in dates if date is not None]
    if len(known) <= 1:
        return EventDate(value=known[0].value, precision=known[0].precision) if known else None
    counts = Counter(date.value for date in known)

    def rank(date: EventDate) -> tuple[int, int, str]:
        days = days_of(date.value)
        return (days.length if days else 1 << 30, -counts[date.value], date.value)

    best = min(known, key=rank)
    return EventDate(value=best.value, precision=best.precision)


def _in_role(sides: Sequence[Sides], role: int, other: int) -> tuple[str, ...]:
    """Return the actors whom more mentions give this role than the other, the commonest first."""
    if len(sides) == 1:
        others = () if role == _SOURCES else sides[0][other]
        return tuple(sorted(set(sides[0][role]).difference(others)))
    here = Counter(actor for one in sides for actor in set(one[role]))
    there = Counter(actor for one in sides for actor in set(one[other]))
    kept = [
        actor
        for actor, count in here.items()
        if count > there[actor] or (count == there[actor] and role == _SOURCES)
    ]
    return tuple(sorted(kept, key=lambda actor: (-here[actor], actor)))


def _place(places: Iterable[Place | None]) -> Place | None:
    known = [place for place in places if place is not None]
    if len(known) <= 1:
        return known[0] if known else None
    counts = Counter(known)
    return min(counts, key=lambda place: (-counts[place], place.name, place.country or ""))
