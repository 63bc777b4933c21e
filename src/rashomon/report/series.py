"""Series of signed acts as bars, lines of a table and sentences about changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from rashomon.dossier.relation.acts import Act
from rashomon.dossier.relation.lines import ChangeLine, SeriesLine
from rashomon.dossier.relation.series import NO_LEVER, By, period_of, types_of
from rashomon.ontology import EVENT_TYPES
from rashomon.report.desk import Desk
from rashomon.report.frame import country
from rashomon.report.parts import Outlet, Part
from rashomon.wording import counted
from rashomon.wording.dates import days_of, spoken


class Bar(Part, frozen=True):
    """The events of one period, direction and sign as one outlet tells them.

    ``strip`` is the outlet's name, or "all outlets"; ``first`` and ``end`` are the period's first
    day and the day after its last; ``score`` adds up PLOVER's scores, each event once.
    """

    strip: str
    way: str
    first: str
    end: str
    period: str
    score: float
    events: int
    mark: str


class Change(Part, frozen=True):
    """A change in what one side does to the other, or why nothing is said of one.

    ``on`` is the day of the first act after it, ``mark`` where that act is listed.
    """

    way: str
    said: str
    on: str | None
    mark: str | None


class Period(Part, frozen=True):
    """What one side does to the other in one period; scores with their sign."""

    period: str
    way: str
    cooperation: str
    conflict: str
    events: int
    voices: tuple[Outlet, ...]
    levers: tuple[str, ...]
    mark: str


class Words:
    """What a relation by weeks or months is shown in."""

    def __init__(self, desk: Desk, by: By) -> None:
        self._desk, self._by = desk, by

    def way(self, source: str, target: str) -> str:
        """Return a direction in words."""
        return f"{country(self._desk, source)} → {country(self._desk, target)}"

    def bars(self, strip: str, acts: Sequence[Act]) -> Iterable[Bar]:
        """Yield a bar for each period, direction and sign of a strip."""
        groups: dict[tuple[str, str, str], list[Act]] = defaultdict(list)
        for act in acts:
            period = period_of(act.date, self._by) if act.date else None
            if period:
                groups[period, act.source, act.target].append(act)
        for (period, source, target), told in sorted(groups.items()):
            first, end = days_of(period) or (1, 1)
            scores = [EVENT_TYPES[type_].score for type_ in types_of(told).values()]
            for sign in (1, -1):
                own = [score for score in scores if score * sign > 0]
                if own:
                    yield Bar(
                        strip=strip,
                        way=self.way(source, target),
                        first=date.fromordinal(first).isoformat(),
                        end=date.fromordinal(end).isoformat(),
                        period=spoken(period),
                        score=round(sum(own), 1),
                        events=len(own),
                        mark=_mark(period, source, target),
                    )

    def period(self, line: SeriesLine) -> Period:
        """Return a line of the series in words."""
        return Period(
            period=spoken(line.period),
            way=self.way(line.source, line.target),
            cooperation=signed(line.cooperation),
            conflict=signed(line.conflict),
            events=len(line.events),
            voices=self._desk.outlets_named(line.voices),
            levers=tuple(
                f"{lever.name} {counted(lever.events, 'event')}"
                for lever in line.levers
                if lever.name != NO_LEVER
            ),
            mark=_mark(line.period or "", line.source, line.target),
        )

    def change(self, line: ChangeLine) -> Change:
        """Say where the acts of one country change, or why nothing is said of it."""
        way, dated = self.way(line.source, line.target), counted(line.events, "event")
        if line.mean_before is None or line.mean_after is None or line.chance is None:
            few = line.verdict == "too few events"
            said = (
                f"{dated} with a day, too few to tell a change."
                if few
                else f"no change in {dated} with a day."
            )
            return Change(way=way, said=said, on=None, mark=None)
        period = period_of(line.first or "", self._by)
        return Change(
            way=way,
            said=(
                f"{signed(line.mean_after)} an event from {spoken(line.first)} on, "
                f"{signed(line.mean_before)} until {spoken(line.last)} "
                f"({counted(len(line.before), 'event')} before, {len(line.after)} after; "
                f"{line.chance:.1%} of random orders differ as much)."
            ),
            on=line.first,
            mark=_mark(period, line.source, line.target) if period else None,
        )

    def mark(self, act: Act) -> str | None:
        """Return where an act's period and direction are listed."""
        period = period_of(act.date, self._by) if act.date else None
        return _mark(period, act.source, act.target) if period else None


def _mark(period: str, source: str, target: str) -> str:
    return f"{source}-{target}-{period.replace('/', '-')}"


def signed(weight: float) -> str:
    """Return a weight with its sign: "+4.2", "−5.0", "0"."""
    return f"{weight:+.1f}".replace("-", "−") if weight else "0"
