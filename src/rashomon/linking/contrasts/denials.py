"""Contrasts over whether at all: what one claim rules out, another one tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from operator import attrgetter

from rashomon.linking.claims import ClaimSeen
from rashomon.linking.contrasts.finding import Finding, Scene
from rashomon.linking.contrasts.occasions import one_affair, says
from rashomon.linking.contrasts.pairing import (
    MOST_OF_ONE,
    alike,
    can_share_a_doer,
    finding,
    pairs_between,
    voices_of_pair,
)
from rashomon.linking.contrasts.weights import weights
from rashomon.linking.text import stem, stopwords, words
from rashomon.linking.wording import Kinship, is_generic, kinship
from rashomon.links import Reason


def denial_contrasts(scene: Scene) -> Iterator[Finding]:
    """Yield pairs of claims of different voices, one of which rules out what the other tells."""
    told = [claim for claim in scene.claims if not claim.claim.foretold]
    deniers = [claim for claim in told if claim.ruled_out]
    found = []
    asked, keys = attrgetter("ruled_out"), attrgetter("content")
    for no, yes in pairs_between(deniers, told, asked, keys):
        ruled_out = _ruled_out(no, yes)
        if not ruled_out or not one_affair(scene, no, yes):
            continue
        close = alike(scene, no, yes)
        if close >= weights().subject and _sure(scene, no, yes, ruled_out):
            found.append((close, no, yes, sorted(ruled_out)))
    yield from _closest(scene, found)


def _ruled_out(no: ClaimSeen, yes: ClaimSeen) -> set[str]:
    """Return the stems of what `no` rules out and `yes` tells."""
    if yes.claim.denied or yes.ruled_out or says("unsure", yes.text) or says("negative", yes.text):
        return set()
    if says("not_yet", no.text) or says("once_more", no.text):
        return set()
    generic = {stem(word) for word in no.claim.ruled_out if is_generic(word)}
    return set((no.ruled_out & yes.content) - generic)


def _sure(scene: Scene, no: ClaimSeen, yes: ClaimSeen, ruled_out: set[str]) -> bool:
    """Return whether the one denies what the other tells: a thing, or a deed of the same people.

    A thing must be seldom spoken of: of what everybody speaks, much can be told and ruled out. What
    might be is not ruled out, and what anybody may do (hear, remember) not told of the same.
    """
    deed = stem(no.claim.predicate)
    things = ruled_out - ({deed} if no.claim.denied else set()) - _common()
    things &= _parts_of(yes)
    if any(scene.is_seldom(term, no, yes) and not _other_sort(term, no, yes) for term in things):
        return True
    if says("unsure", no.text) or no.claim.predicate in weights().anybody:
        return False
    same_verb = kinship(no.claim.predicate, yes.claim.predicate) >= Kinship.ROOT
    return (
        same_verb and deed in ruled_out and _same_people(scene, no, yes) and _same_object(no, yes)
    )


@cache
def _common() -> frozenset[str]:
    return frozenset(map(stem, weights().anybody | weights().anything))


def _parts_of(claim: ClaimSeen) -> frozenset[str]:
    """Return the stems of what a claim is about: its verb, who, whom or what, and as what."""
    named = frozenset(map(stem, (claim.claim.predicate, *claim.claim.attributes)))
    return named | claim.doers | claim.undergoers


def _other_sort(term: str, no: ClaimSeen, yes: ClaimSeen) -> bool:
    """Return whether a thing is told of another sort: "no useful details", "more details"."""
    first, second = (_before(term, claim.text) for claim in (no, yes))
    return second in weights().more or bool(first and second and first != second)


def _before(term: str, text: str) -> str | None:
    """Return the word that stands before the first word of a stem, or None where it says little."""
    found = words(text)
    at = next((i for i, word in enumerate(found) if stem(word) == term), 0)
    before = found[at - 1] if at else ""
    small = before in stopwords() and before not in weights().more
    return None if not before or small or says("negative", before) else before


def _same_people(scene: Scene, a: ClaimSeen, b: ClaimSeen) -> bool:
    """Return whether two claims of one verb share a doer, or more than the verb."""
    if (a.agents and b.agents) or (a.doers and b.doers):
        return can_share_a_doer(scene, a, b)
    return len(a.content & b.content) > 1


def _same_object(no: ClaimSeen, yes: ClaimSeen) -> bool:
    """Return whether two claims of one verb can have one object: "nothing" is any.

    Without an object, what else the denial says ("had not sought to soften it") is in the other.
    So it is where both are of what is one's own: "discussed his plans", "his run", with officials.
    """
    rest = no.words - no.ruled_out - no.doers
    if not no.undergoers and not yes.undergoers and rest:
        return bool(rest & yes.words)
    if says("own", no.text) and says("own", yes.text) and rest & yes.words - no.undergoers:
        return True
    any_object = not no.undergoers or no.undergoers <= no.ruled_out
    return any_object or not yes.undergoers or bool(no.undergoers & yes.undergoers)


def _closest(
    scene: Scene, found: list[tuple[float, ClaimSeen, ClaimSeen, list[str]]]
) -> Iterator[Finding]:
    used: Counter[object] = Counter()
    for _, no, yes, ruled_out in sorted(found, key=lambda f: (-f[0], f[1].id, f[2].id)):
        voices = voices_of_pair(scene, no, yes)
        if voices is None or any(used[claim.id] >= MOST_OF_ONE for claim in (no, yes)):
            continue
        used.update((no.id, yes.id))
        told = next(word for word in no.claim.ruled_out if stem(word) in ruled_out)
        reason = Reason(feature="ruled out and told", weight=weights().denial, detail=told)
        yield finding(scene, "polarity", (no, yes), voices, reason)
