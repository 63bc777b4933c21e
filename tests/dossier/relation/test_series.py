"""Series: nothing is lost, spread or counted twice, and the order of acts does not matter."""

from __future__ import annotations

from math import fsum
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.dossier.relation.making import act, acts

from rashomon.dossier.relation.acts import Act
from rashomon.dossier.relation.series import NO_LEVER, By, period_of, series_of
from rashomon.ontology import EVENT_TYPES

ROUNDING = 1e-6
BYS: tuple[By, ...] = ("day", "week", "month")


@given(acts(), st.sampled_from(BYS))
def test_lines_add_up_to_the_acts(given_acts: list[Act], by: By) -> None:
    lines = series_of(given_acts, by)
    assert sum(line.passages for line in lines) == len(given_acts)
    told = fsum(line.told for line in lines)
    assert told == pytest.approx(fsum(one.weight for one in given_acts))
    for outlet in ("Courier", "Herald", "Lantern"):
        sums = [one for line in lines for one in line.outlets if one.name == outlet]
        assert sum(one.passages for one in sums) == sum(a.outlet == outlet for a in given_acts)


@given(acts(), st.sampled_from(BYS), st.randoms(use_true_random=False))
def test_the_order_of_acts_makes_no_difference(
    given_acts: list[Act], by: By, random: Random
) -> None:
    lines = series_of(given_acts, by)
    random.shuffle(given_acts)
    assert series_of(given_acts, by) == lines


@given(acts(), st.sampled_from(BYS))
def test_a_line_counts_each_event_once(given_acts: list[Act], by: By) -> None:
    for line in series_of(given_acts, by):
        assert len(line.events) == len(set(line.events)) <= line.passages
        most = max(type_.score for type_ in EVENT_TYPES.values())
        assert 0 <= line.cooperation <= most * len(line.events) + ROUNDING
        assert line.conflict <= 0
        assert sum(one.events for one in line.levers) >= len(line.events)


@given(acts(), st.sampled_from(BYS))
def test_what_lies_in_no_period_stands_apart_with_its_own_date(
    given_acts: list[Act], by: By
) -> None:
    dates = {one.date for one in given_acts}
    for line in series_of(given_acts, by):
        if line.apart is None:
            assert line.period is not None
            assert period_of(line.period, by) == line.period
        else:
            assert line.period in dates
            assert line.period is None or period_of(line.period, by) is None


@pytest.mark.parametrize(
    ("edtf", "day", "week", "month"),
    [
        ("2031-05-04", "2031-05-04", "2031-04-28/2031-05-04", "2031-05"),
        ("2031-05-05", "2031-05-05", "2031-05-05/2031-05-11", "2031-05"),
        ("2031-05-05/2031-05-11", None, "2031-05-05/2031-05-11", "2031-05"),
        ("2031-05-04/2031-05-05", None, None, "2031-05"),
        ("2031-05-31/2031-06-01", None, "2031-05-26/2031-06-01", None),
        ("2031-05", None, None, "2031-05"),
        ("2031-05/2031-06", None, None, None),
        ("2031", None, None, None),
        ("2031-06-31", "2031-06-31", None, "2031-06"),
    ],
)
def test_a_date_is_in_the_period_that_holds_all_of_it(
    edtf: str, day: str | None, week: str | None, month: str | None
) -> None:
    assert tuple(period_of(edtf, by) for by in BYS) == (day, week, month)


def test_three_passages_on_one_event_are_one_event_of_two_voices() -> None:
    copied = act(2, outlet="Lantern", voice="Herald")
    (line,) = series_of([act(1), copied, act(3, outlet="Courier")], "week")
    assert (line.cooperation, line.conflict, line.told) == (2.1, 0, 6.3)
    assert line.voices == ("Courier", "Herald")
    assert [one.name for one in line.outlets] == ["Courier", "Herald", "Lantern"]


def test_signs_are_kept_apart() -> None:
    (line,) = series_of([act(1), act(2, "ev-2", "REQUEST")], "day")
    assert (line.cooperation, line.conflict) == (2.1, -5.0)


def test_an_event_stands_under_each_of_its_levers() -> None:
    both = act(1, levers=("health", "military"))
    (line,) = series_of([both, act(2, "ev-2")], "day")
    assert [(one.name, one.events) for one in line.levers] == [
        ("health", 1), ("military", 1), (NO_LEVER, 1),
    ]  # fmt: skip


def test_an_event_has_no_lever_only_if_no_passage_shows_one() -> None:
    (line,) = series_of([act(1), act(2, levers=("health",))], "day")
    assert [(one.name, one.passages) for one in line.levers] == [("health", 1)]
