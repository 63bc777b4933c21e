"""Timeline: a strip with one lane an outlet, and below it the events by date."""

from __future__ import annotations

from rashomon.report.asked import FACETS, Asked
from rashomon.report.desk import Desk
from rashomon.report.listed import BY_DATE, EVENTS, EventRow, event_rows
from rashomon.report.parts import Payload, Slice
from rashomon.report.site import Page, Rows
from rashomon.report.strip import Strip, strip


class Timeline(Payload, frozen=True):
    """The strip and the list of the events that pass."""

    strip: Strip
    events: tuple[EventRow, ...]
    slice: Slice


def timeline(desk: Desk, asked: Asked) -> Timeline:
    """Return the events that pass by date; the strip shows all of them, the list a slice."""
    events, place = event_rows(desk, asked)
    return Timeline(title="Timeline", strip=strip(desk, asked), events=events, slice=place)


PAGE = Page(
    name="timeline",
    label="Timeline",
    build=timeline,
    facets=FACETS,
    rows=Rows("e.id", EVENTS, BY_DATE),
)
