"""When and where each event of an article happened, and whether that is background."""

from __future__ import annotations

from datetime import timedelta

from rashomon.reading.dates.dating import Dating
from rashomon.reading.dates.naming import is_known, named
from rashomon.reading.dates.periods import bounds
from rashomon.reading.dates.tense import is_pluperfect
from rashomon.reading.dates.whereabouts import Whereabouts
from rashomon.reading.draft import Draft, EventDraft, Occasion, OffsetDraft, TimeMention

_BACKGROUND = timedelta(days=365)
"""How long before publication an event is background and no news."""


def find_occasions(draft: Draft) -> tuple[Occasion, ...]:
    """Return one occasion for each event of the draft, in order."""
    dating, whereabouts = Dating(draft), Whereabouts(draft)
    found = []
    for event in draft.events:
        time = _dated(dating, draft, event)
        offsets = _offsets(dating, draft, event) if time is None else ()
        found.append(
            Occasion(
                date=time.date if time else None,
                precision=time.precision if time else None,
                basis=time.tokens if time else None,
                place=whereabouts.place(draft.doc[event.head]),
                historical=_is_background(draft, event, time),
                offsets=offsets,
            )
        )
    return tuple(found)


def _dated(dating: Dating, draft: Draft, event: EventDraft) -> TimeMention | None:
    """Return the expression that dates an event, perhaps from where the article tells it again.

    Another mention tells the same event if type, trigger lemma and participants are the same.
    """
    own = dating.stated(draft.doc[event.head])
    if own is not None:
        return own
    lemma = draft.doc[event.head].lemma_.lower()
    others = {
        time.date: time
        for other in draft.events
        if other is not event
        and _same(event, other)
        and draft.doc[other.head].lemma_.lower() == lemma
        and (time := dating.governing(draft.doc[other.head])) is not None
    }
    return next(iter(others.values())) if len(others) == 1 else None


def _offsets(dating: Dating, draft: Draft, event: EventDraft) -> tuple[OffsetDraft, ...]:
    """Return the offsets that govern an event and count from a happening that is known."""
    return tuple(
        OffsetDraft(one.time.tokens, named(one.anchor, draft.times), one.unit, one.count)
        for one in dating.offsets(draft.doc[event.head])
        if one.anchor is not None and is_known(one.anchor, dating.words.words)
    )


def _same(one: EventDraft, other: EventDraft) -> bool:
    """Say whether two events have the same type and the same known participants."""
    alike = set(one.sources) == set(other.sources) and set(one.targets) == set(other.targets)
    coded = one.type == other.type and one.planned == other.planned
    return alike and coded and bool(one.sources or one.targets)


def _is_background(draft: Draft, event: EventDraft, time: TimeMention | None) -> bool:
    """Say whether an event is over for more than a year, or told as what had been before that."""
    published = draft.article.published.value
    written = bounds(published) if published else None
    if written is None:
        return False
    told = [time] if time is not None else _beside(draft, event)
    spans = [known for each in told if each.date and (known := bounds(each.date))]
    return any(known[1] < written[1] - _BACKGROUND for known in spans)


def _beside(draft: Draft, event: EventDraft) -> list[TimeMention]:
    """Return the expressions of the sentence, if the event is told in the past perfect."""
    if not is_pluperfect(draft.doc[event.head]):
        return []
    start, end = event.sentence
    return [time for time in draft.times if start <= time.tokens.start < end]
