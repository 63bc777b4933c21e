"""One relation: what two countries are told to do to each other, over time and by outlet."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from rashomon.dossier import rows
from rashomon.dossier.relation.acts import Act, acts_in
from rashomon.dossier.relation.changes import changes_of
from rashomon.dossier.relation.series import By, period_of, series_of
from rashomon.dossier.relation.sides import Side
from rashomon.report.asked import Asked
from rashomon.report.axis import Axis, axis_of
from rashomon.report.desk import Desk
from rashomon.report.frame import country
from rashomon.report.pages import relations
from rashomon.report.parts import Facets, Part, Payload, Quote, Slice
from rashomon.report.series import Bar, Change, Period, Words, signed
from rashomon.report.site import Page
from rashomon.report.told import sign_of
from rashomon.wording import heading
from rashomon.wording.dates import spoken

_DAYS_BY_WEEK = 130
"""A relation told over no more days is drawn by weeks, a longer one by months."""

_OUTLETS = 6
"""Outlets with a strip of their own, those with most acts; "all" has the others too."""

Pair = tuple[str, str]


class Telling(Part, frozen=True):
    """One act as one passage tells it; ``mark`` is set on the first of its period and way."""

    id: str
    mark: str | None
    date: str
    way: str
    heading: str
    to: str
    weight: str
    sign: int
    quote: Quote
    facets: Facets


class Relation(Payload, frozen=True):
    """The relation of a pair; ``by`` is "week" or "month", ``apart`` counts acts without one.

    ``span`` are the first and last day of the time axis: that of the articles.
    """

    pair: tuple[str, str]
    by: str
    ways: tuple[str, str]
    span: tuple[str, str]
    strips: tuple[str, ...]
    bars: tuple[Bar, ...]
    changes: tuple[Change, ...]
    periods: tuple[Period, ...]
    apart: int
    acts: tuple[Telling, ...]
    slice: Slice


def relation(desk: Desk, asked: Asked) -> Relation | None:
    """Return the acts that pass between the two countries of a key, such as ``BLR-RUS``.

    The series are of all acts; facets narrow the list. None for a key that is no pair.
    """
    one, _, other = (asked.key or "").partition("-")
    acts, mentions = _acts(desk, (one, other))
    if not acts:
        return None
    axis = axis_of(desk.dates)
    axis = axis or axis_of(act.date for act in acts) or Axis(1, 2)
    by = _by(acts, axis)
    shown = Words(desk, by)
    passing = [act for act in acts if _passes(asked, act)]
    sliced = passing[asked.offset : asked.offset + asked.limit]
    strips = _strips(acts)
    lines = series_of(acts, by)
    return Relation(
        title=f"{country(desk, one)} and {country(desk, other)}",
        pair=(country(desk, one), country(desk, other)),
        by=by,
        ways=(shown.way(one, other), shown.way(other, one)),
        span=(axis.first, axis.last),
        strips=tuple(strips),
        bars=tuple(bar for name, told in strips.items() for bar in shown.bars(name, told)),
        changes=tuple(
            shown.change(line)
            for way in ((one, other), (other, one))
            for line in changes_of(acts, "day", *way)
        ),
        periods=tuple(shown.period(line) for line in lines if line.apart is None),
        apart=sum(line.passages for line in lines if line.apart is not None),
        acts=_tellings(desk, shown, sliced, mentions),
        slice=Slice(offset=asked.offset, shown=len(sliced), passing=len(passing), all=len(acts)),
    )


def _acts(desk: Desk, pair: Pair) -> tuple[list[Act], dict[str, rows.EventMentionRow]]:
    """Return the acts between two countries, and the passages that tell them, by id."""
    execute = desk.dossier.connection.execute
    told = "SELECT DISTINCT event FROM relations WHERE (source, target) IN ((?, ?), (?, ?))"
    events = [event for (event,) in execute(told, [*pair, *pair[::-1]]).fetchall()]
    mentions = desk.among(rows.EventMentionRow, "event_mentions", events, "event")
    dated = "SELECT id, date FROM events WHERE id IN (SELECT unnest(?))"
    dates = dict(execute(dated, [events]).fetchall())
    sides = []
    for code in pair:
        members = execute("SELECT id FROM actors WHERE country = ?", [code]).fetchall()
        sides.append(Side(code, frozenset(actor for (actor,) in members)))
    return acts_in(mentions, dates, desk.lookup, sides), {one.id: one for one in mentions}


def _by(acts: Sequence[Act], axis: Axis) -> By:
    """Draw by weeks what is short enough, where most acts have a date that lies in one."""
    in_weeks = sum(act.date is not None and period_of(act.date, "week") is not None for act in acts)
    short = axis.end - axis.begin <= _DAYS_BY_WEEK
    return "week" if short and 2 * in_weeks > len(acts) else "month"


def _strips(acts: Sequence[Act]) -> dict[str, list[Act]]:
    """Return the acts of each strip; of a single outlet, "all outlets" would only repeat it."""
    by_outlet: dict[str, list[Act]] = defaultdict(list)
    for act in acts:
        by_outlet[act.outlet].append(act)
    foremost = sorted(by_outlet, key=lambda name: (-len(by_outlet[name]), name))[:_OUTLETS]
    together = {"all outlets": list(acts)} if len(by_outlet) > 1 else {}
    return together | {name: by_outlet[name] for name in foremost}


def _passes(asked: Asked, act: Act) -> bool:
    return (
        asked.outlet in (None, act.outlet)
        and asked.type in (None, act.type)
        and asked.filter().passes_date(act.date)
    )


def _tellings(
    desk: Desk, shown: Words, acts: Sequence[Act], mentions: dict[str, rows.EventMentionRow]
) -> tuple[Telling, ...]:
    told: list[Telling] = []
    marked: set[str] = set()
    repeated: Counter[str] = Counter()
    desk.lookup.hold(mentions[act.mention].article for act in acts)
    for act in acts:
        mention = mentions[act.mention]
        mark = shown.mark(act)
        first = mark is not None and mark not in marked
        marked |= {mark} if mark else set()
        repeated[act.mention] += 1
        told.append(
            Telling(
                id=f"{act.mention}-{repeated[act.mention]}",
                mark=mark if first else None,
                date=spoken(act.date),
                way=shown.way(act.source, act.target),
                heading=heading(mention.type, mention.modes, (), ()),
                to=desk.event_or_words(mention),
                weight=signed(act.weight),
                sign=sign_of(act.type),
                quote=desk.quote(mention.article, mention.sentence, marked=mention.trigger),
                facets=Facets(
                    tellings=((desk.outlet(mention.article).number, None, None),),
                    types=(act.type,),
                    date=act.date,
                ),
            )
        )
    return tuple(told)


PAGE = Page(
    name="relation",
    label="",
    build=relation,
    keys=relations.keys,
    facets=("outlet", "type", "since", "until"),
    scripts=(
        "vendor/vega.min.js",
        "vendor/vega-lite.min.js",
        "vendor/vega-interpreter.js",
        "series.js",
    ),
)
