"""What the report shows, as plain data: one versioned tree that `collect` makes and pages draw.

Nothing in it is markup, and every passage of an article carries the anchor of its words.
"""

from __future__ import annotations

from typing import Literal

from rashomon.report.sections.drawings import Relations, Timeline
from rashomon.report.sections.marked import Article
from rashomon.report.sections.parts import Outlet, Part, Quote, Ruling, Sure, Value

VERSION = 1
"""The version of this shape; raised when a field is renamed."""


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
