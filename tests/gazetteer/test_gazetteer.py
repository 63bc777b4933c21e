"""What the gazetteer knows by exact names, and what it refuses to guess."""

from __future__ import annotations

import pytest

from rashomon.gazetteer import (
    find_body,
    find_city,
    find_demonym,
    find_region,
    find_seat,
    find_state,
    gender_of_name,
    is_given_name,
)
from rashomon.ontology import INTERNATIONAL, SECTORS


def test_a_capital_is_found_though_a_namesake_is_listed_first() -> None:
    washington = find_city("Washington")
    assert washington is not None
    assert washington.is_capital
    assert washington.population > 500_000


@pytest.mark.parametrize("name", ["Minsk", "West", "Global", "IT", "belarus", "Bangla"])
def test_what_is_no_state(name: str) -> None:
    assert find_state(name) is None


def test_unofficial_codes_follow_plover() -> None:
    kosovo = find_state("Kosovo")
    assert kosovo is not None
    assert kosovo.code == "KOS"


@pytest.mark.parametrize(("word", "code"), [("Belarusian", "BLR"), ("Poles", "POL"), ("US", "USA")])
def test_demonyms(word: str, code: str) -> None:
    state = find_demonym(word)
    assert state is not None
    assert state.code == code


def test_seats_and_regions() -> None:
    kremlin, crimea = find_seat("Kremlin"), find_region("Crimea")
    assert kremlin is not None
    assert kremlin.code == "RUS"
    assert crimea is not None
    assert crimea.country == "UKR"


@pytest.mark.parametrize("name", ["NATO", "EU", "OSCE", "UNICEF", "Gazprom"])
def test_bodies_carry_known_codes(name: str) -> None:
    body = find_body(name)
    assert body is not None
    assert body.code in INTERNATIONAL or (body.code is not None and len(body.code) == 3)
    assert set(body.sectors) <= SECTORS


@pytest.mark.parametrize(
    ("words", "gender"),
    [
        (("Svetlana", "Orlova"), "f"),
        (("Petr", "Petrovich"), "m"),
        (("Orlovskaya",), "f"),
        (("Zzyx", "Orlov"), None),
        (("Andrea", "Rossi"), "f"),
        (("Robin", "Gold"), "m"),
        (("Nicola", "Gold"), None),
    ],
)
def test_gender_is_told_or_left_open(words: tuple[str, ...], gender: str | None) -> None:
    assert gender_of_name(words) == gender


def test_given_names() -> None:
    assert is_given_name("Anna")
    assert is_given_name("Vladimirovich")
    assert not is_given_name("Parliament")
