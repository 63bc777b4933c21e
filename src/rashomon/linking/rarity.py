"""How rare a stem is in news at large, whatever else a dossier holds.

The counts are fixed (``codebook/linking/rarity.json.xz``, made by `training.rarity`), so that what
two articles have in common weighs the same in a dossier of five and of a hundred thousand, and an
article that is added changes no score of others.
"""

from __future__ import annotations

import lzma
import math
from functools import cache
from importlib.resources import files

import msgspec

from rashomon import codebook
from rashomon.linking.text import is_cyrillic

TABLE = "linking/rarity.json.xz"
"""In the codebook, written by `training.rarity`."""


class Counts(msgspec.Struct, frozen=True):
    """How many articles were counted in one script, and in how many of them a stem is."""

    articles: int
    stems: dict[str, int]


class RarityTable(msgspec.Struct, frozen=True):
    """The shape of ``codebook/linking/rarity.json.xz``."""

    latin: Counts
    cyrillic: Counts


@cache
def table() -> RarityTable:
    """Return all counts."""
    packed = files(codebook).joinpath(TABLE).read_bytes()
    return msgspec.json.decode(lzma.decompress(packed), type=RarityTable)


def rarity(stem: str) -> float:
    """Return the smoothed inverse document frequency of a stem; one never counted is rarest."""
    counts = table().cyrillic if is_cyrillic(stem) else table().latin
    return math.log((1 + counts.articles) / (1 + counts.stems.get(stem, 0)))
