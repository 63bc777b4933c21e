"""FIPS 10-4 codes of states."""

from __future__ import annotations

import pytest

from rashomon.gazetteer import fips_of


@pytest.mark.parametrize(
    ("code", "fips"),
    [("BLR", "BO"), ("RUS", "RS"), ("GBR", "UK"), ("DEU", "GM"), ("KOS", "KV"), ("SSD", "OD")],
)
def test_a_state_has_its_own_code(code: str, fips: str) -> None:
    assert fips_of(code) == fips


@pytest.mark.parametrize("code", ["PSE", "UNO", "XXX", ""])
def test_who_has_none_gets_none(code: str) -> None:
    assert fips_of(code) is None
