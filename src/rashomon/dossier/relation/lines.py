"""The lines in which a relation over time answers."""

from __future__ import annotations

from typing import Literal

from rashomon.dossier.answers import Line

Verdict = Literal["change", "no change", "too few events"]


class Sum(Line, frozen=True):
    """PLOVER's scores of events, each counted once: those above zero and those below it."""

    name: str
    cooperation: float
    conflict: float
    events: int
    passages: int

    def __str__(self) -> str:
        scores = " ".join(f"{score:+g}" for score in (self.cooperation, self.conflict) if score)
        return f"{self.name} {scores} ({self.events})"


class SeriesLine(Line, frozen=True):
    """What one side is told to do to the other in one period.

    ``period`` is a day, a month or the seven days of an ISO week. ``apart`` says why a line is of
    no period: its date is coarser (``period`` is then that date) or not known. ``cooperation`` and
    ``conflict`` count each of ``events`` once, ``told`` sums over the passages, as the rows of the
    table of relations do. ``voices`` are independent outlets; an event stands under each
    of its levers.
    """

    period: str | None
    apart: str | None
    source: str
    target: str
    cooperation: float
    conflict: float
    told: float
    passages: int
    events: tuple[str, ...]
    voices: tuple[str, ...]
    outlets: tuple[Sum, ...]
    levers: tuple[Sum, ...]


class Told(Line, frozen=True):
    """One event of a side towards the other, in the period that most passages put it in."""

    event: str
    period: str
    type: str
    weight: float

    def __str__(self) -> str:
        return f"{self.period} {self.type} {self.weight:+g} {self.event}"


class ChangeLine(Line, frozen=True):
    """Where the acts of one side towards the other change, or why nothing is said of it.

    ``last`` and ``first`` are the periods before and after a change, ``before`` and ``after`` the
    events up to the next change on either side, with their mean scores. ``chance`` is how often
    the same events in random order show as strong a change or stronger. ``events`` are those that
    were looked at, ``left_out`` those without a date that is precise enough.
    """

    source: str
    target: str
    verdict: Verdict
    events: int
    left_out: int
    last: str | None = None
    first: str | None = None
    mean_before: float | None = None
    mean_after: float | None = None
    chance: float | None = None
    before: tuple[Told, ...] = ()
    after: tuple[Told, ...] = ()
