"""What words of estimative probability stand for (``english/probability.yaml``)."""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

from rashomon.codebook import load


class Range(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The probability from `low` to `high` that some words stand for."""

    low: float
    high: float
    words: list[str]


class Scale(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A published scale and where it was published."""

    citation: str
    ranges: list[Range]


class ProbabilityFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of the file."""

    scales: dict[str, Scale]
    unnumbered: dict[Literal["probable", "possible"], list[str]]


class Estimate(msgspec.Struct, frozen=True):
    """The range of some words and the scale that gives it."""

    low: float
    high: float
    scale: str
    citation: str


def probability_file() -> ProbabilityFile:
    """Return the file."""
    return load("english/probability.yaml", ProbabilityFile)


@cache
def estimates() -> dict[str, Estimate]:
    """Return the range of each word (or words) that a scale gives a number, in lower case."""
    return {
        word: Estimate(low=one.low, high=one.high, scale=name, citation=scale.citation)
        for name, scale in probability_file().scales.items()
        for one in scale.ranges
        for word in one.words
    }
