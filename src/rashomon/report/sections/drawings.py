"""The payload's drawings: events and relations laid out in time, in per cents of a strip."""

from __future__ import annotations

from rashomon.report.axis import Tick
from rashomon.report.sections.parts import Part, Quote, Sure


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


class Month(Part, frozen=True):
    """What one country is told to do to the other in a month, or at a date that is coarser.

    ``voices`` are independent outlets; an event may stand under several of the ``levers``.
    """

    date: str
    source: str
    target: str
    cooperation: str
    conflict: str
    events: int
    voices: tuple[int, ...]
    levers: tuple[str, ...]


class Relation(Part, frozen=True):
    """Two countries, drawn by outlet, with the rows behind it.

    ``changes`` says each way where the acts change, or why nothing is said of it. ``only_summed``
    outlets have no hue and no strip of their own.
    """

    pair: tuple[str, str]
    ticks: tuple[Tick, ...]
    series: tuple[Series, ...]
    changes: tuple[str, ...]
    months: tuple[Month, ...]
    acts: tuple[Act, ...]
    more_acts: int
    undrawn: int
    only_summed: int


class Relations(Part, frozen=True):
    """The pairs with most acts, and how many pairs are left out."""

    shown: tuple[Relation, ...]
    more: int
