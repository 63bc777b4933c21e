"""What a site is made of: pages, each with its builder, template and scripts.

`rashomon.report.pages.PAGES` lists them. Every host walks that list; none knows a page by name.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rashomon.report.asked import Asked
from rashomon.report.desk import Desk
from rashomon.report.parts import Payload

Builder = Callable[[Desk, Asked], Payload | None]
"""Makes the payload of one page; None where a keyed page has nothing by that key."""


@dataclass(frozen=True, slots=True)
class Page:
    """One kind of page.

    ``name`` is its path without ``.html`` (or its folder, for one page a key) and its template's
    name. ``label`` stands in the navigation; "" for none. ``keys`` gives those that a folder
    writes, foremost first; a server answers any. ``facets`` are those that its rows have.
    ``scripts`` are files under ``assets/`` that only this page loads, in order.
    """

    name: str
    label: str
    build: Builder
    keys: Callable[[Desk], Sequence[str]] | None = None
    facets: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
