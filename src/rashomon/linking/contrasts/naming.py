"""Contrasts of characterisation: one actor, named well by one voice and ill by another.

What an actor calls itself is not held against what others call it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import product

from rashomon.linking.contrasts.finding import (
    Finding,
    Scene,
    Voice,
    doubts,
    ordered,
    passage,
    voices_topic,
    weights,
)
from rashomon.links import Reason
from rashomon.records import Label

MOST_LABELS = 100
"""Voices whose labels of one polarity for one actor are looked at: so many at most."""


def label_contrasts(scene: Scene) -> Iterator[Finding]:
    """Yield the pairs of labels of opposite polarity for one actor, told at about one time."""
    labels: dict[str, dict[str, dict[Voice, Label]]] = defaultdict(
        lambda: {"positive": {}, "negative": {}}
    )
    listed = (label for reading in scene.readings for label in reading.labels)
    for label in sorted(listed, key=lambda label: (label.article, label.span)):
        voice = scene.voice(label.article, label.by)
        kept = labels[scene.actors.dossier_id[label.actor]][label.polarity]
        kept.setdefault(voice, label)
    for actor, sides in sorted(labels.items()):
        well = [item for item in sides["positive"].items() if item[0].id != actor][:MOST_LABELS]
        ill = [item for item in sides["negative"].items() if item[0].id != actor][:MOST_LABELS]
        for (voice, label), (other_voice, other) in product(well, ill):
            if voice != other_voice and scene.near(label.article, other.article):
                yield _finding(scene, actor, (voice, label), (other_voice, other))


def _finding(
    scene: Scene, actor: str, well: tuple[Voice, Label], ill: tuple[Voice, Label]
) -> Finding:
    words = []
    for _, label in (well, ill):
        raw = scene.articles[label.article].raw
        words.append(f"\u201c{raw[label.span.start : label.span.end]}\u201d")
    one, other = ordered(*(passage(label.article, label.span) for _, label in (well, ill)))
    why = (
        Reason(
            feature="named well and ill",
            weight=weights().characterisation,
            detail=f"{scene.actors.name_of(actor)}: {words[0]} against {words[1]}",
        ),
        *doubts(well[0], ill[0]),
    )
    topic = voices_topic("characterisation", actor, well[0], ill[0])
    return Finding("characterisation", topic, one, other, (), why)
