"""Change points in a short series of events, by cumulative sums and random orders.

The method is Taylor's (2000, "Change-Point Analysis: A Powerful New Tool for Detecting Changes"):
the sums S of the differences from the mean run far from zero when early events differ from late
ones; how far they run (max S - min S) is compared with what the same events do in random order; a
change is put where abs(S) is largest, and both stretches are searched in the same way. It assumes
nothing about how scores are distributed. Two things are ours: events of one period have no order,
so S is looked at between periods only, and a stretch of few events is not searched.

The share of random orders counts the order as it is (Phipson and Smyth 2010, "Permutation P-values
Should Never Be Zero"). Orders come from a fixed seed: equal events give equal answers.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate, pairwise
from math import fsum

import msgspec

from rashomon.codebook import load
from rashomon.dossier.relation.acts import Act
from rashomon.dossier.relation.lines import ChangeLine, Told
from rashomon.dossier.relation.series import By, commonest, period_of, types_of
from rashomon.ontology import EVENT_TYPES

_DIGITS = 9
"""Digits to which sums are compared: equal scores in another order may differ in the last ones."""


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of ``codebook/dossier/relation.yaml``."""

    fewest: int
    side: int
    level: float
    orders: int


@dataclass(frozen=True, slots=True)
class Change:
    """The first event after a change, by its place, and how likely it is by chance."""

    at: int
    chance: float


def settings() -> Settings:
    """Return the settings."""
    return load("dossier/relation.yaml", Settings)


def changes_of(acts: Iterable[Act], by: By, source: str, target: str) -> list[ChangeLine]:
    """Return the changes in what `source` does to `target`, in order; else one line says why not.

    Of `acts` only those of that direction are looked at. Each event counts once.
    """
    events, left_out = _events(
        [act for act in acts if (act.source, act.target) == (source, target)], by
    )
    line = partial(ChangeLine, source=source, target=target, left_out=left_out, events=len(events))
    if len(events) < settings().fewest:
        return [line(verdict="too few events")]
    changes = find_changes([event.weight for event in events], [event.period for event in events])
    if not changes:
        return [line(verdict="no change")]
    edges = [0, *(change.at for change in changes), len(events)]
    lines = []
    for change, begin, end in zip(changes, edges, edges[2:], strict=False):
        before, after = tuple(events[begin : change.at]), tuple(events[change.at : end])
        lines.append(
            line(
                verdict="change",
                last=before[-1].period,
                first=after[0].period,
                mean_before=_mean(before),
                mean_after=_mean(after),
                chance=change.chance,
                before=before,
                after=after,
            )
        )
    return lines


def _mean(events: Sequence[Told]) -> float:
    return round(fsum(event.weight for event in events) / len(events), 4)


def _events(acts: Sequence[Act], by: By) -> tuple[list[Told], int]:
    """Return the events in order of time, and how many have no date that is precise enough."""
    periods: dict[str, Counter[str]] = defaultdict(Counter)
    for act in acts:
        period = period_of(act.date, by) if act.date else None
        if period:
            periods[act.event][period] += 1
    types = types_of(acts)
    found = [
        Told(
            event=event,
            period=commonest(counts),
            type=types[event],
            weight=EVENT_TYPES[types[event]].score,
        )
        for event, counts in periods.items()
    ]
    return sorted(found, key=lambda told: (told.period, told.event)), len(types) - len(found)


def find_changes(weights: Sequence[float], periods: Sequence[str]) -> list[Change]:
    """Return the changes in a series of weights, each of a period, given in order of the periods.

    At equal periods the order of weights makes no difference.
    """
    cuts = [at for at, (a, b) in enumerate(pairwise(periods), start=1) if a != b]
    return list(_search(weights, cuts, 0, len(weights)))


def _search(
    weights: Sequence[float], cuts: Sequence[int], begin: int, end: int
) -> Iterator[Change]:
    """Yield the changes between two places, in order."""
    side = settings().side
    inside = [cut - begin for cut in cuts if begin + side <= cut <= end - side]
    if end - begin < settings().fewest or not inside:
        return
    stretch = weights[begin:end]
    chance = _chance(stretch, inside)
    if chance > settings().level:
        return
    sums = _sums(stretch, inside)
    at = begin + max(zip(inside, sums, strict=True), key=lambda cut: (abs(cut[1]), -cut[0]))[0]
    yield from _search(weights, cuts, begin, at)
    yield Change(at, chance)
    yield from _search(weights, cuts, at, end)


def _sums(weights: Sequence[float], cuts: Sequence[int]) -> list[float]:
    """Return the cumulative sums of differences from the mean, before each cut."""
    mean = fsum(weights) / len(weights)
    sums = list(accumulate(weight - mean for weight in weights))
    return [round(sums[cut - 1], _DIGITS) for cut in cuts]


def _chance(weights: Sequence[float], cuts: Sequence[int]) -> float:
    """Return how often the sums run as far in random order, the order as it is counted in."""

    def reach(order: Sequence[float]) -> float:
        sums = _sums(order, cuts)
        return max(0.0, *sums) - min(0.0, *sums)

    found = reach(weights)
    drawn = sorted(weights)
    source = random.Random(len(drawn))  # noqa: S311 - a fixed seed is the point
    further, enough = 0, settings().level * (1 + settings().orders)
    for _ in range(settings().orders):
        source.shuffle(drawn)
        further += reach(drawn) >= found
        if further > enough:  # whatever comes, it is no change
            break
    return round((1 + further) / (1 + settings().orders), 4)
