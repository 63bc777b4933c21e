"""Contrasts over who is behind something: two sides are accused of it, in different voices."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from rashomon.linking.contrasts.finding import (
    Finding,
    Scene,
    doubts,
    ordered,
    passage,
    voices_topic,
    weights,
)
from rashomon.linking.contrasts.neighbours import in_list
from rashomon.linking.occurrences import Occurrence
from rashomon.linking.text import cosine
from rashomon.links import Reason


def blame_contrasts(scene: Scene) -> Iterator[Finding]:
    """Yield pairs of accusations of about one time that share their words but not the accused."""
    by_word: dict[str, list[Occurrence]] = defaultdict(list)
    for occurrence in sorted(scene.occurrences.values(), key=lambda one: (one.published, one.id)):
        mention = occurrence.mention
        if mention.type == "ACCUSE" and mention.factuality.polarity == "positive":
            for word in occurrence.keywords:
                by_word[word].append(occurrence)
    seen = set()
    for _, block in sorted(by_word.items()):
        for one, other in in_list(block):
            a, b = (one, other) if one.id < other.id else (other, one)
            if (a.id, b.id) not in seen:
                seen.add((a.id, b.id))
                yield from _between(scene, a, b)


def _between(scene: Scene, a: Occurrence, b: Occurrence) -> Iterator[Finding]:
    shared = sorted(a.keywords.keys() & b.keywords.keys())
    alike = cosine(a.keywords, b.keywords)
    if len(shared) < weights().shared_words or alike < weights().blame_words:
        return
    accused = [scene.actors.countries(side.targets) for side in (a, b)]
    if not all(accused) or accused[0] & accused[1]:
        return
    voices = [scene.voice(side.mention.article, side.mention.asserted_by) for side in (a, b)]
    two_blame = a.sources and b.sources and not set(a.sources) & set(b.sources)
    near = scene.near(a.mention.article, b.mention.article)
    if not two_blame or voices[0] == voices[1] or not near:
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
