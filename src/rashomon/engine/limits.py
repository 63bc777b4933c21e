"""What one article may take, as data: ``codebook/engine/limits.yaml``."""

from __future__ import annotations

import msgspec

from rashomon.codebook import load
from rashomon.records import Article


class Limits(msgspec.Struct, frozen=True):
    """Time for an article, tries before it is set aside, and articles under way.

    ``ahead`` bounds memory: so many articles are held until an earlier one is done.
    ``articles_per_worker`` waiting articles are worth another process.
    """

    seconds: float
    seconds_per_character: float
    tries: int
    ahead: int
    articles_per_worker: int

    def seconds_for(self, article: Article) -> float:
        """Return how long an article may take, in seconds by the wall clock."""
        return self.seconds + self.seconds_per_character * len(article.raw)


def limits() -> Limits:
    """Return the limits in force."""
    return load("engine/limits.yaml", Limits)
