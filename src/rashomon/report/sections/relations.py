"""Relations between countries: signed acts above and below a line, by outlet."""

from __future__ import annotations

from rashomon.dossier import rows
from rashomon.report.axis import Axis, axis_of
from rashomon.report.dates import Days, days_of, spoken
from rashomon.report.desk import Desk, capped
from rashomon.report.payload import Act, Bar, Relation, Relations, Series
from rashomon.report.wording import counted, heading

MOST = 4
"""Pairs of countries drawn, those with most acts."""

_ACTS = 200

Pair = tuple[str, str]
Placed = tuple[rows.RelationRow, Days]


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
    placed = [(act, days) for act in acts if axis and (days := _inside(axis, act.date))]
    groups: dict[int | None, list[Placed]] = {None: placed}
    for act, days in placed:
        groups.setdefault(_outlet(desk, act), []).append((act, days))
    if len(groups) == 2:  # one outlet: "all outlets" would only repeat it
        del groups[None]
    kept, more = capped(sorted(acts, key=_order), _ACTS)
    return Relation(
        pair=(_country(desk, pair[0]), _country(desk, pair[1])),
        ticks=axis.ticks() if axis else (),
        series=tuple(
            _series(axis, groups[outlet], outlet)
            for outlet in sorted(groups, key=lambda outlet: -1 if outlet is None else outlet)
            if axis and groups[outlet]
        ),
        acts=tuple(_act(desk, act) for act in kept),
        more_acts=more,
        undrawn=len(acts) - len(placed),
    )


def _inside(axis: Axis, date: str | None) -> Days | None:
    days = days_of(date)
    return days if days and days[0] < axis.end and days[1] > axis.begin else None


def _series(axis: Axis, placed: list[Placed], outlet: int | None) -> Series:
    """Sum the weights of each span of days, both signs apart; heights are those of the tallest."""
    spans: dict[Days, list[rows.RelationRow]] = {}
    for act, days in placed:
        spans.setdefault(days, []).append(act)
    sums = {days: _sums(acts) for days, acts in spans.items()}
    tallest = max(max(up, down) for up, down in sums.values())
    bars = []
    for days, acts in sorted(spans.items()):
        (up, down), (at, width) = sums[days], axis.place(days)
        bars.append(
            Bar(
                at=at,
                width=width,
                up=round(up / tallest, 3),
                down=round(down / tallest, 3),
                title=f"{spoken(acts[0].date)}: +{up:.1f} and −{down:.1f}, "
                f"from {counted(len(acts), 'passage')}",
                event=acts[0].event,
            )
        )
    return Series(
        outlet=outlet,
        bars=tuple(bars),
        cooperative=f"+{sum(up for up, _ in sums.values()):.1f}",
        conflictual=f"−{sum(down for _, down in sums.values()):.1f}",
    )


def _sums(acts: list[rows.RelationRow]) -> tuple[float, float]:
    up = sum(act.weight for act in acts if act.weight > 0)
    return up, -sum(act.weight for act in acts if act.weight < 0)


def _act(desk: Desk, act: rows.RelationRow) -> Act:
    mention = _mention(desk, act)
    place = (mention.article, mention.sentence.start, mention.sentence.end)
    return Act(
        date=spoken(act.date),
        source=_country(desk, act.source),
        target=_country(desk, act.target),
        heading=heading(mention.type, mention.modes, (), ()),
        weight=f"{act.weight:+.1f}".replace("-", "−"),
        sign=act.sign,
        event=act.event,
        quote=desk.quote(place, "sentence", marked=mention.trigger),
    )


def _mention(desk: Desk, act: rows.RelationRow) -> rows.EventMentionRow:
    """Return the first mention of the act's event by its outlet."""
    told = (desk.lookup.mentions[name] for name in desk.mentions_of[act.event])
    return next(one for one in told if desk.lookup.articles[one.article].outlet == act.outlet)


def _outlet(desk: Desk, act: rows.RelationRow) -> int:
    return desk.outlet(_mention(desk, act).article)


def _order(act: rows.RelationRow) -> tuple[bool, str, str, str]:
    return act.date is None, act.date or "", act.event, act.outlet or ""


def _country(desk: Desk, code: str) -> str:
    """Return the name by which the articles know a country, or its code where they name none."""
    named = (
        actor.name
        for actor in desk.lookup.actors.values()
        if actor.kind == "state" and actor.country == code
    )
    return next(named, code)
