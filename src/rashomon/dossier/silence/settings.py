"""When an outlet is called silent (``codebook/dossier/silence.yaml``)."""

from __future__ import annotations

import msgspec

from rashomon.codebook import load


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of the file."""

    days: int
    fewest: int
    most: float
    level: float


def most(told: int, others: int) -> bool:
    """Say whether so many of the others count as most."""
    return told > settings().most * others


def settings() -> Settings:
    """Return the settings."""
    return load("dossier/silence.yaml", Settings)
