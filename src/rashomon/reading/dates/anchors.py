"""Offsets from what the article itself dates: "two days before the vote", "a week after 9 May"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from spacy.tokens import Doc, Token

from rashomon.reading.dates.periods import Period, Unit, containing, moved
from rashomon.reading.draft import TimeMention

_DURATION = re.compile(r"P(\d+)([DWMY])")
_UNITS: dict[str, Unit] = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_STEPS = {"before": -1, "after": 1}

Governing = Callable[[Token], TimeMention | None]


def resolved(doc: Doc, times: Sequence[TimeMention], governing: Governing) -> Iterator[TimeMention]:
    """Yield the offsets whose anchor has a day, as dates; the others stay durations."""
    by_start = {time.tokens.start: time for time in times}
    for time in times:
        step = _STEPS.get(doc[time.tokens.end - 1].lower_)
        count = _DURATION.fullmatch(time.value)
        if step is None or count is None:
            continue
        anchor = by_start.get(time.tokens.end) or _anchor(doc, time, governing)
        if anchor is None or anchor.date is None or anchor.precision != "day":
            continue
        unit = _UNITS[count[2]]
        there = moved(date.fromisoformat(anchor.date), unit, step * int(count[1]))
        if there is not None:
            yield _dated(time, containing(unit, there))


def _anchor(doc: Doc, time: TimeMention, governing: Governing) -> TimeMention | None:
    """Return the date of the event that the words after an offset name."""
    preposition = doc[time.tokens.end - 1]
    named = [child for child in preposition.children if child.i > preposition.i]
    return governing(named[0]) if named else None


def _dated(time: TimeMention, period: Period | None) -> TimeMention:
    if period is None:
        return time
    return replace(
        time, type="DATE", value=period.value, date=period.edtf, precision=period.precision
    )
