"""Change points: found where there are, named, and never claimed of too few events."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import permutations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.dossier.relation.making import act

from rashomon.dossier.relation.acts import Act
from rashomon.dossier.relation.changes import changes_of, find_changes
from rashomon.dossier.relation.changes import settings as limits


def daily(types: Sequence[str]) -> list[Act]:
    """One event a day, of these types."""
    return [
        act(number, f"ev-{number:02}", type_, date=str(date(2031, 5, 1) + timedelta(number)))
        for number, type_ in enumerate(types)
    ]


def test_a_change_names_its_days_and_the_events_on_both_sides() -> None:
    acts = daily(["CONSULT"] * 6 + ["SANCTION"] * 5)
    (line,) = changes_of(acts, "day", "BOR", "ARC")
    assert (line.verdict, line.last, line.first) == ("change", "2031-05-06", "2031-05-07")
    assert (line.mean_before, line.mean_after) == (2.1, -5.2)
    assert [one.event for one in line.before] == [f"ev-{n:02}" for n in range(6)]
    assert [one.event for one in line.after] == [f"ev-{n:02}" for n in range(6, 11)]
    assert line.chance is not None
    assert line.chance <= limits().level


def test_two_changes_divide_the_events_among_them() -> None:
    acts = daily(["AID"] * 8 + ["ASSAULT"] * 8 + ["AID"] * 8)
    first, second = changes_of(acts, "day", "BOR", "ARC")
    assert first.after == second.before
    assert (len(first.before), len(first.after), len(second.after)) == (8, 8, 8)


def test_few_events_or_none_are_not_judged() -> None:
    acts = daily(["AID"] * 4 + ["ASSAULT"] * 3)
    for source, target, events in (("BOR", "ARC", 7), ("ARC", "BOR", 0)):
        (line,) = changes_of(acts, "day", source, target)
        assert (line.verdict, line.events, line.before) == ("too few events", events, ())


def test_a_steady_series_does_not_change() -> None:
    (line,) = changes_of(daily(["CONSULT"] * 12), "day", "BOR", "ARC")
    assert (line.verdict, line.events) == ("no change", 12)


def test_events_of_one_period_are_never_divided() -> None:
    acts = daily(["AID"] * 6 + ["ASSAULT"] * 6)
    (line,) = changes_of(acts, "month", "BOR", "ARC")
    assert line.verdict == "no change"


def test_dates_that_are_coarser_are_left_out_and_counted() -> None:
    vague = [act(90, "ev-90", date="2031"), act(91, "ev-91", date=None)]
    (line,) = changes_of([*daily(["CONSULT"] * 9), *vague], "day", "BOR", "ARC")
    assert (line.events, line.left_out) == (9, 2)


def test_many_passages_on_one_event_are_one_observation() -> None:
    acts = daily(["AID"] * 4 + ["ASSAULT"] * 3)
    repeated = [act(100 + n, "ev-06", "ASSAULT", date="2031-05-07") for n in range(9)]
    (line,) = changes_of([*acts, *repeated], "day", "BOR", "ARC")
    assert (line.verdict, line.events) == ("too few events", 7)


def test_the_chance_is_that_of_all_orders() -> None:
    """Against every order of the same eight values, counted one by one."""
    weights, cuts = [3.0, 1.0, 2.0, 2.0, -1.0, -4.0, -2.0, -3.0], [3, 4, 5]
    (change,) = find_changes(weights, [f"2031-05-{day:02}" for day in range(1, 9)])

    def reach(order: Sequence[float]) -> float:
        mean = sum(order) / len(order)
        sums = [sum(order[:cut]) - cut * mean for cut in cuts]
        return max(0.0, *sums) - min(0.0, *sums)

    orders = list(permutations(weights))
    exact = sum(reach(order) >= reach(weights) - 1e-9 for order in orders) / len(orders)
    assert change.chance == pytest.approx(exact, abs=0.01)


SCORES = st.sampled_from([-9.3, -7.2, -5.0, 2.1, 4.6, 7.4])


@settings(max_examples=15)
@given(st.lists(st.tuples(st.integers(1, 6), SCORES), min_size=8, max_size=20), st.randoms())
def test_the_order_within_a_period_makes_no_difference(
    found: list[tuple[int, float]],
    random: Random,
) -> None:
    in_order = sorted(found, key=lambda one: one[0])
    random.shuffle(found)
    shuffled = sorted(found, key=lambda one: one[0])
    periods = [str(period) for period, _ in in_order]
    changes = find_changes([weight for _, weight in in_order], periods)
    assert find_changes([weight for _, weight in shuffled], periods) == changes
    for change in changes:
        assert periods[change.at - 1] < periods[change.at]


def test_random_orders_seldom_seem_to_change() -> None:
    """The false alarms stay near the level, in series of 20 without any change."""
    source, alarms, tries = Random(7), 0, 40  # noqa: S311 - not for secrets
    for _ in range(tries):
        weights = [source.choice([-7.2, -5.0, 2.1, 4.6]) for _ in range(20)]
        alarms += bool(find_changes(weights, [f"{day:02}" for day in range(20)]))
    assert alarms <= tries * limits().level * 2.5
