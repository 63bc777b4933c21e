"""Contrasts between a forecast and what later came of it, as a later article claims it."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.linking.claims import ClaimSeen, families_of
from rashomon.linking.contrasts.finding import Finding, Scene, weights
from rashomon.linking.contrasts.pairing import finding, pairs, voices_of_pair
from rashomon.linking.opposites import opposed
from rashomon.linking.text import cosine
from rashomon.records import Reason


def _keys(claim: ClaimSeen) -> Iterator[str]:
    yield from sorted(claim.actors | set(claim.claim.states))


def outcome_contrasts(scene: Scene) -> Iterator[Finding]:
    """Yield forecasts with what goes against them of the same actor or state, the closest each.

    That is a claim of a later article, or another forecast.
    """
    found = [
        (cosine(*(claim.subject for claim in pair)), before, after, detail)
        for pair in pairs(scene.claims, _keys)
        for before, after in (pair, pair[::-1])
        if _comparable(before, after) and (detail := _against(scene, before, after)) is not None
    ]
    met: set[tuple[object, ...]] = set()
    for _, before, after, detail in sorted(found, key=lambda f: (-f[0], f[1].id, f[2].id)):
        voices = voices_of_pair(scene, before, after)
        keys = {(before.id, after.claim.foretold), (after.id, before.claim.foretold)}
        if voices is None or met & keys:
            continue
        met |= keys
        reason = Reason(feature="foretold otherwise", weight=weights().outcome, detail=detail)
        yield finding(scene, "forecast", (before, after), voices, reason)


def _comparable(before: ClaimSeen, after: ClaimSeen) -> bool:
    """Return whether one claim foretells, and the other does too or is of a later article."""
    if after.claim.foretold:
        return before.claim.foretold and before.id < after.id
    return before.claim.foretold and "" < before.published < after.published


def _against(scene: Scene, before: ClaimSeen, after: ClaimSeen) -> str | None:
    """Return how a claim goes against a forecast: opposed words, or one of them is negated."""
    contrary = opposed("outcomes", before.text, after.text)
    close = cosine(before.subject, after.subject) >= weights().subject_named
    if contrary and after.claim.foretold:
        return None
    if contrary and not after.claim.denied and (close or _people(scene, before, after)):
        return " against ".join(contrary)
    shared = _content(before) & _content(after)
    same_thing = any(word.startswith("thing") for word in shared)
    negated = before.claim.denied != any(p in before.text for p in weights().reluctance)
    if negated != after.claim.denied and (same_thing or len(shared) > 1):
        return "one is negated"
    return None


def _people(scene: Scene, a: ClaimSeen, b: ClaimSeen) -> bool:
    shared = a.actors & b.actors & scene.actors.identified
    return any(scene.actors.by_id[actor].kind == "person" for actor in shared)


def _content(claim: ClaimSeen) -> set[str]:
    families = {family for word in claim.claim.words for family in families_of(word)}
    return set(claim.words) | {one for one in families if one.startswith("thing")}
