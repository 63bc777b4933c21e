"""Contrasts over who did it: two causes of one thing, or each side the other's attacker."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from rashomon.linking.claims import ClaimSeen, days_fit
from rashomon.linking.contrasts.finding import Finding, Scene
from rashomon.linking.contrasts.occasions import one_affair, says
from rashomon.linking.contrasts.pairing import alike, finding, pairs, voices_of_pair
from rashomon.linking.contrasts.weights import weights
from rashomon.linking.text import content_stems, stem
from rashomon.links import Reason

_CAUSE, _ATTACK = "cause", "attack"


@cache
def _words(field: str) -> frozenset[str]:
    return frozenset(getattr(weights(), field).split())


def _culprits(claim: ClaimSeen) -> frozenset[str]:
    """Return the stems of whom or what a claim makes the cause of something."""
    if claim.claim.predicate in _words("blaming"):
        return claim.undergoers
    harmful = not weights().harm.isdisjoint(claim.claim.words)
    if claim.claim.predicate in _words("causing") or (harmful and says("at_fault", claim.text)):
        return claim.doers
    return frozenset()


def _suffered(claim: ClaimSeen) -> frozenset[str]:
    """Return the stems of what was caused; whom a verb of blaming has as its object is no such."""
    return frozenset() if claim.claim.predicate in _words("blaming") else claim.undergoers


def _attacks(claim: ClaimSeen) -> bool:
    """Return whether a claim tells of an attack by somebody ("the shooting was" has no doer)."""
    words, hostile = {claim.claim.predicate, *claim.claim.words}, _words("hostile")
    told = bool(words & hostile) and bool(claim.doers)
    return told and claim.doers.isdisjoint(map(stem, hostile))


def _keys(claim: ClaimSeen) -> Iterator[str]:
    if claim.claim.denied or claim.claim.foretold or says("unsure", claim.text):
        return
    if _culprits(claim):
        yield _CAUSE
    if _attacks(claim):
        yield from sorted(claim.content)


def culprit_contrasts(scene: Scene) -> Iterator[Finding]:
    """Yield pairs of claims on one occasion that make different ones its cause or attacker."""
    for a, b in pairs(scene.claims, _keys):
        voices = voices_of_pair(scene, a, b)
        if voices is None or not one_affair(scene, a, b):
            continue
        named = _rival_causes(scene, a, b) or _each_other(scene, a, b)
        if named:
            reason = Reason(
                feature="different culprits",
                weight=weights().culprit,
                detail=" against ".join(sorted(named)),
            )
            yield finding(scene, "responsibility", (a, b), voices, reason)


def _rival_causes(scene: Scene, a: ClaimSeen, b: ClaimSeen) -> list[str]:
    first, second = _culprits(a), _culprits(b)
    if not first or not second or first & b.content or second & a.content:
        return []
    suffered = [_suffered(claim) for claim in (a, b)]
    one_verb = a.claim.predicate == b.claim.predicate
    if (one_verb or all(suffered)) and not suffered[0] & suffered[1]:
        return []
    close = alike(scene, a, b) >= weights().subject_behind
    return (
        [min(first), min(second)] if close and _told_apart(scene, (a, first), (b, second)) else []
    )


def _told_apart(scene: Scene, *culprits: tuple[ClaimSeen, frozenset[str]]) -> bool:
    """Return whether two culprits are not two words for one: somebody and something, or a name."""
    actors = [_actors(scene, claim, named) for claim, named in culprits]
    return bool(actors[0]) != bool(actors[1]) or any(
        found & scene.actors.identified for found in actors
    )


def _actors(scene: Scene, claim: ClaimSeen, culprits: frozenset[str]) -> set[str]:
    """Return the actors of a claim who are called by a word of its culprits."""
    return {
        one
        for one in claim.actors
        if not culprits.isdisjoint(content_stems(scene.actors.name_of(one)))
    }


def _each_other(scene: Scene, a: ClaimSeen, b: ClaimSeen) -> list[str]:
    """Return the two doers where one of them is whom the other is said to have done it to."""
    if not (_attacks(a) and _attacks(b)) or a.doers & b.doers:
        return []
    one_verb = a.claim.predicate == b.claim.predicate
    if one_verb and not (a.undergoers and b.undergoers):
        return []  # of headlines: "12 officers shot"
    if not {a.claim.predicate, b.claim.predicate} <= _words("hostile"):
        return []
    crossed = b.doers & a.undergoers or a.doers & b.undergoers
    close = alike(scene, a, b) >= weights().subject and days_fit(a, b, weights().told_within, 0)
    return [min(a.doers), min(b.doers)] if crossed and close else []
