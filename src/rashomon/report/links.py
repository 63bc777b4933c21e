"""How a page, a row in it and the words of an article are addressed, the same in every host.

An address is written from the root of the site: ``index.html``, ``timeline.html``,
``event/ev-12.html``, ``article/ar-7.html#s120-164``. Payloads hold addresses; a `Host` makes of
each the link that works where its page stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, Protocol
from urllib.parse import urlsplit

INDEX = "index"
"""The page that an empty path means."""

_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")
_PATH = re.compile(r"(?:(?P<folder>[a-z]+)/(?P<key>[^/]+)|(?P<name>[a-z]+))\.html")


def address(page: str, key: str | None = None, *, mark: str = "", query: str = "") -> str:
    """Return the address of a page, of the one for `key`, or of a mark inside it.

    Raises ValueError for a key that is no file name: ids and codes of ours always are.
    """
    if key is not None and not _KEY.fullmatch(key):
        raise ValueError(f"no page can be named by {key!r}")
    path = f"{page}.html" if key is None else f"{page}/{key}.html"
    return path + (f"?{query}" if query else "") + (f"#{mark}" if mark else "")


def can_be_key(key: str) -> bool:
    """Say whether a page can be named by a key (a country's code in a dossier may be anything)."""
    return _KEY.fullmatch(key) is not None


def words(article: str, start: int, end: int) -> str:
    """Return the address of words of an article by their raw offsets."""
    return address("article", article, mark=words_mark(start, end))


def words_mark(start: int, end: int) -> str:
    """Return the mark that the article's page gives to words at raw offsets."""
    return f"s{start}-{end}"


def page_of(path: str) -> tuple[str, str | None] | None:
    """Return the page and key that a path names (without ``/`` before it), or None for none."""
    found = _PATH.fullmatch(path or f"{INDEX}.html")
    if not found:
        return None
    if found["name"]:
        return found["name"], None
    return (found["folder"], found["key"]) if can_be_key(found["key"]) else None


class Host(Protocol):
    """Where pages stand: how they link to one another and name their parts."""

    @property
    def kind(self) -> Literal["folder", "single", "serve"]:
        """What the pages may count on."""

    def href(self, to: str) -> str:
        """Return the link to an address."""

    def id(self, mark: str) -> str:
        """Return the id of an element that an address can point to."""


@dataclass(frozen=True, slots=True)
class Paths:
    """A page among others at its own path: a folder, or a server that answers like one."""

    here: str
    kind: Literal["folder", "serve"] = "folder"

    def href(self, to: str) -> str:
        """Return the relative link; to a mark of this very page only the mark."""
        path, _, mark = to.partition("#")
        if path == self.here and mark:
            return f"#{mark}"
        return "../" * self.here.count("/") + to

    def id(self, mark: str) -> str:
        """Return the mark as it is: every page has its own."""
        return mark


@dataclass(frozen=True, slots=True)
class Anchors:
    """A page among others in one file: every link is to an anchor, every id says its page."""

    here: str
    kind: Literal["single"] = "single"

    def href(self, to: str) -> str:
        """Return the anchor of an address; what it asks for stays in the query."""
        parts = urlsplit(to)
        query = f"?{parts.query}" if parts.query else ""
        return f"{query}#{_anchor(parts.path, parts.fragment)}"

    def id(self, mark: str) -> str:
        """Return the anchor of a mark of this page; of an empty mark, that of the page."""
        return _anchor(self.here, mark)


def _anchor(path: str, mark: str) -> str:
    return ".".join([*path.removesuffix(".html").split("/"), *([mark] if mark else [])])
