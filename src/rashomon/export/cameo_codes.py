"""CAMEO's codes for PLOVER's events and actors: the schema of ``codebook/plover/cameo.yaml``."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

import msgspec

from rashomon.codebook import load

_MOST_TYPES = 3
"""GDELT has columns for three role codes of an actor."""

_BASE, _ROOT = 3, 2
"""How many digits of a code name its base and its root category."""


class _Data(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What all parts of the file have in common."""


class TypeRule(_Data, frozen=True):
    """The code of a PLOVER type, and those of its modes in the order in which they decide."""

    code: str
    modes: dict[str, str] = {}


class Code(_Data, frozen=True):
    """An event code's name and its Goldstein value (-10 to +10), where GDELT has one."""

    name: str
    goldstein: float | None = None


class International(_Data, frozen=True):
    """An actor code in a country's place: whole, and as GDELT's columns take it apart."""

    code: str
    type: str
    group: str = ""
    country: str = ""


class CameoData(_Data, frozen=True):
    """The whole file."""

    types: dict[str, TypeRule]
    reverse: dict[str, str]
    codes: dict[str, Code]
    quads: dict[int, tuple[str, ...]]
    sectors: dict[str, str | None]
    role_order: tuple[tuple[str, ...], ...]
    international: dict[str, International]
    countries: dict[str, str]


@dataclass(frozen=True, slots=True)
class ActorCode:
    """An actor in CAMEO's terms: the whole code and its parts; what is not known is ""."""

    code: str
    country: str
    group: str
    types: tuple[str, ...]


@cache
def cameo() -> CameoData:
    """Return the codebook."""
    return load("plover/cameo.yaml", CameoData)


def event_code(type_: str, modes: Collection[str]) -> str:
    """Return the code of a PLOVER type and its modes, e.g. "173"."""
    rule = cameo().types[type_]
    return next((code for mode, code in rule.modes.items() if mode in modes), rule.code)


def base_code(code: str) -> str:
    """Return the second level of a code: of "1822" it is "182"."""
    return code[:_BASE]


def root_code(code: str) -> str:
    """Return the first level of a code: of "1822" it is "18"."""
    return code[:_ROOT]


def quad_class(code: str) -> int:
    """Return GDELT's quad class of a code (1 to 4)."""
    return next(quad for quad, roots in cameo().quads.items() if root_code(code) in roots)


def actor_code(country: str | None, sectors: Sequence[str]) -> ActorCode:
    """Return the code of an actor by PLOVER's country code and sectors, the main one first.

    A sector may be one of the codes that stand in a country's place: a movement is ``ISM``. Such a
    code leads, before a country (``NGMBLR``); the roles follow in CAMEO's order, not ours.
    """
    data = cameo()
    body = next(
        (data.international[code] for code in (country, *sectors) if code in data.international),
        International(code="", type=""),
    )
    own = body.country
    if country and country not in data.international:
        own = data.countries.get(country, country)
    found = (data.sectors.get(sector) for sector in sectors)
    roles = list(dict.fromkeys(role for role in found if role is not None))
    kept = _in_order(roles[: _MOST_TYPES - bool(body.type)])
    types = (body.type, *kept) if body.type else kept
    lead = body.code if own == body.country else body.code + own
    return ActorCode(lead + "".join(kept), own, body.group, types)


def _in_order(roles: Sequence[str]) -> tuple[str, ...]:
    groups = cameo().role_order

    def rank(role: str) -> int:
        return next((i for i, group in enumerate(groups) if role in group), len(groups))

    return tuple(sorted(roles, key=rank))
