"""The readable text of an article, and the way back from it to the raw text.

Cleaning drops spans and never rewrites: a `View` is the raw text without what was dropped. Two
things only look like rewriting, and both keep their way back: a character reference of HTML is
shown as the character that it stands for, and a dropped block (a paragraph tag, an advertisement)
leaves a paragraph break where it stood.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from rashomon.records import Article, Span

INLINE_MARKUP = "markup_inline"
"""Kind of a dropped span that leaves no break: the words around it are one text."""

_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


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
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []

    def show(text: str, start: int, end: int) -> None:
        for char in text:
            chars.append(char)
            starts.append(start)
            ends.append(end)

    def keep(start: int, end: int) -> None:
        if article.markup != "html":
            chars.extend(article.raw[start:end])
            starts.extend(range(start, end))
            ends.extend(range(start + 1, end + 1))
            return
        at = start
        for match in _REFERENCE.finditer(article.raw, start, end):
            for index in range(at, match.start()):
                show(article.raw[index], index, index + 1)
            show(html.unescape(match.group()), match.start(), match.end())
            at = match.end()
        for index in range(at, end):
            show(article.raw[index], index, index + 1)

    at = 0
    for gap in sorted(article.dropped, key=lambda dropped: (dropped.start, dropped.end)):
        if gap.end <= at:
            continue
        if gap.start > at:
            keep(at, gap.start)
        if gap.kind != INLINE_MARKUP and chars and chars[-1] != "\n":
            show("\n\n", gap.start, gap.end)
        at = gap.end
    keep(at, len(article.raw))
    return View("".join(chars), tuple(starts), tuple(ends))
