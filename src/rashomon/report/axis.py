"""Time laid out from left to right: days become per cents of a strip's width."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rashomon.report.parts import Part
from rashomon.wording.dates import Days, days_of, month_name, month_starts

_TICKS = 10
_YEARS = 24
"""Months beyond which only years are named."""

_MARGIN = 0.02
_ROOM = 10.0
"""Per cents that the name of a month takes on a narrow screen."""


class Tick(Part, frozen=True):
    """A label of a time axis, at a per cent of its width."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Axis:
    """Days from `begin` to before `end`."""

    begin: int
    end: int

    @property
    def first(self) -> str:
        """The first day, as EDTF."""
        return date.fromordinal(self.begin).isoformat()

    @property
    def last(self) -> str:
        """The last day, as EDTF."""
        return date.fromordinal(self.end - 1).isoformat()

    def at(self, day: float) -> float:
        """Return where a day stands, in per cent."""
        return round(100 * (day - self.begin) / (self.end - self.begin), 3)

    def place(self, days: Days) -> tuple[float, float | None]:
        """Return where days stand and how wide they are; one day is a point at its middle."""
        begin, end = max(days[0], self.begin), min(days[1], self.end)
        if end - begin == 1:
            return self.at(begin + 0.5), None
        return self.at(begin), round(self.at(end) - self.at(begin), 3)

    def ticks(self) -> tuple[Tick, ...]:
        """Return the beginnings of months, or of years, so many that their names do not touch.

        The month in which the axis begins is named at its left end where there is room.
        """
        months = month_starts(self.begin, self.end)
        if len(months) > _YEARS:
            months = [(day, label[-4:]) for day, label in months if label[-4:].isdigit()]
        step = -(-len(months) // _TICKS) or 1
        ticks = [Tick(at=self.at(day), label=label) for day, label in months[::step]]
        if len(months) <= _TICKS and (not ticks or ticks[0].at > _ROOM):
            ticks.insert(0, Tick(at=0.0, label=month_name(self.begin)))
        return tuple(tick for tick in ticks if tick.at <= 100 - _ROOM / 2)


def axis_of(dates: Iterable[str | None]) -> Axis | None:
    """Return the axis that holds all dates that are known, or None when none is."""
    known = [days for days in map(days_of, set(dates)) if days]
    if not known:
        return None
    begin, end = min(days[0] for days in known), max(days[1] for days in known)
    margin = max(2, round((end - begin) * _MARGIN))
    return Axis(begin - margin, end + margin)
