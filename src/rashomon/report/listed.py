"""Events as the rows of a list: what, when, by whom, in whose words, and the words."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.dossier import rows
from rashomon.records import AUTHOR
from rashomon.report.asked import Asked
from rashomon.report.asking import Where, events_where
from rashomon.report.desk import Desk, drawn, sign_of
from rashomon.report.parts import Facets, Outlet, Part, Quote, Slice, Sure
from rashomon.report.slicing import slice_of
from rashomon.wording import stance
from rashomon.wording.dates import spoken

EVENTS = "events e"
BY_DATE = "e.date IS NULL, e.date, e.id"

VOICES = "len(e.outlets.asserting) + len(e.outlets.attributing) + len(e.outlets.denying)"
"""How many outlets tell an event ``e`` in words of their own."""


class EventRow(Part, frozen=True):
    """One event of a list; ``to`` is its page, or None where it has none and this row is all."""

    id: str
    to: str | None
    heading: str
    type: str
    modes: tuple[str, ...]
    sign: int
    date: str
    place: str | None
    stance: str
    voices: tuple[Outlet, ...]
    sure: tuple[Sure, ...]
    background: bool
    passages: int
    quote: Quote
    facets: Facets


def passing(desk: Desk, asked: Asked) -> Where:
    """Return the conditions on events ``e`` that were asked for.

    Raises DossierError for an actor whom nobody knows.
    """
    return events_where(asked, desk.lookup.actor_ids(asked.actor))


def select(
    desk: Desk, where: Where, order: str, limit: int, offset: int = 0
) -> list[rows.EventRow]:
    """Return some of the events that pass, in an order given in SQL."""
    sql = f"SELECT e.id FROM events e WHERE {where.sql} ORDER BY {order} LIMIT ? OFFSET ?"  # noqa: S608 - conditions of ours
    found = desk.dossier.connection.execute(sql, [*where.values, limit, offset]).fetchall()
    by_id = {row.id: row for row in desk.among(rows.EventRow, "events", (id_ for (id_,) in found))}
    return [by_id[id_] for (id_,) in found]


def event_rows(desk: Desk, asked: Asked) -> tuple[tuple[EventRow, ...], Slice]:
    """Return the slice that was asked for of the events that pass, by date, and its place."""
    where = passing(desk, asked)
    found = select(desk, where, BY_DATE, asked.limit, asked.offset)
    place = slice_of(desk, asked, EVENTS, where, len(found))
    return lines(desk, found), place


def lines(desk: Desk, events: Sequence[rows.EventRow]) -> tuple[EventRow, ...]:
    """Return events as rows of a list."""
    told = desk.mentions_of(events)
    desk.lookup.hold(told[event.id][0].article for event in events)
    return tuple(_line(desk, event, told[event.id]) for event in events)


def _line(desk: Desk, event: rows.EventRow, told: Sequence[rows.EventMentionRow]) -> EventRow:
    first = told[0]
    return EventRow(
        id=event.id,
        to=desk.page("event", event.id),
        heading=desk.heading(event, told),
        type=event.type,
        modes=tuple(dict.fromkeys(mode for mention in told for mode in mention.modes)),
        sign=sign_of(event.type),
        date=spoken(event.date),
        place=event.place.name if event.place else None,
        stance=stance_of(desk, event, told),
        voices=desk.voices(event),
        sure=tuple(sorted({drawn(mention) for mention in told})),
        background=all(mention.historical for mention in told),
        passages=len(told),
        quote=desk.quote(first.article, first.sentence, marked=first.trigger),
        facets=facets_of(desk, event, told),
    )


def stance_of(desk: Desk, event: rows.EventRow, told: Sequence[rows.EventMentionRow]) -> str:
    """Say how the outlets stand to an event; one that only repeats a text is no voice."""
    own = {outlet.key for outlet in desk.voices(event)}
    telling = {desk.outlet(mention.article).key for mention in told}
    outlets = event.outlets
    return stance(
        len(outlets.asserting),
        len(outlets.attributing),
        len(outlets.denying),
        len(telling - own),
        len(outlets.silent),
    )


def facets_of(desk: Desk, event: rows.EventRow, told: Sequence[rows.EventMentionRow]) -> Facets:
    """Return what an event, or some of its mentions, can be found by."""
    return Facets(
        tellings=tuple(
            dict.fromkeys(
                (
                    desk.outlet(mention.article).number,
                    drawn(mention),
                    "author" if mention.asserted_by == AUTHOR else "quoted",
                )
                for mention in told
            )
        ),
        types=(event.type,),
        actors=tuple(dict.fromkeys((*event.sources, *event.targets))),
        date=event.date,
    )
