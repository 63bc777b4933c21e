"""Contrasts: two passages that cannot both hold, or tell one thing very differently."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from rashomon.dossier import rows
from rashomon.report.asked import Asked
from rashomon.report.asking import Where, events_where
from rashomon.report.cards import Card, cards_of, heading_of
from rashomon.report.desk import Desk
from rashomon.report.listed import EVENTS
from rashomon.report.parts import Facets, Part, Payload, Quote, Ruling, Slice
from rashomon.report.site import Page, Rows
from rashomon.report.slicing import slice_of
from rashomon.report.surroundings import Surroundings
from rashomon.wording import wording


class Reason(Part, frozen=True):
    """A named feature behind a contrast; ``weight`` is what it adds to the score."""

    feature: str
    weight: str
    detail: str


class Contrast(Part, frozen=True):
    """Two passages; ``number`` is 1 for the surest of all, ``to`` the page of what they tell.

    ``doubted``: a person's last ruling says that it is none.
    """

    id: str
    number: int
    question: str
    about: str | None
    to: str | None
    score: str
    a: Quote
    b: Quote
    why: tuple[Reason, ...]
    rulings: tuple[Ruling, ...]
    doubted: bool
    facets: Facets


class Contrasts(Payload, frozen=True):
    """The contrasts that pass, the surest first."""

    contrasts: tuple[Contrast, ...]
    slice: Slice


_ORDER = "score DESC, id"


def contrasts(desk: Desk, asked: Asked) -> Contrasts:
    """Return the slice that was asked for of the contrasts that pass.

    Raises DossierError for an actor whom nobody knows.
    """
    where = _where(desk, asked)
    sql = f"SELECT c.* FROM contrasts c WHERE {where.sql} ORDER BY {_ORDER} LIMIT ? OFFSET ?"  # noqa: S608 - conditions of ours
    found = desk.dossier.select(rows.ContrastRow, sql, [*where.values, asked.limit, asked.offset])
    return Contrasts(
        title="Contrasts",
        contrasts=_told(desk, found),
        slice=slice_of(desk, asked, "contrasts c", where, len(found)),
    )


def _where(desk: Desk, asked: Asked) -> Where:
    """Ask for one side of an outlet, and for an event with all the rest."""
    where = Where()
    if asked.outlet:
        of = "SELECT id FROM articles WHERE coalesce(outlet, id) = ?"
        where.add(f"c.a.article IN ({of}) OR c.b.article IN ({of})", asked.outlet, asked.outlet)
    of_events = msgspec.structs.replace(asked, outlet=None)
    told = events_where(of_events, desk.lookup.actor_ids(asked.actor))
    if told.conditions:
        events = f"SELECT e.id FROM {EVENTS} WHERE {told.sql}"  # noqa: S608
        pairs = "SELECT id, unnest(events) AS event FROM contrasts"
        within = f"SELECT id FROM ({pairs}) WHERE event IN ({events})"  # noqa: S608
        where.add(f"c.id IN ({within})", *told.values)
    return where


def _told(desk: Desk, found: Sequence[rows.ContrastRow]) -> tuple[Contrast, ...]:
    named = [event for row in found for event in row.events]
    events = {event.id: event for event in desk.among(rows.EventRow, "events", named)}
    cards = cards_of(desk, events)
    around = Surroundings(desk, (side for row in found for side in (row.a, row.b)))
    return tuple(_contrast(desk, row, events, cards, around) for row in found)


def _contrast(
    desk: Desk,
    row: rows.ContrastRow,
    events: dict[str, rows.EventRow],
    cards: dict[str, Card],
    around: Surroundings,
) -> Contrast:
    about = [events[event] for event in row.events if event in events]
    rulings = desk.rulings([row.id])
    sides = (row.a, row.b)
    return Contrast(
        id=row.id,
        number=desk.numbers[row.id],
        question=wording().contrasts[row.kind].noun,
        about=heading_of(desk, about[0], cards[about[0].id]) if about else None,
        to=desk.event_or_words(cards[about[0].id]) if about else None,
        score=f"{row.score:.2f}",
        a=around.quote(row.a),
        b=around.quote(row.b),
        why=tuple(
            Reason(
                feature=why.feature.replace("_", " "), weight=f"{why.weight:g}", detail=why.detail
            )
            for why in row.why
        ),
        rulings=rulings,
        doubted=bool(rulings) and rulings[-1].verdict == wording().verdicts["false"],
        facets=Facets(
            tellings=tuple((desk.outlet(side.article).number, None, None) for side in sides),
            types=tuple(dict.fromkeys(event.type for event in about)),
            actors=tuple(
                dict.fromkeys(
                    actor for event in about for actor in (*event.sources, *event.targets)
                )
            ),
            date=about[0].date if about else None,
        ),
    )


PAGE = Page(
    name="contrasts",
    label="Contrasts",
    build=contrasts,
    facets=("outlet", "actor", "type", "since", "until"),
    rows=Rows("id", "contrasts", _ORDER),
)
