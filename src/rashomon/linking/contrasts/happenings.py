"""Contrasts between two mentions of one event: whether, when, by whom."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

from rashomon.linking.claims import ClaimSeen
from rashomon.linking.contrasts.finding import (
    Finding,
    Scene,
    Voice,
    doubts,
    ordered,
    passage,
    voices_topic,
)
from rashomon.linking.contrasts.occasions import says
from rashomon.linking.contrasts.weights import weights
from rashomon.linking.occurrences import Occurrence
from rashomon.linking.sameness import sameness
from rashomon.linking.when import COUNTING_SLIP, days_apart
from rashomon.linking.wording import Kinship, kinship
from rashomon.links import ContrastKind, Reason
from rashomon.records import EventMention

MOST_MENTIONS = 200
"""Of an event with more mentions, these many are compared: the first by id, so any sample."""


def event_contrasts(scene: Scene) -> Iterator[Finding]:
    """Yield the contrasts between mentions of one event in different voices.

    What a sentence denies and tells at once ("blamed for not visiting them, he visited them") it
    does not deny.
    """
    for event in scene.events:
        members = [scene.occurrences[key] for key in event.mentions[:MOST_MENTIONS]]
        granted = {_where(one.mention) for one in members if not _is_negative(one)}
        told = [
            one for one in members if not _is_negative(one) or _where(one.mention) not in granted
        ]
        for a, b in combinations(told, 2):
            yield from _between(scene, event.id, a, b)


def _where(mention: EventMention) -> tuple[str, int]:
    return mention.article, mention.sentence.start


def _is_negative(one: Occurrence) -> bool:
    return one.mention.factuality.polarity == "negative"


def _between(scene: Scene, event: str, a: Occurrence, b: Occurrence) -> Iterator[Finding]:
    first = scene.voice(a.mention.article, a.mention.asserted_by)
    second = scene.voice(b.mention.article, b.mention.asserted_by)
    if first == second:
        return
    found: list[tuple[ContrastKind, Reason]] = []
    looks = (_polarity, _date, _responsibility)
    for look in looks:
        difference = look(scene, a, b)
        if difference is not None:
            found.append(difference)
    if not found:
        return
    alike, _ = sameness(a, b)
    if alike < weights().same_event:
        return
    one, other = ordered(
        passage(a.mention.article, a.mention.sentence),
        passage(b.mention.article, b.mention.sentence),
    )
    if one == other:
        return
    for kind, reason in found:
        why = (
            reason,
            *_hedges(a.mention, b.mention),
            *doubts(first, second),
            *_voices(scene, first, second),
        )
        yield Finding(kind, voices_topic(kind, event, first, second), one, other, (event,), why)


def _voices(scene: Scene, a: Voice, b: Voice) -> list[Reason]:
    names = sorted(scene.voice_name(voice) for voice in (a, b))
    return [Reason(feature="voices", weight=0.0, detail=" against ".join(names))]


def _hedges(a: EventMention, b: EventMention) -> Iterator[Reason]:
    """Tell what is only possible; what a text passes on as past is told by another voice."""
    told = (a.factuality, b.factuality)
    certainties = {one.certainty for one in told}
    open_yet = any(one.certainty == "underspecified" and one.time != "past" for one in told)
    if open_yet or "possible" in certainties:
        yield Reason(feature="only possible", weight=-weights().possible, detail="told as possible")
    elif "probable" in certainties:
        yield Reason(
            feature="only probable", weight=-weights().not_certain, detail="told as probable"
        )


def _polarity(scene: Scene, a: Occurrence, b: Occurrence) -> tuple[ContrastKind, Reason] | None:
    first, second = a.mention.factuality, b.mention.factuality
    if first.polarity == second.polarity or (first.time == "future") != (second.time == "future"):
        return None
    if _conflicting_dates(a.mention, b.mention) or not _one_wording(a, b):
        return None
    denier = a if first.polarity == "negative" else b
    if denier.mention.factuality.certainty == "underspecified":
        return None  # what is only asked not to be is not denied
    clause = _clause(scene, denier.mention)
    if _plainly_told(scene, denier.mention) or says("more", clause) or says("once_more", clause):
        return None  # who "met no other candidates", or not again, met some
    voice = scene.voice(denier.mention.article, denier.mention.asserted_by)
    return "polarity", Reason(
        feature="affirmed and denied",
        weight=weights().polarity,
        detail=f"denied by {scene.voice_name(voice)}",
    )


def _one_wording(a: Occurrence, b: Occurrence) -> bool:
    """Return whether two triggers can name one happening: of one type there are many."""
    pairs = product(a.trigger.split(), b.trigger.split())
    return any(kinship(first, second) >= Kinship.CLASS for first, second in pairs)


def _plainly_told(scene: Scene, mention: EventMention) -> bool:
    """Return whether the clause of a mention neither is denied nor has a word that denies.

    "Held 32 of them without a shot" is told, whatever became of the shot.
    """
    around = _claims_around(scene, mention)
    denied = any(claim.claim.denied for claim in around)
    return bool(around) and not denied and not says("negative", scene.sentence(mention).lower())


def _clause(scene: Scene, mention: EventMention) -> str:
    """Return the lower-case words of the clauses that a mention stands in."""
    return " ".join(claim.text for claim in _claims_around(scene, mention))


def _claims_around(scene: Scene, mention: EventMention) -> list[ClaimSeen]:
    return [
        claim
        for claim in scene.claims_in.get(mention.article, ())
        if claim.claim.span.start <= mention.trigger.start < claim.claim.span.end
    ]


def _conflicting_dates(a: EventMention, b: EventMention) -> bool:
    """Return whether two dates differ; if one is counted, by more than counting slips."""
    if a.date is None or b.date is None:
        return False
    slip = COUNTING_SLIP if _is_counted(a) or _is_counted(b) else 0
    return (days_apart(a.date, b.date) or 0) > slip


def _is_counted(mention: EventMention) -> bool:
    return mention.date is not None and mention.date.basis in {one.span for one in mention.offsets}


def _date(_scene: Scene, a: Occurrence, b: Occurrence) -> tuple[ContrastKind, Reason] | None:
    """Tell dates apart that the texts state; an article's own day is no statement."""
    first, second = a.mention.date, b.mention.date
    if first is None or second is None or first.basis is None or second.basis is None:
        return None
    if _is_negative(a) or _is_negative(b) or a.mention.factuality.time != b.mention.factuality.time:
        return None
    if not _conflicting_dates(a.mention, b.mention):
        return None
    values = " against ".join(sorted((first.value, second.value)))
    return "date", Reason(feature="dates conflict", weight=weights().date, detail=values)


def _responsibility(
    scene: Scene, a: Occurrence, b: Occurrence
) -> tuple[ContrastKind, Reason] | None:
    """Tell apart who did it, where both name a doer of different states and share who suffered."""
    if a.mention.type not in weights().agency or a.mention.type != b.mention.type:
        return None
    if _is_negative(a) or _is_negative(b) or not set(a.targets) & set(b.targets):
        return None
    countries = [scene.actors.countries(side.sources) for side in (a, b)]
    if not all(countries) or countries[0] & countries[1] or set(a.sources) & set(b.sources):
        return None
    doers = " against ".join(sorted(scene.actors.name_of(side.sources[0]) for side in (a, b)))
    return "responsibility", Reason(
        feature="different doers", weight=weights().responsibility, detail=doers
    )
