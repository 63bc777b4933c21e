"""Dates and places in the coarser terms of data sets that have a column for each part of them."""

from __future__ import annotations

from rashomon.gazetteer import City, find_city
from rashomon.records import Place

_DAY = 3
"""Year, month and day."""


def known_parts(value: str | None) -> tuple[str, ...]:
    """Return what an EDTF date is sure of: ("2020", "08", "09"), or less of it, or nothing.

    A period is in a month or year if both its ends are.
    """
    start, slash, end = (value or "").partition("/")
    shared: list[str] = []
    for a, b in zip(start.split("-"), (end if slash else start).split("-"), strict=False):
        if a != b or not a.isdecimal():
            break
        shared.append(a)
    return tuple(shared)


def day_of(value: str | None, separator: str) -> str:
    """Return an EDTF date that is a day, e.g. "2020-08-09", and "" for any other."""
    parts = known_parts(value)
    return separator.join(parts) if len(parts) == _DAY else ""


def city_of(place: Place) -> City | None:
    """Return the city that a place is, or None when it is a state or a region."""
    city = find_city(place.name)
    if city is None or (city.latitude, city.longitude) != (place.latitude, place.longitude):
        return None
    return city
