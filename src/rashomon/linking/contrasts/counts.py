"""Contrasts over how many: of a crowd, of the detained, the dead and hurt, or of a result."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from rashomon.linking.claims import ClaimSeen, days_fit
from rashomon.linking.contrasts.amounts import amounts_differ, takes_sides
from rashomon.linking.contrasts.finding import Finding, Scene, weights
from rashomon.linking.contrasts.pairing import alike, finding, pairs, voices_of_pair
from rashomon.records import Amount, Reason


@cache
def _kind_of_verb() -> dict[str, str]:
    return {verb: kind for kind, verbs in weights().counted.items() for verb in verbs.split()}


def kinds(claim: ClaimSeen) -> set[str]:
    """Return what a claim counts, by its verbs (one clause may have several: "raided and held")."""
    words = {claim.claim.predicate, *claim.claim.words}
    return {kind for word in words if (kind := _kind_of_verb().get(word))}


def _keys(claim: ClaimSeen) -> Iterator[tuple[str, str]]:
    if not claim.claim.denied:
        for unit in sorted({amount.unit for amount in claim.claim.amounts}):
            for kind in sorted(kinds(claim)):
                yield kind, unit


def count_contrasts(scene: Scene) -> Iterator[Finding]:
    """Yield pairs of claims that count one thing of one day and come to different amounts."""
    for a, b in pairs(scene.claims, _keys):
        voices = voices_of_pair(scene, a, b)
        if voices is None or (a.claim.foretold and b.claim.foretold):
            continue
        if not _one_thing(scene, a, b):
            continue
        for first, second in _amounts(a, b):
            if _differ(first, second):
                low, high = sorted((first, second), key=lambda amount: (amount.low, amount.high))
                reason = Reason(
                    feature="amounts differ",
                    weight=weights().quantity,
                    detail=f"{_shown(low)} against {_shown(high)} {first.unit}",
                )
                foretold = a.claim.foretold or b.claim.foretold
                yield finding(scene, "forecast" if foretold else "quantity", (a, b), voices, reason)
                break


def _one_thing(scene: Scene, a: ClaimSeen, b: ClaimSeen) -> bool:
    """Return whether two claims count the same: of one day, and of crowds the same side's."""
    shared = kinds(a) & kinds(b)
    if "result" in shared and _foretold_before(a, b):
        return True
    if "crowd" in shared:
        if takes_sides(a.text) != takes_sides(b.text):
            return False
        return days_fit(a, b, weights().told_within, 0)
    return days_fit(a, b, weights().told_within, 1) and (
        alike(scene, a, b) >= weights().subject or a.claim.predicate == b.claim.predicate
    )


def _foretold_before(a: ClaimSeen, b: ClaimSeen) -> bool:
    """Return whether one of two claims foretells, and no later than the other tells."""
    if a.claim.foretold == b.claim.foretold:
        return False
    before, after = (a, b) if a.claim.foretold else (b, a)
    return not before.published or not after.published or before.published <= after.published


def _amounts(a: ClaimSeen, b: ClaimSeen) -> Iterator[tuple[Amount, Amount]]:
    """Yield the amounts of one unit where each claim gives one of it."""
    for amount in a.claim.amounts:
        first = [one for one in a.claim.amounts if one.unit == amount.unit]
        second = [one for one in b.claim.amounts if one.unit == amount.unit]
        if len(first) == len(second) == 1:
            yield amount, second[0]


def _differ(a: Amount, b: Amount) -> bool:
    if a.low <= b.high and b.low <= a.high:
        return False
    below, above = sorted((a, b), key=lambda amount: amount.low)
    return amounts_differ(below.high, above.low)


def _shown(amount: Amount) -> str:
    if amount.low == amount.high:
        return f"{amount.low:,.10g}"
    return f"{amount.low:,.10g} to {amount.high:,.10g}"
