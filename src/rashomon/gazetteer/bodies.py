"""Well-known bodies by name and abbreviation: blocs, services, agencies, parties, firms."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from rashomon.codebook import load


class Body(msgspec.Struct, frozen=True, kw_only=True):
    """A body: its names (the first is shown), PLOVER or ISO 3166-1 alpha-3 code and sectors."""

    names: tuple[str, ...]
    code: str | None
    sectors: tuple[str, ...] = ()


def find_body(name: str) -> Body | None:
    """Return the body of exactly that name, or None."""
    return _by_name().get(name)


def may_open_body(word: str) -> bool:
    """Whether the name of a body begins with that word."""
    return word in _first_words()


@cache
def _first_words() -> frozenset[str]:
    return frozenset(re.split(r"[\s\-/']", name)[0] for name in _by_name())


@cache
def _by_name() -> dict[str, Body]:
    bodies = load("english/organisations.yaml", tuple[Body, ...])
    return {name: body for body in bodies for name in body.names}
