"""The affair in ten seconds: what it is, who tells it, where they differ and agree."""

from __future__ import annotations

from rashomon.dossier import rows
from rashomon.report import links
from rashomon.report.asked import Asked
from rashomon.report.asking import Where
from rashomon.report.cards import cards_of, heading_of
from rashomon.report.desk import Desk, capped
from rashomon.report.listed import BY_DATE, find, stance_of
from rashomon.report.parts import Outlet, Part, Payload, Quote
from rashomon.report.site import Page
from rashomon.report.strip import Strip, strip
from rashomon.report.surroundings import Surroundings
from rashomon.wording import counted, wording
from rashomon.wording.dates import spoken

_POINTS = 6
_LOOKED_AT = 60
"""Contrasts and events among which those shown are chosen."""

_ACTORS = 12
_OUTLETS = 12


class Point(Part, frozen=True):
    """One line: what it is about, where to read on, and the words that differ."""

    label: str
    to: str
    detail: str
    quotes: tuple[Quote, ...] = ()


class Split(Part, frozen=True):
    """How one outlet stands to the events: of how many it does what."""

    outlet: Outlet
    asserting: int
    attributing: int
    denying: int
    silent: int


class Named(Part, frozen=True):
    """An actor and how often it is mentioned."""

    name: str
    to: str | None
    mentions: int


class Affair(Payload, frozen=True):
    """The head of the dossier; ``most_told`` stands in where outlets cannot be compared."""

    counts: tuple[str, ...]
    strip: Strip
    disagree: tuple[Point, ...]
    agree: tuple[Point, ...]
    most_told: tuple[Point, ...]
    actors: tuple[Named, ...]
    splits: tuple[Split, ...]
    more_splits: int


def affair(desk: Desk, asked: Asked) -> Affair:  # noqa: ARG001 - it shows all there is
    """Return the affair as a whole."""
    return desk.once(_affair)


def _affair(desk: Desk) -> Affair:
    agree = _agree(desk)
    splits, more_splits = capped(_splits(desk), _OUTLETS)
    return Affair(
        title="The affair",
        counts=_counts(desk),
        strip=strip(desk, Asked()),
        disagree=_disagree(desk),
        agree=agree,
        most_told=() if agree else _most_told(desk),
        actors=_actors(desk),
        splits=splits,
        more_splits=more_splits,
    )


def _counts(desk: Desk) -> tuple[str, ...]:
    counts = desk.dossier.counts()
    named = sum(outlet.named for outlet in desk.outlets.values())
    nameless = len(desk.outlets) - named
    without = f" and {counted(nameless, 'article')} without one" if nameless else ""
    return (
        counted(counts["articles"], "article"),
        counted(named, "outlet") + without,
        counted(counts["events"], "event"),
        counted(counts["contrasts"], "contrast"),
    )


def _disagree(desk: Desk) -> tuple[Point, ...]:
    """Return the surest contrasts, one a question and event, those between outlets first."""
    sql = "SELECT * FROM contrasts ORDER BY score DESC, id LIMIT ?"
    found = desk.dossier.select(rows.ContrastRow, sql, [_LOOKED_AT])
    found.sort(key=lambda row: desk.outlet(row.a.article) == desk.outlet(row.b.article))
    events = desk.among(rows.EventRow, "events", [one for row in found for one in row.events[:1]])
    cards = cards_of(desk, (event.id for event in events))
    about = {event.id: heading_of(desk, event, cards[event.id]) for event in events}
    around = Surroundings(desk, (side for row in found for side in (row.a, row.b)))
    points: dict[tuple[str, str], Point] = {}
    for row in found:
        question = wording().contrasts[row.kind].noun
        heading = about.get(row.events[0], "") if row.events else ""
        key = question, heading or row.id
        if key not in points:
            points[key] = Point(
                label=question,
                to=desk.row("contrasts", row.id) or around.quote(row.a).to,
                detail=heading,
                quotes=(around.quote(row.a), around.quote(row.b)),
            )
        if len(points) == _POINTS:
            break
    return tuple(points.values())


def _agree(desk: Desk) -> tuple[Point, ...]:
    """Return the events that most outlets report, nobody denies and no contrast touches."""
    where = Where()
    where.add("e.asserting > 1 AND e.denying = 0")
    where.add("e.id NOT IN (SELECT unnest(events) FROM contrasts)")
    where.add("e.number NOT IN (SELECT event FROM tellings WHERE sure = 'denied')")
    return _points(desk, where, f"e.asserting DESC, {BY_DATE}")


def _most_told(desk: Desk) -> tuple[Point, ...]:
    """Return the events of the news with most passages."""
    where = Where()
    where.add("NOT e.background")
    return _points(desk, where, f"e.passages DESC, {BY_DATE}")


def _points(desk: Desk, where: Where, order: str) -> tuple[Point, ...]:
    events = find(desk, where, order, _POINTS).events
    cards = cards_of(desk, (event.id for event in events))
    return tuple(
        Point(
            label=heading_of(desk, event, cards[event.id]),
            to=desk.event_or_words(cards[event.id]),
            detail=f"{spoken(event.date)}: {stance_of(desk, event, cards[event.id])}",
        )
        for event in events
    )


def _actors(desk: Desk) -> tuple[Named, ...]:
    sql = (
        "SELECT actor, count(*) AS mentions FROM actor_mentions GROUP BY actor "
        "ORDER BY mentions DESC, actor LIMIT ?"
    )
    found = desk.dossier.connection.execute(sql, [_ACTORS]).fetchall()
    return tuple(
        Named(name=desk.names[actor], to=desk.page("actor", actor), mentions=mentions)
        for actor, mentions in found
    )


def _splits(desk: Desk) -> list[Split]:
    """Return how each outlet stands to all events, those with most articles first."""
    ways = ("asserting", "attributing", "denying", "silent")
    told: dict[str, dict[str, int]] = {}
    for way in ways:
        sql = f"SELECT unnest(outlets.{way}) AS outlet, count(*) FROM events GROUP BY outlet"  # noqa: S608
        for outlet, number in desk.dossier.connection.execute(sql).fetchall():
            told.setdefault(outlet, {})[way] = number
    return [
        Split(outlet=outlet, **{way: told.get(outlet.key, {}).get(way, 0) for way in ways})
        for outlet in desk.outlets.values()
    ]


PAGE = Page(name=links.INDEX, label="Affair", build=affair)
