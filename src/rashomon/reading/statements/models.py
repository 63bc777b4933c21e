"""The trained attribution models, read once from ``codebook/weights/attribution/``."""

from __future__ import annotations

import lzma
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import pycrfsuite

from rashomon import codebook

FOLDER = "weights/attribution"
YES, NO = "1", "0"

Items = Sequence[Sequence[str]]


class Model:
    """A linear-chain CRF; ``probability`` serves those that decide about single items."""

    def __init__(self, weights: bytes) -> None:
        self._weights = weights  # the tagger reads this memory and does not own it
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open_inmemory(weights)

    def tag(self, items: Items) -> tuple[list[str], float]:
        """Return the best labels of a sequence and their probability."""
        self._tagger.set(items)
        labels: list[str] = self._tagger.tag()
        return labels, float(self._tagger.probability(labels))

    def probability(self, features: Sequence[str]) -> float:
        """Return the probability that the answer about one item is yes."""
        self._tagger.set([features])
        return float(self._tagger.marginal(YES, 0))


@cache
def model(name: str) -> Model:
    """Return the model ``<name>.crfsuite.xz``.

    Raises FileNotFoundError when the weights have not been trained.
    """
    packed = files(codebook).joinpath(f"{FOLDER}/{name}.crfsuite.xz").read_bytes()
    return Model(lzma.decompress(packed))
