"""Coverage: outlets by events, and where one is silent on what most others tell."""

from __future__ import annotations

from typing import Literal

from rashomon.report.asked import Asked
from rashomon.report.asking import Where
from rashomon.report.desk import Desk, capped
from rashomon.report.listed import BY_DATE, EVENTS, VOICES, EventRow, find, lines, passing
from rashomon.report.parts import Outlet, Part, Payload, Slice
from rashomon.report.site import Page
from rashomon.report.slicing import count

_OUTLETS = 24
"""Outlets with a column of their own, those with most articles."""

Way = Literal["asserting", "attributing", "denying", "repeating", "silent", "apart"]
"""How an outlet stands to an event; ``repeating`` in another's words, ``apart`` with no article
of the same story."""


class Row(Part, frozen=True):
    """An event and how each of the outlets shown stands to it, in their order."""

    event: EventRow
    ways: tuple[Way, ...]
    others: int


class Coverage(Payload, frozen=True):
    """The events that most outlets tell, and the outlets with most articles."""

    outlets: tuple[Outlet, ...]
    more_outlets: int
    events: tuple[Row, ...]
    slice: Slice


def coverage(desk: Desk, asked: Asked) -> Coverage:
    """Return the slice that was asked for of the events that pass, most told first.

    Raises DossierError for an actor whom nobody knows.
    """
    where = passing(desk, asked)
    where.add(_CONCERNS)
    order = f"{VOICES} DESC, e.silent DESC, {BY_DATE}"
    found = find(desk, where, order, asked.limit, asked.offset)
    keys = {outlet.number: outlet.key for outlet in desk.outlets.values()}
    outlets, more = capped(tuple(desk.outlets.values()), _OUTLETS)
    shown = []
    for event, row in zip(found.events, lines(desk, found.events), strict=True):
        ways: dict[str, Way] = {
            **dict.fromkeys((keys[number] for number, *_ in row.facets.tellings), "repeating"),
            **dict.fromkeys(event.outlets.silent, "silent"),
            **dict.fromkeys(event.outlets.denying, "denying"),
            **dict.fromkeys(event.outlets.attributing, "attributing"),
            **dict.fromkeys(event.outlets.asserting, "asserting"),
        }
        own = tuple(ways.get(outlet.key, "apart") for outlet in outlets)
        others = sum(way != "silent" for way in ways.values()) - sum(
            way not in ("silent", "apart") for way in own
        )
        shown.append(Row(event=row, ways=own, others=others))
    return Coverage(
        title="Coverage",
        outlets=outlets,
        more_outlets=more,
        events=tuple(shown),
        slice=Slice(
            offset=asked.offset,
            shown=len(found.events),
            passing=found.passing,
            all=desk.once(_every),
        ),
    )


_CONCERNS = f"{VOICES} + e.silent > 1"
"""Events that concern two outlets at least: both tell them, or one is silent."""


def _every(desk: Desk) -> int:
    where = Where()
    where.add(_CONCERNS)
    return count(desk, EVENTS, where)


PAGE = Page(
    name="coverage",
    label="Coverage",
    build=coverage,
    facets=("outlet", "actor", "type", "since", "until"),
)
