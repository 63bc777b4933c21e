"""What one article may take, as data: ``codebook/engine/limits.yaml``."""

from __future__ import annotations

import msgspec

from rashomon.codebook import load
from rashomon.records import Article


class Limits(msgspec.Struct, frozen=True):
    """Length of an article and time for it, tries before it is set aside, and what is under way.

    ``characters`` bounds the memory of a worker: those of an article that are not dropped.
    ``ahead`` articles or ``ahead_characters`` (with markup) are held until an earlier one is done.
    ``articles_per_worker`` waiting articles are worth another process.
    """

    characters: int
    seconds: float
    seconds_per_character: float
    tries: int
    ahead: int
    ahead_characters: int
    articles_per_worker: int

    def seconds_for(self, article: Article) -> float:
        """Return how long an article may take, in seconds by the wall clock."""
        return self.seconds + self.seconds_per_character * length_of(article)


def length_of(article: Article) -> int:
    """Return how many characters of an article are not dropped: about what there is to read."""
    return len(article.raw) - sum(one.end - one.start for one in article.dropped)


def limits() -> Limits:
    """Return the limits in force."""
    return load("engine/limits.yaml", Limits)
