"""Which spellings are one name. The names are frequent ones; their bearers are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.reading.actors.spelling import same_person_name, spelling_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sergei", "Sergey"),
        ("Siarhei", "Sergei"),
        ("Aliaksandr", "Alexander"),
        ("Alyaksandr", "Aleksandr"),
        ("Dzmitry", "Dmitriy"),
        ("Sviatlana", "Svetlana"),
        ("Yevgeny", "Evgeniy"),
        ("Zhdanouski", "Zhdanovsky"),
        ("Tarkhanouskaya", "Tarkhanovskaya"),
        ("Lawrou", "Lavrov"),
    ],
)
def test_romanisations_fall_together(one: str, other: str) -> None:
    assert spelling_key(one) == spelling_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ivanov", "Ivanova"),
        ("Tarkhanovsky", "Tarkhanovskaya"),
        ("Nikolai", "Nikita"),
        ("Petrov", "Petrenko"),
        ("Putin", "Patton"),
        ("Kim", "Kin"),
        ("Sokolov", "Sokolsky"),
    ],
)
def test_different_names_stay_apart(one: str, other: str) -> None:
    assert spelling_key(one) != spelling_key(other)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("Anna", "Holt"), ("Anna", "Maria", "Holt"), True),
        (("Anna", "Holt"), ("A.", "Holt"), True),
        (("Anna", "Holt"), ("Clara", "Holt"), False),
        (("Robert", "Hale"), ("Robert", "Hale", "Jr"), False),
        (("Ivan", "Petrovich", "Orlov"), ("Ivan", "Sergeevich", "Orlov"), False),
        (("Nikolai", "Orlov"), ("Nikolai", "Petrov"), False),
        (("Mike", "Hale"), ("Michael", "Hale"), True),
        (("Jean-Paul", "Hale"), ("Jean", "Hale"), True),
        (("Mark", "Hale"), ("Martin", "Hale"), False),
        (("Daniel", "Hale"), ("David", "Hale"), False),
    ],
)
def test_full_names(one: tuple[str, ...], other: tuple[str, ...], same: bool) -> None:
    assert same_person_name(one, other) is same
    assert same_person_name(other, one) is same


@given(st.text(max_size=20))
def test_a_key_depends_on_letters_alone(word: str) -> None:
    assert spelling_key(word) == spelling_key(word + "'") == spelling_key(word + "-")
