"""Contrasts of characterisation by kind (fighters or guards) and of cause (shot or blown up)."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.linking.claims import ClaimSeen, days_fit
from rashomon.linking.contrasts.finding import Finding, Scene, weights
from rashomon.linking.contrasts.pairing import Pair, alike, finding, pairs, voices_of_pair
from rashomon.linking.opposites import opposed, places
from rashomon.records import ContrastKind, Reason


def _told(claim: ClaimSeen) -> bool:
    return not claim.claim.denied and not claim.claim.foretold


def _names(claim: ClaimSeen) -> Iterator[int]:
    if _told(claim):
        yield from sorted({number for number, _ in places("names", claim.text)})


def _causes(claim: ClaimSeen) -> Iterator[int]:
    if _told(claim):
        yield from sorted({number for number, _ in places("causes", claim.text)})


def group_contrasts(scene: Scene) -> Iterator[Finding]:
    """Yield pairs of claims on one thing that name it, or its cause, in opposite ways."""
    named = [
        (pair, words)
        for pair in pairs(scene.claims, _names)
        if (words := opposed("names", pair[0].text, pair[1].text)) is not None
    ]
    yield from _closest(scene, "characterisation", "named in opposite ways", named)
    caused = [
        (pair, words)
        for pair in pairs(scene.claims, _causes)
        if (words := opposed("causes", pair[0].text, pair[1].text)) is not None
        and days_fit(*pair, weights().told_within, 0)
    ]
    yield from _closest(scene, "responsibility", "different causes", caused)


def _closest(
    scene: Scene, kind: ContrastKind, feature: str, found: list[tuple[Pair, tuple[str, str]]]
) -> Iterator[Finding]:
    """Yield the closest pairs, each claim once: who names them so thirty times says it once."""
    near = [(alike(scene, *pair), pair, words) for pair, words in found]
    used: set[tuple[str, int, int]] = set()
    for close, pair, words in sorted(near, key=lambda n: (-n[0], n[1][0].id, n[1][1].id)):
        voices = voices_of_pair(scene, *pair)
        if close < weights().subject_named or voices is None or used & {c.id for c in pair}:
            continue
        used |= {claim.id for claim in pair}
        detail = " against ".join(sorted(words))
        reason = Reason(feature=feature, weight=weights().namings, detail=detail)
        yield finding(scene, kind, pair, voices, reason)
