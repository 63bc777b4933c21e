"""Names of persons: what romanisation may change, and what it may not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.linking.names import (
    Likeness,
    PersonName,
    full_likeness,
    full_name_keys,
    is_east_slavic,
    person_name,
    surname_likeness,
)


def likeness(a: str, b: str, country: str | None = None) -> Likeness:
    x, y = person_name(a), person_name(b)
    assert x is not None
    assert y is not None
    slavic = is_east_slavic(x, country) or is_east_slavic(y, country)
    compare = full_likeness if x.is_full and y.is_full else surname_likeness
    return compare(x, y, slavic)


@pytest.mark.parametrize(
    ("a", "b", "country"),
    [
        ("Lukashenko", "Lukashenka", None),
        ("Lukashenko", "Лукашенко", None),
        ("Łukašenka", "Lukaszenko", None),
        ("Aliaksandr Lukashenka", "Alexander Lukashenko", None),
        ("Alyaksandr Lukashenka", "Александр Лукашенко", None),
        ("Alexander Grigoryevich Lukashenko", "Aliaksandr Lukashenka", None),
        ("Alexander Klaskovsky", "Aleksandr Klaskouski", None),
        ("Svetlana Tikhanovskaya", "Sviatlana Tsikhanouskaya", None),
        ("Vladimir Makei", "Uladzimir Makey", "BLR"),
        ("Sergey Naryshkin", "Sergei Naryshkin", "RUS"),
        ("Volodymyr Zelenskyy", "Vladimir Zelensky", "UKR"),
        ("Valery Tsepkalo", "Valer Tsapkala", "BLR"),
        ("Nikolai Karpenkov", "Mikalai Karpiankou", "BLR"),
        ("Mohamed Salem", "Muhammad Salem", None),
        ("Mike Harlow", "Michael Harlow", None),
        ("A. Orlov", "Anton Orlov", None),
    ],
)
def test_forms_of_one_name(a: str, b: str, country: str | None) -> None:
    assert likeness(a, b, country)
    assert likeness(b, a, country)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Lavrov", "Shoigu"),
        ("Yanukovych", "Lukashenko"),
        ("Янукович", "Лукашенко"),
        ("Viktor Lukashenko", "Alexander Lukashenko"),
        ("Sergei Tikhanovsky", "Svetlana Tikhanovskaya"),
        ("Ivan Petrov", "Igor Petrov"),
        ("Alexei Petrov", "Alexander Petrov"),
        ("Robert Long", "Robert Lang"),
        ("Christopher Hill", "Christopher Gill"),
        ("Maria Orlova", "Marina Orlova"),
    ],
)
def test_different_names(a: str, b: str) -> None:
    assert not likeness(a, b)
    assert not likeness(b, a)


def test_titles_particles_and_generations_are_no_names() -> None:
    assert person_name("Dr. Ludwig van Dorn Jr.") == person_name("Ludwig Dorn")
    assert person_name("…") is None


TOKENS = st.sampled_from(
    [
        "a",
        "aleksandr",
        "alaksandr",
        "aliaksandr",
        "sasha",
        "bil",
        "wiliam",
        "makei",
        "makey",
        "mkei",
    ]
)
NAMES = st.lists(TOKENS, min_size=2, max_size=3).map(lambda tokens: PersonName(tuple(tokens)))


@given(NAMES, NAMES, st.booleans())
def test_names_that_are_alike_share_a_key(a: PersonName, b: PersonName, slavic: bool) -> None:
    if full_likeness(a, b, slavic) > Likeness.NONE:
        assert full_name_keys(a) & full_name_keys(b)
