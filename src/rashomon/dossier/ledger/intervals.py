"""How little a few observations prove: intervals that hold for small numbers."""

from __future__ import annotations

import math
from statistics import NormalDist

from rashomon.dossier.ledger.lines import Share


def wilson(hits: int, of: int, level: float) -> tuple[float, float]:
    """Return the score interval of a proportion (Wilson 1927), `hits` out of `of` (at least 1).

    It keeps its level for small numbers and never leaves 0..1, unlike the textbook interval
    (Brown, Cai and DasGupta 2001, "Interval Estimation for a Binomial Proportion").
    """
    z = NormalDist().inv_cdf((1 + level) / 2)
    share = hits / of
    scale = 1 + z * z / of
    middle = (share + z * z / (2 * of)) / scale
    half = z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of)) / scale
    return max(0.0, min(share, middle - half)), min(1.0, max(share, middle + half))


def share_of(hits: int, of: int, level: float) -> Share:
    """Return `hits` out of `of` (at least 1) with their interval (`wilson`)."""
    low, high = wilson(hits, of, level)
    return Share(hits=hits, of=of, low=round(low, 4), high=round(high, 4))


def hoeffding(mean: float, of: int, level: float) -> tuple[float, float]:
    """Return the interval of the mean of `of` independent values in 0..1 (Hoeffding 1963).

    It assumes nothing else about them, and so is wide.
    """
    half = math.sqrt(math.log(2 / (1 - level)) / (2 * of))
    return max(0.0, mean - half), min(1.0, mean + half)
