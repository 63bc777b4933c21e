"""From the lines of printed pages to paragraphs: by where lines stand, as a reader sees them.

The text of a PDF has no paragraphs, only lines at places. Those of one paragraph are joined by a
space, and the halves of a word that a line parts by nothing. Running heads and page numbers are
left out: they stand in the middle of sentences that go on on the next page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

import msgspec

from rashomon.intake.lines import ends_sentence

_WIDE_GAP = 1.4
"""Lines further apart than so many usual distances are of two paragraphs."""
_SMALL, _LARGE = 0.8, 1.25
"""A line so much lower or higher than the last one is set in another type, as headlines are."""
_INDENT = 0.6
"""Heights of a line by which the first one of a paragraph is set in, at least."""
_ROOM = 1.2
"""Widths of the next word; a line that has so much room and ends a sentence ends a paragraph."""
_EDGE_LINES = 2
"""Lines at the top and at the bottom of a page that may be its head or foot."""
_LEAST_REPEATED = 2


class Line(msgspec.Struct, frozen=True, array_like=True):
    """A line and its box in points, as high as its type; the page begins at its lower left."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    hyphenated: bool

    @property
    def height(self) -> float:
        """Height of the type in points, at least 1."""
        return max(self.top - self.bottom, 1.0)


def paragraphs(pages: Sequence[Sequence[Line]]) -> Iterator[str]:
    """Yield the paragraphs of some pages in their order."""
    parts: list[str] = []
    last: Line | None = None
    for page in _without_heads(pages):
        pitch = _pitch(page)
        rights = _rights(page)
        for index, line in enumerate(page):
            goes_on = last is not None and (
                _goes_on_here(last, line, pitch, rights)
                if index
                else not ends_sentence(last.text) and line.text[:1].islower()
            )
            if parts and not goes_on:
                yield "".join(parts)
                parts = []
            parts.append(_joint(last) + line.text if parts else line.text)
            last = line
    if parts:
        yield "".join(parts)


def _joint(last: Line | None) -> str:
    return "" if last is None or last.hyphenated or last.text.endswith("-") else " "


def _goes_on_here(last: Line, line: Line, pitch: float, rights: dict[int, float]) -> bool:
    """Say whether a line goes on with the paragraph of the last one on its page."""
    down = last.bottom - line.bottom
    if down <= 0:  # the next column, or a box beside the text
        return not ends_sentence(last.text) and line.text[:1].islower()
    if down > _WIDE_GAP * pitch or not _SMALL < line.height / last.height < _LARGE:
        return False
    if line.left > last.left + _INDENT * line.height:
        return False
    return not (ends_sentence(last.text) and _had_room(last, line, rights[round(last.left)]))


def _had_room(last: Line, line: Line, right: float) -> bool:
    """Say whether the first word of a line would have stood at the end of the last one as well."""
    letter = (last.right - last.left) / len(last.text)
    return right - last.right > _ROOM * letter * (len(line.text.split(maxsplit=1)[0]) + 1)


def _pitch(page: Sequence[Line]) -> float:
    """Return the usual distance of a line from the one below it."""
    downs = [
        above.bottom - below.bottom
        for above, below in pairwise(page)
        if above.bottom > below.bottom
    ]
    return median(downs) if downs else 0.0


def _rights(page: Sequence[Line]) -> dict[int, float]:
    """Return how far right the lines reach that begin at about the same place."""
    return {
        round(line.left): max(
            other.right for other in page if abs(other.left - line.left) < 4 * line.height
        )
        for line in page
    }


def _without_heads(pages: Sequence[Sequence[Line]]) -> Iterator[list[Line]]:
    """Yield the pages without the lines that most of them have at their edges, but for numbers."""
    seen = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    least = max(_LEAST_REPEATED, len(pages) / 2 + 0.5)
    heads = {key for key, count in seen.items() if count >= least}
    for page in pages:
        edges = _edges(page)
        yield [line for line in page if not (line in edges and _key(line) in heads)]


def _edges(page: Sequence[Line]) -> list[Line]:
    by_height = sorted(page, key=lambda line: -line.top)
    return [*by_height[:_EDGE_LINES], *by_height[_EDGE_LINES:][-_EDGE_LINES:]]


def _key(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text.casefold())
