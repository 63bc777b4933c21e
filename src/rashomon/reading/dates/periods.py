"""Calendar periods: days, weeks, months and so on, as values that can be moved and written.

A `Period` is written in two ways: as a TIMEX3 value (TimeML 1.2.1: ``1998-W02``, ``2020-SU``) and
as an EDTF date (ISO 8601-2, level 0). EDTF has no weeks or quarters at that level, so those become
intervals at the precision that they have: a week is two days with a stroke between them, a quarter
two months. Years run from 1 to 9999; whatever would lie outside is None.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Literal, NamedTuple

from rashomon.records import OffsetUnit, Precision

Unit = Literal[
    "day", "week", "weekend", "month", "season", "quarter", "half", "year", "decade", "century"
]

DURATION = re.compile(r"P(\d+)([DWMY])")
"""A TIMEX3 duration of whole days, weeks, months or years: the count and the unit's letter."""

DURATION_UNITS: dict[str, OffsetUnit] = {"D": "day", "W": "week", "M": "month", "Y": "year"}

_MONTHS: dict[str, int] = {
    "month": 1, "season": 3, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200,
}  # fmt: skip
_DAYS: dict[str, int] = {"day": 1, "week": 7, "weekend": 7}
_SEASON_CODES = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}


class Period(NamedTuple):
    """The calendar unit that begins on ``first``; a weekend begins on its Saturday."""

    unit: Unit
    first: date

    @property
    def last(self) -> date:
        """The last day of the period (that of the calendar, where it would run beyond it)."""
        if self.unit in _DAYS:
            length = {"day": 1, "week": 7, "weekend": 2}[self.unit]
            return _days_from(self.first, length - 1) or date.max
        following = _months_from(self.first, _MONTHS[self.unit])
        return following - timedelta(days=1) if following else date.max

    @property
    def value(self) -> str:
        """The TIMEX3 value."""
        year, month = f"{self.first.year:04}", self.first.month
        match self.unit:
            case "day":
                return self.first.isoformat()
            case "week" | "weekend":
                week = self.first.isocalendar()
                end = "-WE" if self.unit == "weekend" else ""
                return f"{week.year:04}-W{week.week:02}{end}"
            case "month":
                return f"{year}-{month:02}"
            case "season":
                return f"{year}-{_SEASON_CODES[month]}"
            case "quarter" | "half":
                letter = "Q" if self.unit == "quarter" else "H"
                return f"{year}-{letter}{(month - 1) // _MONTHS[self.unit] + 1}"
            case "year" | "decade" | "century":
                return year[: {"year": 4, "decade": 3, "century": 2}[self.unit]]

    @property
    def edtf(self) -> str:
        """The EDTF date, an interval where the unit is no calendar date of its own."""
        match self.unit:
            case "day" | "month" | "year":
                return self.value
            case "week" | "weekend":
                return f"{self.first.isoformat()}/{self.last.isoformat()}"
            case "season" | "quarter" | "half":
                return f"{_month(self.first)}/{_month(self.last)}"
            case "decade" | "century":
                return f"{self.first.year:04}/{self.last.year:04}"

    @property
    def precision(self) -> Precision:
        """The precision of `edtf`."""
        match self.unit:
            case "day" | "month" | "year":
                return self.unit
            case _:
                return "interval"

    def shifted(self, count: int) -> Period | None:
        """Return the period `count` of its units later (earlier if negative)."""
        if self.unit in _DAYS:
            moved = _days_from(self.first, count * _DAYS[self.unit])
        else:
            moved = _months_from(self.first, count * _MONTHS[self.unit])
        return None if moved is None else Period(self.unit, moved)

    def part(self, which: str) -> tuple[str, Precision]:
        """Return the EDTF interval of the period's ``start``, ``mid`` or ``end``: a third of it.

        A month falls into 1-10, 11-20 and 21-last, a year into four months each, a decade into
        years 0-3, 4-6 and 7-9. Other units are too short or too vague to be cut.
        """
        index = ("start", "mid", "end").index(which)
        match self.unit:
            case "month":
                begin = self.first.replace(day=1 + 10 * index)
                end = self.last if index == 2 else self.first.replace(day=10 * (index + 1))
                return f"{begin.isoformat()}/{end.isoformat()}", "interval"
            case "year":
                begin, end = (self.first.replace(month=m + 4 * index) for m in (1, 4))
                return f"{_month(begin)}/{_month(end)}", "interval"
            case "decade":
                low, high = ((0, 3), (4, 6), (7, 9))[index]
                year = self.first.year
                return f"{year + low:04}/{year + high:04}", "interval"
            case _:
                return self.edtf, self.precision


