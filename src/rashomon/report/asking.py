"""Facets as SQL: which rows of a dossier pass what a reader asked."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from rashomon.dossier.filters import bounds
from rashomon.dossier.passages import searched
from rashomon.report.asked import Asked


@dataclass(slots=True)
class Where:
    """Conditions that must all hold, and the values of their question marks in order."""

    conditions: list[str] = field(default_factory=list)
    values: list[object] = field(default_factory=list)

    def add(self, condition: str, *values: object) -> None:
        """Ask for one thing more."""
        self.conditions.append(condition)
        self.values.extend(values)

    @property
    def sql(self) -> str:
        """The conditions after a WHERE."""
        return " AND ".join(f"({one})" for one in self.conditions) or "true"


PASSING = 'SELECT "row" FROM passages WHERE contains(words, ?)'
"""The ids of the rows whose passage has words, as `searched` gives them."""


def add_dates(where: Where, asked: Asked, column: str) -> None:
    """Ask that an EDTF `column` may lie between ``since`` and ``until``, as `Filter` has it."""
    first = f"split_part({column}, '/', 1)"
    last = f"split_part({column}, '/', -1)"
    if asked.since:
        day = f"{last} || substr('0000-12-31', length({last}) + 1)"
        where.add(f"{day} >= ?", bounds(asked.since)[0])
    if asked.until:
        day = f"{first} || substr('0000-01-01', length({first}) + 1)"
        where.add(f"{day} <= ?", bounds(asked.until)[1])


def add_text(where: Where, asked: Asked, row: str) -> None:
    """Ask that the passage of a row, by its id, contains the words that were asked for."""
    if asked.text:
        where.add(f"{row} IN ({PASSING})", searched(asked.text))


def events_where(asked: Asked, actors: Collection[str] | None) -> Where:
    """Return what cards ``e`` of events must be to pass; `actors` are the ids of those asked for.

    Outlet, certainty and voice must hold of one and the same telling of an event.
    """
    where = Where()
    if asked.type:
        where.add("e.type = ?", asked.type)
    if actors is not None:
        listed = sorted(actors)
        where.add("list_has_any(e.sources, ?) OR list_has_any(e.targets, ?)", listed, listed)
    add_dates(where, asked, "e.date")
    add_text(where, asked, "e.mention")
    told = tellings_where(asked)
    if told.conditions:
        where.add(f"e.number IN (SELECT t.event FROM tellings t WHERE {told.sql})", *told.values)  # noqa: S608
    return where


def tellings_where(asked: Asked) -> Where:
    """Return what tellings ``t`` must be to pass."""
    where = Where()
    for column, wanted in (
        ("outlet", asked.outlet),
        ("sure", asked.certainty),
        ("voice", asked.voice),
    ):
        if wanted:
            where.add(f"t.{column} = ?", wanted)
    return where


def said_where(asked: Asked, speakers: Collection[str] | None, row: str, day: str) -> Where:
    """Return what rows of articles ``a`` that somebody says must be to pass, by their `day`.

    `row` is their alias; `speakers` are the ids of whom was asked for.
    """
    where = Where()
    if asked.outlet:
        where.add("coalesce(a.outlet, a.id) = ?", asked.outlet)
    if speakers is not None:
        where.add(f"{row}.speaker IN (SELECT unnest(?))", sorted(speakers))
    add_dates(where, asked, day)
    add_text(where, asked, f"{row}.id")
    return where
