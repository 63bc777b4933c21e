"""The timeline: outlets as lanes, each event where that outlet puts it in time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rashomon.dossier import rows
from rashomon.report.axis import Axis, axis_of
from rashomon.report.sections.desk import Desk, capped, drawn, sign_of
from rashomon.report.sections.drawings import Lane, Mark, Timeline
from rashomon.wording import wording
from rashomon.wording.dates import Days, days_of, spoken

REACH = 92
"""Days before the first and after the last article that the strip covers; beyond is background."""

MOST = 1500
"""Marks drawn; in a larger dossier those of the events that most outlets tell."""

_LEVELS = 6
_UNDATED = 24
_POINT = 1.4
"""Width that a day's tick takes when marks are stacked, in per cent."""

Told = tuple[rows.EventMentionRow, Days | None]


def timeline(desk: Desk) -> Timeline:
    """Return the strip of all outlets' events, over the months that the articles are about."""
    told = [one for event in desk.events for one in _tellings(desk, event)]
    news = [days for mention, days in told if days and not mention.historical]
    axis = _axis(desk, news or [days for _, days in told if days])
    kept = _most_told(told)
    lanes = _lanes(desk, kept, axis)
    dated = [days for _, days in kept if days]
    return Timeline(
        ticks=axis.ticks() if axis else (),
        lanes=lanes,
        earlier=sum(axis is not None and days[1] <= axis.begin for days in dated),
        later=sum(axis is not None and days[0] >= axis.end for days in dated),
        crowded=len(told) - len(kept) + sum(lane.crowded for lane in lanes),
    )


def _most_told(told: Sequence[Told]) -> list[Told]:
    """Return the `MOST` tellings of the events that most outlets tell, in the order given."""
    outlets = Counter(mention.event for mention, _ in told)
    order = sorted(range(len(told)), key=lambda at: -outlets[told[at][0].event])
    return [told[at] for at in sorted(order[:MOST])]


def _tellings(desk: Desk, event: rows.EventRow) -> list[Told]:
    """Return one mention an outlet: the first that it gives a date, or else its first."""
    found: dict[int, Told] = {}
    for name in event.mentions:
        mention = desk.lookup.mentions[name]
        days = days_of(mention.date.value) if mention.date else None
        held = found.get(desk.outlet(mention.article))
        if held is None or (held[1] is None and days):
            found[desk.outlet(mention.article)] = mention, days
    return list(found.values())


def _axis(desk: Desk, dated: Sequence[Days]) -> Axis | None:
    """Return the axis of what lies near the articles' own dates, or of everything without any."""
    articles = axis_of(row.published.value for row in desk.lookup.articles.values())
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
    groups: dict[int, list[int]] = {}
    for number, outlet in enumerate(desk.outlets):
        groups.setdefault(outlet.hue or 0, []).append(number)
    by_outlet: dict[int, list[Told]] = {}
    for one in told:
        by_outlet.setdefault(desk.outlet(one[0].article), []).append(one)
    return tuple(
        _lane(desk, outlets, [one for number in outlets for one in by_outlet.get(number, ())], axis)
        for _, outlets in sorted(groups.items(), key=lambda group: group[0] or len(groups) + 1)
    )


def _lane(desk: Desk, outlets: list[int], told: list[Told], axis: Axis | None) -> Lane:
    inside = [one for one in told if axis and one[1] and _touches(axis, one[1])]
    free: dict[int, list[float]] = {1: [], -1: []}
    marks = []
    for mention, days in sorted(inside, key=lambda one: (one[1] or (0, 0), one[0].id)):
        if axis is None or days is None:
            continue
        at, width = axis.place(days)
        begin, end = (at - _POINT / 2, at + _POINT / 2) if width is None else (at, at + width)
        levels = free[sign_of(mention.type)]
        level = next((at for at, taken in enumerate(levels) if taken <= begin), len(levels))
        levels[level : level + 1] = [end]
        marks.append(_mark(desk, mention, at, width, level))
    undated = [_mark(desk, mention, 0, None, 0) for mention, days in told if days is None]
    kept, more = capped(undated, _UNDATED)
    return Lane(
        outlet=outlets[0] if desk.outlets[outlets[0]].hue else None,
        outlets=tuple(outlets),
        up=min(_LEVELS, len(free[1])),
        down=min(_LEVELS, len(free[-1])),
        marks=tuple(mark for mark in marks if mark.level < _LEVELS),
        crowded=sum(mark.level >= _LEVELS for mark in marks),
        undated=kept,
        more_undated=more,
    )


def _touches(axis: Axis, days: Days) -> bool:
    return days[0] < axis.end and days[1] > axis.begin


def _mark(
    desk: Desk, mention: rows.EventMentionRow, at: float, width: float | None, level: int
) -> Mark:
    sure = drawn(mention)
    outlet = desk.outlets[desk.outlet(mention.article)]
    when = spoken(mention.date.value if mention.date else None)
    said = wording().sureness[sure]
    return Mark(
        anchor=desk.anchor(mention),
        at=at,
        width=width,
        level=level,
        sign=sign_of(mention.type),
        sure=sure,
        title=f"{outlet.name}, {when}: {desk.headings[mention.event]} ({said})",
    )
