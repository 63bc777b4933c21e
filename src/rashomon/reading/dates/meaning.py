"""What an expression means, and what it is read against."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from rashomon.reading.dates.lexicon import Lexicon
from rashomon.reading.dates.periods import Period, Unit, containing
from rashomon.records import Precision

Direction = Literal[-1, 0, 1]
"""Where the clause looks: back (-1), ahead (1), or nobody can tell (0)."""

UNKNOWN: dict[Unit, str] = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "season": "XXXX-XX",
    "quarter": "XXXX-QX",
    "half": "XXXX-HX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
}
"""TIMEX3 values of periods that the reader cannot place."""

_REACH = 9
"""Years searched for a recurring date: 29 February can be eight years away."""

TOLERANCE = 60
"""Days by which a date may lie on the side that the tense speaks against.

A date without its year is seldom half a year away, and tenses mislead ("the vote was set for 9
August"). Chosen on TimeBank and AQUAINT.
"""


@dataclass(frozen=True, slots=True)
class Meaning:
    """A TIMEX3 type and value; ``period`` is the calendar period, where it names exactly one."""

    type: str
    value: str
    period: Period | None = None
    date: str | None = None
    precision: Precision | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """What an expression is read against.

    ``today`` is the day of writing, ``direction`` what the tense of the clause says, ``named`` the
    date that the text named last, ``passage`` a bygone date given with its year shortly before, and
    ``quarter`` the quarter whose figures are being compared; ``year_to_date`` says that since then
    the text has come to the figures of several quarters.
    """

    words: Lexicon
    today: date | None = None
    direction: Direction = 0
    named: Period | None = None
    passage: Period | None = None
    quarter: Period | None = None
    year_to_date: bool = False

    def now(self, unit: Unit, step: int = 0) -> Period | None:
        """Return the period that holds the day of writing, or the one `step` units on."""
        if self.today is None:
            return None
        period = containing(unit, self.today)
        return period and period.shifted(step)


def at(period: Period | None, unit: Unit, unknown: str | None = None) -> Meaning:
    """Return the meaning of a date that may not be known; then its value says so with X."""
    if period is None:
        return Meaning("DATE", unknown or UNKNOWN[unit])
    return Meaning("DATE", period.value, period, period.edtf, period.precision)


def recurring(
    setting: Setting, in_year: Callable[[int], Period | None], reach: int = TOLERANCE
) -> Period | None:
    """Return the occurrence of a yearly period that the setting points to.

    That is the nearest occurrence, unless it lies more than `reach` days on the side to which the
    clause does not look: then the nearest on the other side. Where the day of writing is not known
    only a date just before it in the passage can give the year.
    """
    today = setting.today
    if today is None:
        return _later_in_passage(setting.passage, in_year)
    years = range(max(1, today.year - _REACH), min(9999, today.year + _REACH) + 1)
    found = [period for year in years if (period := in_year(year)) is not None]
    if setting.direction < 0:
        found = [p for p in found if (p.first - today).days <= reach]
    if setting.direction > 0:
        found = [p for p in found if (today - p.last).days <= reach]
    return min(found, key=lambda period: (_distance(period, today), period), default=None)


def _later_in_passage(
    passage: Period | None, in_year: Callable[[int], Period | None]
) -> Period | None:
    """Return a date without a year that goes on from one with a year: "spring of 2019 ... fall".

    Of two dates of one kind in a row the second follows the first; anything else is a guess.
    """
    found = None if passage is None else in_year(passage.first.year)
    if found is None or passage is None or found.unit != passage.unit:
        return None
    return found if found.first > passage.first else None


def counted(setting: Setting, step: int, in_year: Callable[[int], Period | None]) -> Period | None:
    """Return the last (-1), this (0) or the next (1) occurrence of a yearly period.

    The last is over and the next not begun; this one holds the day of writing or is in its year.
    """
    today = setting.today
    if today is None:
        return None
    years = range(max(1, today.year - _REACH), min(9999, today.year + _REACH) + 1)
    found = [period for year in years if (period := in_year(year)) is not None]
    if step < 0:
        return max((p for p in found if p.last < today), default=None)
    if step > 0:
        return min((p for p in found if p.first > today), default=None)
    holding = (p for p in found if p.first <= today <= p.last)
    return next(holding, None) or in_year(today.year)


def _distance(period: Period, day: date) -> int:
    return max((period.first - day).days, (day - period.last).days, 0)
