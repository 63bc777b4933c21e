"""Relations: the pairs of countries that the dossier tells most of, each with its own page."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.report import links
from rashomon.report.asked import Asked
from rashomon.report.desk import Desk
from rashomon.report.frame import country
from rashomon.report.parts import Part, Payload, Slice
from rashomon.report.site import Page

PAIRS = """
    SELECT least(source, target) AS one, greatest(source, target) AS other,
           count(*) FILTER (WHERE sign > 0) AS cooperative,
           count(*) FILTER (WHERE sign < 0) AS conflictual,
           count(DISTINCT event) AS events
    FROM relations GROUP BY ALL ORDER BY count(*) DESC, one, other
"""
"""Every pair of countries in the order of its codes, those with most passages first."""


_WRITTEN = 60
"""Pairs that have a page of their own where no server makes them when they are asked for."""


class Pair(Part, frozen=True):
    """Two countries, how many passages tell of acts between them, and of how many events."""

    one: str
    other: str
    to: str | None
    cooperative: int
    conflictual: int
    events: int


class Relations(Payload, frozen=True):
    """The pairs, those with most passages first."""

    pairs: tuple[Pair, ...]
    slice: Slice


def relations(desk: Desk, asked: Asked) -> Relations:
    """Return the slice that was asked for of the pairs."""
    sql = f"SELECT one, other, cooperative, conflictual, events FROM ({PAIRS}) LIMIT ? OFFSET ?"  # noqa: S608 - a query of ours
    execute = desk.dossier.connection.execute
    found = execute(sql, [asked.limit, asked.offset]).fetchall()
    every = execute(f"SELECT count(*) FROM ({PAIRS})").fetchall()[0][0]  # noqa: S608
    return Relations(
        title="Relations",
        pairs=tuple(
            Pair(
                one=country(desk, one),
                other=country(desk, other),
                to=desk.page("relation", f"{one}-{other}"),
                cooperative=cooperative,
                conflictual=conflictual,
                events=events,
            )
            for one, other, cooperative, conflictual, events in found
        ),
        slice=Slice(offset=asked.offset, shown=len(found), passing=every, all=every),
    )


def keys(desk: Desk) -> Sequence[str]:
    """Return the pairs as keys of their pages, those with most passages first."""
    sql = f"SELECT one, other FROM ({PAIRS}) LIMIT ?"  # noqa: S608
    found = desk.dossier.connection.execute(sql, [_WRITTEN]).fetchall()
    made = (f"{one}-{other}" for one, other in found)
    return [key for key in made if links.can_be_key(key)]


PAGE = Page(name="relations", label="Relations", build=relations)
