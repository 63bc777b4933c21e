"""Contrasts over why somebody is prosecuted: what he is charged with, and what that is called."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.linking.claims import ClaimSeen
from rashomon.linking.contrasts.finding import Finding, Scene
from rashomon.linking.contrasts.occasions import phrase_in, says
from rashomon.linking.contrasts.said import Said, claimed, contrast_of, said_in
from rashomon.linking.contrasts.weights import weights
from rashomon.links import Reason
from rashomon.records import Reading


def pretext_contrasts(scene: Scene) -> Iterator[Finding]:
    """Yield charges with what another voice of the article calls the proceedings: a pretext."""
    for reading in scene.readings:
        answers = [one for one in said_in(scene, reading) if _calls_it_a_pretext(one)]
        if not answers or scene.is_copy(reading.article):
            continue
        charges = _charges(scene, reading)
        for answer in answers:
            met = [charge for charge in charges if charge.is_near(answer)]
            if met:
                nearest = min(met, key=lambda one: abs(one.span.start - answer.span.start))
                yield _finding(scene, nearest, answer)


def _charges(scene: Scene, reading: Reading) -> list[Said]:
    """Return what an article says somebody is prosecuted for: told, or said by somebody."""
    told = [claimed(scene, one) for one in scene.claims_in[reading.article] if _prosecutes(one)]
    said = [one for one in said_in(scene, reading) if says("charged", one.text)]
    return [*told, *(one for one in said if not _calls_it_a_pretext(one))]


def _prosecutes(claim: ClaimSeen) -> bool:
    """Return whether a claim tells that somebody is prosecuted, and for what."""
    told = claim.claim.predicate in weights().prosecuting and not claim.claim.denied
    return told and says("grounds", claim.text) and not says("pretexts", claim.text)


def _calls_it_a_pretext(said: Said) -> bool:
    """Return whether somebody known gives proceedings, or those who lead them, another aim."""
    accused = said.cue_class == "accuse" and says("authorities", said.text)
    told = accused or says("proceedings", said.text)
    return (
        told and said.voice.known and says("pretexts", said.text) and not says("unsure", said.text)
    )


def _finding(scene: Scene, charge: Said, answer: Said) -> Finding:
    called = str(phrase_in("pretexts", answer.text))
    reason = Reason(
        feature="a charge, and another aim of it", weight=weights().motive, detail=called
    )
    return contrast_of(scene, "motive", charge, answer, reason)
