"""Events as the rows of a list: what, when, by whom, in whose words, and the words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rashomon.dossier import rows
from rashomon.report.asked import Asked
from rashomon.report.asking import Where, events_where
from rashomon.report.cards import Card, cards_of, heading_of
from rashomon.report.desk import Desk
from rashomon.report.parts import Facets, Outlet, Part, Quote, Slice, Sure
from rashomon.report.slicing import count
from rashomon.report.told import sign_of
from rashomon.wording import stance
from rashomon.wording.dates import spoken

EVENTS = "cards e"
BY_DATE = "e.number"

VOICES = "e.asserting + e.attributing + e.denying"
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


class Found(NamedTuple):
    """Some of the events that pass, in the order that was asked for, and how many do."""

    events: list[rows.EventRow]
    passing: int


def passing(desk: Desk, asked: Asked) -> Where:
    """Return the conditions on events ``e`` that were asked for.

    Raises DossierError for an actor whom nobody knows.
    """
    return events_where(asked, desk.lookup.actor_ids(asked.actor))


def find(desk: Desk, where: Where, order: str, limit: int, offset: int = 0) -> Found:
    """Return some of the events that pass, in an order given in SQL, and how many pass.

    What passes is looked for once, and kept in the few columns that orders are made of.
    """
    sql = f"""
        WITH passing AS MATERIALIZED (
            SELECT e.id, e.number, e.asserting, e.attributing, e.denying, e.silent, e.passages
            FROM {EVENTS} WHERE {where.sql}
        ) SELECT e.id, (SELECT count(*) FROM passing) FROM passing e
        ORDER BY {order} LIMIT ? OFFSET ?
    """  # noqa: S608 - conditions of ours
    found = desk.dossier.connection.execute(sql, [*where.values, limit, offset]).fetchall()
    by_id = {row.id: row for row in desk.among(rows.EventRow, "events", (id_ for id_, _ in found))}
    passes = found[0][1] if found else count(desk, EVENTS, where)
    return Found([by_id[id_] for id_, _ in found], passes)


def event_rows(desk: Desk, asked: Asked) -> tuple[tuple[EventRow, ...], Slice]:
    """Return the slice that was asked for of the events that pass, by date, and its place."""
    found = find(desk, passing(desk, asked), BY_DATE, asked.limit, asked.offset)
    every = count(desk, EVENTS, Where())
    place = Slice(offset=asked.offset, shown=len(found.events), passing=found.passing, all=every)
    return lines(desk, found.events), place


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
