"""Contrasts of characterisation by kind (fighters or guards) and of cause (shot or blown up)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from rashomon.linking.claims import ClaimSeen, days_fit
from rashomon.linking.contrasts.finding import Finding, Scene, weights
from rashomon.linking.contrasts.occasions import one_occasion
from rashomon.linking.contrasts.pairing import (
    MOST_OF_ONE,
    Pair,
    alike,
    finding,
    pairs,
    voices_of_pair,
)
from rashomon.linking.opposites import Kind, opposed, places
from rashomon.links import ContrastKind, Reason


def _told(claim: ClaimSeen) -> bool:
    return not claim.claim.denied and not claim.claim.foretold


def _keys(kind: Kind) -> Callable[[ClaimSeen], Iterator[int]]:
    def keys(claim: ClaimSeen) -> Iterator[int]:
        if _told(claim):
            yield from sorted({number for number, _ in places(kind, claim.text)})

    return keys


def _opposed(scene: Scene, kind: Kind) -> Iterator[tuple[Pair, tuple[str, str]]]:
    for pair in pairs(scene.claims, _keys(kind)):
        words = opposed(kind, pair[0].text, pair[1].text)
        if words is not None:
            yield pair, words


def group_contrasts(scene: Scene) -> Iterator[Finding]:
    """Yield pairs of claims on one thing that name it, or its cause, in opposite ways."""
    named = list(_opposed(scene, "names"))
    named += [
        (pair, words) for pair, words in _opposed(scene, "judged") if _of_one_matter(scene, *pair)
    ]
    named += [
        (pair, words)
        for pair, words in _opposed(scene, "scenes")
        if one_occasion(scene, *pair) and days_fit(*pair, weights().told_within, 1)
    ]
    named += [
        (pair, words)
        for pair, words in _opposed(scene, "deeds")
        if pair[0].actors & pair[1].actors & scene.actors.identified
    ]
    yield from _closest(scene, "characterisation", "named in opposite ways", named)
    caused = [
        (pair, words)
        for pair, words in _opposed(scene, "causes")
        if days_fit(*pair, weights().told_within, 0) and all(map(_harms, pair))
    ]
    yield from _closest(scene, "responsibility", "different causes", caused)


def _of_one_matter(scene: Scene, a: ClaimSeen, b: ClaimSeen) -> bool:
    """Return whether two judgements can be of one thing: what both name as judged is the same."""
    first, second = (set(claim.claim.undergoers) for claim in (a, b))
    return one_occasion(scene, a, b) and (not first or not second or bool(first & second))


def _harms(claim: ClaimSeen) -> bool:
    """Return whether a claim tells of harm; a word of it may go on ("shoot" in "shooting")."""
    words = {claim.claim.predicate, *claim.claim.words}
    text = f" {claim.text}"
    return bool(words & weights().harm) or any(f" {phrase}" in text for phrase in weights().harm)


def _closest(
    scene: Scene, kind: ContrastKind, feature: str, found: list[tuple[Pair, tuple[str, str]]]
) -> Iterator[Finding]:
    """Yield the closest pair of each two articles: who names them so thirty times says it once."""
    near = [(alike(scene, *pair), pair, words) for pair, words in found]
    used: Counter[object] = Counter()
    for close, pair, words in sorted(near, key=lambda n: (-n[0], n[1][0].id, n[1][1].id)):
        voices = voices_of_pair(scene, *pair)
        articles = tuple(sorted(claim.claim.article for claim in pair))
        often = used[articles] or any(used[c.id] >= MOST_OF_ONE for c in pair)
        if close < weights().subject_named or voices is None or often:
            continue
        used.update((articles, pair[0].id, pair[1].id))
        detail = " against ".join(sorted(words))
        reason = Reason(feature=feature, weight=weights().namings, detail=detail)
        yield finding(scene, kind, pair, voices, reason)
