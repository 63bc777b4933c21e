"""Contrasts over who is behind it: some are accused of a plot, others of having set it up."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from rashomon.linking.contrasts.finding import (
    Finding,
    Scene,
    Voice,
    doubts,
    ordered,
    passage,
    voices_topic,
)
from rashomon.linking.contrasts.weights import weights
from rashomon.linking.occurrences import Occurrence
from rashomon.linking.text import stem
from rashomon.links import Reason


@cache
def _stems(field: str) -> frozenset[str]:
    return frozenset(map(stem, getattr(weights(), field)))


def setup_contrasts(scene: Scene) -> Iterator[Finding]:
    """Yield accusations with what is called a provocation by others, close by in one article."""
    for reading in scene.readings:
        told = [
            scene.occurrences[mention.id]
            for mention in reading.events
            if mention.factuality.polarity == "positive"
        ]
        setups = [one for one in told if one.trigger in _stems("setups")]
        if not setups or scene.is_copy(reading.article):
            continue
        accusations = [one for one in told if one.trigger in _stems("accusing")]
        for setup in setups:
            met = [one for one in accusations if _is_of_others(scene, one, setup)]
            if met:
                yield _finding(scene, min(met, key=lambda one: _apart(scene, one, setup)), setup)


def _is_of_others(scene: Scene, accusation: Occurrence, setup: Occurrence) -> bool:
    """Return whether those accused and those who are said to have set it up are of two states."""
    accused, behind = (scene.actors.countries(side) for side in (accusation.targets, setup.sources))
    if not accused or not behind or accused & behind:
        return False
    two_voices = _accuser(accusation) != _teller(scene, setup)
    return two_voices and _apart(scene, accusation, setup) <= weights().same_passage


def _accuser(accusation: Occurrence) -> Voice:
    if accusation.sources:
        return Voice("actor", accusation.sources[0])
    return Voice("unnamed", accusation.mention.article)


def _teller(scene: Scene, setup: Occurrence) -> Voice:
    return scene.voice(setup.mention.article, setup.mention.asserted_by)


def _apart(scene: Scene, a: Occurrence, b: Occurrence) -> int:
    """Return how many sentences lie between."""
    starts = sorted({c.claim.sentence.start for c in scene.claims_in[a.mention.article]})
    first, second = (bisect_right(starts, side.mention.sentence.start) for side in (a, b))
    return abs(first - second)


def _finding(scene: Scene, accusation: Occurrence, setup: Occurrence) -> Finding:
    article = setup.mention.article
    one, other = ordered(*(passage(article, s.mention.sentence) for s in (accusation, setup)))
    names = sorted(scene.actors.name_of(one) for one in (accusation.targets[0], setup.sources[0]))
    voices = (_accuser(accusation), _teller(scene, setup))
    why = (
        Reason(
            feature="accused, or set up", weight=weights().setup, detail=" against ".join(names)
        ),
        *doubts(*voices),
    )
    events = tuple(sorted({scene.event_of[accusation.id], scene.event_of[setup.id]}))
    return Finding(
        "responsibility", voices_topic("responsibility", events, *voices), one, other, events, why
    )
