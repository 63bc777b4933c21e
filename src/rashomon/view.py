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
    shown = _Shown()
    keep = shown.keep_html if article.markup == "html" else shown.keep_text
    at = 0
    for gap in sorted(article.dropped, key=lambda dropped: (dropped.start, dropped.end)):
        if gap.end <= at:
            continue
        keep(article.raw, at, max(at, gap.start))
        if gap.kind == LINE_WRAP:
            shown.show(" ", gap.start, gap.end)
        elif gap.kind != INLINE_MARKUP and shown.chars and shown.chars[-1] != "\n":
            shown.show("\n\n", gap.start, gap.end)
        at = gap.end
    keep(article.raw, at, len(article.raw))
    return View("".join(shown.chars), tuple(shown.starts), tuple(shown.ends))


class _Shown:
    """The characters shown so far, and the raw offsets of each."""

    def __init__(self) -> None:
        self.chars: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []

    def show(self, text: str, start: int, end: int) -> None:
        """Show characters that all stand for ``raw[start:end]``."""
        self.chars.extend(text)
        self.starts.extend([start] * len(text))
        self.ends.extend([end] * len(text))

    def keep_text(self, raw: str, start: int, end: int) -> None:
        """Show ``raw[start:end]`` as it is."""
        self.chars.extend(raw[start:end])
        self.starts.extend(range(start, end))
        self.ends.extend(range(start + 1, end + 1))

    def keep_html(self, raw: str, start: int, end: int) -> None:
        """Show ``raw[start:end]`` as a page shows it."""
        at = start
        for match in _SHOWN_OTHERWISE.finditer(raw, start, end):
            self.keep_text(raw, at, match.start())
            shown = " " if match["space"] else html.unescape(match.group())
            self.show(shown, match.start(), match.end())
            at = match.end()
        self.keep_text(raw, at, end)
