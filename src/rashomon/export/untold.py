"""The tables of the contract that a format has no place for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from rashomon.dossier import Dossier
from rashomon.export.written import Lost, losses

_WHY = "no place in the format"


def untold(dossier: Dossier, kept: Collection[str]) -> tuple[Lost, ...]:
    """Return how many rows each table has that is not among `kept`."""
    counts = dossier.counts()
    return losses(
        Counter(
            {
                (name.replace("_", " "), _WHY): count
                for name, count in counts.items()
                if name not in kept
            }
        )
    )
