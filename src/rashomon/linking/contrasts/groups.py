"""Contrasts of characterisation: fighters or guards, a success or a failure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from rashomon.linking.claims import ClaimSeen, days_fit
from rashomon.linking.contrasts.finding import Finding, Scene
from rashomon.linking.contrasts.occasions import one_affair, says
from rashomon.linking.contrasts.pairing import (
    MOST_OF_ONE,
    Pair,
    alike,
    finding,
    pairs,
    voices_of_pair,
)
from rashomon.linking.contrasts.weights import weights
from rashomon.linking.opposites import Kind, opposed, places
from rashomon.linking.text import content_stems
from rashomon.linking.wording import Kinship, is_generic, kinship
from rashomon.links import Reason


def _told(claim: ClaimSeen) -> bool:
    turned = claim.claim.denied or says("turned", claim.text)
    return not turned and not claim.claim.foretold


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
    """Yield pairs of claims on one thing that name it in opposite ways."""
    named = [
        (pair, words)
        for pair, words in _opposed(scene, "names")
        if one_affair(scene, *pair)
        if _share(*pair, words) and not _do_and_suffer(*pair, words)
    ]
    named += [
        (pair, words)
        for pair, words in _opposed(scene, "judged")
        if _of_one_matter(scene, *pair) and _share(*pair, words)
    ]
    named += [
        (pair, words)
        for pair, words in _opposed(scene, "scenes")
        if one_affair(scene, *pair) and _share(*pair, words)
        if days_fit(*pair, weights().told_within, 1)
    ]
    named += [
        (pair, words)
        for pair, words in _opposed(scene, "deeds")
        if pair[0].actors & pair[1].actors & scene.actors.identified
    ]
    yield from _closest(scene, named)


def _do_and_suffer(a: ClaimSeen, b: ClaimSeen, words: tuple[str, str]) -> bool:
    """Return whether one of two does what the other suffers, and so is not the other: "shot"."""
    first, second = (set(content_stems(one)) for one in words)
    return bool(first & a.doers and second & b.undergoers) or bool(
        first & a.undergoers and second & b.doers
    )


def _of_one_matter(scene: Scene, a: ClaimSeen, b: ClaimSeen) -> bool:
    """Return whether two judgements can be of one thing: what both name as judged is the same."""
    first, second = (set(claim.claim.undergoers) for claim in (a, b))
    return one_affair(scene, a, b) and (not first or not second or bool(first & second))


def _share(a: ClaimSeen, b: ClaimSeen, opposed_words: tuple[str, str]) -> bool:
    """Return whether two claims have more in common than what stands around them."""
    deeds = a.claim.predicate, b.claim.predicate
    if kinship(*deeds) >= Kinship.ROOT and not is_generic(deeds[0]):
        return True
    own = {stem for words in opposed_words for stem in content_stems(words)}
    return any(word not in own and not is_generic(word) for word in a.words & b.words)


def _closest(scene: Scene, found: list[tuple[Pair, tuple[str, str]]]) -> Iterator[Finding]:
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
        reason = Reason(feature="named in opposite ways", weight=weights().namings, detail=detail)
        yield finding(scene, "characterisation", pair, voices, reason)
