"""States: names, adjectives, seats of government; regions; and the codes they go by.

Names are rigour's (Open Sanctions), adjectives and seats are the codebook's. Codes are ISO 3166-1
alpha-3, with PLOVER's KOS for Kosovo; SUN is ISO 3166-3's for the Soviet Union.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import msgspec

from rashomon.codebook import load
from rashomon.gazetteer.state_names import Territory, territory_named, territory_of

OWN_CODES = {"XKX": "KOS"}
"""Codes of ours for those that the data sets use."""


class Region(msgspec.Struct, frozen=True):
    """A region that is no city: the state that claims it and a point inside it (WGS 84)."""

    country: str | None
    latitude: float
    longitude: float


class _Territories(msgspec.Struct, frozen=True):
    seats: dict[str, str]
    short_names: dict[str, str]
    extra_names: dict[str, str]
    not_states: tuple[str, ...]
    regions: dict[str, Region]


class _Demonym(msgspec.Struct, frozen=True):
    adjective: tuple[str, ...]
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """A state: its code and the name that is shown for it."""

    code: str
    name: str


def find_state(name: str) -> State | None:
    """Return the state of exactly that name ("Belarus", "U.S."), or None."""
    data = _territories()
    code = data.short_names.get(name) or data.extra_names.get(name)
    if code is not None:
        return state_of(code)
    if name in data.not_states or len(name) < 4 or not name[0].isupper() or name.isupper():
        return None
    if find_demonym(name) is not None:
        return None
    return _looked_up(name)


def find_demonym(word: str) -> State | None:
    """Return the state whose adjective or people `word` is ("Belarusian", "Poles"), or None."""
    code = _demonyms().get(word)
    return None if code is None else state_of(code)


def find_seat(name: str) -> State | None:
    """Return the state whose seat of government bears that name ("Kremlin"), or None."""
    code = _territories().seats.get(name)
    return None if code is None else state_of(code)


def may_open_seat(word: str) -> bool:
    """Whether the name of a seat of government begins with that word."""
    return word in _first_words_of_seats()


def find_region(name: str) -> Region | None:
    """Return the region of exactly that name, or None."""
    return _territories().regions.get(name)


@cache
def _first_words_of_seats() -> frozenset[str]:
    return frozenset(name.split()[0].split("'")[0] for name in _territories().seats)


@cache
def state_of(code: str) -> State:
    """Return the state of an alpha-3 code; where rigour knows none, the code is its name."""
    territory = _territory(code)
    return State(code, territory.name if territory is not None else code)


def territory_code(code: str) -> str | None:
    """Return rigour's and FollowTheMoney's code of a state ("BLR": "by"), or None.

    It is ISO 3166-1 alpha-2 in lower case; the European Union, EUR in PLOVER, has one too.
    """
    territory = _territory("eu" if code == "EUR" else code)
    return territory.code if territory is not None else None


def _territory(code: str) -> Territory | None:
    return territory_of({"KOS": "xk", "SUN": "suhh"}.get(code, code))


def _looked_up(name: str) -> State | None:
    territory = territory_named(name)
    if territory is None or not territory.alpha3 or territory.name in _territories().not_states:
        return None
    if not (territory.is_country or territory.code in ("ps", "hk")):
        return None
    if name in territory.places and name != territory.name:
        return None  # rigour also knows a state by its cities
    code = territory.alpha3.upper()
    return State(OWN_CODES.get(code, code), territory.name)


@cache
def _territories() -> _Territories:
    return load("english/territories.yaml", _Territories)


@cache
def _demonyms() -> dict[str, str]:
    words: dict[str, str] = {}
    for code, demonym in load("english/demonyms.yaml", dict[str, _Demonym]).items():
        for adjective in demonym.adjective:
            words.setdefault(adjective, code)
            if adjective.endswith(("an", "i", "ic", "o", "ar")):
                words.setdefault(adjective + "s", code)
        for word in demonym.people:
            words.setdefault(word, code)
    return words
