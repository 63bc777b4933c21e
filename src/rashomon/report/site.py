"""What a site is made of: pages, each with its builder, template and scripts.

`rashomon.report.pages.PAGES` lists them. Every host walks that list; none knows a page by name.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import msgspec

from rashomon.report.asked import Asked
from rashomon.report.desk import Desk
from rashomon.report.parts import Payload

Builder = Callable[[Desk, Asked], Payload | None]
"""Makes the payload of one page; None where a keyed page has nothing by that key."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows that a page lists, in SQL: their ids, what they are of, and their order."""

    id: str
    of: str
    order: str

    def first(self, desk: Desk, most: int) -> list[str]:
        """Return the ids of the first rows of the whole list."""
        sql = f"SELECT {self.id} FROM {self.of} ORDER BY {self.order} LIMIT ?"  # noqa: S608 - names of ours
        return [row for (row,) in desk.dossier.connection.execute(sql, [most]).fetchall()]

    def place(self, desk: Desk, row: str) -> int | None:
        """Return how many rows of the whole list stand before a row, or None if it has none."""
        numbered = (
            f"SELECT {self.id} AS id, row_number() OVER (ORDER BY {self.order}) - 1 AS place "  # noqa: S608
            f"FROM {self.of}"
        )
        sql = f"SELECT place FROM ({numbered}) WHERE id = ?"  # noqa: S608 - names of ours
        found = desk.dossier.connection.execute(sql, [row]).fetchone()
        return int(found[0]) if found else None


@dataclass(frozen=True, slots=True)
class Page:
    """One kind of page.

    ``name`` is its path without ``.html`` (or its folder, for one page a key) and its template's
    name. ``label`` stands in the navigation; "" for none. ``keys`` gives those that a folder
    writes, foremost first; a server answers any. ``rows`` are what it lists, ``facets`` what these
    can be found by. ``scripts`` are files under ``assets/`` that only this page loads, in order.
    """

    name: str
    label: str
    build: Builder
    keys: Callable[[Desk], Sequence[str]] | None = None
    rows: Rows | None = None
    facets: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()


def placed(page: Page, desk: Desk, asked: Asked) -> Asked:
    """Return what was asked, with the slice that has the row that was asked for, if any has."""
    place = page.rows.place(desk, asked.row) if page.rows and asked.row else None
    if place is None:
        return asked
    return msgspec.structs.replace(asked, offset=place // asked.limit * asked.limit)
