"""How sure it is that two mentions tell one event, feature by feature."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache

import msgspec

from rashomon.codebook import load
from rashomon.linking.occurrences import Occurrence
from rashomon.linking.text import cosine
from rashomon.linking.when import days_apart, days_between, is_day
from rashomon.linking.wording import kinship
from rashomon.records import Reason


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
    mutual: frozenset[str]
    verbal_types: frozenset[str]
    block: int
    neighbours: int
    key_terms: int
    sample: int


def weights() -> EventWeights:
    """Return the weights."""
    return load("linking/events.yaml", EventWeights)


def sameness(a: Occurrence, b: Occurrence) -> tuple[float, tuple[Reason, ...]]:
    """Return how sure it is that two mentions tell one event (0..1), and why.

    Types that cannot be one event give 0 and no reasons.
    """
    if not _types_fit(a, b):
        return 0.0, ()
    why = tuple(
        reason
        for feature in (_kind, _words, _participants, _date, _place, _quantities, _setting)
        for reason in feature(a, b, weights())
    )
    total = weights().bias + sum(reason.weight for reason in why)
    return round(1 / (1 + math.exp(-total)), 4), why


@cache
def _kindred() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for pair in weights().kindred)


def _types_fit(a: Occurrence, b: Occurrence) -> bool:
    types = frozenset((a.mention.type, b.mention.type))
    return len(types) == 1 or types in _kindred()


def _kind(a: Occurrence, b: Occurrence, weight: EventWeights) -> Iterator[Reason]:
    if a.mention.type == b.mention.type:
        yield Reason(feature="same type", weight=weight.same_type, detail=a.mention.type)
    else:
        types = " and ".join(sorted((a.mention.type, b.mention.type)))
        yield Reason(feature="kindred types", weight=weight.kindred_type, detail=types)
    if {a.mention.type, b.mention.type} & weight.verbal_types:
        yield Reason(feature="a matter of words", weight=weight.verbal, detail=a.mention.type)
    shared = sorted(set(a.mention.modes) & set(b.mention.modes))
    if shared:
        yield Reason(feature="same mode", weight=weight.same_mode, detail=" ".join(shared))
    alone = sorted((set(a.mention.modes) ^ set(b.mention.modes)) & weight.exclusive_modes)
    if alone and a.trigger != b.trigger:
        yield Reason(feature="only one is a", weight=weight.exclusive_mode, detail=" ".join(alone))


def _words(a: Occurrence, b: Occurrence, weight: EventWeights) -> Iterator[Reason]:
    if a.trigger == b.trigger:
        yield Reason(feature="same trigger", weight=weight.same_trigger, detail=a.trigger)
    elif kinship(a.trigger, b.trigger):
        words = " and ".join(sorted((a.trigger, b.trigger)))
        yield Reason(feature="kindred triggers", weight=weight.kindred_trigger, detail=words)
    alike = cosine(a.keywords, b.keywords)
    if alike > 0:
        shared = sorted(a.keywords.keys() & b.keywords.keys())
        yield Reason(
            feature="shared words",
            weight=round(weight.keywords * alike, 4),
            detail=" ".join(shared),
        )


def _participants(a: Occurrence, b: Occurrence, weight: EventWeights) -> Iterator[Reason]:
    if not a.actors or not b.actors:
        return
    if _other_people(a, b, weight):
        yield Reason(feature="other people", weight=weight.other_people, detail="")
    shared = sorted(a.actors & b.actors)
    if not shared:
        common = sorted(a.countries & b.countries)
        if common:
            yield Reason(
                feature="actors of one state", weight=weight.shared_country, detail=" ".join(common)
            )
        elif a.named and b.named:
            yield Reason(feature="no actor in common", weight=weight.no_shared_actor, detail="")
        return
    part = len(shared) / max(2, min(len(a.actors), len(b.actors)))
    yield Reason(
        feature="shared actors",
        weight=round(weight.shared_actors * part, 4),
        detail=" ".join(shared),
    )
    if set(a.sources) & set(b.sources) and set(a.targets) & set(b.targets):
        yield Reason(feature="same roles", weight=weight.same_roles, detail="source and target")
    mutual = {a.mention.type, b.mention.type} <= weight.mutual
    swapped = set(a.sources) & set(b.targets) or set(a.targets) & set(b.sources)
    if not mutual and swapped and not set(a.sources) & set(b.sources):
        yield Reason(feature="swapped roles", weight=weight.swapped_roles, detail="")


def _other_people(a: Occurrence, b: Occurrence, weight: EventWeights) -> bool:
    """Return whether both name persons in one role, and none of them is the same.

    What two sides do together has one role: whom one text makes the host, another the guest.
    """
    if {a.mention.type, b.mention.type} <= weight.mutual:
        return bool(a.people and b.people) and not a.people & b.people
    roles = ((a.sources, b.sources), (a.targets, b.targets))
    pairs = [(a.people & set(first), b.people & set(second)) for first, second in roles]
    return any(first and second and not first & second for first, second in pairs)


def _date(a: Occurrence, b: Occurrence, weight: EventWeights) -> Iterator[Reason]:
    first, second = a.date, b.date
    apart = days_apart(first, second) if first and second else None
    if first is None or second is None or apart is None:
        yield Reason(feature="date unknown", weight=weight.date_unknown, detail="")
        told = days_between(a.day, b.day)
        if told is not None and told > weight.near_days:
            detail = " and ".join(sorted((a.day, b.day)))
            yield Reason(feature="told long apart", weight=weight.told_apart, detail=detail)
        return
    detail = " and ".join(sorted({first.value, second.value}))
    if apart == 0:
        exact = is_day(first) and is_day(second)
        yield Reason(
            feature="same day" if exact else "dates fit",
            weight=weight.same_day if exact else weight.dates_fit,
            detail=detail,
        )
    elif apart <= weight.slip_days and a.mention.article != b.mention.article:
        yield Reason(feature="dates differ a little", weight=weight.days_differ, detail=detail)
    else:
        yield Reason(feature="dates conflict", weight=weight.dates_conflict, detail=detail)


def _place(a: Occurrence, b: Occurrence, weight: EventWeights) -> Iterator[Reason]:
    first, second = a.mention.place, b.mention.place
    if first is None or second is None:
        return
    same_country = first.country == second.country
    if first.name == second.name:
        yield Reason(feature="same place", weight=weight.same_place, detail=first.name)
    elif not same_country:
        yield Reason(
            feature="places in different states",
            weight=weight.other_place_country,
            detail=" and ".join(sorted((first.name, second.name))),
        )
    elif first.name == first.country or second.name == second.country:
        yield Reason(
            feature="places in one state",
            weight=weight.same_place_country,
            detail=first.country or "",
        )
    else:
        yield Reason(
            feature="different places",
            weight=weight.other_place,
            detail=" and ".join(sorted((first.name, second.name))),
        )


def _quantities(a: Occurrence, b: Occurrence, weight: EventWeights) -> Iterator[Reason]:
    first, second = a.amounts, b.amounts
    if first & second:
        unit, value = max(first & second, key=lambda amount: (amount[1] % 10 != 0, amount))
        telling = value >= weight.telling_number and value % 10 != 0
        yield Reason(
            feature="same telling quantity" if telling else "same quantity",
            weight=weight.telling_quantity if telling else weight.same_quantity,
            detail=f"{value:g} {unit}",
        )
    elif alike := {v for _, v in first if v >= weight.telling_number} & {v for _, v in second}:
        yield Reason(feature="same number", weight=weight.same_number, detail=f"{min(alike):g}")
    elif close := _close_counts(first, second, weight):
        yield Reason(feature="numbers close", weight=weight.close_number, detail=close)
    elif {unit for unit, _ in first} & {unit for unit, _ in second}:
        yield Reason(feature="different quantities", weight=weight.other_quantity, detail="")


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


def _setting(a: Occurrence, b: Occurrence, weight: EventWeights) -> Iterator[Reason]:
    if a.mention.historical != b.mention.historical:
        yield Reason(feature="background in one only", weight=weight.background_differs, detail="")
    if a.story != b.story:
        yield Reason(feature="different stories", weight=weight.other_story, detail="")
