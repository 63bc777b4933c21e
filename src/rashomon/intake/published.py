"""When an article appeared, and how that is known.

What the user says comes first, then metadata, then the text: a dateline, a line with a date by
the title, or dates in the prose that leave little room. The clock of the page that a text was
copied from says when it was copied, never when it appeared. What cannot be known stays unknown.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from rashomon.intake.bounds import Bounds, find_bounds
from rashomon.intake.datelines import find_dateline
from rashomon.intake.dates import DateValue, Day, read_date
from rashomon.intake.furniture import DATE_LINE, Layout, date_line_day
from rashomon.intake.lines import Line
from rashomon.records import Published
from rashomon.view import View

_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)")


def published_of(
    user: object | None, metadata: object | None, url: str | None, layout: Layout, view: View
) -> Published:
    """Return when the article of a view appeared; a value from the text carries its evidence."""
    for value, basis in ((user, "user"), (metadata, "metadata")):
        if value is not None and (read := read_date(value)):
            return _known(read, "user" if basis == "user" else "metadata")
    bounds = find_bounds([layout.lines[index] for index in layout.rest()])
    in_url = _day_in_url(url)
    for day, line in _stated_days(layout):
        date = day.date or _only_year(day, bounds, in_url)
        if date and bounds.allow(date):
            span = view.raw(line.start + day.start, line.start + day.end)
            return Published(value=date.isoformat(), precision="day", basis="text", evidence=span)
        if day.year:
            return Published()  # it contradicts itself or the prose: nothing here can be trusted
    if in_url:
        return _known(DateValue(in_url.isoformat(), "day"), "metadata")
    return _between(bounds, view)


def _known(date: DateValue, basis: str) -> Published:
    return Published(
        value=date.value,
        precision=date.precision,
        basis="user" if basis == "user" else "metadata",
    )


def _stated_days(layout: Layout) -> Iterator[tuple[Day, Line]]:
    """Yield the day of the dateline, then that of a date line, if all date lines agree on it."""
    if dateline := find_dateline([layout.lines[index] for index in layout.rest()]):
        yield dateline.day, dateline.line
    stated = [
        (day, line)
        for index, line in enumerate(layout.lines)
        if layout.kinds.get(index) == DATE_LINE and (day := date_line_day(line))
    ]
    if len({day.date for day, _ in stated}) == 1:
        yield stated[0]


def _only_year(day: Day, bounds: Bounds, in_url: dt.date | None) -> dt.date | None:
    """Return a day without a year in the only year that it can be in, or None."""
    if in_url:
        years = range(in_url.year, in_url.year + 1)
    elif bounds.earliest and bounds.latest:
        years = range(bounds.earliest.year, bounds.latest.year + 1)
    else:
        return None
    dates = [date for year in years if (date := day.in_year(year)) and bounds.allow(date)]
    return dates[0] if len(dates) == 1 else None


def _day_in_url(url: str | None) -> dt.date | None:
    match = _URL_DAY.search(url or "")
    try:
        return dt.date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def _between(bounds: Bounds, view: View) -> Published:
    if not (bounds.earliest and bounds.latest and bounds.evidence):
        return Published()
    if bounds.earliest > bounds.latest:
        return Published()
    return Published(
        value=f"{bounds.earliest.isoformat()}/{bounds.latest.isoformat()}",
        precision="interval",
        basis="text",
        evidence=view.raw(*bounds.evidence),
    )
