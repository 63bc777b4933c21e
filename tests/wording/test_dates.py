"""Dates in words and as days."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.report.axis import axis_of
from rashomon.wording.dates import days_of, spoken


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2020-07-29", "29 July 2020"),
        ("2020-07", "July 2020"),
        ("2020", "2020"),
        ("2020-06-19/2020-06-24", "19 to 24 June 2020"),
        ("2020-06-30/2020-07-02", "30 June to 2 July 2020"),
        ("2019-12-30/2020-01-02", "30 December 2019 to 2 January 2020"),
        ("2020-06/2020-07", "June to July 2020"),
        ("2020-06/2020-07-04", "June to 4 July 2020"),
        ("2019/2020", "2019 to 2020"),
        (None, "date not known"),
        ("soon", "soon"),
        ("2020-13", "2020-13"),
    ],
)
def test_dates_are_said_as_precisely_as_they_are_known(edtf: str | None, words: str) -> None:
    assert spoken(edtf) == words


@pytest.mark.parametrize(
    ("edtf", "days"),
    [
        ("2020-02", 29),
        ("2020-02-29", 1),
        ("2021", 365),
        ("2020-06-19/2020-06-24", 6),
        ("2020-12/2021-01", 62),
    ],
)
def test_a_date_covers_its_days(edtf: str, days: int) -> None:
    found = days_of(edtf)
    assert found is not None
    assert found[1] - found[0] == days


@pytest.mark.parametrize("edtf", [None, "", "soon", "2021-02-29", "2020-06-24/2020-06-19", "0000"])
def test_what_is_no_date_is_not_drawn(edtf: str | None) -> None:
    assert days_of(edtf) is None


@given(st.dates(), st.dates())
def test_every_day_of_an_axis_stands_on_it(first: date, second: date) -> None:
    axis = axis_of([first.isoformat(), second.isoformat(), None])
    assert axis is not None
    for day in (first, second):
        at, width = axis.place((day.toordinal(), day.toordinal() + 1))
        assert width is None
        assert 0 < at < 100


def test_months_are_named_once_and_no_more_than_fit() -> None:
    axis = axis_of(["2015-03-01", "2020-12-31"])
    assert axis is not None
    ticks = axis.ticks()
    assert len(ticks) <= 11
    assert [tick.at for tick in ticks] == sorted(tick.at for tick in ticks)
