"""A page as its elements, for tests that read what a browser would."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

_INERT = re.compile(
    r'<script type="text/html" data-page="([^"]*)"[^>]*>(.*?)</script>', re.DOTALL | re.IGNORECASE
)
_TAKEN_OUT = re.compile(r"<\\(?=/?script|!--)", re.IGNORECASE)


def _made(page: re.Match[str]) -> str:
    """Return what ``single.js`` makes of the text of a page."""
    return f'<section id="{page[1]}">{_TAKEN_OUT.sub("<", page[2])}</section>'


class Markup(HTMLParser):
    """The elements of a page with their attributes, and the text of its styles and scripts.

    Pages that stand in a single file as text are taken for the elements that they become.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.styles: list[str] = []
        self.scripts: list[str] = []
        self._into: list[str] | None = None
        self.feed(_INERT.sub(_made, path.read_text("utf-8")))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag in ("style", "script") and "src" not in dict(attrs):
            data = dict(attrs).get("type") == "application/json"
            self._into = None if data else self.styles if tag == "style" else self.scripts
            if self._into is not None:
                self._into.append("")

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - the parser's signature
        self._into = None

    def handle_data(self, data: str) -> None:
        if self._into is not None:
            self._into[-1] += data

    def values(self, name: str) -> list[str]:
        return [found for _, attributes in self.elements if (found := attributes.get(name))]

    @property
    def policy(self) -> str:
        return next(one["content"] or "" for _, one in self.elements if one.get("http-equiv"))
