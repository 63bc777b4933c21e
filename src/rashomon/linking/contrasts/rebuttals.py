"""Contrasts over a charge and its denial: "denied meddling", "the Saudis have denied this"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rashomon.linking.claims import ClaimSeen
from rashomon.linking.contrasts.finding import Finding, Scene, Voice
from rashomon.linking.contrasts.occasions import one_occasion, says
from rashomon.linking.contrasts.pairing import alike, finding, pairs_between
from rashomon.linking.contrasts.weights import weights
from rashomon.linking.text import stem
from rashomon.linking.wording import Kinship, is_generic, kinship
from rashomon.links import Reason

BEFORE = 1
"""Sentences before a denial in which stands what "this" is."""


@dataclass(frozen=True, slots=True)
class _Denial:
    """Somebody denies something; ``about`` are the stems of what, none where it is a "this"."""

    claim: ClaimSeen
    by: Voice
    actors: frozenset[str]
    states: frozenset[str]
    about: frozenset[str]

    def concerns(self, told: ClaimSeen) -> bool:
        """Return whether a claim tells of a deed of those who deny."""
        return bool(self.actors & told.agents or self.states & set(told.claim.origins))

    def covers(self, told: ClaimSeen) -> bool:
        """Return whether a claim speaks of at least half of what is denied, if that is named."""
        return 2 * len(self.about & told.content) >= len(self.about)


def rebuttal_contrasts(scene: Scene) -> Iterator[Finding]:
    """Yield denials with what they deny: what is told in the same words, or just before them."""
    denials = {one.claim.id: one for claim in scene.claims if (one := _denial(scene, claim))}
    found = [
        (alike(scene, denial.claim, told), denial, told)
        for denial, told in _denied(scene, denials)
        if _tells(told) and denial.concerns(told) and denial.covers(told)
    ]
    met: set[object] = set()
    for _, denial, told in sorted(found, key=lambda f: (-f[0], f[1].claim.id, f[2].id)):
        voices = _voices(scene, denial, told)
        keys = {(denial.claim.id, told.claim.article), told.id}
        if voices is None or keys & met:
            continue
        met |= keys
        names = f"denied by {scene.voice_name(denial.by)}"
        reason = Reason(feature="charged and denied", weight=weights().denial, detail=names)
        yield finding(scene, "polarity", (denial.claim, told), voices, reason)


def _denial(scene: Scene, claim: ClaimSeen) -> _Denial | None:
    """Return what a claim with a verb of denying denies, and who; None where no one is named."""
    found = claim.claim
    if found.predicate not in _words("denying") or found.foretold or not claim.agents:
        return None
    by = Voice("actor", min(claim.agents))
    states = set(found.origins) | scene.actors.countries(claim.agents)
    about = {stem(word) for word in found.ruled_out if word not in _words("charges")}
    return _Denial(claim, by, claim.agents, frozenset(states), frozenset(about))


def _words(field: str) -> frozenset[str]:
    return frozenset(getattr(weights(), field).split())


def _tells(claim: ClaimSeen) -> bool:
    """Return whether a claim tells a deed: one that there are allegations of it does not."""
    found = claim.claim
    if found.denied or found.foretold or is_generic(found.predicate):
        return False
    if not _words("charges").isdisjoint(found.words):
        return False
    return not says("unsure", claim.text) and not says("negative", claim.text)


def _denied(
    scene: Scene, denials: dict[tuple[str, int, int], _Denial]
) -> Iterator[tuple[_Denial, ClaimSeen]]:
    named = [one.claim for one in denials.values() if one.about]
    for claim, told in pairs_between(
        named, scene.claims, lambda claim: sorted(denials[claim.id].about), _terms
    ):
        if one_occasion(scene, claim, told):
            yield denials[claim.id], told
    charges: dict[tuple[str, int, int], list[_Denial]] = defaultdict(list)
    before: dict[tuple[str, int, int], ClaimSeen] = {}
    for denial in denials.values():
        if not denial.about and (charge := _just_before(scene, denial)):
            yield denial, charge
            charges[charge.id].append(denial)
            before[charge.id] = charge
    for charge, told in pairs_between(before.values(), scene.claims, _terms, _terms):
        if _same_charge(charge, told) and one_occasion(scene, charge, told):
            yield from ((denial, told) for denial in charges[charge.id])


def _terms(claim: ClaimSeen) -> Iterable[str]:
    return sorted(claim.content)


def _just_before(scene: Scene, denial: _Denial) -> ClaimSeen | None:
    """Return what somebody says just before a denial of those who deny, or None."""
    own = denial.claim
    before = [
        told
        for told in scene.claims_in[own.claim.article]
        if told.claim.span.end <= own.claim.span.start and own.place - told.place <= BEFORE
        if _tells(told) and denial.concerns(told)
        if _accuses(scene, told)
    ]
    return max(before, key=lambda told: told.claim.span.start, default=None)


def _accuses(scene: Scene, told: ClaimSeen) -> bool:
    """Return whether an actor says so, and not one who only reports."""
    voice = scene.voice(told.claim.article, told.claim.asserted_by)
    if voice.kind != "actor":
        return False
    return weights().relaying.isdisjoint(scene.actors.by_id[voice.id].sectors)


def _same_charge(a: ClaimSeen, b: ClaimSeen) -> bool:
    """Return whether two claims tell one deed done to the same."""
    kin = kinship(a.claim.predicate, b.claim.predicate)
    return kin >= Kinship.CLASS and bool(a.undergoers & b.undergoers)


def _voices(scene: Scene, denial: _Denial, told: ClaimSeen) -> tuple[Voice, Voice] | None:
    """Return who denies and who tells, or None where the text is a copy or that is one voice."""
    teller = scene.voice(told.claim.article, told.claim.asserted_by)
    copied = scene.is_copy(denial.claim.claim.article) or scene.is_copy(told.claim.article)
    return None if copied or teller == denial.by else (denial.by, teller)
