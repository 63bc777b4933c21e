"""Contrasts between two claims on one thing, of which the words of one rule out the other's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from rashomon.linking.claims import ClaimSeen, days_fit, families_of
from rashomon.linking.contrasts.finding import Finding, Scene
from rashomon.linking.contrasts.occasions import one_affair, says
from rashomon.linking.contrasts.pairing import (
    MOST_OF_ONE,
    Pair,
    alike,
    can_share_a_doer,
    finding,
    pairs_between,
    voices_of_pair,
)
from rashomon.linking.contrasts.weights import weights
from rashomon.linking.exclusions import Side, opposite, sides_of
from rashomon.linking.text import stem
from rashomon.links import ContrastKind, Reason

_KINDS: Mapping[str, ContrastKind] = {
    "deeds": "polarity",
    "fates": "polarity",
    "phases": "polarity",
    "described": "characterisation",
    "judged": "characterisation",
}


def _sides(claim: ClaimSeen) -> dict[Side, str]:
    """Return the sides that a claim takes by its verb, and by what it calls things."""
    if claim.claim.foretold or says("unsure", claim.text) or says("turned", claim.text):
        return {}
    found = claim.claim
    manner = [word for word in found.words if word.endswith("ly")]
    return {
        **sides_of("deeds", [found.predicate]),
        **sides_of("fates", [found.predicate]),
        **sides_of("phases", [found.predicate]),
        **sides_of("described", [*found.attributes, *manner]),
        **sides_of("judged", [*found.attributes, found.predicate]),
    }


def opposed_contrasts(scene: Scene) -> Iterator[Finding]:
    """Yield pairs of claims of different voices that cannot both be said of one thing."""
    sides = {claim.id: taken for claim in scene.claims if (taken := _sides(claim))}
    telling = [claim for claim in scene.claims if claim.id in sides]
    found = []
    for a, b in pairs_between(
        telling,
        telling,
        lambda claim: [opposite(side) for side in sorted(sides[claim.id])],
        lambda claim: sorted(sides[claim.id]),
    ):
        if a.id > b.id or a.claim.denied or b.claim.denied:
            continue
        met = _met(sides[a.id], sides[b.id])
        if met and _of_one_thing(scene, met, a, b):
            found.append((alike(scene, a, b), (a, b), met))
    yield from _closest(scene, found)


def _met(a: Mapping[Side, str], b: Mapping[Side, str]) -> Side | None:
    """Return the first side that only `a` takes and only `b` takes the opposite of."""
    return next(
        (s for s in sorted(a) if opposite(s) in b and opposite(s) not in a and s not in b), None
    )


def _of_one_thing(scene: Scene, met: Side, a: ClaimSeen, b: ClaimSeen) -> bool:
    """Return whether what two claims say so is one thing, and for a course of things one day."""
    if not one_affair(scene, a, b):
        return False
    if met[0] in ("described", "judged"):
        return _of_one_bearer(scene, met, a, b)
    if alike(scene, a, b) < weights().subject:
        return False
    if met[0] == "phases" and not days_fit(a, b, weights().told_within, 0):
        return False
    if met[0] == "fates":
        does, suffers = (b, a) if met[-1] else (a, b)
        return bool(does.doers & suffers.undergoers)
    if not can_share_a_doer(scene, a, b):
        return False
    if not a.undergoers and not b.undergoers:
        shared = a.doers & b.doers
        return bool(shared) and bool((a.words & b.words) - shared)
    return bool(a.undergoers & b.undergoers)


def _of_one_bearer(scene: Scene, met: Side, a: ClaimSeen, b: ClaimSeen) -> bool:
    """Return whether two claims name the same as what they describe, or whom they judge."""
    described = met[0] == "described"
    first, second = (
        _things(claim.claim.bearers or (() if described else claim.claim.undergoers))
        for claim in (a, b)
    )
    close = alike(scene, a, b)
    return bool(first & second) and close >= weights().subject_named


def _things(lemmas: tuple[str, ...]) -> set[str]:
    """Return the stems of nouns and the families of words that they are of: a summit, a meeting."""
    return {stem(one) for one in lemmas} | {name for one in lemmas for name in families_of(one)}


def _closest(scene: Scene, found: list[tuple[float, Pair, Side]]) -> Iterator[Finding]:
    used: Counter[object] = Counter()
    for _, pair, side in sorted(found, key=lambda f: (-f[0], f[1][0].id, f[1][1].id)):
        voices = voices_of_pair(scene, *pair)
        if voices is None or any(used[claim.id] >= MOST_OF_ONE for claim in pair):
            continue
        used.update(claim.id for claim in pair)
        words = [_sides(pair[0])[side], _sides(pair[1])[opposite(side)]]
        reason = Reason(
            feature="one rules out the other",
            weight=weights().opposed,
            detail=" against ".join(sorted(words)),
        )
        yield finding(scene, _KINDS[side[0]], pair, voices, reason)
