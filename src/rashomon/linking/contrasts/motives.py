"""Contrasts over why: a purpose that one voice gives, and a link that another denies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from rashomon.linking.claims import ClaimSeen
from rashomon.linking.contrasts.finding import Finding, Scene, weights
from rashomon.linking.contrasts.pairing import alike, finding, pairs, voices_of_pair
from rashomon.records import Reason


@cache
def _pattern(field: str) -> re.Pattern[str]:
    listed: Sequence[str] = getattr(weights(), field)
    return re.compile("|".join(rf"\b{re.escape(phrase)}\b" for phrase in sorted(listed)))


def _unlinks(claim: ClaimSeen) -> bool:
    """Return whether a claim denies that one thing has to do with another."""
    return claim.claim.denied and bool(_pattern("linked").search(claim.text))


def _purpose(claim: ClaimSeen) -> str | None:
    """Return the words by which a claim gives a purpose or a reason, or None."""
    if claim.claim.denied or claim.claim.foretold:
        return None
    found = _pattern("purposes").search(claim.text)
    return found[0] if found else None


def _keys(claim: ClaimSeen) -> Iterator[str]:
    if _unlinks(claim) or _purpose(claim):
        yield from claim.subject


def motive_contrasts(scene: Scene) -> Iterator[Finding]:
    """Yield pairs of claims about one thing: one gives it a reason, the other denies the link."""
    for pair in pairs(scene.claims, _keys):
        for unlinks, other in (pair, pair[::-1]):
            purpose = _purpose(other)
            if not _unlinks(unlinks) or purpose is None:
                continue
            voices = voices_of_pair(scene, *pair)
            if voices is None or alike(scene, *pair) < weights().subject:
                continue
            reason = Reason(
                feature="a reason given and a link denied", weight=weights().motive, detail=purpose
            )
            yield finding(scene, "motive", pair, voices, reason)
