"""The strip of time: outlets as lanes, each event where that outlet puts it.

A mark is one outlet's telling of one event: of its mentions the first that has a date, or else the
first. A lane draws so many as can be told apart, those of the events that most outlets tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from rashomon.records import AUTHOR, EventDate, Factuality, Span
from rashomon.report.asked import Asked
from rashomon.report.asking import Where, tellings_where
from rashomon.report.axis import Axis, Tick, axis_of
from rashomon.report.desk import Desk, capped
from rashomon.report.listed import BY_DATE, EVENTS, VOICES, passing
from rashomon.report.outlets import HUES
from rashomon.report.parts import Facets, Outlet, Part, Sure, Voice
from rashomon.report.told import drawn, sign_of
from rashomon.wording import heading, wording
from rashomon.wording.dates import Days, days_of, spoken

REACH = 92
"""Days before the first and after the last article that the strip covers; beyond is background."""

MOST = 120
"""Tellings drawn in one lane."""

_EVENTS = 1500
"""Events among which they are chosen."""

_LEVELS = 6
_UNDATED = 24
_POINT = 1.4
"""Width that a day's tick takes when marks are stacked, in per cent."""


class Mark(Part, frozen=True):
    """One telling: where it starts and how wide it is in per cent (None: one day)."""

    to: str
    at: float
    width: float | None
    level: int
    sign: int
    sure: Sure
    title: str
    facets: Facets


class Lane(Part, frozen=True):
    """One outlet's events (``outlet`` None: all that share grey, so many as ``outlets``).

    ``up`` and ``down`` are the levels used above and below the line; ``crowded`` marks found none.
    """

    outlet: Outlet | None
    outlets: int
    up: int
    down: int
    marks: tuple[Mark, ...]
    crowded: int
    undated: tuple[Mark, ...]
    more_undated: int


class Strip(Part, frozen=True):
    """The lanes of all outlets on one axis; the counts say what is not drawn.

    ``untold`` are tellings that were left out because fewer outlets tell their events.
    """

    ticks: tuple[Tick, ...]
    lanes: tuple[Lane, ...]
    earlier: int
    later: int
    crowded: int
    untold: int


class _Mention(msgspec.Struct, frozen=True):
    """Of a mention what is drawn: a thousand whole rows would take too long."""

    id: str
    article: str
    sentence: Span
    type: str
    modes: tuple[str, ...]
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    date: EventDate | None
    factuality: Factuality
    historical: bool
    asserted_by: str | None
    event: str


class _Told(NamedTuple):
    """One telling, what its event can be found by, and its days."""

    mention: _Mention
    found_by: Facets
    days: Days | None


_TELLINGS = f"""
    WITH chosen AS (
        SELECT e.number, {VOICES} AS voices
        FROM {EVENTS} WHERE {{passing}} ORDER BY voices DESC, {BY_DATE} LIMIT {_EVENTS}
    ), told AS (
        SELECT t.outlet, t.event, c.voices, arg_min(t.mention, t.place) AS mention
        FROM chosen c JOIN tellings t ON t.event = c.number WHERE {{telling}} GROUP BY ALL
    ), drawn AS (
        SELECT event, mention, count(*) OVER () AS every FROM told
        QUALIFY row_number() OVER (
            PARTITION BY CASE WHEN outlet IN (SELECT unnest(?)) THEN outlet END
            ORDER BY voices DESC, event, outlet
        ) <= ?
    )
    SELECT drawn.mention, type, date, list_concat(sources, targets), every
    FROM drawn JOIN cards ON number = event
"""  # noqa: S608 - conditions of ours


def strip(desk: Desk, asked: Asked) -> Strip:
    """Return the strip of what passes the facets, over the months that the articles are about."""
    if asked.facets:
        return _strip(desk, passing(desk, asked), tellings_where(asked))
    return desk.once(_whole)


def _whole(desk: Desk) -> Strip:
    return _strip(desk, Where(), Where())


def _strip(desk: Desk, events: Where, tellings: Where) -> Strip:
    hued = [outlet.key for outlet in desk.outlets.values() if outlet.hue]
    sql = _TELLINGS.format(passing=events.sql, telling=tellings.sql)
    values = [*events.values, *tellings.values, hued, MOST]
    found = desk.dossier.connection.execute(sql, values).fetchall()
    told = _told(desk, found)
    axis = _axis(desk, told)
    lanes = _lanes(desk, told, axis)
    dated = [one.days for one in told if one.days]
    return Strip(
        ticks=axis.ticks() if axis else (),
        lanes=lanes,
        earlier=sum(axis is not None and days[1] <= axis.begin for days in dated),
        later=sum(axis is not None and days[0] >= axis.end for days in dated),
        crowded=sum(lane.crowded for lane in lanes),
        untold=found[0][-1] - len(told) if found else 0,
    )


