"""Contrasts between a forecast and what later came of it, or another forecast."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.linking.claims import ClaimSeen, families_of
from rashomon.linking.contrasts.finding import Finding, Scene
from rashomon.linking.contrasts.occasions import says
from rashomon.linking.contrasts.pairing import finding, pairs_between, voices_of_pair
from rashomon.linking.contrasts.weights import weights
from rashomon.linking.exclusions import Sort, opposite, sides_of
from rashomon.linking.opposites import opposed
from rashomon.linking.text import cosine
from rashomon.linking.wording import Kinship, is_generic, kinship, root
from rashomon.links import Reason

_DEEDS: tuple[Sort, ...] = ("deeds", "phases")


def _keys(claim: ClaimSeen) -> Iterator[str]:
    yield from sorted(claim.actors | set(claim.claim.states) | claim.doers)
    if not is_generic(claim.claim.predicate):
        yield root(claim.claim.predicate)


def outcome_contrasts(scene: Scene) -> Iterator[Finding]:
    """Yield forecasts with what goes against them of the same actor or thing, the closest each.

    That is a claim of a later article, or another forecast.
    """
    forecasts = [claim for claim in scene.claims if claim.claim.foretold]
    found = [
        (cosine(before.subject, after.subject), before, after, detail)
        for before, after in pairs_between(forecasts, scene.claims, _keys, _keys)
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
        return before.id < after.id
    return "" < before.published < after.published


def _against(scene: Scene, before: ClaimSeen, after: ClaimSeen) -> str | None:
    """Return how a claim goes against a forecast: in opposed words, negated, or too late."""
    contrary = opposed("outcomes", before.text, after.text)
    same_doer = bool(before.doers & after.doers)
    close = cosine(before.subject, after.subject) >= weights().subject_named
    if contrary and same_doer:
        return " against ".join(contrary)
    if contrary and after.claim.foretold:
        return None
    if contrary and not after.claim.denied and (close or _people(scene, before, after)):
        return " against ".join(contrary)
    shared = _content(before) & _content(after)
    shared_else = len(before.words & after.words) > 1
    same_thing = any(word.startswith("thing") for word in shared)
    negated = before.claim.denied != any(p in before.text for p in weights().reluctance)
    same_deed = close and not after.claim.foretold and _same_verb(before, after) and shared_else
    kin = _same_verb(before, after) or _ruled_out(before, after) is not None
    same_words = len(shared) > 1 and kin
    both_negative = says("negative", before.text) and says("negative", after.text)
    if both_negative and not before.claim.denied:
        return None  # "no prison": the negation is not the clause's
    if negated != after.claim.denied and (same_thing or same_words or same_deed):
        return "one is negated"
    if negated == after.claim.denied and (words := _ruled_out(before, after)):
        return " against ".join(words)
    return _missed(scene, before, after)


def _missed(scene: Scene, before: ClaimSeen, after: ClaimSeen) -> str | None:
    """Return how late a thing was that was foretold for a time, or None."""
    if before.claim.denied or after.claim.denied or after.claim.foretold or not after.claim.dated:
        return None
    if not _same_verb(before, after):
        return None
    due, day = scene.horizon_of(before), after.claim.day or ""
    last = (due or "").split("/")[-1]
    near = scene.near(before.claim.article, after.claim.article)
    told = len(last) == len(day) and last < day and near
    close = cosine(before.subject, after.subject) >= weights().subject
    return f"due by {last}, told of {day}" if told and close else None


def _same_verb(a: ClaimSeen, b: ClaimSeen) -> bool:
    same = kinship(a.claim.predicate, b.claim.predicate) >= Kinship.ROOT
    return same and not is_generic(a.claim.predicate)


def _ruled_out(before: ClaimSeen, after: ClaimSeen) -> tuple[str, str] | None:
    """Return the verbs of two claims on one thing where the one rules out the other."""
    themes = [claim.undergoers or claim.doers for claim in (before, after)]
    if not themes[0] & themes[1]:
        return None
    for sort in _DEEDS:
        first, second = (sides_of(sort, [claim.claim.predicate]) for claim in (before, after))
        if any(opposite(side) in second for side in first):
            return before.claim.predicate, after.claim.predicate
    return None


def _people(scene: Scene, a: ClaimSeen, b: ClaimSeen) -> bool:
    shared = a.actors & b.actors & scene.actors.identified
    return any(scene.actors.by_id[actor].kind == "person" for actor in shared)


def _content(claim: ClaimSeen) -> set[str]:
    words = {*claim.claim.words, *claim.text.split()}
    families = {family for word in words for family in families_of(word)}
    return set(claim.words) | {one for one in families if one.startswith("thing")}
