"""Contrasts over what somebody has in mind: he threatens it, and he never meant to do it."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.linking.claims import ClaimSeen
from rashomon.linking.contrasts.finding import Finding, Scene
from rashomon.linking.contrasts.occasions import phrase_in, says
from rashomon.linking.contrasts.said import Said, claimed, contrast_of, said_in
from rashomon.linking.contrasts.weights import weights
from rashomon.linking.text import content_stems
from rashomon.links import Reason


def intent_contrasts(scene: Scene) -> Iterator[Finding]:
    """Yield what somebody threatens, with the claim of another voice that he does not mean it."""
    for reading in scene.readings:
        unmeant = [one for one in scene.claims_in[reading.article] if _denies_intent(one)]
        if not unmeant or scene.is_copy(reading.article):
            continue
        threats = [one for one in said_in(scene, reading) if says("threats", one.cue)]
        for claim in unmeant:
            told = claimed(scene, claim)
            met = [t for t in threats if t.is_near(told) and _is_unmeant(t, claim)]
            for threat in met[-1:]:
                detail = str(phrase_in("threats", threat.cue))
                reason = Reason(
                    feature="threatened and not meant", weight=weights().motive, detail=detail
                )
                yield contrast_of(scene, "motive", threat, told, reason)


def _denies_intent(claim: ClaimSeen) -> bool:
    return claim.claim.denied and claim.claim.predicate in weights().intending


def _is_unmeant(threat: Said, claim: ClaimSeen) -> bool:
    """Return whether a claim says, after a threat, that who made it does not mean to do it."""
    if claim.claim.span.start < threat.span.end or threat.voice.kind != "actor":
        return False
    threatens = frozenset({threat.voice.id})
    does_it = says("does_it", claim.text) or claim.content & set(content_stems(threat.text))
    return bool(threatens & claim.agents and does_it)
