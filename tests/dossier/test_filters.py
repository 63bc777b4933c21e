"""Dates known only roughly pass where they may lie inside."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.dossier import Filter

DAYS = st.dates().filter(lambda day: day.year >= 1000).map(str)


@given(DAYS, DAYS, DAYS)
def test_days_pass_as_they_compare(day: str, since: str, until: str) -> None:
    assert Filter(since=since, until=until).passes_date(day) == (since <= day <= until)


@given(DAYS, DAYS)
def test_a_month_passes_where_any_of_its_days_does(day: str, since: str) -> None:
    if Filter(since=since).passes_date(day):
        assert Filter(since=since).passes_date(day[:7])
        assert Filter(since=since).passes_date(day[:4])
        assert Filter(since=since).passes_date(f"1000-01-01/{day}")


def test_an_unknown_date_passes_only_where_nobody_asks_for_one() -> None:
    assert Filter().passes_date(None)
    assert not Filter(since="2020").passes_date(None)


@pytest.mark.parametrize(
    "value", ["8 August", "2020-8", "2020-08-09T10", "2020-13", "2021-02-30", ""]
)
def test_what_is_no_date_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="is no date"):
        Filter(since=value)
