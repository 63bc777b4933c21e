"""Which silences are said, in which order, and that too few outlets prove none."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from rashomon.dossier.silence.finding import find_silences
from rashomon.dossier.silence.scenes import Scene
from rashomon.dossier.silence.settings import settings

OUTLETS = [f"outlet {number}" for number in range(9)]


def scene(number: int, telling: int, silent: int) -> Scene:
    """The first outlets tell, the next ones are silent."""
    return Scene(
        event=f"ev-{number}",
        since="2031-05-02",
        telling=frozenset(OUTLETS[:telling]),
        silent=dict.fromkeys(OUTLETS[telling : telling + silent], ("ar-1",)),
    )


scenes = st.lists(st.tuples(st.integers(1, 6), st.integers(0, 3)), max_size=8).map(
    lambda drawn: [scene(number, *counts) for number, counts in enumerate(drawn)]
)


@given(scenes)
def test_most_others_tell_what_an_outlet_is_said_to_leave_out(given_scenes: list[Scene]) -> None:
    for silence in find_silences(given_scenes):
        assert silence.others + 1 >= settings().fewest
        assert silence.told / silence.others > settings().most
        assert silence.outlet in silence.scene.silent
        assert 0 <= silence.usual <= silence.usual_of


@given(scenes, st.randoms(use_true_random=False))
def test_the_order_of_scenes_makes_no_difference(given_scenes: list[Scene], random: Random) -> None:
    found = find_silences(given_scenes)
    random.shuffle(given_scenes)
    assert find_silences(given_scenes) == found


def test_what_more_outlets_tell_weighs_more() -> None:
    found = find_silences([scene(1, 2, 1), scene(2, 6, 1), scene(3, 4, 1)])
    assert [(one.told, one.others) for one in found] == [(6, 6), (4, 4), (2, 2)]


def test_two_outlets_or_a_minority_are_not_judged() -> None:
    assert find_silences([scene(1, 1, 1), scene(2, 1, 2), scene(3, 2, 3)]) == []


def test_what_an_outlet_usually_tells_stands_beside() -> None:
    """Outlet 3 tells one event of two and leaves out the third."""
    found = find_silences([scene(1, 4, 0), scene(2, 4, 1), scene(3, 3, 1), scene(4, 3, 1)])
    (first, second) = [one for one in found if one.outlet == OUTLETS[3]]
    assert (first.usual, first.usual_of) == (second.usual, second.usual_of) == (2, 3)
