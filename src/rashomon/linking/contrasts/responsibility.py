"""Contrasts over who is behind something: two sides are accused of it, in different voices."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from rashomon.linking.contrasts.finding import (
    Finding,
    Scene,
    doubts,
    ordered,
    passage,
    voices_topic,
)
from rashomon.linking.contrasts.neighbours import in_list
from rashomon.linking.contrasts.weights import weights
from rashomon.linking.occurrences import Occurrence
from rashomon.linking.text import cosine
from rashomon.links import Reason


class _Charge(NamedTuple):
    """An accusation by somebody of somebody of known states."""

    told: Occurrence
    sources: frozenset[str]
    accused: frozenset[str]


def blame_contrasts(scene: Scene) -> Iterator[Finding]:
    """Yield pairs of accusations of about one time that share their words but not the accused."""
    by_word: dict[str, list[_Charge]] = defaultdict(list)
    for occurrence in sorted(scene.occurrences.values(), key=lambda one: (one.published, one.id)):
        if charge := _charge(scene, occurrence):
            for word in occurrence.keywords:
                by_word[word].append(charge)
    seen = set()
    for _, block in sorted(by_word.items()):
        for one, other in in_list(block):
            # Most pairs of a long list are of one state or one accuser: that is cheap to see.
            if one.accused & other.accused or one.sources & other.sources:
                continue
            a, b = (one, other) if one.told.id < other.told.id else (other, one)
            if (a.told.id, b.told.id) not in seen:
                seen.add((a.told.id, b.told.id))
                yield from _between(scene, a.told, b.told)


def _charge(scene: Scene, occurrence: Occurrence) -> _Charge | None:
    mention = occurrence.mention
    if mention.type != "ACCUSE" or mention.factuality.polarity != "positive":
        return None
    if "disapprove" in mention.modes:
        return None  # who is scolded is not said to be behind it
    accused = scene.actors.countries(occurrence.targets)
    if not occurrence.sources or not accused:
        return None
    return _Charge(occurrence, frozenset(occurrence.sources), accused)


def _between(scene: Scene, a: Occurrence, b: Occurrence) -> Iterator[Finding]:
    shared = sorted(a.keywords.keys() & b.keywords.keys())
    alike = cosine(a.keywords, b.keywords)
    if len(shared) < weights().shared_words or alike < weights().blame_words:
        return
    voices = [scene.voice(side.mention.article, side.mention.asserted_by) for side in (a, b)]
    if voices[0] == voices[1] or not scene.near(a.mention.article, b.mention.article):
        return
    one, other = ordered(*(passage(s.mention.article, s.mention.sentence) for s in (a, b)))
    names = sorted(scene.actors.name_of(side.targets[0]) for side in (a, b))
    why = (
        Reason(feature="different accused", weight=weights().blame, detail=" against ".join(names)),
        Reason(feature="shared words", weight=0.0, detail=", ".join(shared)),
        *doubts(*voices),
    )
    events = tuple(sorted({scene.event_of[a.id], scene.event_of[b.id]}))
    topic = voices_topic("responsibility", events, *voices)
    yield Finding("responsibility", topic, one, other, events, why)
