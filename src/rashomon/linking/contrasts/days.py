"""Contrasts over when: two claims of one deed that themselves give different days."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.linking.claims import ClaimSeen, days_told_apart
from rashomon.linking.contrasts.counts import kinds
from rashomon.linking.contrasts.finding import Finding, Scene
from rashomon.linking.contrasts.pairing import alike, finding, pairs, voices_of_pair
from rashomon.linking.contrasts.weights import weights
from rashomon.links import Reason

_RECURRING = frozenset(("crowd", "result"))
"""What happens again the next day: two days of it are two events."""


_DAY = len("2020-07-28")


def _keys(claim: ClaimSeen) -> Iterator[str]:
    dated = claim.claim.dated and len(claim.claim.day or "") == _DAY
    if dated and not claim.claim.denied and not claim.claim.foretold:
        yield from sorted(kinds([claim.claim.predicate]) - _RECURRING)


def day_contrasts(scene: Scene) -> Iterator[Finding]:
    """Yield pairs of claims on one deed whose days differ by no more than reports slip."""
    for a, b in pairs(scene.claims, _keys):
        apart = days_told_apart(a, b)
        voices = voices_of_pair(scene, a, b)
        if not apart or apart > weights().slip_days or voices is None:
            continue
        if a.claim.article == b.claim.article or alike(scene, a, b) < weights().subject_dated:
            continue
        detail = " against ".join(sorted((a.claim.day or "", b.claim.day or "")))
        reason = Reason(feature="different days", weight=weights().dates, detail=detail)
        yield finding(scene, "date", (a, b), voices, reason)
