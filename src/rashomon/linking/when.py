"""Comparing dates of different precision: a day lies within its month, and is not against it."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from rashomon.records import EventDate, OffsetUnit

LENGTHS: dict[OffsetUnit, int] = {"day": 1, "week": 7, "month": 30, "year": 365}
"""About how many days a unit has."""

COUNTING_SLIP = 1
"""Days by which two counts of the same days may differ: with or without the first."""


class Days(NamedTuple):
    """Days ``[first, last]``, both included."""

    first: date
    last: date

    @property
    def length(self) -> int:
        """How many days."""
        return (self.last - self.first).days + 1

    def apart(self, other: Days) -> int:
        """Return how many days lie between these and others: 0 when some are the same."""
        if self.first <= other.last and other.first <= self.last:
            return 0
        return max((other.first - self.last).days, (self.first - other.last).days)


@lru_cache(maxsize=1 << 16)
def days_of(value: str) -> Days | None:
    """Return the days that an EDTF-style date covers; None when it is no such date."""
    first, _, last = value.partition("/")
    try:
        begin, end = _period(first), _period(last or first)
    except ValueError:
        return None
    return Days(begin.first, end.last) if begin.first <= end.last else None


def _period(value: str) -> Days:
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 1:
        return Days(date(parts[0], 1, 1), date(parts[0], 12, 31))
    if len(parts) == 2:
        year, month = parts
        return Days(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
    year, month, day = parts
    return Days(date(year, month, day), date(year, month, day))


def days_apart(a: EventDate, b: EventDate) -> int | None:
    """Return how many days lie between two dates: 0 when they can be the same; None if unknown."""
    return days_between(a.value, b.value)


def days_between(a: str, b: str) -> int | None:
    """Return the same for two EDTF-style values; None when either is no date."""
    first, second = days_of(a), days_of(b)
    if first is None or second is None:
        return None
    return first.apart(second)


def stepped(day: str, unit: OffsetUnit, count: int) -> EventDate | None:
    """Return the date `count` units from a day, no finer than the unit; None off the calendar.

    A week after a day is the interval of the week that holds that day, a month later its month.
    """
    start = date.fromisoformat(day)
    try:
        if unit in ("day", "week"):
            there = start + timedelta(days=count * LENGTHS[unit])
            if unit == "day":
                return EventDate(value=there.isoformat(), precision="day")
            monday = there - timedelta(days=there.weekday())
            sunday = monday + timedelta(days=6)
            return EventDate(value=f"{monday}/{sunday}", precision="interval")
        months = start.year * 12 + start.month - 1 + count * (12 if unit == "year" else 1)
        first = date(months // 12, months % 12 + 1, 1)
    except (OverflowError, ValueError):
        return None
    if unit == "year":
        return EventDate(value=first.isoformat()[:4], precision="year")
    return EventDate(value=first.isoformat()[:7], precision="month")


def is_day(value: EventDate) -> bool:
    """Return whether a date names one day."""
    days = days_of(value.value)
    return days is not None and days.length == 1
