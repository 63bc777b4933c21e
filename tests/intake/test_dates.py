"""Explicit dates: read when they can be read in one way, else not at all."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.intake.dates import find_days, read_date

DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31))
FORMS = [
    "%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b. %d, %Y", "%A, %d %B %Y", "%d.%m.%Y", "%Y-%m-%d",
    "%a, %d %b %Y 10:20:30 +0300", "%Y-%m-%dT10:20:30Z", "%Y-%m-%d 10:20:30", "%Y%m%d",
    "%B %d %Y, 10:20 pm",
]  # fmt: skip


@given(DAYS, st.sampled_from(FORMS))
def test_a_day_in_any_form_is_that_day(day: dt.date, form: str) -> None:
    read = read_date(day.strftime(form))
    assert read is not None
    assert (read.value, read.precision) == (day.isoformat(), "day")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2020", "2020"),
        (2020, "2020"),
        ("2020-08", "2020-08"),
        ("2020-06-19/2020-06-24", "2020-06-19/2020-06-24"),
        (dt.datetime(2020, 8, 9, 23, 59, tzinfo=dt.UTC), "2020-08-09"),
        ("9 августа 2020", "2020-08-09"),
        ("9 серпня 2020", "2020-08-09"),
        ("9 жніўня 2020", "2020-08-09"),
        ("08/09/2020", None),
        ("2020-13-01", None),
        ("2020-06-24/2020-06-19", None),
        ("31 June 2020", None),
        ("Monday, 9 August 2020", None),
        ("9 August", None),
        ("9 August 2020 or 10 August 2020", None),
        ("last week", None),
        ("1596931200", None),
        ("", None),
    ],
)
def test_metadata_values(value: object, expected: str | None) -> None:
    read = read_date(value)
    assert (read.value if read else None) == expected


@given(st.text(max_size=60))
def test_no_text_makes_it_fail(text: str) -> None:
    read_date(text)
    for day in find_days(text):
        assert 0 <= day.start < day.end <= len(text)


def test_a_day_knows_its_neighbours() -> None:
    (day,) = find_days("4 December 2020, Friday, 2:33")
    assert (day.date, day.weekday, day.clock) == (dt.date(2020, 12, 4), 4, True)
    (day,) = find_days("Filed Aug. 8 at noon")
    assert (day.month, day.day, day.year, day.date) == (8, 8, None, None)
    assert list(find_days("version 1.2.2020.5 of 99 May 2020")) == []
