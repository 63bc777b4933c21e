"""Relations between countries: signed acts above and below a line, by outlet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.dossier import rows
from rashomon.ontology import EVENT_TYPES
from rashomon.report.axis import Axis, axis_of
from rashomon.report.dates import Days, days_of, spoken
from rashomon.report.desk import Desk, capped
from rashomon.report.drawings import Act, Bar, Relation, Relations, Series
from rashomon.report.wording import counted, heading, wording

MOST = 4
"""Pairs of countries drawn, those with most acts."""

_ACTS = 200

Pair = tuple[str, str]
Told = tuple[rows.RelationRow, rows.EventMentionRow]
Placed = tuple[Told, Days]


def relations(desk: Desk) -> Relations:
    """Return the pairs of countries with most acts, each way together."""
    acts: dict[Pair, list[rows.RelationRow]] = {}
    for row in desk.dossier.select(rows.RelationRow, "SELECT * FROM relations ORDER BY ALL"):
        first, second = sorted((row.source, row.target))
        acts.setdefault((first, second), []).append(row)
    order = sorted(acts, key=lambda pair: (-len(acts[pair]), pair))
    shown, more = capped(order, MOST)
    return Relations(shown=tuple(_relation(desk, pair, acts[pair]) for pair in shown), more=more)


def _relation(desk: Desk, pair: Pair, acts: list[rows.RelationRow]) -> Relation:
    axis = axis_of(row.published.value for row in desk.lookup.articles.values())
    axis = axis or axis_of(act.date for act in acts)
    told = _told(desk, sorted(acts, key=_order))
    placed = [(one, days) for one in told if axis and (days := _inside(axis, one[0].date))]
    groups: dict[int, list[Placed]] = {}
    for one, days in placed:
        groups.setdefault(desk.outlet(one[1].article), []).append((one, days))
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
    kept, more = capped(told, _ACTS)
    return Relation(
        pair=(_country(desk, pair[0]), _country(desk, pair[1])),
        ticks=axis.ticks() if axis else (),
        series=tuple(series),
        acts=tuple(_act(desk, act, mention) for act, mention in kept),
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
    spans: dict[Days, list[Told]] = {}
    for one, days in placed:
        spans.setdefault(days, []).append(one)
    return {
        days: _Sum(
            up=sum(act.weight for act, _ in told if act.weight > 0),
            down=-sum(act.weight for act, _ in told if act.weight < 0),
            passages=len(told),
            date=told[0][0].date,
            anchor=desk.anchor(told[0][1]),
        )
        for days, told in sorted(spans.items())
    }


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


def _act(desk: Desk, act: rows.RelationRow, mention: rows.EventMentionRow) -> Act:
    place = (mention.article, mention.sentence.start, mention.sentence.end)
    return Act(
        date=spoken(act.date),
        source=_country(desk, act.source),
        target=_country(desk, act.target),
        heading=heading(mention.type, mention.modes, (), ()),
        weight=_signed(act.weight),
        sign=act.sign,
        anchor=desk.anchor(mention),
        quote=desk.quote(place, "sentence", marked=mention.trigger),
    )


def _told(desk: Desk, acts: Sequence[rows.RelationRow]) -> list[Told]:
    """Return each row with the mention that it was made from; equal rows take turns.

    A row names its event and outlet; the mentions of these that fit its countries, weight and mode
    come first, and one that fits nothing better is the event's first.
    """
    turns = Counter[rows.RelationRow]()
    found = []
    for act in acts:
        mentions = [desk.lookup.mentions[name] for name in desk.mentions_of[act.event]]
        best = max(_fit(desk, act, mention) for mention in mentions)
        fitting = [mention for mention in mentions if _fit(desk, act, mention) == best]
        found.append((act, fitting[turns[act] % len(fitting)]))
        turns[act] += 1
    return found


def _fit(desk: Desk, act: rows.RelationRow, mention: rows.EventMentionRow) -> tuple[bool, ...]:
    actors = (desk.lookup.actors[name] for name in (*mention.sources, *mention.targets))
    return (
        desk.lookup.articles[mention.article].outlet == act.outlet,
        mention.factuality.polarity == "positive",
        EVENT_TYPES[mention.type].score == act.weight,
        (mention.modes or (None,))[0] == act.mode,
        {act.source, act.target} <= {actor.country for actor in actors},
    )


def _order(act: rows.RelationRow) -> tuple[bool, str, str, str]:
    return act.date is None, act.date or "", act.event, act.outlet or ""


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
