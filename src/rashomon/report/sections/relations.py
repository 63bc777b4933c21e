"""Relations between countries: signed acts above and below a line, by outlet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.dossier import rows
from rashomon.dossier.relation.acts import Act, find_acts
from rashomon.dossier.relation.changes import changes_of
from rashomon.dossier.relation.lines import ChangeLine, SeriesLine
from rashomon.dossier.relation.series import NO_LEVER, series_of, types_of
from rashomon.dossier.relation.sides import countries
from rashomon.ontology import EVENT_TYPES
from rashomon.report.axis import Axis, axis_of
from rashomon.report.sections import drawings
from rashomon.report.sections.desk import Desk, capped
from rashomon.report.sections.drawings import Bar, Month, Relation, Relations, Series
from rashomon.wording import counted, heading, wording
from rashomon.wording.dates import Days, days_of, spoken

MOST = 4
"""Pairs of countries drawn, those with most acts."""

_ACTS = 200

Pair = tuple[str, str]
Placed = tuple[Act, Days]


def relations(desk: Desk) -> Relations:
    """Return the pairs of countries with most acts, each way together."""
    acts: dict[Pair, list[Act]] = {}
    for act in find_acts(desk.lookup, countries(desk.lookup)):
        first, second = sorted((act.source, act.target))
        acts.setdefault((first, second), []).append(act)
    order = sorted(acts, key=lambda pair: (-len(acts[pair]), pair))
    shown, more = capped(order, MOST)
    return Relations(shown=tuple(_relation(desk, pair, acts[pair]) for pair in shown), more=more)


def _relation(desk: Desk, pair: Pair, acts: list[Act]) -> Relation:
    axis = axis_of(row.published.value for row in desk.lookup.articles.values())
    axis = axis or axis_of(act.date for act in acts)
    placed = [(act, days) for act in acts if axis and (days := _inside(axis, act.date))]
    groups: dict[int, list[Placed]] = {}
    for act, days in placed:
        groups.setdefault(desk.outlet(_mention(desk, act).article), []).append((act, days))
    own = {number: _sums_by_days(desk, groups[number]) for number in sorted(groups)}
    series: list[Series] = []
    if axis and own:
        if len(own) > 1:  # of a single outlet, "all" would only repeat it
            together = _sums_by_days(desk, placed)
            series.append(_series(axis, together, None, _tallest([together])))
        tallest = _tallest(own.values())
        series += [
            _series(axis, sums, number, tallest)
            for number, sums in own.items()
            if desk.outlets[number].hue
        ]
    kept, more = capped(acts, _ACTS)
    ways = (pair, (pair[1], pair[0]))
    return Relation(
        pair=(_country(desk, pair[0]), _country(desk, pair[1])),
        ticks=axis.ticks() if axis else (),
        series=tuple(series),
        changes=tuple(
            _change(desk, line) for way in ways for line in changes_of(acts, "day", *way)
        ),
        months=tuple(_month(desk, line) for line in series_of(acts, "month")),
        acts=tuple(_act(desk, act) for act in kept),
        more_acts=more,
        undrawn=len(acts) - len(placed),
        only_summed=sum(desk.outlets[number].hue == 0 for number in own),
    )


def _inside(axis: Axis, date: str | None) -> Days | None:
    days = days_of(date)
    return days if days and days[0] < axis.end and days[1] > axis.begin else None


@dataclass(frozen=True, slots=True)
class _Sum:
    """What is told for the same span of days: both signs apart, and where to read it."""

    up: float
    down: float
    passages: int
    date: str | None
    anchor: str


def _sums_by_days(desk: Desk, placed: Iterable[Placed]) -> dict[Days, _Sum]:
    spans: dict[Days, list[Act]] = {}
    for act, days in placed:
        spans.setdefault(days, []).append(act)
    return {days: _sum(desk, told) for days, told in sorted(spans.items())}


def _sum(desk: Desk, acts: Sequence[Act]) -> _Sum:
    """Add up the events, each once, however many passages tell it."""
    scores = [EVENT_TYPES[type_].score for type_ in types_of(acts).values()]
    return _Sum(
        up=sum(score for score in scores if score > 0),
        down=-sum(score for score in scores if score < 0),
        passages=len(acts),
        date=acts[0].date,
        anchor=desk.anchor(_mention(desk, acts[0])),
    )


def _tallest(strips: Iterable[dict[Days, _Sum]]) -> float:
    return max(max(one.up, one.down) for sums in strips for one in sums.values()) or 1.0


def _series(axis: Axis, sums: dict[Days, _Sum], outlet: int | None, tallest: float) -> Series:
    bars = []
    for days, one in sums.items():
        at, width = axis.place(days)
        bars.append(
            Bar(
                at=at,
                width=width,
                up=round(one.up / tallest, 3),
                down=round(one.down / tallest, 3),
                title=f"{spoken(one.date)}: {_signed(one.up)} and {_signed(-one.down)}, "
                f"from {counted(one.passages, 'passage')}",
                anchor=one.anchor,
            )
        )
    return Series(
        outlet=outlet,
        bars=tuple(bars),
        cooperative=_signed(sum(one.up for one in sums.values())),
        conflictual=_signed(-sum(one.down for one in sums.values())),
    )


def _signed(weight: float) -> str:
    """Return a weight with its sign: "+4.2", "−5.0", "0"."""
    return f"{weight:+.1f}".replace("-", "−") if weight else "0"


def _act(desk: Desk, act: Act) -> drawings.Act:
    mention = _mention(desk, act)
    place = (mention.article, mention.sentence.start, mention.sentence.end)
    return drawings.Act(
        date=spoken(act.date),
        source=_country(desk, act.source),
        target=_country(desk, act.target),
        heading=heading(mention.type, mention.modes, (), ()),
        weight=_signed(act.weight),
        sign=1 if act.weight > 0 else -1,
        anchor=desk.anchor(mention),
        quote=desk.quote(place, "sentence", marked=mention.trigger),
    )


def _mention(desk: Desk, act: Act) -> rows.EventMentionRow:
    return desk.lookup.mentions[act.mention]


def _month(desk: Desk, line: SeriesLine) -> Month:
    return Month(
        date=spoken(line.period),
        source=_country(desk, line.source),
        target=_country(desk, line.target),
        cooperation=_signed(line.cooperation),
        conflict=_signed(line.conflict),
        events=len(line.events),
        voices=desk.outlets_named(line.voices),
        levers=tuple(
            f"{lever.name} {counted(lever.events, 'event')}"
            for lever in line.levers
            if lever.name != NO_LEVER
        ),
    )


def _change(desk: Desk, line: ChangeLine) -> str:
    """Say where the acts of one country change, or why nothing is said of it."""
    way = f"{_country(desk, line.source)} → {_country(desk, line.target)}"
    dated = counted(line.events, "event")
    if line.verdict == "too few events":
        return f"{way}: {dated} with a day, too few to tell a change."
    if line.mean_before is None or line.mean_after is None or line.chance is None:
        return f"{way}: no change in {dated} with a day."
    return (
        f"{way}: {_signed(line.mean_after)} an event from {spoken(line.first)} on, "
        f"{_signed(line.mean_before)} until {spoken(line.last)} "
        f"({counted(len(line.before), 'event')} before, {len(line.after)} after; "
        f"{line.chance:.1%} of random orders differ as much)."
    )


def named_most(desk: Desk) -> tuple[str, ...]:
    """Return the two countries that the dossier tells most of, by name; none without acts."""
    acts = Counter[Pair]()
    sql = "SELECT source, target FROM relations"
    for source, target in desk.dossier.connection.execute(sql).fetchall():
        acts[min(source, target), max(source, target)] += 1
    pair = min(acts, key=lambda pair: (-acts[pair], pair), default=())
    return tuple(_country(desk, code) for code in pair)


def _country(desk: Desk, code: str) -> str:
    """Return the name by which the articles know a country, or its code where they name none."""
    named = (
        actor.name
        for actor in desk.lookup.actors.values()
        if actor.kind == "state" and actor.country == code
    )
    return next(named, wording().international.get(code, code))
