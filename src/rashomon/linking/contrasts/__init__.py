"""Where the articles of a dossier tell one thing so differently that a reader must know."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.linking.contrasts.agendas import agenda_contrasts
from rashomon.linking.contrasts.counts import count_contrasts
from rashomon.linking.contrasts.culprits import culprit_contrasts
from rashomon.linking.contrasts.days import day_contrasts
from rashomon.linking.contrasts.denials import denial_contrasts
from rashomon.linking.contrasts.finding import Finding, Scene
from rashomon.linking.contrasts.forecasts import forecast_contrasts
from rashomon.linking.contrasts.groups import group_contrasts
from rashomon.linking.contrasts.happenings import event_contrasts
from rashomon.linking.contrasts.intents import intent_contrasts
from rashomon.linking.contrasts.motives import motive_contrasts
from rashomon.linking.contrasts.opposed import opposed_contrasts
from rashomon.linking.contrasts.outcomes import outcome_contrasts
from rashomon.linking.contrasts.pretexts import pretext_contrasts
from rashomon.linking.contrasts.rebuttals import rebuttal_contrasts
from rashomon.linking.contrasts.responsibility import blame_contrasts
from rashomon.linking.contrasts.senders import sender_contrasts
from rashomon.linking.contrasts.setups import setup_contrasts
from rashomon.linking.contrasts.weights import weights
from rashomon.links import Contrast


def find_contrasts(scene: Scene) -> tuple[Contrast, ...]:
    """Return the contrasts that are sure enough to show, the surest of each pair of voices."""
    best: dict[tuple[object, ...], Finding] = {}
    for finding in sorted(_all(scene), key=Finding.rank):
        best.setdefault(finding.topic, finding)
    found = {contrast.id: contrast for contrast in map(Finding.contrast, best.values())}
    return tuple(found[key] for key in sorted(found) if found[key].score >= weights().shown)


def _all(scene: Scene) -> Iterator[Finding]:
    yield from event_contrasts(scene)
    yield from denial_contrasts(scene)
    yield from rebuttal_contrasts(scene)
    yield from blame_contrasts(scene)
    yield from culprit_contrasts(scene)
    yield from forecast_contrasts(scene)
    yield from count_contrasts(scene)
    yield from day_contrasts(scene)
    yield from sender_contrasts(scene)
    yield from motive_contrasts(scene)
    yield from setup_contrasts(scene)
    yield from pretext_contrasts(scene)
    yield from intent_contrasts(scene)
    yield from agenda_contrasts(scene)
    yield from group_contrasts(scene)
    yield from opposed_contrasts(scene)
    yield from outcome_contrasts(scene)
