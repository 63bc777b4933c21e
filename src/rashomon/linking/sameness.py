"""How sure it is that two mentions tell one event, feature by feature."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import cache

import msgspec

from rashomon.codebook import load
from rashomon.linking.occurrences import Occurrence
from rashomon.linking.text import cosine
from rashomon.linking.when import days_between, days_of
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
    if not types_fit(a.mention.type, b.mention.type):
        return 0.0, ()
    signs = _signs(a, b)
    why = tuple(
        Reason(feature=feature, weight=weight, detail=between.join(sorted(told)))
        for feature, weight, told, between in signs
    )
    return _sureness(signs), why


def likelihood(a: Occurrence, b: Occurrence) -> float:
    """Return how sure it is that two mentions tell one event (0..1), without telling why."""
    if not types_fit(a.mention.type, b.mention.type):
        return 0.0
    return _sureness(_signs(a, b))


def _sureness(signs: Iterable[_Sign]) -> float:
    total = weights().bias + sum([sign[1] for sign in signs])
    return round(1 / (1 + math.exp(-total)), 4)


def _signs(a: Occurrence, b: Occurrence) -> list[_Sign]:
    """Return what two mentions show whose types fit; a generator a feature would take longer."""
    weight = weights()
    found: list[_Sign] = []
    _kind(a, b, weight, found)
    _cause(a, b, weight, found)
    _words(a, b, weight, found)
    _participants(a, b, weight, found)
    _date(a, b, weight, found)
    _place(a, b, weight, found)
    _quantities(a, b, weight, found)
    _setting(a, b, weight, found)
    return found


@cache
def _kindred() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for pair in weights().kindred)


def types_fit(a: str, b: str) -> bool:
    """Return whether mentions of two types may tell one event."""
    return a == b or frozenset((a, b)) in _kindred()


def _kind(a: Occurrence, b: Occurrence, weight: EventWeights, found: list[_Sign]) -> None:
    first, second = a.mention, b.mention
    if first.type == second.type:
        found.append(("same type", weight.same_type, (first.type,), _AND))
    else:
        found.append(("kindred types", weight.kindred_type, (first.type, second.type), _AND))
    if first.type in weight.verbal_types or second.type in weight.verbal_types:
        found.append(("a matter of words", weight.verbal, (first.type,), _AND))
    if not first.modes and not second.modes:
        return
    shared = set(first.modes) & set(second.modes)
    if shared:
        found.append(("same mode", weight.same_mode, shared, " "))
    alone = (set(first.modes) ^ set(second.modes)) & weight.exclusive_modes
    if alone and a.trigger != b.trigger:
        found.append(("only one is a", weight.exclusive_mode, alone, " "))


def _cause(a: Occurrence, b: Occurrence, weight: EventWeights, found: list[_Sign]) -> None:
    """Tell crowds apart that gather on one day: one stands up for somebody, the other does not."""
    if a.mention.type not in weight.crowds or b.mention.type not in weight.crowds:
        return
    backing = [weight.backing.intersection(one.keywords) for one in (a, b)]
    if bool(backing[0]) != bool(backing[1]):
        found.append(("only one is in", weight.one_backs, backing[0] | backing[1], " "))


def _words(a: Occurrence, b: Occurrence, weight: EventWeights, found: list[_Sign]) -> None:
    if a.trigger == b.trigger:
        found.append(("same trigger", weight.same_trigger, (a.trigger,), _AND))
    elif kinship(a.trigger, b.trigger):
        found.append(("kindred triggers", weight.kindred_trigger, (a.trigger, b.trigger), _AND))
    alike = cosine(a.keywords, b.keywords)
    if alike > 0:
        shared = (term for term in a.keywords if term in b.keywords)
        found.append(("shared words", round(weight.keywords * alike, 4), shared, " "))


def _participants(a: Occurrence, b: Occurrence, weight: EventWeights, found: list[_Sign]) -> None:
    if not a.actors or not b.actors:
        return
    if _other_people(a, b, weight):
        found.append(("other people", weight.other_people, (), _AND))
    shared = a.actors & b.actors
    if not shared:
        common = a.countries & b.countries
        if common:
            found.append(("actors of one state", weight.shared_country, common, " "))
        elif a.named and b.named:
            placed = a.countries and b.countries
            apart = weight.no_shared_actor if placed else weight.unplaced_actor
            found.append(("no actor in common", apart, (), _AND))
        return
    part = len(shared) / max(2, min(len(a.actors), len(b.actors)))
    found.append(("shared actors", round(weight.shared_actors * part, 4), shared, " "))
    one_source = _meet(a.sources, b.sources)
    if one_source and _meet(a.targets, b.targets):
        found.append(("same roles", weight.same_roles, ("source and target",), _AND))
    if one_source or _is_mutual(a, b, weight):
        return
    if _meet(a.sources, b.targets) or _meet(a.targets, b.sources):
        found.append(("swapped roles", weight.swapped_roles, (), _AND))


def _is_mutual(a: Occurrence, b: Occurrence, weight: EventWeights) -> bool:
    return a.mention.type in weight.mutual and b.mention.type in weight.mutual


def _meet(a: Sequence[str], b: Sequence[str]) -> bool:
    return not set(a).isdisjoint(b)


def _other_people(a: Occurrence, b: Occurrence, weight: EventWeights) -> bool:
    """Return whether both name persons in one role, and none of them is the same.

    What two sides do together has one role: whom one text makes the host, another the guest.
    """
    if not a.people or not b.people:
        return False
    if _is_mutual(a, b, weight):
        return a.people.isdisjoint(b.people)
    roles = ((a.sources, b.sources), (a.targets, b.targets))
    pairs = [
        (a.people.intersection(first), b.people.intersection(second)) for first, second in roles
    ]
    return any(first and second and not first & second for first, second in pairs)


def _date(a: Occurrence, b: Occurrence, weight: EventWeights, found: list[_Sign]) -> None:
    first, second = a.date, b.date
    one = days_of(first.value) if first else None
    other = days_of(second.value) if second else None
    if first is None or second is None or one is None or other is None:
        found.append(("date unknown", weight.date_unknown, (), _AND))
        told = days_between(a.day, b.day)
        if told is not None and told > weight.near_days:
            found.append(("told long apart", weight.told_apart, (a.day, b.day), _AND))
        return
    apart = one.apart(other)
    detail = {first.value, second.value}
    if apart == 0 and one.length == other.length == 1:
        found.append(("same day", weight.same_day, detail, _AND))
    elif apart == 0:
        found.append(("dates fit", weight.dates_fit, detail, _AND))
    elif apart <= weight.slip_days and a.mention.article != b.mention.article:
        found.append(("dates differ a little", weight.days_differ, detail, _AND))
    else:
        found.append(("dates conflict", weight.dates_conflict, detail, _AND))


def _place(a: Occurrence, b: Occurrence, weight: EventWeights, found: list[_Sign]) -> None:
    first, second = a.mention.place, b.mention.place
    if first is None or second is None:
        return
    names = (first.name, second.name)
    if first.name == second.name:
        found.append(("same place", weight.same_place, (first.name,), _AND))
    elif first.country != second.country:
        found.append(("places in different states", weight.other_place_country, names, _AND))
    elif first.name == first.country or second.name == second.country:
        found.append(
            ("places in one state", weight.same_place_country, (first.country or "",), _AND)
        )
    else:
        found.append(("different places", weight.other_place, names, _AND))


def _quantities(a: Occurrence, b: Occurrence, weight: EventWeights, found: list[_Sign]) -> None:
    first, second = a.amounts, b.amounts
    if not first or not second:
        return
    if first & second:
        unit, value = max(first & second, key=lambda amount: (amount[1] % 10 != 0, amount))
        telling = value >= weight.telling_number and value % 10 != 0
        feature = "same telling quantity" if telling else "same quantity"
        counts = weight.telling_quantity if telling else weight.same_quantity
        found.append((feature, counts, (f"{value:g} {unit}",), _AND))
    elif alike := {v for _, v in first if v >= weight.telling_number} & {v for _, v in second}:
        found.append(("same number", weight.same_number, (f"{min(alike):g}",), _AND))
    elif close := _close_counts(first, second, weight):
        found.append(("numbers close", weight.close_number, (close,), _AND))
    elif {unit for unit, _ in first} & {unit for unit, _ in second}:
        found.append(("different quantities", weight.other_quantity, (), _AND))


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


def _setting(a: Occurrence, b: Occurrence, weight: EventWeights, found: list[_Sign]) -> None:
    if a.mention.historical != b.mention.historical:
        found.append(("background in one only", weight.background_differs, (), _AND))
    if a.story != b.story:
        found.append(("different stories", weight.other_story, (), _AND))
