"""How sure the networks of attribution must be (``codebook/english/attribution.yaml``)."""

from __future__ import annotations

from functools import cache

import msgspec

from rashomon.codebook import load


class Thresholds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of the file: probabilities, and the cost of a change of role in nats."""

    tried: float
    likely: float
    kept: float
    kept_denial: float
    change: float


@cache
def thresholds() -> Thresholds:
    """Return the thresholds."""
    return load("english/attribution.yaml", Thresholds)
