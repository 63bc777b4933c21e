"""The index of territories finds what rigour's own look-up finds, and no state by its cities."""

from __future__ import annotations

import pytest
from rigour.territories import get_territories, lookup_territory

from rashomon.gazetteer import find_state
from rashomon.gazetteer.state_names import territory_named, territory_of


def test_every_territory_is_found_by_its_codes_and_its_name_as_rigour_finds_it() -> None:
    for theirs in get_territories():
        for code in (theirs.code, theirs.alpha3):
            if code is not None:
                ours = territory_of(code.upper())
                assert ours is not None
                assert ours.code == theirs.code
        named, by_rigour = territory_named(theirs.name), lookup_territory(theirs.name)
        assert named is not None
        assert by_rigour is not None
        assert named.code == by_rigour.code


@pytest.mark.parametrize(
    ("name", "code"),
    [("sao tome & principe", "st"), ("Cote d’Ivoire", "ci"), ("TÜRKIYE", "tr"), ("Viet Nam", "vn")],
)
def test_case_accents_and_punctuation_do_not_matter(name: str, code: str) -> None:
    territory = territory_named(name)
    assert territory is not None
    assert territory.code == code


@pytest.mark.parametrize("name", ["Россия", "", "’", "Atlantis"])
def test_what_is_not_looked_up_or_not_known(name: str) -> None:
    assert territory_named(name) is None


@pytest.mark.parametrize("name", ["Paris.", "Tehran -", "San Jose", "Helen"])
def test_a_city_or_a_given_name_is_no_state(name: str) -> None:
    assert find_state(name) is None
