"""How sure it is that two mentions tell one event, feature by feature."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import msgspec

from rashomon.codebook import load
from rashomon.linking.occurrences import Occurrence
from rashomon.linking.text import cosine
from rashomon.linking.when import days_apart, days_between, is_day
from rashomon.linking.wording import kinship
from rashomon.links import Reason


class EventWeights(msgspec.Struct, frozen=True):
    """The shape of ``codebook/linking/events.yaml``."""

    threshold: float
    bias: float
    same_type: float
    kindred_type: float
    same_mode: float
    exclusive_mode: float
    same_trigger: float
    kindred_trigger: float
    verbal: float
    keywords: float
    shared_actors: float
    same_roles: float
    swapped_roles: float
    shared_country: float
    no_shared_actor: float
    unplaced_actor: float
    other_people: float
    same_day: float
    dates_fit: float
    date_unknown: float
    told_apart: float
    near_days: int
    days_differ: float
    slip_days: int
    dates_conflict: float
    same_place: float
    same_place_country: float
    other_place: float
    other_place_country: float
    same_quantity: float
    same_number: float
    telling_quantity: float
    close_number: float
    telling_number: int
    other_quantity: float
    background_differs: float
    other_story: float
    kindred: list[tuple[str, str]]
    exclusive_modes: frozenset[str]
    one_backs: float
    backing: frozenset[str]
    crowds: frozenset[str]
    mutual: frozenset[str]
    verbal_types: frozenset[str]
    block: int
    neighbours: int
    key_terms: int
    sample: int


@cache
def weights() -> EventWeights:
    """Return the weights."""
    return load("linking/events.yaml", EventWeights)


_Sign = tuple[str, float, Iterable[str], str]
"""A feature that two mentions show, its weight, and the words to tell it with what joins them."""

_AND = " and "


def sameness(a: Occurrence, b: Occurrence) -> tuple[float, tuple[Reason, ...]]:
    """Return how sure it is that two mentions tell one event (0..1), and why.

    Types that cannot be one event give 0 and no reasons.
    """
    why = tuple(
        Reason(feature=feature, weight=weight, detail=between.join(sorted(told)))
        for feature, weight, told, between in _signs(a, b)
    )
    return likelihood(a, b), why


def likelihood(a: Occurrence, b: Occurrence) -> float:
    """Return how sure it is that two mentions tell one event (0..1), without telling why."""
    if not types_fit(a.mention.type, b.mention.type):
        return 0.0
    total = weights().bias + sum([sign[1] for sign in _signs(a, b)])
    return round(1 / (1 + math.exp(-total)), 4)


def _signs(a: Occurrence, b: Occurrence) -> list[_Sign]:
    if not types_fit(a.mention.type, b.mention.type):
        return []
    weight = weights()
    found: list[_Sign] = []
    for feature in (_kind, _cause, _words, _participants, _date, _place, _quantities, _setting):
        found += feature(a, b, weight)
    return found


@cache
def _kindred() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for pair in weights().kindred)


def types_fit(a: str, b: str) -> bool:
    """Return whether mentions of two types may tell one event."""
    return a == b or frozenset((a, b)) in _kindred()


def _kind(a: Occurrence, b: Occurrence, weight: EventWeights) -> Iterator[_Sign]:
    first, second = a.mention, b.mention
    if first.type == second.type:
        yield "same type", weight.same_type, (first.type,), _AND
    else:
        yield "kindred types", weight.kindred_type, (first.type, second.type), _AND
    if first.type in weight.verbal_types or second.type in weight.verbal_types:
        yield "a matter of words", weight.verbal, (first.type,), _AND
    if not first.modes and not second.modes:
        return
    shared = set(first.modes) & set(second.modes)
    if shared:
        yield "same mode", weight.same_mode, shared, " "
    alone = (set(first.modes) ^ set(second.modes)) & weight.exclusive_modes
    if alone and a.trigger != b.trigger:
        yield "only one is a", weight.exclusive_mode, alone, " "


def _cause(a: Occurrence, b: Occurrence, weight: EventWeights) -> Iterator[_Sign]:
    """Tell crowds apart that gather on one day: one stands up for somebody, the other does not."""
    if not {a.mention.type, b.mention.type} <= weight.crowds:
        return
    backing = [weight.backing.intersection(one.keywords) for one in (a, b)]
    if bool(backing[0]) != bool(backing[1]):
        yield "only one is in", weight.one_backs, backing[0] | backing[1], " "


def _words(a: Occurrence, b: Occurrence, weight: EventWeights) -> Iterator[_Sign]:
    if a.trigger == b.trigger:
        yield "same trigger", weight.same_trigger, (a.trigger,), _AND
    elif kinship(a.trigger, b.trigger):
        yield "kindred triggers", weight.kindred_trigger, (a.trigger, b.trigger), _AND
    alike = cosine(a.keywords, b.keywords)
    if alike > 0:
        shared = (term for term in a.keywords if term in b.keywords)
        yield "shared words", round(weight.keywords * alike, 4), shared, " "


def _participants(a: Occurrence, b: Occurrence, weight: EventWeights) -> Iterator[_Sign]:
    if not a.actors or not b.actors:
        return
    if _other_people(a, b, weight):
        yield "other people", weight.other_people, (), _AND
    shared = a.actors & b.actors
    if not shared:
        common = a.countries & b.countries
        if common:
            yield "actors of one state", weight.shared_country, common, " "
        elif a.named and b.named:
            placed = a.countries and b.countries
            found = weight.no_shared_actor if placed else weight.unplaced_actor
            yield "no actor in common", found, (), _AND
        return
    part = len(shared) / max(2, min(len(a.actors), len(b.actors)))
    yield "shared actors", round(weight.shared_actors * part, 4), shared, " "
    one_source = _meet(a.sources, b.sources)
    if one_source and _meet(a.targets, b.targets):
        yield "same roles", weight.same_roles, ("source and target",), _AND
    if one_source or {a.mention.type, b.mention.type} <= weight.mutual:
        return
    if _meet(a.sources, b.targets) or _meet(a.targets, b.sources):
        yield "swapped roles", weight.swapped_roles, (), _AND


def _meet(a: Sequence[str], b: Sequence[str]) -> bool:
    return not set(a).isdisjoint(b)


def _other_people(a: Occurrence, b: Occurrence, weight: EventWeights) -> bool:
    """Return whether both name persons in one role, and none of them is the same.

    What two sides do together has one role: whom one text makes the host, another the guest.
    """
    if not a.people or not b.people:
        return False
    if {a.mention.type, b.mention.type} <= weight.mutual:
        return a.people.isdisjoint(b.people)
    roles = ((a.sources, b.sources), (a.targets, b.targets))
    pairs = [
        (a.people.intersection(first), b.people.intersection(second)) for first, second in roles
    ]
    return any(first and second and not first & second for first, second in pairs)


def _date(a: Occurrence, b: Occurrence, weight: EventWeights) -> Iterator[_Sign]:
    first, second = a.date, b.date
    apart = days_apart(first, second) if first and second else None
    if first is None or second is None or apart is None:
        yield "date unknown", weight.date_unknown, (), _AND
        told = days_between(a.day, b.day)
        if told is not None and told > weight.near_days:
            yield "told long apart", weight.told_apart, (a.day, b.day), _AND
        return
    detail = {first.value, second.value}
    if apart == 0 and is_day(first) and is_day(second):
        yield "same day", weight.same_day, detail, _AND
    elif apart == 0:
        yield "dates fit", weight.dates_fit, detail, _AND
    elif apart <= weight.slip_days and a.mention.article != b.mention.article:
        yield "dates differ a little", weight.days_differ, detail, _AND
    else:
        yield "dates conflict", weight.dates_conflict, detail, _AND


def _place(a: Occurrence, b: Occurrence, weight: EventWeights) -> Iterator[_Sign]:
    first, second = a.mention.place, b.mention.place
    if first is None or second is None:
        return
    names = (first.name, second.name)
    if first.name == second.name:
        yield "same place", weight.same_place, (first.name,), _AND
    elif first.country != second.country:
        yield "places in different states", weight.other_place_country, names, _AND
    elif first.name == first.country or second.name == second.country:
        yield "places in one state", weight.same_place_country, (first.country or "",), _AND
    else:
        yield "different places", weight.other_place, names, _AND


def _quantities(a: Occurrence, b: Occurrence, weight: EventWeights) -> Iterator[_Sign]:
    first, second = a.amounts, b.amounts
    if not first or not second:
        return
    if first & second:
        unit, value = max(first & second, key=lambda amount: (amount[1] % 10 != 0, amount))
        telling = value >= weight.telling_number and value % 10 != 0
        feature = "same telling quantity" if telling else "same quantity"
        counts = weight.telling_quantity if telling else weight.same_quantity
        yield feature, counts, (f"{value:g} {unit}",), _AND
    elif alike := {v for _, v in first if v >= weight.telling_number} & {v for _, v in second}:
        yield "same number", weight.same_number, (f"{min(alike):g}",), _AND
    elif close := _close_counts(first, second, weight):
        yield "numbers close", weight.close_number, (close,), _AND
    elif {unit for unit, _ in first} & {unit for unit, _ in second}:
        yield "different quantities", weight.other_quantity, (), _AND


def _close_counts(
    first: frozenset[tuple[str, float]], second: frozenset[tuple[str, float]], weight: EventWeights
) -> str | None:
    """Return two telling numbers of one unit that differ by one: one of them was missed."""
    for unit, value in sorted(first):
        for other_unit, other in sorted(second):
            telling = min(value, other) >= weight.telling_number
            if unit == other_unit and telling and abs(value - other) == 1:
                low, high = sorted((value, other))
                return f"{low:g} and {high:g} {unit}"
    return None


def _setting(a: Occurrence, b: Occurrence, weight: EventWeights) -> Iterator[_Sign]:
    if a.mention.historical != b.mention.historical:
        yield "background in one only", weight.background_differs, (), _AND
    if a.story != b.story:
        yield "different stories", weight.other_story, (), _AND
