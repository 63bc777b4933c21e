"""Well-known bodies by name and abbreviation: blocs, services, agencies, parties, firms."""

from __future__ import annotations

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


@cache
def _by_name() -> dict[str, Body]:
    bodies = load("english/organisations.yaml", tuple[Body, ...])
    return {name: body for body in bodies for name in body.names}
