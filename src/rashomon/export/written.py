"""What an export wrote, and what it had to leave out or change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import msgspec


class Lost(msgspec.Struct, frozen=True, kw_only=True):
    """So many of something that the format has no place for, or not as it is, and why."""

    what: str
    count: int
    why: str


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """The rows of each file or table that was written, by name, and what was lost on the way."""

    rows: Mapping[str, int]
    lost: tuple[Lost, ...] = ()


def losses(counts: Counter[tuple[str, str]]) -> tuple[Lost, ...]:
    """Return what was lost, from counts of (what, why), in order; what is none is left out."""
    return tuple(
        Lost(what=what, count=count, why=why)
        for (what, why), count in sorted(counts.items())
        if count
    )
