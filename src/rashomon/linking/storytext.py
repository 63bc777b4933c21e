"""What a story is found by: the words of an article, its opening, and its phrases, as vectors."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import chain, pairwise
from zlib import crc32

import msgspec
import numpy as np

from rashomon.codebook import load
from rashomon.linking.sparse import Numbers, Rows
from rashomon.linking.text import BACKGROUND, content_stems
from rashomon.records import Article
from rashomon.view import view_of

_BUCKETS = 1 << 22
"""Phrases are told apart by a hash (feature hashing; Weinberger et al. 2009): there are too many
different ones to number, and of a few hundred in two articles hardly two meet by chance."""


class StoryWeights(msgspec.Struct, frozen=True):
    """The shape of ``codebook/linking/stories.yaml``."""

    field_weights: dict[str, float]
    lead_words: int
    body_words: int
    bias: float
    text: float
    opening: float
    phrases: float
    day_apart: float
    days_counted: int
    undated: float
    own_ledge: float
    usual_ledge: float
    least_around: int
    copy_text: float
    window_days: int
    key_terms: int
    block: int
    neighbours: int
    threshold: float
    cohesion: float
    pair_opening: float
    affair_text: float
    affair_cohesion: float


def weights() -> StoryWeights:
    """Return the weights."""
    return load("linking/stories.yaml", StoryWeights)


@dataclass(frozen=True, slots=True)
class StoryText:
    """What a story is found by: an article's words, and the day it appeared if that is known."""

    id: str
    title: str
    lead: str
    body: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class StoryVectors:
    """The vectors of texts, a row each: all their terms, those of their openings, their phrases."""

    text: Rows
    opening: Rows
    phrases: Rows


def story_text(article: Article) -> StoryText:
    """Return what linking needs of an article: title, lead and body of its readable text."""
    words = view_of(article).text.split()
    weight = weights()
    published = article.published.value
    exact = published is not None and article.published.precision == "day"
    return StoryText(
        id=article.id,
        title=article.title or "",
        lead=" ".join(words[: weight.lead_words]),
        body=" ".join(words[: weight.body_words]),
        day=date.fromisoformat(published[:10]) if published and exact else None,
    )


def story_vectors(texts: Iterable[StoryText]) -> StoryVectors:
    """Return the vectors of texts in their order, terms the heavier the fewer texts have them."""
    vectors = StoryVectors(Rows(), Rows(), Rows())
    number: dict[str, int] = {}
    for text in texts:
        fields = {name: content_stems(getattr(text, name)) for name in weights().field_weights}
        for stem in chain.from_iterable(fields.values()):
            number.setdefault(stem, len(number))
        opening = Counter(fields["title"] + fields["lead"])
        vectors.text.add(_weighted(_counts(fields), number))
        vectors.opening.add(_weighted(opening, number))
        vectors.phrases.add(_phrases(fields.values()))
    rarity = _rarity(vectors.text, len(number))
    vectors.text.weigh(rarity)
    vectors.opening.weigh(rarity)
    rank = {stem: at for at, stem in enumerate(sorted(number))}
    renumbered = [rank[stem] for stem in number]
    vectors.text.renumber(renumbered)
    vectors.opening.renumber(renumbered)
    return vectors


def _rarity(rows: Rows, terms: int) -> Numbers:
    """Return the smoothed inverse frequency of each term (see `inverse_frequencies`)."""
    held = np.bincount(rows.term, minlength=terms)
    size = BACKGROUND + len(rows.start) - 1
    found: Numbers = np.log((1 + size) / (1 + held))
    return found


def _counts(fields: Mapping[str, list[str]]) -> dict[str, float]:
    counts: dict[str, float] = defaultdict(float)
    for field, weight in weights().field_weights.items():
        for stem in fields[field]:
            counts[stem] += weight
    return counts


def _weighted(counts: Mapping[str, float], number: Mapping[str, int]) -> dict[int, float]:
    """Return damped counts."""
    return {number[stem]: _damped(n) for stem, n in counts.items()}


def _phrases(fields: Iterable[Sequence[str]]) -> dict[int, float]:
    """Return damped counts of the pairs of neighbouring terms, all of them taken for as rare."""
    pairs = Counter(pair for field in fields for pair in pairwise(field))
    found: dict[int, float] = defaultdict(float)
    for (first, second), n in pairs.items():
        found[crc32(f"{first} {second}".encode("utf-8", "surrogatepass")) % _BUCKETS] += _damped(n)
    return found


@lru_cache(maxsize=1 << 12)
def _damped(count: float) -> float:
    return 1 + math.log(max(1.0, count))
