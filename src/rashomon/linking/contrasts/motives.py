"""Contrasts over why: a purpose that one voice gives, and a link that another denies."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.linking.claims import ClaimSeen
from rashomon.linking.contrasts.finding import Finding, Scene
from rashomon.linking.contrasts.occasions import one_affair, phrase_in, says
from rashomon.linking.contrasts.pairing import alike, finding, pairs, voices_of_pair
from rashomon.linking.contrasts.weights import weights
from rashomon.linking.text import content_stems
from rashomon.links import Reason


def _unlinks(claim: ClaimSeen) -> bool:
    """Return whether a claim denies that one thing has to do with another."""
    return claim.claim.denied and says("linked", claim.text)


def _purpose(claim: ClaimSeen) -> str | None:
    """Return the words by which a claim gives a purpose or a reason, or None."""
    if claim.claim.denied or claim.claim.foretold or says("unsure", claim.text):
        return None
    return phrase_in("purposes", claim.text)


def _keys(claim: ClaimSeen) -> Iterator[str]:
    if _unlinks(claim) or _purpose(claim):
        yield from claim.subject


def motive_contrasts(scene: Scene) -> Iterator[Finding]:
    """Yield pairs of claims about one thing: two aims, or a reason and a link denied."""
    yield from _unlinked(scene)
    yield from _aims(scene)


def _aims(scene: Scene) -> Iterator[Finding]:
    """Yield pairs of claims that give one doer, in one matter, two aims with nothing in common."""

    def keys(claim: ClaimSeen) -> Iterator[str]:
        if says("aims", claim.text) and not claim.claim.foretold:
            yield from sorted({*claim.claim.doers, *claim.claim.undergoers})

    for pair in pairs(scene.claims, keys):
        voices = voices_of_pair(scene, *pair)
        first, second = (_aim(claim) for claim in pair)
        if voices is None or not first or not second or first & second:
            continue
        if one_affair(scene, *pair) and alike(scene, *pair) >= weights().subject:
            detail = " against ".join(sorted(str(phrase_in("aims", c.text)) for c in pair))
            reason = Reason(feature="different aims", weight=weights().motive, detail=detail)
            yield finding(scene, "motive", pair, voices, reason)


def _aim(claim: ClaimSeen) -> set[str]:
    """Return the stems of what follows the words that give the aim."""
    before = str(phrase_in("aims", claim.text))
    aim = set(content_stems(claim.text.split(before, 1)[-1]))
    return aim - claim.doers - claim.undergoers


def _unlinked(scene: Scene) -> Iterator[Finding]:
    """Yield pairs of claims about one thing: one gives it a reason, the other denies the link."""
    for pair in pairs(scene.claims, _keys):
        for unlinks, other in (pair, pair[::-1]):
            purpose = _purpose(other)
            if not _unlinks(unlinks) or purpose is None:
                continue
            voices = voices_of_pair(scene, *pair)
            if voices is None or alike(scene, *pair) < weights().subject_linked:
                continue
            reason = Reason(
                feature="a reason given and a link denied", weight=weights().motive, detail=purpose
            )
            yield finding(scene, "motive", pair, voices, reason)
