"""Contrasts over how many: of a crowd, of the detained, the dead and hurt, results and goods."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from rashomon.linking.claims import ClaimSeen, days_fit
from rashomon.linking.contrasts.amounts import amounts_differ, takes_sides
from rashomon.linking.contrasts.finding import Finding, Scene
from rashomon.linking.contrasts.occasions import one_affair, one_occasion, says
from rashomon.linking.contrasts.pairing import (
    alike,
    can_share_a_doer,
    finding,
    pairs,
    voices_of_pair,
)
from rashomon.linking.contrasts.weights import weights
from rashomon.linking.text import stem
from rashomon.linking.wording import Kinship, kinship
from rashomon.links import Reason
from rashomon.records import Amount

_GOODS = "goods"
"""What is counted where no word of the lists says so: things of one unit."""

_RESULT = "result"
_OF_A_DAY = frozenset({"held", "saved"})
"""What is counted anew each day."""
_PARTED = frozenset({"killed", "hurt", "held", "saved"})
"""What one article counts town by town, or blast by blast."""

_PART = re.compile(r"\s+of\s+(?:the|these|those|his|her|its|our|their)\b")
"""What stands in or after a number that is a part of others: "two of the wounded"."""

Counted = tuple[str, str]
"""A kind of count and a unit: amounts are compared where both are the same."""


@cache
def _kinds_by_unit() -> dict[str, dict[str, str]]:
    return {
        unit: {word: kind for kind, words in listed.items() for word in words.split()}
        for unit, listed in weights().counted.items()
    }


def kinds(words: Iterable[str], unit: str = "person") -> set[str]:
    """Return what is counted, by lemmas (one clause may have several: "raided and held")."""
    listed = _kinds_by_unit().get(unit, {})
    return {kind for word in words if (kind := listed.get(word))}


def _counted(scene: Scene, claim: ClaimSeen, amount: Amount) -> set[Counted]:
    """Return what an amount counts: its own verb says it best, or else all of the claim."""
    unit = "money" if amount.unit in weights().money else amount.unit
    if unit == "percent" and not weights().asked.isdisjoint(claim.claim.words):
        return set()  # of what people say, each question has its own share
    if amount.verb in weights().anybody:
        return set()  # so many saw or know something
    own = kinds([amount.verb], unit) or kinds((claim.claim.predicate, *claim.claim.words), unit)
    if own:
        return {(kind, unit) for kind in own}
    if unit == "person":
        unit = stem(scene.articles[claim.claim.article].raw[amount.start : amount.end].split()[-1])
    listed = weights().not_goods
    return set() if unit in listed or unit in map(stem, listed) else {(_GOODS, unit)}


def count_contrasts(scene: Scene) -> Iterator[Finding]:
    """Yield pairs of claims that count one thing of one day and come to different amounts."""

    def keys(claim: ClaimSeen) -> Iterator[Counted]:
        if not claim.claim.denied:
            for amount in claim.claim.amounts:
                yield from sorted(_counted(scene, claim, amount))

    for a, b in pairs(scene.claims, keys):
        voices = voices_of_pair(scene, a, b)
        if voices is None or (a.claim.foretold and b.claim.foretold):
            continue
        for first, second in _amounts(scene, a, b):
            low, high = sorted((first, second), key=lambda amount: (amount.low, amount.high))
            reason = Reason(
                feature="amounts differ",
                weight=weights().quantity,
                detail=f"{_shown(low)} against {_shown(high)} {first.unit}".rstrip(),
            )
            foretold = a.claim.foretold or b.claim.foretold
            yield finding(scene, "forecast" if foretold else "quantity", (a, b), voices, reason)
            break


def _amounts(scene: Scene, a: ClaimSeen, b: ClaimSeen) -> Iterator[tuple[Amount, Amount]]:
    """Yield the differing amounts of one thing, where each claim gives one of it."""
    for counted in sorted(
        {key for amount in a.claim.amounts for key in _counted(scene, a, amount)}
    ):
        mine, others = (_of(scene, claim, counted) for claim in (a, b))
        if len(mine) != 1 or len(others) != 1 or not _differ(mine[0], others[0], counted[0]):
            continue
        if _one_thing(scene, a, b, counted) and not _grew((a, mine[0]), (b, others[0])):
            yield mine[0], others[0]


def _of(scene: Scene, claim: ClaimSeen, counted: Counted) -> list[Amount]:
    """Return the amounts that a claim gives of one thing, none where it counts a part of it."""
    found = [one for one in claim.claim.amounts if counted in _counted(scene, claim, one)]
    return [] if any(_is_part(scene, claim, one) for one in found) else found


def _is_part(scene: Scene, claim: ClaimSeen, amount: Amount) -> bool:
    """Return whether an amount is a part of others; shares always are, and may be compared."""
    if amount.unit == "percent":
        return False
    raw = scene.articles[claim.claim.article].raw
    inside = _PART.search(raw, amount.start, amount.end)
    return bool(inside or _PART.match(raw, amount.end))


def _one_thing(scene: Scene, a: ClaimSeen, b: ClaimSeen, counted: Counted) -> bool:
    """Return whether two claims count the same: of one day, and of crowds the same side's."""
    kind, unit = counted
    if kind == _RESULT and _foretold_before(a, b):
        return True
    # Of shares, sums and things there are too many to tell apart by their surroundings.
    occasion = one_affair if kind == _GOODS or unit == "percent" else one_occasion
    if not occasion(scene, a, b) or _known_to_both(scene, a, b, counted):
        return False
    if kind == "crowd":
        one_article = a.claim.article == b.claim.article
        if takes_sides(a.text) != takes_sides(b.text) and not one_article:
            return False
        return days_fit(a, b, weights().told_within, 0)
    if kind in _PARTED and a.claim.article == b.claim.article:
        return False
    if kind in _OF_A_DAY and not days_fit(a, b, weights().told_within, 1):
        return False
    if kind == _GOODS and unit == "money":
        return _one_deed(scene, a, b) and len(a.content & b.content) > 1
    close = alike(scene, a, b)
    if kind == _GOODS:
        told = not (a.claim.foretold or b.claim.foretold) and not _of_others(scene, a, b)
        return told and close >= weights().subject and (_is_measure(unit) or _one_deed(scene, a, b))
    if _apart(scene, a, b):
        return False
    return close >= weights().subject_counted or a.claim.predicate == b.claim.predicate