def containing(unit: Unit, day: date) -> Period | None:
    """Return the period of that unit which holds the day.

    A weekday belongs to the weekend of its week, January and February to last year's winter. None
    for a week that begins before the calendar does.
    """
    match unit:
        case "day":
            return Period("day", day)
        case "week":
            return _period("week", _days_from(day, 1 - day.isoweekday()))
        case "weekend":
            ahead = 6 - day.isoweekday()  # -1 on a Sunday
            return _period("weekend", _days_from(day, ahead))
        case "month":
            return Period("month", day.replace(day=1))
        case "season":
            return _period("season", _months_from(day.replace(day=1), -(day.month % 3)))
        case "quarter" | "half":
            size = _MONTHS[unit]
            return Period(unit, day.replace(month=day.month - (day.month - 1) % size, day=1))
        case "year" | "decade" | "century":
            size = _MONTHS[unit] // 12
            year = day.year - day.year % size
            return Period(unit, date(year, 1, 1)) if year else None


def a_day(year: int, month: int, day: int) -> Period | None:
    """Return that day, or None if there is no such day."""
    try:
        return Period("day", date(year, month, day))
    except ValueError:
        return None


def a_month(year: int, month: int) -> Period | None:
    """Return that month, or None if there is no such month."""
    found = a_day(year, month, 1)
    return found and containing("month", found.first)


def a_year(year: int) -> Period | None:
    """Return that year, or None outside 1 to 9999."""
    return Period("year", date(year, 1, 1)) if 1 <= year <= 9999 else None


def a_weekday(week: date, weekday: int) -> Period | None:
    """Return ISO weekday 1 (Monday) to 7 of the week that holds the day `week`."""
    return _period("day", _days_from(week, weekday - week.isoweekday()))


def moved(day: date, unit: str, count: int) -> date | None:
    """Return the day `count` units on; from 31 March a month back is the last of February."""
    if unit in _DAYS:
        return _days_from(day, count * _DAYS[unit])
    first = _months_from(day.replace(day=1), count * _MONTHS[unit])
    if first is None:
        return None
    return first.replace(day=min(day.day, monthrange(first.year, first.month)[1]))


def interval(first: Period, last: Period) -> str | None:
    """Return the EDTF interval from one period to another of the same precision, or None."""
    same = first.unit == last.unit and first.precision != "interval"
    return f"{first.edtf}/{last.edtf}" if same and first.first < last.first else None


def bounds(edtf: str) -> tuple[date, date] | None:
    """Return the first and last day of an EDTF date as this project writes them, or None."""
    begin, _, end = edtf.partition("/")
    first, last = _simple(begin), _simple(end or begin)
    return None if first is None or last is None else (first.first, last.last)


def _simple(edtf: str) -> Period | None:
    parts = edtf.split("-")
    if not all(part.isascii() and part.isdigit() for part in parts) or len(parts) > 3:
        return None
    year, *rest = map(int, parts)
    if len(rest) == 2:
        return a_day(year, *rest)
    return a_month(year, rest[0]) if rest else a_year(year)


def _period(unit: Unit, first: date | None) -> Period | None:
    return None if first is None else Period(unit, first)


def _month(day: date) -> str:
    return f"{day.year:04}-{day.month:02}"


def _days_from(day: date, count: int) -> date | None:
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return None


def _months_from(first: date, count: int) -> date | None:
    """Move a first of the month by months."""
    year, month = divmod(first.year * 12 + first.month - 1 + count, 12)
    return date(year, month + 1, 1) if 1 <= year <= 9999 else None
