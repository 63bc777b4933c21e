"""Acts in periods of a day, a week or a month: what is told there and by how many, unsmoothed.

A period without acts has no line. An act whose date does not lie in one period is never spread
over several: it stands in a line apart.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import chain
from math import fsum
from typing import Literal

from rashomon.dossier.relation.acts import Act
from rashomon.dossier.relation.lines import SeriesLine, Sum
from rashomon.ontology import EVENT_TYPES

By = Literal["day", "week", "month"]

NO_LEVER = "none"
"""How acts are shown that pull no lever."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTH = re.compile(r"\d{4}-\d{2}")

Place = tuple[str | None, str | None]
"""A period and why it is none: ``("2020-08", None)``, ``("2020", "coarser than a month")``."""


def period_of(edtf: str, by: By) -> str | None:
    """Return the period that a date lies in wholly, as EDTF; None when the date is coarser."""
    first, _, last = edtf.partition("/")
    begin, end = (_period(one, by) for one in (first, last or first))
    return begin if begin == end else None


def _period(edtf: str, by: By) -> str | None:
    if by == "month":
        found = _MONTH.match(edtf)
        return found[0] if found else None
    if not _DAY.fullmatch(edtf):
        return None
    if by == "day":
        return edtf
    try:
        day = date.fromisoformat(edtf)
    except ValueError:  # the 31st of June is in no week
        return None
    monday = day - timedelta(days=day.weekday())
    return f"{monday}/{monday + timedelta(days=6)}"


def types_of(acts: Iterable[Act]) -> dict[str, str]:
    """Return the type of each event: the one that most of its passages have."""
    types: dict[str, Counter[str]] = defaultdict(Counter)
    for act in acts:
        types[act.event][act.type] += 1
    return {event: commonest(found) for event, found in types.items()}


def commonest(counts: Counter[str]) -> str:
    """Return what is counted most, of equals the first in order."""
    return min(counts, key=lambda name: (-counts[name], name))


def series_of(acts: Iterable[Act], by: By) -> list[SeriesLine]:
    """Return a line for each period and direction with acts, then those that stand apart.

    The lines' passages and ``told`` add up to the acts and their weights. An event whose passages
    give it different dates is in the line of each.
    """
    places: dict[tuple[Place, str, str], list[Act]] = defaultdict(list)
    for act in acts:
        places[_place(act.date, by), act.source, act.target].append(act)
    lines = [_line(place, source, target, told) for (place, source, target), told in places.items()]
    return sorted(lines, key=_order)


def _order(line: SeriesLine) -> tuple[bool, bool, str, str, str]:
    """Periods first, then dates that are coarser, then what has no date."""
    return (
        line.apart is not None,
        line.period is None,
        line.period or "",
        line.source,
        line.target,
    )


def _place(edtf: str | None, by: By) -> Place:
    if edtf is None:
        return None, "no date"
    period = period_of(edtf, by)
    return (period, None) if period else (edtf, f"coarser than a {by}")


def _line(place: Place, source: str, target: str, acts: Sequence[Act]) -> SeriesLine:
    whole = _sum("", acts)
    return SeriesLine(
        period=place[0],
        apart=place[1],
        source=source,
        target=target,
        cooperation=whole.cooperation,
        conflict=whole.conflict,
        told=_total(act.weight for act in acts),
        passages=whole.passages,
        events=tuple(sorted({act.event for act in acts})),
        voices=tuple(sorted({act.voice for act in acts})),
        outlets=_sums((act.outlet, act) for act in acts),
        levers=_by_lever(acts),
    )


def _by_lever(acts: Iterable[Act]) -> tuple[Sum, ...]:
    """Sum by lever; an event without one is an event none of whose passages shows one."""
    events: dict[str, list[Act]] = defaultdict(list)
    for act in acts:
        events[act.event].append(act)
    pulled = [(lever, act) for told in events.values() for act in told for lever in act.levers]
    rest = (told for told in events.values() if not any(act.levers for act in told))
    return _sums(chain(pulled, ((NO_LEVER, act) for told in rest for act in told)))


def _sums(named: Iterable[tuple[str, Act]]) -> tuple[Sum, ...]:
    groups: dict[str, list[Act]] = defaultdict(list)
    for name, act in named:
        groups[name].append(act)
    return tuple(_sum(name, groups[name]) for name in sorted(groups))


def _sum(name: str, acts: Sequence[Act]) -> Sum:
    scores = [EVENT_TYPES[type_].score for type_ in types_of(acts).values()]
    return Sum(
        name=name,
        cooperation=_total(score for score in scores if score > 0),
        conflict=_total(score for score in scores if score < 0),
        events=len(scores),
        passages=len(acts),
    )


def _total(weights: Iterable[float]) -> float:
    """Add up exactly, whatever the order."""
    return round(fsum(weights), 6)
