"""Contrasts: two passages that cannot both hold, or tell one thing very differently."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.dossier import rows
from rashomon.dossier.touching import Touch
from rashomon.report.asked import Asked
from rashomon.report.asking import Where, add_dates
from rashomon.report.cards import Card, cards_of, heading_of
from rashomon.report.desk import Desk
from rashomon.report.parts import Facets, Part, Payload, Quote, Ruling, Slice
from rashomon.report.site import Page, Rows
from rashomon.report.slicing import count, sliced
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
    """The contrasts that pass, the surest first; ``eventless`` of all touch no event."""

    contrasts: tuple[Contrast, ...]
    slice: Slice
    eventless: int


_ROWS = Rows("c.id", "contrasts c", "c.score DESC, c.id")


def contrasts(desk: Desk, asked: Asked) -> Contrasts:
    """Return the slice that was asked for of the contrasts that pass.

    Raises DossierError for an actor whom nobody knows.
    """
    where = _where(desk, asked)
    ids, place = sliced(desk, asked, _ROWS, where)
    by_id = {row.id: row for row in desk.among(rows.ContrastRow, "contrasts", ids)}
    found = [by_id[name] for name in ids]
    return Contrasts(
        title="Contrasts",
        contrasts=_told(desk, found),
        slice=place,
        eventless=count(desk, _ROWS.of, _eventless()),
    )


def _where(desk: Desk, asked: Asked) -> Where:
    """Ask for one side of an outlet, and for one thing that it touches with all the rest."""
    where = Where()
    if asked.outlet:
        of = "SELECT id FROM articles WHERE coalesce(outlet, id) = ?"
        where.add(f"c.a.article IN ({of}) OR c.b.article IN ({of})", asked.outlet, asked.outlet)
    touches = Where()
    if asked.type:
        touches.add("t.type = ?", asked.type)
    actors = desk.lookup.actor_ids(asked.actor)
    if actors is not None:
        touches.add("list_has_any(t.actors, ?)", sorted(actors))
    add_dates(touches, asked, "t.date")
    if touches.conditions:
        within = f"SELECT t.contrast FROM touches t WHERE {touches.sql}"  # noqa: S608
        where.add(f"c.id IN ({within})", *touches.values)
    return where


def _eventless() -> Where:
    where = Where()
    where.add("len(c.events) = 0")
    return where


def _told(desk: Desk, found: Sequence[rows.ContrastRow]) -> tuple[Contrast, ...]:
    named = [event for row in found for event in row.events[:1]]
    events = {event.id: event for event in desk.among(rows.EventRow, "events", named)}
    cards = cards_of(desk, events)
    about = {name: (event, cards[name]) for name, event in events.items()}
    touches: dict[str, list[Touch]] = {row.id: [] for row in found}
    for touch in desk.among(Touch, "touches", touches, "contrast"):
        touches[touch.contrast].append(touch)
    around = Surroundings(desk, (side for row in found for side in (row.a, row.b)))
    return tuple(
        _contrast(
            desk,
            row,
            about.get(row.events[0]) if row.events else None,
            around,
            _facets(desk, row, touches[row.id]),
        )
        for row in found
    )


def _contrast(
    desk: Desk,
    row: rows.ContrastRow,
    about: tuple[rows.EventRow, Card] | None,
    around: Surroundings,
    facets: Facets,
) -> Contrast:
    rulings = desk.rulings([row.id])
    return Contrast(
        id=row.id,
        number=desk.numbers[row.id],
        question=wording().contrasts[row.kind].noun,
        about=heading_of(desk, *about) if about else None,
        to=desk.event_or_words(about[1]) if about else None,
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
        facets=facets,
    )


def _facets(desk: Desk, row: rows.ContrastRow, touches: Sequence[Touch]) -> Facets:
    """Return what a contrast can be found by; its date is that of the first event that it names."""
    first = [touch.date for touch in touches if touch.event in (None, *row.events[:1])]
    return Facets(
        tellings=tuple((desk.outlet(side.article).number, None, None) for side in (row.a, row.b)),
        types=tuple(dict.fromkeys(touch.type for touch in touches if touch.type)),
        actors=tuple(dict.fromkeys(actor for touch in touches for actor in touch.actors)),
        date=first[0] if first else None,
    )


PAGE = Page(
    name="contrasts",
    label="Contrasts",
    build=contrasts,
    facets=("outlet", "actor", "type", "since", "until"),
    rows=_ROWS,
)
