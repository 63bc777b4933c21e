"""The strip of time: outlets as lanes, each event where that outlet puts it."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.dossier import rows
from rashomon.report.asking import Where
from rashomon.report.axis import Axis, Tick, axis_of
from rashomon.report.desk import Desk, capped, drawn, sign_of
from rashomon.report.listed import BY_DATE, VOICES, count, facets_of, select
from rashomon.report.parts import Facets, Outlet, Part, Sure
from rashomon.wording import wording
from rashomon.wording.dates import Days, days_of, spoken

REACH = 92
"""Days before the first and after the last article that the strip covers; beyond is background."""

MOST = 1500
"""Events drawn; of more, those that most outlets tell."""

_LEVELS = 6
_UNDATED = 24
_POINT = 1.4
"""Width that a day's tick takes when marks are stacked, in per cent."""


class Mark(Part, frozen=True):
    """One event in one lane: where it starts and how wide it is in per cent (None: one day)."""

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

    ``untold`` are events that were left out for fewer outlets telling them.
    """

    ticks: tuple[Tick, ...]
    lanes: tuple[Lane, ...]
    earlier: int
    later: int
    crowded: int
    untold: int


Told = tuple[rows.EventRow, str, rows.EventMentionRow, Days | None]
"""An event, its heading, and one outlet's telling of it with its days."""


def strip(desk: Desk, where: Where) -> Strip:
    """Return the strip of the events that pass, over the months that the articles are about."""
    events = select(desk, where, f"{VOICES} DESC, {BY_DATE}", MOST)
    events.sort(key=lambda event: (event.date is None, event.date or "", event.id))
    mentions = desk.mentions_of(events)
    told = [one for event in events for one in _tellings(desk, event, mentions[event.id])]
    news = [days for _, _, mention, days in told if days and not mention.historical]
    axis = _axis(desk, news or [days for *_, days in told if days])
    lanes = _lanes(desk, told, axis)
    dated = [days for *_, days in told if days]
    return Strip(
        ticks=axis.ticks() if axis else (),
        lanes=lanes,
        earlier=sum(axis is not None and days[1] <= axis.begin for days in dated),
        later=sum(axis is not None and days[0] >= axis.end for days in dated),
        crowded=sum(lane.crowded for lane in lanes),
        untold=count(desk, where) - len(events) if len(events) == MOST else 0,
    )


def _tellings(
    desk: Desk, event: rows.EventRow, mentions: Sequence[rows.EventMentionRow]
) -> list[Told]:
    """Return one mention an outlet: the first that it gives a date, or else its first."""
    heading = desk.heading(event, mentions)
    found: dict[str, Told] = {}
    for mention in mentions:
        days = days_of(mention.date.value) if mention.date else None
        outlet = desk.outlet(mention.article).key
        held = found.get(outlet)
        if held is None or (held[3] is None and days):
            found[outlet] = event, heading, mention, days
    return list(found.values())


def _axis(desk: Desk, dated: Sequence[Days]) -> Axis | None:
    """Return the axis of what lies near the articles' own dates, or of everything without any."""
    articles = axis_of({head.published for head in desk.heads.values()})
    if articles is None:
        if not dated:
            return None
        begin, end = min(days[0] for days in dated), max(days[1] for days in dated)
        return Axis(begin - 2, end + 2)
    first, last = articles.begin - REACH, articles.end + REACH
    near = [days for days in dated if days[0] >= first and days[1] <= last]
    begin = min([articles.begin, *(days[0] - 1 for days in near)])
    return Axis(begin, max([articles.end, *(days[1] + 1 for days in near)]))


def _lanes(desk: Desk, told: Sequence[Told], axis: Axis | None) -> tuple[Lane, ...]:
    """Return a lane for each outlet with a hue; the others share the last one."""
    groups: dict[int, list[Outlet]] = {}
    for outlet in desk.outlets.values():
        groups.setdefault(outlet.hue or len(desk.outlets) + 1, []).append(outlet)
    by_hue: dict[int, list[Told]] = {}
    for one in told:
        by_hue.setdefault(desk.outlet(one[2].article).hue, []).append(one)
    return tuple(
        _lane(desk, outlets, by_hue.get(outlets[0].hue, []), axis)
        for _, outlets in sorted(groups.items())
    )


def _lane(desk: Desk, outlets: list[Outlet], told: list[Told], axis: Axis | None) -> Lane:
    inside = [one for one in told if axis and one[3] and _touches(axis, one[3])]
    free: dict[int, list[float]] = {1: [], -1: []}
    marks = []
    for one in sorted(inside, key=lambda one: (one[3] or (0, 0), one[2].id)):
        if axis is None or one[3] is None:
            continue
        at, width = axis.place(one[3])
        begin, end = (at - _POINT / 2, at + _POINT / 2) if width is None else (at, at + width)
        levels = free[sign_of(one[0].type)]
        level = next((at for at, taken in enumerate(levels) if taken <= begin), len(levels))
        levels[level : level + 1] = [end]
        marks.append(_mark(desk, one, at, width, level))
    undated = [_mark(desk, one, 0, None, 0) for one in told if one[3] is None]
    kept, more = capped(undated, _UNDATED)
    return Lane(
        outlet=outlets[0] if outlets[0].hue else None,
        outlets=len(outlets),
        up=min(_LEVELS, len(free[1])),
        down=min(_LEVELS, len(free[-1])),
        marks=tuple(mark for mark in marks if mark.level < _LEVELS),
        crowded=sum(mark.level >= _LEVELS for mark in marks),
        undated=kept,
        more_undated=more,
    )


def _touches(axis: Axis, days: Days) -> bool:
    return days[0] < axis.end and days[1] > axis.begin


def _mark(desk: Desk, one: Told, at: float, width: float | None, level: int) -> Mark:
    event, heading, mention, _ = one
    sure = drawn(mention)
    when = spoken(mention.date.value if mention.date else None)
    said = wording().sureness[sure]
    return Mark(
        to=desk.event_or_words(mention),
        at=at,
        width=width,
        level=level,
        sign=sign_of(event.type),
        sure=sure,
        title=f"{desk.outlet(mention.article).name}, {when}: {heading} ({said})",
        facets=facets_of(desk, event, [mention]),
    )
