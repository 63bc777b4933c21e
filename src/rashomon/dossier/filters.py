"""What narrows a question to a dossier, and how a date known only roughly passes."""

from __future__ import annotations

import datetime
import re

import msgspec

_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """What narrows a question. ``actor`` is an id, a name or alias, or a country code.

    ``since`` and ``until`` are days, months or years. A date passes when it may lie between them
    as far as it is known; a row without a date passes only where neither is given. Raises
    ValueError for a date that is none. ``confidence`` leaves out events whose surest mention is
    less sure to be one (from 0 to 1).
    """

    outlet: str | None = None
    actor: str | None = None
    type: str | None = None
    since: str | None = None
    until: str | None = None
    confidence: float | None = None

    def __post_init__(self) -> None:
        for name in ("since", "until"):
            value = getattr(self, name)
            if value is not None and not is_date(value):
                raise ValueError(f"{name}: {value!r} is no date; write 2020, 2020-08 or 2020-08-09")

    def passes_date(self, date: str | None) -> bool:
        """Say whether an EDTF date (or interval) may lie within ``since`` and ``until``."""
        if self.since is None and self.until is None:
            return True
        if date is None:
            return False
        first, last = bounds(date)
        after = self.since is None or last >= bounds(self.since)[0]
        return after and (self.until is None or first <= bounds(self.until)[1])


EVERYTHING = Filter()


def is_date(value: str) -> bool:
    """Say whether a text is a day, month or year of the calendar, as filters take it."""
    if _DAY.fullmatch(value) is None:
        return False
    try:
        datetime.date.fromisoformat(value + "0000-01-01"[len(value) :])
    except ValueError:
        return False
    return True


def bounds(date: str) -> tuple[str, str]:
    """Return the first and last day of an EDTF date, as strings that compare.

    Every month is given 31 days: the bounds are only compared, never shown.
    """
    first, _, last = date.partition("/")
    last = last or first
    return first + "0000-01-01"[len(first) :], last + "0000-12-31"[len(last) :]
