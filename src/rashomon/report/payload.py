"""What the report shows, as plain data: one versioned tree that `collect` makes and pages draw.

Nothing in it is markup, and every passage of an article carries the anchor of its words.
"""

from __future__ import annotations

from typing import Literal

import msgspec

VERSION = 1
"""The version of this shape; raised when a field is renamed."""

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


class Feature(Part, frozen=True):
    """One row of a telling; ``contrasts`` are the numbers of those about this very row."""

    name: str
    values: tuple[Value, ...]
    contrasts: tuple[int, ...] = ()


class Telling(Part, frozen=True):
    """How one outlet tells one event; ``repeats``: in the words of another outlet's text."""

    outlet: int
    repeats: bool
    features: tuple[Feature, ...]
    quotes: tuple[Quote, ...]
    sure: tuple[Sure, ...]
    more_quotes: int = 0


class Event(Part, frozen=True):
    """An event with its tellings; ``sign`` is 1 for cooperation, -1 for conflict."""

    id: str
    heading: str
    type: str
    modes: tuple[str, ...]
    sign: int
    date: str
    place: str | None
    stance: str
    asserting: int
    tellings: tuple[Telling, ...]
    silent: tuple[int, ...]
    contrasts: tuple[int, ...]
    background: bool
    rulings: tuple[Ruling, ...]


class Events(Part, frozen=True):
    """Events worth comparing, those that one outlet tells, and how many are left out of each."""

    compared: tuple[Event, ...]
    single: tuple[Event, ...]
    more_compared: int
    more_single: int


class Reason(Part, frozen=True):
    """A named feature behind a contrast."""

    feature: str
    weight: str
    detail: str


class Contrast(Part, frozen=True):
    """Two passages face to face; ``number`` is its place in the list."""

    number: int
    id: str
    question: str
    about: str | None
    event: str | None
    types: tuple[str, ...]
    score: str
    a: Quote
    b: Quote
    why: tuple[Reason, ...]
    rulings: tuple[Ruling, ...]


class Name(Part, frozen=True):
    """Words that an outlet uses for an actor; ``polarity`` is None for a plain name."""

    words: str
    count: int
    anchor: str
    polarity: Literal["positive", "negative"] | None
    by: str | None


class Naming(Part, frozen=True):
    """What one outlet calls one actor, and how many rarer forms are not shown."""

    outlet: int
    names: tuple[Name, ...]
    more: int


class Actor(Part, frozen=True):
    """An actor, what it is called and what it says."""

    id: str
    name: str
    kind: str
    country: str | None
    sectors: tuple[str, ...]
    roles: tuple[Value, ...]
    mentions: int
    namings: tuple[Naming, ...]
    says: tuple[Quote, ...]
    more_says: int


class Actors(Part, frozen=True):
    """The actors most spoken of, the names of the others, and what nobody known says."""

    shown: tuple[Actor, ...]
    others: tuple[str, ...]
    more: int
    unnamed: tuple[Quote, ...]
    more_unnamed: int


class Forecast(Part, frozen=True):
    """What somebody says is to come, and how it turned out where a person has ruled."""

    id: str
    speaker: str
    made_on: str | None
    horizon: str | None
    certainty: Sure
    resolution: str | None
    quote: Quote
    rulings: tuple[Ruling, ...]


class Tick(Part, frozen=True):
    """A label of a time axis, at a per cent of its width."""

    at: float
    label: str


class Mark(Part, frozen=True):
    """One event in one lane: where it starts and how wide it is in per cent (None: one day)."""

    anchor: str
    at: float
    width: float | None
    level: int
    sign: int
    sure: Sure
    title: str


class Lane(Part, frozen=True):
    """One outlet's events on the timeline (``outlet`` None: all that share grey).

    ``up`` and ``down`` are the levels used above and below the line; ``crowded`` marks found none.
    """

    outlet: int | None
    outlets: tuple[int, ...]
    up: int
    down: int
    marks: tuple[Mark, ...]
    crowded: int
    undated: tuple[Mark, ...]
    more_undated: int


class Timeline(Part, frozen=True):
    """The strip of all outlets; the counts say what it does not draw."""

    ticks: tuple[Tick, ...]
    lanes: tuple[Lane, ...]
    earlier: int
    later: int
    crowded: int


class Bar(Part, frozen=True):
    """Signed weight on one day, or over one longer span, of a relation; heights are 0 to 1."""

    at: float
    width: float | None
    up: float
    down: float
    title: str
    anchor: str


class Series(Part, frozen=True):
    """One outlet's bars (``outlet`` None: all outlets together), and the sums of both signs."""

    outlet: int | None
    bars: tuple[Bar, ...]
    cooperative: str
    conflictual: str


class Act(Part, frozen=True):
    """One row behind a relation chart."""

    date: str
    source: str
    target: str
    heading: str
    weight: str
    sign: int
    anchor: str
    quote: Quote


class Relation(Part, frozen=True):
    """Two countries, drawn by outlet, with the rows behind it.

    ``only_summed`` outlets have no hue and no strip of their own.
    """

    pair: tuple[str, str]
    ticks: tuple[Tick, ...]
    series: tuple[Series, ...]
    acts: tuple[Act, ...]
    more_acts: int
    undrawn: int
    only_summed: int


class Relations(Part, frozen=True):
    """The pairs with most acts, and how many pairs are left out."""

    shown: tuple[Relation, ...]
    more: int


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


class Refusal(Part, frozen=True):
    """An input that did not become an article."""

    path: str
    reason: str
    detail: str


class About(Part, frozen=True):
    """Where the dossier comes from and how far it can be trusted."""

    versions: tuple[tuple[str, str], ...]
    counts: tuple[tuple[str, int], ...]
    receipts: int
    broken: int
    refused: tuple[Refusal, ...]
    quality: tuple[tuple[str, int], ...]
    undated: int
    judgements: int
    skipped_paragraphs: int


class Point(Part, frozen=True):
    """One line of the glance: what it is about, where to read on, and the words that differ."""

    label: str
    target: str
    detail: str
    quotes: tuple[Quote, ...] = ()


class Glance(Part, frozen=True):
    """The affair in ten seconds; ``most_told`` stands in where outlets cannot be compared."""

    title: str
    span: str
    counts: tuple[str, ...]
    disagree: tuple[Point, ...]
    agree: tuple[Point, ...]
    most_told: tuple[Point, ...]


class Report(Part, frozen=True):
    """The whole report."""

    glance: Glance
    outlets: tuple[Outlet, ...]
    types: tuple[tuple[str, str], ...]
    timeline: Timeline
    contrasts: tuple[Contrast, ...]
    more_contrasts: int
    events: Events
    actors: Actors
    forecasts: tuple[Forecast, ...]
    more_forecasts: int
    relations: Relations
    articles: tuple[Article, ...]
    about: About
    version: int = VERSION