def _told(desk: Desk, found: Iterable[tuple[str, str, str | None, list[str], int]]) -> list[_Told]:
    """Return the tellings that are drawn."""
    chosen = {mention: (type_, date, actors) for mention, type_, date, actors, _ in found}
    told = []
    for mention in desk.among(_Mention, "event_mentions", chosen):
        type_, date, actors = chosen[mention.id]
        voice: Voice = "author" if mention.asserted_by == AUTHOR else "quoted"
        found_by = Facets(
            tellings=((desk.outlet(mention.article).number, drawn(mention), voice),),
            types=(type_,),
            actors=tuple(dict.fromkeys(actors)),
            date=date,
        )
        told.append(_Told(mention, found_by, days_of(mention.date.value if mention.date else None)))
    return told


def _axis(desk: Desk, told: Sequence[_Told]) -> Axis | None:
    """Return the axis of what lies near the articles' own dates, or of everything without any.

    What an article tells as background does not stretch it, where there is anything else.
    """
    dated = [one.days for one in told if one.days and not one.mention.historical]
    dated = dated or [one.days for one in told if one.days]
    articles = axis_of(desk.dates)
    if articles is None:
        if not dated:
            return None
        begin, end = min(days[0] for days in dated), max(days[1] for days in dated)
        return Axis(begin - 2, end + 2)
    first, last = articles.begin - REACH, articles.end + REACH
    near = [days for days in dated if days[0] >= first and days[1] <= last]
    begin = min([articles.begin, *(days[0] - 1 for days in near)])
    return Axis(begin, max([articles.end, *(days[1] + 1 for days in near)]))


def _lanes(desk: Desk, told: Iterable[_Told], axis: Axis | None) -> tuple[Lane, ...]:
    """Return a lane for each outlet with a hue; the others share the last one."""
    by_hue: dict[int, list[_Told]] = {}
    for one in told:
        by_hue.setdefault(desk.outlet(one.mention.article).hue, []).append(one)
    hued = [outlet for outlet in desk.outlets.values() if outlet.hue]
    lanes = [_lane(desk, outlet, 1, by_hue.get(outlet.hue, []), axis) for outlet in hued]
    if len(desk.outlets) > HUES:
        lanes.append(_lane(desk, None, len(desk.outlets) - HUES, by_hue.get(0, []), axis))
    return tuple(lanes)


def _lane(
    desk: Desk, outlet: Outlet | None, outlets: int, told: Sequence[_Told], axis: Axis | None
) -> Lane:
    free: dict[int, list[float]] = {1: [], -1: []}
    marks = []
    for one in sorted(told, key=lambda one: (one.days or (0, 0), one.mention.id)):
        days = one.days
        if axis is None or days is None or not (days[0] < axis.end and days[1] > axis.begin):
            continue
        at, width = axis.place(days)
        begin, end = (at - _POINT / 2, at + _POINT / 2) if width is None else (at, at + width)
        levels = free[sign_of(one.mention.type)]
        level = next((at for at, taken in enumerate(levels) if taken <= begin), len(levels))
        levels[level : level + 1] = [end]
        marks.append(_mark(desk, one, at, width, level))
    undated = [_mark(desk, one, 0, None, 0) for one in told if one.days is None]
    kept, more = capped(undated, _UNDATED)
    return Lane(
        outlet=outlet,
        outlets=outlets,
        up=min(_LEVELS, len(free[1])),
        down=min(_LEVELS, len(free[-1])),
        marks=tuple(mark for mark in marks if mark.level < _LEVELS),
        crowded=sum(mark.level >= _LEVELS for mark in marks),
        undated=kept,
        more_undated=more,
    )


def _mark(desk: Desk, one: _Told, at: float, width: float | None, level: int) -> Mark:
    """Return a mark with what this very passage tells in its title."""
    mention = one.mention
    sure = drawn(mention)
    when = spoken(mention.date.value if mention.date else None)
    told = heading(
        mention.type, mention.modes, desk.named(mention.sources), desk.named(mention.targets)
    )
    outlet = desk.outlet(mention.article)
    return Mark(
        to=desk.event_or_words(mention),
        at=at,
        width=width,
        level=level,
        sign=sign_of(mention.type),
        sure=sure,
        title=f"{outlet.name}, {when}: {told} ({wording().sureness[sure]})",
        facets=one.found_by,
    )