def _is_measure(unit: str) -> bool:
    """Return whether a unit measures: of what is counted one by one there are several lots."""
    return unit in weights().measures


def _one_deed(scene: Scene, a: ClaimSeen, b: ClaimSeen) -> bool:
    """Return whether two claims have one verb, and can have one doer."""
    same_verb = kinship(a.claim.predicate, b.claim.predicate) >= Kinship.ROOT
    return same_verb and can_share_a_doer(scene, a, b)


def _apart(scene: Scene, a: ClaimSeen, b: ClaimSeen) -> bool:
    """Return whether different ones do it to those who are counted."""
    return bool(a.undergoers and b.undergoers) and not can_share_a_doer(scene, a, b)


def _of_others(scene: Scene, a: ClaimSeen, b: ClaimSeen) -> bool:
    """Return whether two claims name actors, and not one the same."""
    first, second = (claim.actors & scene.actors.identified for claim in (a, b))
    return bool(first and second) and not first & second


def _known_to_both(scene: Scene, a: ClaimSeen, b: ClaimSeen, counted: Counted) -> bool:
    """Return whether one article tells the other's amount too: then the two count parts."""
    for mine, other in ((a, b), (b, a)):
        amounts = _of(scene, other, counted)
        for one in scene.claims_in[mine.claim.article]:
            if one.id not in (mine.id, other.id) and any(
                not _differ(told, amount, counted[0])
                for told in _of(scene, one, counted)
                for amount in amounts
            ):
                return True
    return False


def _foretold_before(a: ClaimSeen, b: ClaimSeen) -> bool:
    """Return whether one of two claims foretells, and no later than the other tells."""
    if a.claim.foretold == b.claim.foretold:
        return False
    before, after = (a, b) if a.claim.foretold else (b, a)
    return not before.published or not after.published or before.published <= after.published


def _grew(a: tuple[ClaimSeen, Amount], b: tuple[ClaimSeen, Amount]) -> bool:
    """Return whether a count that was not yet closed is larger in the later article."""
    less, more = sorted((a, b), key=lambda side: side[1].low)
    still = any(says("counting", claim.text) for claim, _ in (a, b))
    return still and less[0].published <= more[0].published


def _differ(a: Amount, b: Amount, kind: str) -> bool:
    """Return whether two amounts cannot be one; "thousands" of things may be any number."""
    if a.low <= b.high and b.low <= a.high:
        return False
    below, above = sorted((a, b), key=lambda amount: amount.low)
    if above.low < above.high and below.low == below.high < weights().exact:
        return below.high < above.low  # "more than 50" is no 49
    vague = any(one.low and one.high >= weights().vague * one.low for one in (a, b))
    if vague and (kind == _GOODS or above.low < weights().vague * below.high):
        return False
    return amounts_differ(below.high, above.low)


def _shown(amount: Amount) -> str:
    if amount.low == amount.high:
        return f"{amount.low:,.10g}"
    return f"{amount.low:,.10g} to {amount.high:,.10g}"
