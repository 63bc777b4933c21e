"""Contrasts over who is behind something: who sent, hired or paid, or had no part in it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from rashomon.linking.claims import ClaimSeen
from rashomon.linking.contrasts.finding import Finding, Scene
from rashomon.linking.contrasts.pairing import alike, finding, pairs, voices_of_pair
from rashomon.linking.contrasts.weights import weights
from rashomon.links import Reason


@cache
def _words(field: str) -> frozenset[str]:
    return frozenset(getattr(weights(), field).split())


def _is_sender(claim: ClaimSeen) -> bool:
    """Return whether a claim says of a state's side that it is behind something, or is not."""
    found = claim.claim
    if not found.origins or found.foretold:
        return False
    if found.predicate in _words("senders"):
        return True
    if found.predicate in _words("to_or_from"):
        return not found.agents
    return found.predicate == "have" and bool(_words("parts") & set(found.words))


def _keys(claim: ClaimSeen) -> Iterator[str]:
    if _is_sender(claim):
        yield from claim.subject


def sender_contrasts(scene: Scene) -> Iterator[Finding]:
    """Yield pairs of claims on one thing that name different sides, or affirm and deny one."""
    for a, b in pairs(scene.claims, _keys):
        voices = voices_of_pair(scene, a, b)
        if voices is None or alike(scene, a, b) < weights().subject_behind:
            continue
        first, second = set(a.claim.origins), set(b.claim.origins)
        if a.claim.denied != b.claim.denied and first & second:
            sides = " and ".join(sorted(first & second))
            reason = Reason(
                feature="affirmed and denied to be behind it",
                weight=weights().sender,
                detail=f"{sides}: one affirms it, the other denies it",
            )
            yield finding(scene, "polarity", (a, b), voices, reason)
        elif not a.claim.denied and not b.claim.denied and not first & second:
            detail = " against ".join(sorted((min(first), min(second))))
            reason = Reason(
                feature="different sides behind it", weight=weights().sender, detail=detail
            )
            yield finding(scene, "responsibility", (a, b), voices, reason)
