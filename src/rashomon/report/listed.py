"""Events as the rows of a list: what, when, by whom, in whose words, and the words."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.dossier import rows
from rashomon.report.asked import Asked
from rashomon.report.asking import Where, events_where
from rashomon.report.cards import Card, cards_of, heading_of
from rashomon.report.desk import Desk
from rashomon.report.parts import Facets, Outlet, Part, Quote, Slice, Sure
from rashomon.report.slicing import slice_of
from rashomon.report.told import sign_of
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
    cards = cards_of(desk, (event.id for event in events))
    desk.lookup.hold(card.article for card in cards.values())
    return tuple(_line(desk, event, cards[event.id]) for event in events)


def _line(desk: Desk, event: rows.EventRow, card: Card) -> EventRow:
    return EventRow(
        id=event.id,
        to=desk.page("event", event.id),
        heading=heading_of(desk, event, card),
        type=event.type,
        modes=card.modes,
        sign=sign_of(event.type),
        date=spoken(event.date),
        place=event.place.name if event.place else None,
        stance=stance_of(desk, event, card),
        voices=desk.voices(event),
        sure=card.sure,
        background=card.background,
        passages=len(event.mentions),
        quote=desk.quote(card.article, card.sentence, marked=card.trigger),
        facets=Facets(
            tellings=card.tellings,
            types=(event.type,),
            actors=tuple(dict.fromkeys((*event.sources, *event.targets))),
            date=event.date,
        ),
    )


def stance_of(desk: Desk, event: rows.EventRow, card: Card) -> str:
    """Say how the outlets stand to an event; one that only repeats a text is no voice."""
    own = {outlet.number for outlet in desk.voices(event)}
    telling = {number for number, *_ in card.tellings}
    outlets = event.outlets
    return stance(
        len(outlets.asserting),
        len(outlets.attributing),
        len(outlets.denying),
        len(telling - own),
        len(outlets.silent),
    )
