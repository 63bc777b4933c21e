"""The small parts that all of the report's payload is made of."""

from __future__ import annotations

from typing import Literal

import msgspec

Sure = Literal["certain", "probable", "possible", "underspecified", "denied", "future"]
"""How an event mention is drawn: its certainty, unless it is denied or still to come."""


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """What all parts of the tree have in common."""


class Outlet(Part, frozen=True):
    """An outlet; ``hue`` is 1 to 8, or 0 where more outlets share grey.

    Where an article names no outlet it speaks for itself; then ``named`` is false.
    """

    name: str
    named: bool
    initials: str
    hue: int
    articles: int
    mentions: int


class Piece(Part, frozen=True):
    """Words of a quotation, and whether they are the very words that are meant."""

    text: str
    marked: bool = False


class Quote(Part, frozen=True):
    """A passage; ``speakers`` are whose words it is, outermost first (none: the author's)."""

    anchor: str
    outlet: int
    date: str
    pieces: tuple[Piece, ...]
    speakers: tuple[str, ...] = ()


class Ruling(Part, frozen=True):
    """A person's judgement in words, with name and time."""

    verdict: str
    who: str
    when: str
    why: str


class Value(Part, frozen=True):
    """One value in a telling, with the words that it was read from where they are known."""

    text: str
    anchor: str | None = None
    sure: Sure | None = None
    verbatim: bool = False
