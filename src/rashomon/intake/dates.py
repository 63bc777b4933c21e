"""Explicit calendar dates: what metadata says, and days that a text spells out in full.

Only what can be read in one way is read: ``08/09/2020`` is August to some and September to
others, so it is no date here. Nothing is resolved and nothing is completed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from functools import cache

import msgspec

from rashomon.codebook import load
from rashomon.records import Precision


class Calendar(msgspec.Struct, frozen=True):
    """Names of months (1 to 12) and of weekdays (0 is Monday), in lower case."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class DateValue:
    """An EDTF-style value and its precision."""

    value: str
    precision: Precision


@dataclass(frozen=True, slots=True)
class Day:
    """Characters ``[start, end)`` that name a day; ``year`` is None when they do not name one.

    ``weekday`` (0 is Monday) and ``clock`` (a time of day) say what stands next to the day.
    """

    start: int
    end: int
    month: int
    day: int
    year: int | None
    weekday: int | None
    clock: bool

    @property
    def date(self) -> dt.date | None:
        """The calendar day, or None: no year, no such day, or a weekday that is not its own."""
        return None if self.year is None else self.in_year(self.year)

    def in_year(self, year: int) -> dt.date | None:
        """Return the day in a year, or None if it is no day or contradicts its weekday."""
        try:
            date = dt.date(year, self.month, self.day)
        except ValueError:
            return None
        return date if self.weekday in {None, date.weekday()} else None


_MAX_LETTERS = 200
"""A longer value is no date, whatever stands in it."""
_ISO = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2})(?:[T ]\d{2}:?\d{2}.*)?)?)?", re.DOTALL
)
_COMPACT = re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?:T?\d{6}Z?)?")
_CLOCK = r"\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s*+[ap]\.?m\b\.?)?"


def read_date(value: object) -> DateValue | None:
    """Return a metadata value as a date, or None when it is not one, or not one for certain.

    Understood are EDTF-style values and intervals, ISO 8601 and RFC 2822 timestamps (the day as
    written, in the time zone of the writer), `datetime` objects, and days spelled out.
    """
    if isinstance(value, dt.datetime | dt.date):
        return DateValue(value.strftime("%Y-%m-%d"), "day")
    text = str(value).strip()
    if len(text) > _MAX_LETTERS:
        return None
    if "/" in text:
        first, _, second = text.partition("/")
        if (a := _day_or_coarser(first)) and (b := _day_or_coarser(second)) and a.value < b.value:
            return DateValue(f"{a.value}/{b.value}", "interval")
    if found := _day_or_coarser(text):
        return found
    days = list(find_days(text))
    if len(days) == 1 and days[0].date and not re.search(r"\d", _without(text, days[0])):
        return DateValue(days[0].date.isoformat(), "day")
    try:
        return DateValue(parsedate_to_datetime(text).date().isoformat(), "day")
    except (ValueError, OverflowError):
        return None


def _without(text: str, day: Day) -> str:
    return re.sub(_CLOCK, "", text[: day.start] + text[day.end :])


def _day_or_coarser(text: str) -> DateValue | None:
    match = _ISO.fullmatch(text) or _COMPACT.fullmatch(text)
    if not match:
        return None
    year, month, day = match["year"], match["month"], match["day"]
    try:
        dt.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    if day:
        return DateValue(f"{year}-{month}-{day}", "day")
    return DateValue(f"{year}-{month}", "month") if month else DateValue(year, "year")


def find_days(text: str) -> Iterator[Day]:
    """Yield the days that a text names, in order, with their weekday and time if adjacent."""
    for match in _day_pattern().finditer(text):
        part = match.groupdict()
        year, month_name, day = (
            next((part[f"{name}_{form}"] for form in "abcd" if part[f"{name}_{form}"]), None)
            for name in ("year", "month", "day")
        )
        month = calendar().months.get(str(month_name).lower()) or int(month_name or 0)
        weekday = part["weekday_before"] or part["weekday_after"]
        if 1 <= month <= 12 and day and 1 <= int(day) <= 31:
            yield Day(
                start=match.start(),
                end=match.end(),
                month=month,
                day=int(day),
                year=int(year) if year else None,
                weekday=calendar().weekdays[weekday.lower()] if weekday else None,
                clock=bool(part["clock_before"] or part["clock_after"]),
            )


@cache
def calendar() -> Calendar:
    """Return the names of months and weekdays."""
    return load("intake/calendar.yaml", Calendar)


@cache
def _day_pattern() -> re.Pattern[str]:
    month, weekday = _either(calendar().months), _either(calendar().weekdays)
    # possessive: two runs of white space side by side take time with the square of their length
    sep = r"[ \t\xa0]*+,?[ \t\xa0]*+(?:at[ \t]++)?[|–—-]?[ \t]*+"
    forms = (
        rf"(?P<day_a>\d{{1,2}})(?:st|nd|rd|th)?[ \xa0](?P<month_a>{month})\b\.?"
        r"(?:,?[ \xa0](?P<year_a>\d{4})\b)?",
        rf"(?P<month_b>{month})\b\.?[ \xa0](?P<day_b>\d{{1,2}})(?:st|nd|rd|th)?\b(?![:.]\d)"
        r"(?:,?[ \xa0](?P<year_b>\d{4})\b)?",
        r"(?P<year_c>\d{4})-(?P<month_c>\d{2})-(?P<day_c>\d{2})\b",
        r"(?P<day_d>\d{2})\.(?P<month_d>\d{2})\.(?P<year_d>\d{4})\b",
    )
    return re.compile(
        rf"(?<![\w.])(?:(?P<clock_before>{_CLOCK}){sep})?"
        rf"(?:(?P<weekday_before>{weekday})\b\.?{sep})?"
        rf"(?:{'|'.join(forms)})"
        rf"(?:{sep}(?P<weekday_after>{weekday})\b\.?)?"
        rf"(?:{sep}(?P<clock_after>{_CLOCK}))?",
        re.IGNORECASE,
    )


def _either(names: Mapping[str, int]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
