"""The readable text of an article, and the way back from it to the raw text.

Cleaning drops spans and never rewrites: a `View` is the raw text without what was dropped. Four
things only look like rewriting, and all keep their way back: a character reference of HTML is
shown as the character that it stands for, white space of HTML as one space (a line may end anywhere
in a page's source), the end of a line of fixed width as one space, and a dropped block (a paragraph
tag, an advertisement) leaves a paragraph break where it stood.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import NamedTuple

from rashomon.records import Article, Span

INLINE_MARKUP = "markup_inline"
"""Kind of a dropped span that leaves no break: the words around it are one text."""

LINE_WRAP = "line_wrap"
"""Kind of a dropped span that is shown as a space: a line ends there, and no paragraph."""

_SHOWN_OTHERWISE = re.compile(
    r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
    r"|(?P<space>[\t\n\f\r][ \t\n\f\r]*| [ \t\n\f\r]+)"
)
"""Character references, and white space other than a single space, in the text of HTML."""


@dataclass(frozen=True, slots=True)
class View:
    """Readable ``text``; ``starts[i]`` and ``ends[i]`` are the raw offsets of character i."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def raw(self, start: int, end: int) -> Span:
        """Return the raw span of the non-empty view span ``[start, end)``.

        Raises ValueError when the span is empty or lies outside the view.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no such span in the view: [{start}, {end})")
        return Span(self.starts[start], self.ends[end - 1])

    def find(self, span: Span) -> tuple[int, int] | None:
        """Return the view span that covers what is left of a raw span, or None if nothing is."""
        start = bisect_right(self.ends, span.start)
        end = bisect_left(self.starts, span.end)
        return (start, end) if start < end else None


def view_of(article: Article) -> View:
    """Return the view of an article: its raw text without what `Article.dropped` names."""
    starts: list[int] = []
    ends: list[int] = []
    pieces = _pieces(article)
    for piece in pieces:
        if piece.as_it_is:
            starts.extend(range(piece.start, piece.end))
            ends.extend(range(piece.start + 1, piece.end + 1))
        else:
            starts.extend([piece.start] * len(piece.text))
            ends.extend([piece.end] * len(piece.text))
    return View("".join(piece.text for piece in pieces), tuple(starts), tuple(ends))


def text_of(article: Article) -> str:
    """Return the text of an article's view, for those who need no way back to the raw text."""
    return "".join(piece.text for piece in _pieces(article))


class _Piece(NamedTuple):
    """Text that is shown for ``raw[start:end]``, if it is not just that."""

    text: str
    start: int
    end: int
    as_it_is: bool


def _pieces(article: Article) -> list[_Piece]:
    """Return what an article's view shows, one after the other; no piece is empty."""
    shown: list[_Piece] = []
    keep = _kept_html if article.markup == "html" else _kept_text
    at = 0
    for gap in sorted(article.dropped, key=lambda dropped: (dropped.start, dropped.end)):
        if gap.end <= at:
            continue
        shown += keep(article.raw, at, max(at, gap.start))
        if gap.kind == LINE_WRAP:
            shown.append(_Piece(" ", gap.start, gap.end, as_it_is=False))
        elif gap.kind != INLINE_MARKUP and shown and not shown[-1].text.endswith("\n"):
            shown.append(_Piece("\n\n", gap.start, gap.end, as_it_is=False))
        at = gap.end
    return [*shown, *keep(article.raw, at, len(article.raw))]


def _kept_text(raw: str, start: int, end: int) -> list[_Piece]:
    """Return ``raw[start:end]`` as it is."""
    return [_Piece(raw[start:end], start, end, as_it_is=True)] if start < end else []


def _kept_html(raw: str, start: int, end: int) -> list[_Piece]:
    """Return ``raw[start:end]`` as a page shows it."""
    found, at = [], start
    for match in _SHOWN_OTHERWISE.finditer(raw, start, end):
        found += _kept_text(raw, at, match.start())
        shown = " " if match["space"] else html.unescape(match.group())
        if shown:
            found.append(_Piece(shown, match.start(), match.end(), as_it_is=False))
        at = match.end()
    return found + _kept_text(raw, at, end)
