"""The site's pages as a server draws them: asked for by path and query, made of one linking."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.report import PAGES, Paths, asked_of, draw, page_of
from rashomon.report.links import address
from rashomon.report.site import Page, placed
from rashomon.web.readers import Reader

CONTROLS = ("corrections.js",)
"""Scripts that only a server's pages load, after the site's own."""


@dataclass(frozen=True, slots=True)
class Named:
    """A page of the site that a path names, and the key where there is one a key."""

    page: Page
    key: str | None
    path: str


FIRST = Named(PAGES[0], None, address(PAGES[0].name))
"""The page that an empty path names."""


def named(path: str) -> Named | None:
    """Return the page that a path (without ``/`` before it) names, or None."""
    found = page_of(path)
    if found is None:
        return None
    name, key = found
    for page in PAGES:
        if page.name == name and (page.keys is not None) == (key is not None):
            return Named(page, key, path or "index.html")
    return None


def drawn(reader: Reader, wanted: Named, query: Mapping[str, str]) -> str | None:
    """Return a page as HTML, or None where the dossier has nothing by its key.

    Raises ValueError for a facet that no row can have, DossierError for an actor nobody knows.
    """
    asked = placed(wanted.page, reader.desk, asked_of(query, wanted.key))
    payload = wanted.page.build(reader.desk, asked)
    if payload is None:
        return None
    host = Paths(wanted.path, kind="serve")
    return draw(wanted.page, payload, reader.frame, asked, host, more=CONTROLS)
