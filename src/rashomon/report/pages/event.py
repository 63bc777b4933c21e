"""Event: one thing that happened, or is said to have, as each outlet tells it, side by side."""

from __future__ import annotations

from rashomon.dossier import rows
from rashomon.report.asked import Asked
from rashomon.report.desk import Desk, capped
from rashomon.report.listed import BY_DATE, EVENTS, VOICES, EventRow, lines
from rashomon.report.parts import Outlet, Part, Payload, Ruling
from rashomon.report.site import Page
from rashomon.report.tellings import Teller, Telling
from rashomon.wording import wording

_TELLINGS = 24
"""Outlets side by side."""

_WRITTEN = 400
"""Events that have a page of their own in a folder: those that most outlets tell."""


class Against(Part, frozen=True):
    """A contrast that touches this event: its number, what it is about, and where it is listed."""

    id: str
    number: int
    question: str
    to: str | None


class Event(Payload, frozen=True):
    """The tellings of an event; ``row`` is the event as lists have it.

    ``rows`` are the names of features that any telling fills, in order, ``differing`` those on
    which two outlets have nothing in common. Contrasts are keyed by id.
    """

    row: EventRow
    tellings: tuple[Telling, ...]
    more_tellings: int
    rows: tuple[tuple[str, str], ...]
    differing: tuple[str, ...]
    silent: tuple[Outlet, ...]
    contrasts: dict[str, Against]
    rulings: tuple[Ruling, ...]


def event(desk: Desk, asked: Asked) -> Event | None:
    """Return one event by its id."""
    found = desk.among(rows.EventRow, "events", [asked.key or ""])
    if not found:
        return None
    (one,) = found
    told = desk.mentions_of(found)[one.id]
    sql = "SELECT * FROM contrasts WHERE list_contains(events, ?) ORDER BY score DESC, id"
    contrasts = desk.dossier.select(rows.ContrastRow, sql, [one.id])
    (row,) = lines(desk, found)
    teller = Teller(desk, one, told, contrasts)
    tellings, more = capped(teller.tellings(), _TELLINGS)
    filled = {name for telling in tellings for name, row in telling.features.items() if row.values}
    return Event(
        title=row.heading,
        row=row,
        tellings=tellings,
        more_tellings=more,
        rows=tuple((name, said) for name, said in wording().rows.items() if name in filled),
        differing=teller.differing(),
        silent=desk.outlets_named(one.outlets.silent),
        contrasts={contrast.id: _against(desk, contrast) for contrast in contrasts},
        rulings=desk.rulings((one.id, *one.mentions)),
    )


def _against(desk: Desk, contrast: rows.ContrastRow) -> Against:
    return Against(
        id=contrast.id,
        number=desk.numbers[contrast.id],
        question=wording().contrasts[contrast.kind].noun,
        to=desk.row("contrasts", contrast.id),
    )


def worth_a_page(desk: Desk) -> list[str]:
    """Return the events told by several outlets in their own words, or touched by a contrast."""
    worth = f"{VOICES} > 1 OR e.id IN (SELECT unnest(events) FROM contrasts)"  # noqa: S608
    sql = f"SELECT e.id FROM {EVENTS} WHERE {worth} ORDER BY {VOICES} DESC, {BY_DATE} LIMIT ?"  # noqa: S608
    return [one for (one,) in desk.dossier.connection.execute(sql, [_WRITTEN]).fetchall()]


PAGE = Page(name="event", label="", build=event, keys=worth_a_page)
