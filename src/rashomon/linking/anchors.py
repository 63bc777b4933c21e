"""Dates that one article leaves to a happening which another dates: "two days before the vote".

The happening is found in two ways. If a mention of an event tells it, whatever tells that event
may date it. If it is no event of the ontology ("the election"), the articles of the story may, by
the same noun; but not where that noun also tells events, of which there may be several. Either way
all who give it a date must agree, to the day, or nothing is said; and nothing is counted from what
was itself counted. Of several counts that lead to neighbouring days the shortest is taken: who
counts far rounds, and some count the first day in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

import msgspec

from rashomon.linking.events import EventLinks, date_of
from rashomon.linking.occurrences import Occurrence
from rashomon.linking.text import stem
from rashomon.linking.when import (
    COUNTING_SLIP,
    LENGTHS,
    days_apart,
    days_between,
    days_of,
    is_day,
    stepped,
)
from rashomon.links import (
    Event,
    Link,
    Reason,
    Story,
)
from rashomon.records import (
    EventDate,
    Happening,
    Offset,
    Reading,
    Span,
)


class Anchored(NamedTuple):
    """The date of a mention, and from what it was counted."""

    date: EventDate
    why: Reason


class _Dated(NamedTuple):
    """Who dates a happening, and how."""

    source: str
    date: EventDate


def dates_from_anchors(
    occurrences: Mapping[str, Occurrence],
    event_of: Mapping[str, str],
    readings: Sequence[Reading],
    stories: Sequence[Story],
) -> dict[str, Anchored]:
    """Return a date for each mention whose offset counts from a happening of a known day."""
    known = _Known(occurrences, event_of, readings, stories)
    found = {}
    for key, occurrence in occurrences.items():
        if occurrence.mention.date is not None:
            continue
        counted = [
            anchored
            for offset in sorted(occurrence.mention.offsets, key=_reach)
            if (anchored := _counted(offset, known.anchors(occurrence, offset.anchor))) is not None
        ]
        if _agree(counted) and _is_possible(occurrence, counted[0].date):
            found[key] = counted[0]
    return found


def _reach(offset: Offset) -> tuple[int, Span]:
    return (abs(offset.count) * LENGTHS[offset.unit], offset.span)


def _agree(counted: Sequence[Anchored]) -> bool:
    """Return whether there are dates, and all lie within the slip of counting of the first."""
    if not counted:
        return False
    apart = [days_apart(counted[0].date, one.date) for one in counted]
    return all(days is not None and days <= COUNTING_SLIP for days in apart)


def with_dates(
    occurrences: Mapping[str, Occurrence], anchored: Mapping[str, Anchored]
) -> dict[str, Occurrence]:
    """Return the occurrences, those with a date from an anchor dated."""
    dated = dict(occurrences)
    for key, (date, _) in anchored.items():
        mention = msgspec.structs.replace(occurrences[key].mention, date=date)
        dated[key] = replace(occurrences[key], mention=mention, date=date)
    return dated


def redated(links: EventLinks, anchored: Mapping[str, Anchored]) -> EventLinks:
    """Return the events with dates for those that had none, and with the reasons in the links.

    An event that has a date keeps it: another that is counted to is a contrast and no correction.
    """
    return replace(
        links,
        events=tuple(_redated(event, anchored) for event in links.events),
        links=tuple(_explained(link, anchored) for link in links.links),
    )


def _redated(event: Event, anchored: Mapping[str, Anchored]) -> Event:
    if event.date is not None:
        return event
    dates = [anchored[member].date for member in event.mentions if member in anchored]
    return msgspec.structs.replace(event, date=date_of(dates))


def _explained(link: Link, anchored: Mapping[str, Anchored]) -> Link:
    if link.member not in anchored:
        return link
    return msgspec.structs.replace(link, why=(*link.why, anchored[link.member].why))


class _Known:
    """What dates a happening, by the event that it is and by the noun in its story."""

    def __init__(
        self,
        occurrences: Mapping[str, Occurrence],
        event_of: Mapping[str, str],
        readings: Sequence[Reading],
        stories: Sequence[Story],
    ) -> None:
        self.event_of = event_of
        self.told: dict[str, list[Occurrence]] = defaultdict(list)
        self.members: dict[str, list[Occurrence]] = defaultdict(list)
        self.triggers: dict[str, set[str]] = defaultdict(set)
        self.named: dict[tuple[str, str], list[tuple[str, Happening]]] = defaultdict(list)
        for key, one in occurrences.items():
            self.told[one.mention.article].append(one)
            self.members[event_of[key]].append(one)
            self.triggers[one.story].update(one.trigger.split())
        story_of = {article: story.id for story in stories for article in story.articles}
        for reading in readings:
            for happening in reading.happenings:
                story = story_of[reading.article]
                self.named[story, happening.name].append((reading.article, happening))

    def anchors(self, counted: Occurrence, anchor: Happening) -> list[_Dated]:
        """Return what dates the happening from which an occurrence is counted."""
        telling = [
            one
            for one in self.told[counted.mention.article]
            if _overlap(one.mention.trigger, anchor.span)
        ]
        if telling:
            events = {self.event_of[one.id] for one in telling} - {self.event_of[counted.id]}
            return [
                _Dated(f"event mention {one.id}", one.date)
                for event in sorted(events)
                for one in self.members[event]
                if one.date is not None
            ]
        if not anchor.name or stem(anchor.name) in self.triggers[counted.story]:
            return []
        return [
            _Dated(f"article {article}", EventDate(value=other.day, precision="day"))
            for article, other in sorted(
                self.named[counted.story, anchor.name], key=lambda pair: (pair[0], pair[1].span)
            )
            if other.day is not None and _is_kind(anchor, other)
        ]


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def _is_kind(a: Happening, b: Happening) -> bool:
    """Return whether one is of every kind that the other is: no parliamentary with a local vote."""
    return set(a.kinds) <= set(b.kinds) or set(b.kinds) <= set(a.kinds)


def _counted(offset: Offset, dated: Sequence[_Dated]) -> Anchored | None:
    """Return the date that lies the offset from the one day which all agree on, if there is one."""
    days = {known.date.value for known in dated if is_day(known.date)}
    if len(days) != 1:
        return None
    day = days.pop()
    if any(days_between(day, known.date.value) for known in dated):
        return None
    there = stepped(day, offset.unit, offset.count)
    if there is None:
        return None
    source = next(known.source for known in dated if known.date.value == day)
    plural = "" if abs(offset.count) == 1 else "s"
    side = "before" if offset.count < 0 else "after"
    detail = f"{abs(offset.count)} {offset.unit}{plural} {side} {day}, given by {source}"
    return Anchored(
        msgspec.structs.replace(there, basis=offset.span),
        Reason(feature="date counted from another happening", weight=0.0, detail=detail),
    )


def _is_possible(occurrence: Occurrence, date: EventDate) -> bool:
    """Return whether what is told as past or to come is so on the day of publication."""
    told, happened = days_of(occurrence.published), days_of(date.value)
    if told is None or happened is None:
        return True
    match occurrence.mention.factuality.time:
        case "past":
            return happened.first <= told.last
        case "future":
            return happened.last >= told.first
        case _:
            return True
