"""The small parts that the payloads of all pages are made of.

Nothing in a payload is markup. A passage carries the address of its words and their raw offsets.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Sure = Literal["certain", "probable", "possible", "underspecified", "denied", "future"]
"""How an event mention is drawn: its certainty, unless it is denied or still to come."""

Voice = Literal["author", "quoted"]
"""Whose words tell something: the article's own, or those of somebody whom it quotes."""


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """What all parts of a payload have in common."""


class Payload(Part, frozen=True, kw_only=True):
    """What one page shows, as plain data; ``title`` heads it, ``version`` is that of its shape."""

    title: str
    version: int = 1


class Outlet(Part, frozen=True):
    """An outlet; ``hue`` is 1 to 8, or 0 where more outlets share grey; ``number`` its place.

    An article that names no outlet speaks for itself: then ``named`` is false, ``key`` its id.
    """

    key: str
    number: int
    name: str
    named: bool
    initials: str
    hue: int
    articles: int


class Facets(Part, frozen=True):
    """What a row can be found by; None or empty where a row has nothing of a kind.

    ``tellings`` are an outlet's number, how sure it is, and whether it speaks itself ("author")
    or quotes somebody ("quoted"). ``actors`` are ids, ``date`` is EDTF.
    """

    tellings: tuple[tuple[int, Sure | None, Voice | None], ...] = ()
    types: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    date: str | None = None


class Slice(Part, frozen=True):
    """Which rows a list shows: ``shown`` from ``offset`` on, of ``passing`` that pass the facets.

    ``all`` is how many there are without facets.
    """

    offset: int
    shown: int
    passing: int
    all: int


class Piece(Part, frozen=True):
    """Words of a quotation, and whether they are the very words that are meant."""

    text: str
    marked: bool = False


class Quote(Part, frozen=True):
    """A passage; ``speakers`` are whose words it is, outermost first (none: the author's).

    ``to`` is the address of the words, ``[start, end)`` their raw offsets in ``article``;
    ``date`` is in words, ``url`` where the article stood (http or https only), ``row`` the id of
    the one row that the passage is shown for, where people can rule on it.
    """

    to: str
    article: str
    start: int
    end: int
    outlet: Outlet
    date: str
    pieces: tuple[Piece, ...]
    speakers: tuple[str, ...] = ()
    url: str | None = None
    row: str | None = None


class Ruling(Part, frozen=True):
    """A person's judgement in words, with its id, name and time."""

    id: str
    verdict: str
    who: str
    when: str
    why: str


class Value(Part, frozen=True):
    """One value in a telling, with the address of the words that it was read from, if known."""

    text: str
    to: str | None = None
    sure: Sure | None = None
    verbatim: bool = False
