"""Contrasts over why somebody came: what officials say was discussed, and what others think."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.linking.claims import ClaimSeen
from rashomon.linking.contrasts.finding import Finding, Scene
from rashomon.linking.contrasts.occasions import phrase_in, says
from rashomon.linking.contrasts.pairing import alike
from rashomon.linking.contrasts.said import Said, claimed, contrast_of, said_in
from rashomon.linking.contrasts.weights import weights
from rashomon.linking.text import content_stems
from rashomon.links import Reason


def agenda_contrasts(scene: Scene) -> Iterator[Finding]:
    """Yield an official agenda with another voice's account of what the encounter was for.

    Only within one article: others tell of other encounters of the same people.
    """
    for reading in scene.readings:
        aims = [claim for claim in scene.claims_in[reading.article] if _aim(claim)]
        if not aims or scene.is_copy(reading.article):
            continue
        agendas = [one for one in said_in(scene, reading) if _is_agenda(scene, one)]
        for aim in aims:
            told = claimed(scene, aim)
            for agenda in agendas:
                if agenda.is_of_another(told) and _about_one(scene, agenda, aim):
                    yield _finding(scene, agenda, aim)


def _aim(claim: ClaimSeen) -> str | None:
    """Return the words by which a claim says what an encounter was really for, or None."""
    if claim.claim.foretold or not says("encounters", claim.text):
        return None
    return phrase_in("seen_aims", claim.text)


def _is_agenda(scene: Scene, said: Said) -> bool:
    """Return whether officials, or an official paper, say what was talked about."""
    if not says("agenda", said.text):
        return False
    if says("official", said.source):
        return True
    return said.voice.kind == "actor" and "GOV" in scene.actors.by_id[said.voice.id].sectors


def _about_one(scene: Scene, agenda: Said, aim: ClaimSeen) -> bool:
    """Return whether an agenda and an aim are of one encounter, and have no word in common."""
    inside = [one for one in scene.claims_in[agenda.article] if agenda.holds(one)]
    close = any(alike(scene, one, aim) >= weights().subject_met for one in inside)
    aims = set(content_stems(aim.text.split(str(_aim(aim)), 1)[-1])) & aim.words
    return close and not any(aims & one.content for one in inside)


def _finding(scene: Scene, agenda: Said, aim: ClaimSeen) -> Finding:
    reason = Reason(
        feature="an official agenda, and another aim",
        weight=weights().motive,
        detail=f"{phrase_in('agenda', agenda.text)} against {_aim(aim)}",
    )
    return contrast_of(scene, "motive", agenda, claimed(scene, aim), reason)
