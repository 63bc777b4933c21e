"""Calendar periods: they hold their days, follow one another, and stay within the calendar."""

from __future__ import annotations

from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.reading.dates.periods import (
    Period,
    Unit,
    a_day,
    a_weekday,
    bounds,
    containing,
    interval,
    moved,
)

DAYS = st.dates(min_value=date(101, 1, 1), max_value=date(9899, 12, 31))
UNITS: tuple[Unit, ...] = get_args(Unit)
CALENDAR = tuple(unit for unit in UNITS if unit != "weekend")


@given(DAYS, st.sampled_from(CALENDAR))
def test_a_period_holds_the_day_it_was_made_for(day: date, unit: Unit) -> None:
    period = containing(unit, day)
    assert period is not None
    assert period.first <= day <= period.last


@given(DAYS, st.sampled_from(UNITS))
def test_edtf_bounds_are_the_first_and_last_day(day: date, unit: Unit) -> None:
    period = containing(unit, day)
    assert period is not None
    assert bounds(period.edtf) == (period.first, period.last)


@given(DAYS, st.sampled_from(UNITS), st.integers(-40, 40))
def test_a_shift_comes_back(day: date, unit: Unit, count: int) -> None:
    period = containing(unit, day)
    assert period is not None
    there = period.shifted(count)
    if there is not None:
        assert there.shifted(-count) == period


@given(DAYS, st.sampled_from(UNITS))
def test_the_next_period_begins_when_this_one_is_over(day: date, unit: Unit) -> None:
    period = containing(unit, day)
    assert period is not None
    following = period.shifted(1)
    assert following is not None
    gap = 6 if unit == "weekend" else 1
    assert following.first - period.last == timedelta(days=gap)


@given(DAYS, DAYS, st.sampled_from(UNITS), st.integers(-30, 30))
def test_moving_keeps_the_order_of_days(one: date, two: date, unit: Unit, count: int) -> None:
    early, late = sorted((one, two))
    there, later = moved(early, unit_of_step(unit), count), moved(late, unit_of_step(unit), count)
    if there is not None and later is not None:
        assert there <= later


def unit_of_step(unit: Unit) -> str:
    return "week" if unit == "weekend" else unit


@given(DAYS, st.integers(1, 7))
def test_a_weekday_of_a_week_is_that_weekday(day: date, number: int) -> None:
    found = a_weekday(day, number)
    assert found is not None
    assert found.first.isoweekday() == number
    assert found.first.isocalendar()[:2] == day.isocalendar()[:2]


@given(DAYS, st.sampled_from(("month", "year", "decade")))
def test_the_parts_of_a_period_cover_it_and_nothing_else(day: date, unit: Unit) -> None:
    period = containing(unit, day)
    assert period is not None
    thirds = [bounds(period.part(part)[0]) for part in ("start", "mid", "end")]
    assert all(third is not None for third in thirds)
    firsts, lasts = zip(*(third for third in thirds if third), strict=True)
    assert firsts[0] == period.first
    assert lasts[-1] == period.last
    assert [last + timedelta(days=1) for last in lasts[:-1]] == list(firsts[1:])


@pytest.mark.parametrize(
    ("start", "unit", "count", "there"),
    [
        (date(2020, 3, 31), "month", -1, date(2020, 2, 29)),
        (date(2019, 3, 31), "month", -1, date(2019, 2, 28)),
        (date(2020, 2, 29), "year", -1, date(2019, 2, 28)),
        (date(2020, 1, 31), "month", 13, date(2021, 2, 28)),
        (date(2020, 2, 28), "day", 2, date(2020, 3, 1)),
        (date(1, 1, 1), "day", -1, None),
        (date(9999, 12, 31), "month", 1, None),
    ],
)
def test_moving_stays_within_the_calendar(
    start: date, unit: str, count: int, there: date | None
) -> None:
    assert moved(start, unit, count) == there


def test_there_is_a_leap_day_only_in_leap_years() -> None:
    assert a_day(2020, 2, 29) is not None
    assert a_day(1900, 2, 29) is None


@pytest.mark.parametrize(
    ("period", "value", "edtf"),
    [
        (Period("week", date(2020, 8, 3)), "2020-W32", "2020-08-03/2020-08-09"),
        (Period("weekend", date(2020, 8, 8)), "2020-W32-WE", "2020-08-08/2020-08-09"),
        (Period("quarter", date(2020, 4, 1)), "2020-Q2", "2020-04/2020-06"),
        (Period("half", date(2020, 7, 1)), "2020-H2", "2020-07/2020-12"),
        (Period("season", date(2019, 12, 1)), "2019-WI", "2019-12/2020-02"),
        (Period("decade", date(1990, 1, 1)), "199", "1990/1999"),
        (Period("century", date(1900, 1, 1)), "19", "1900/1999"),
    ],
)
def test_values_follow_timeml_and_dates_edtf(period: Period, value: str, edtf: str) -> None:
    assert (period.value, period.edtf) == (value, edtf)


def test_an_interval_needs_two_ordered_dates_of_one_precision() -> None:
    first, last = Period("day", date(2020, 6, 19)), Period("day", date(2020, 6, 24))
    assert interval(first, last) == "2020-06-19/2020-06-24"
    assert interval(last, first) is None
    assert interval(first, Period("month", date(2020, 7, 1))) is None


@pytest.mark.parametrize("text", ["", "soon", "2020-13", "2020-02-30", "2020-08-09T10", "2020/x"])
def test_what_is_no_date_has_no_bounds(text: str) -> None:
    assert bounds(text) is None
