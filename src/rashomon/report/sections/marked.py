"""The payload's articles: their text, and the spans in it that the report cites."""

from __future__ import annotations

from rashomon.report.sections.parts import Part, Sure


class Node(Part, frozen=True):
    """Text of an article, or a marked span (``kinds``) with other nodes inside it.

    A span that crosses another is drawn in pieces: the first has the ``anchor``, those after it
    name it in ``rest_of``.
    """

    text: str = ""
    inside: tuple[Node, ...] = ()
    anchor: str | None = None
    rest_of: str | None = None
    kinds: tuple[str, ...] = ()
    note: str = ""
    back: str | None = None


class Paragraph(Part, frozen=True):
    """One paragraph; or, where ``skipped`` is not 0, so many that nothing refers to."""

    nodes: tuple[Node, ...]
    skipped: int = 0


class Outside(Part, frozen=True):
    """Words that a row refers to and that are not in the article's text (a page's head, say)."""

    anchor: str
    words: str
    note: str


class Told(Part, frozen=True):
    """An event that an article tells, as its margin lists it."""

    event: str
    heading: str
    sure: Sure


class Article(Part, frozen=True):
    """An article as it was read, with the words that rows refer to marked."""

    id: str
    title: str
    outlet: int
    relayed: str | None
    author: str | None
    url: str | None
    path: str
    language: str | None
    published: str
    basis: str
    published_anchor: str | None
    quality: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]
    tells: tuple[Told, ...]
    outside: tuple[Outside, ...]
    left_out: tuple[str, ...]
    events: int
    statements: int
