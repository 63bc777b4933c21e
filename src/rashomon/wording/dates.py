"""EDTF dates as a reader says them, and as days that can be drawn."""

from __future__ import annotations

import re
from datetime import date, timedelta

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")

Days = tuple[int, int]
"""Half-open range of proleptic Gregorian ordinals."""


def days_of(edtf: str | None) -> Days | None:
    """Return the days that a date or interval covers, or None when it is none or unknown."""
    first, _, last = (edtf or "").partition("/")
    begin = _one(first)
    end = _one(last) if last else begin
    if begin is None or end is None or end[1] <= begin[0]:
        return None
    return begin[0], end[1]


def _one(text: str) -> Days | None:
    match = _DATE.fullmatch(text)
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        if year is None or month is None:
            return date(year or 0, 1, 1).toordinal(), date((year or 0) + 1, 1, 1).toordinal()
        if day is None:
            first = date(year, month, 1)
            return first.toordinal(), (first + timedelta(days=32)).replace(day=1).toordinal()
        only = date(year, month, day).toordinal()
    except ValueError:
        return None
    return only, only + 1


def spoken(edtf: str | None) -> str:
    """Say a date as precisely as it is known: "29 July 2020", "July 2020", "19 to 24 June 2020"."""
    if not edtf:
        return "date not known"
    first, _, last = edtf.partition("/")
    if not last or first == last:
        return " ".join(_parts(first))
    begin, end = _parts(first), _parts(last)
    shared = 0
    for ours, theirs in zip(reversed(begin), reversed(end), strict=False):
        if ours != theirs:
            break
        shared += 1
    return f"{' '.join(begin[: max(1, len(begin) - shared)])} to {' '.join(end)}"


def _parts(text: str) -> list[str]:
    """Return day, month and year in words, as many as are given; other text as it is."""
    match = _DATE.fullmatch(text)
    if not match or (match[2] and not 1 <= int(match[2]) <= len(_MONTHS)):
        return [text]
    month = [_MONTHS[int(match[2]) - 1]] if match[2] else []
    return [*([str(int(match[3]))] if match[3] else []), *month, match[1]]


def month_starts(begin: int, end: int) -> list[tuple[int, str]]:
    """Return the first days of the months in a range, with their names; January's has the year."""
    at = date.fromordinal(begin).replace(day=1)
    found = []
    while at.toordinal() < end:
        if at.toordinal() >= begin:
            name = month_name(at.toordinal())
            found.append((at.toordinal(), f"{name} {at.year}" if at.month == 1 else name))
        at = (at + timedelta(days=32)).replace(day=1)
    return found


def month_name(day: int) -> str:
    """Return the short name of the month that a day lies in."""
    return _MONTHS[date.fromordinal(day).month - 1][:3]
