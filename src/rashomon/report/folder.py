"""The site as a folder of pages that opens from disk and loads nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib.resources import files
from pathlib import Path

from rashomon.dossier import Dossier
from rashomon.report.asked import Asked
from rashomon.report.desk import Desk
from rashomon.report.drawing import SCRIPTS, STYLE, draw, path_of
from rashomon.report.frame import frame_of
from rashomon.report.links import INDEX, Paths
from rashomon.report.pages import PAGES
from rashomon.report.parts import Payload
from rashomon.report.site import Page

LISTED = 1500
"""Rows of a list that a folder's page shows: what a browser bears."""

Progress = Callable[[int, int], None]
"""Told how many pages are written, and of how many."""


def write_folder(dossier: Dossier, folder: Path, progress: Progress | None = None) -> Path:
    """Write the site of a dossier into `folder`, and return the page to open.

    The same dossier gives the same bytes. Raises OSError when a file cannot be written.
    """
    desk = desk_of(dossier)
    frame = frame_of(desk)
    for done, (page, asked, payload) in enumerate(payloads(desk), start=1):
        path = path_of(page, asked.key)
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        text = draw(page, payload, frame, asked, Paths(path))
        target.write_text(text, encoding="utf-8", newline="\n")
        if progress:
            progress(done, planned(desk))
    for name in _assets():
        target = folder / "assets" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(files(__package__).joinpath("assets", name).read_bytes())
    return folder / f"{INDEX}.html"


def desk_of(dossier: Dossier) -> Desk:
    """Return a desk that knows which pages a site without a server has."""
    desk = Desk(dossier)
    desk.written = {page.name: frozenset(_ids(desk, page)) for page in PAGES}
    return desk


def _ids(desk: Desk, page: Page) -> Iterable[str]:
    """Return the keys of a page, or the ids of the rows that it lists."""
    if page.keys:
        return page.keys(desk)
    return page.rows.first(desk, LISTED) if page.rows else ()


def planned(desk: Desk) -> int:
    """Return how many pages a site without a server has."""
    keyed = desk.written or {}
    return sum(len(keyed[page.name]) if page.keys else 1 for page in PAGES)


def payloads(desk: Desk) -> Iterator[tuple[Page, Asked, Payload]]:
    """Yield every page that a site without a server has, with all the rows that it shows."""
    for page in PAGES:
        for key in page.keys(desk) if page.keys else (None,):
            asked = Asked(key=key, limit=LISTED)
            payload = page.build(desk, asked)
            if payload is not None:
                yield page, asked, payload


def _assets() -> Iterator[str]:
    """Yield the files that the pages load, and the licences of those that are not ours."""
    yield from (STYLE, *SCRIPTS)
    yield from dict.fromkeys(script for page in PAGES for script in page.scripts)
    for file in files(__package__).joinpath("assets", "vendor").iterdir():
        if file.name.startswith("LICENSE"):
            yield f"vendor/{file.name}"
