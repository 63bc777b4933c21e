"""Which articles are about one affair: by what they say, how they open, and when they appeared.

How alike two articles must be depends on their surroundings: on a day full of news about one
person, articles on different affairs share most of their words. So each article has a *ledge*, the
middle of the widest gap in its sorted similarities to the articles around it, and a high ledge
counts against a pair. Stories then grow from the surest pair on, as long as what joins two
groups is not much weaker than what holds each of them together (`rashomon.linking.cohesion`).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import msgspec

from rashomon.codebook import load
from rashomon.linking.clusters import Partition
from rashomon.linking.cohesion import grow
from rashomon.linking.text import (
    Vector,
    content_stems,
    cosine,
    inverse_frequencies,
    unit_vector,
)
from rashomon.links import Ruling, Story
from rashomon.records import Article, content_id
from rashomon.view import view_of

Pair = tuple[str, str]


class StoryWeights(msgspec.Struct, frozen=True):
    """The shape of ``codebook/linking/stories.yaml``."""

    field_weights: dict[str, float]
    background: int
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
    """The vectors of one text: all its terms, those of its opening, and its phrases."""

    text: Vector
    opening: Vector
    phrases: Vector


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


def link_stories(articles: Sequence[Article], rulings: Sequence[Ruling] = ()) -> tuple[Story, ...]:
    """Return the stories of all articles; each article is in one."""
    texts = sorted((story_text(article) for article in articles), key=lambda text: text.id)
    partition = Partition([text.id for text in texts], rulings)
    grow(partition, story_scores(texts), weights().threshold, weights().cohesion)
    stories = [
        Story(id=content_id("sy", *members), articles=members) for members in partition.groups()
    ]
    return tuple(sorted(stories, key=lambda story: story.id))


def story_vectors(texts: Sequence[StoryText]) -> dict[str, StoryVectors]:
    """Return the vectors of texts, with term weights that come from these texts alone."""
    stems = {
        text.id: {field: content_stems(getattr(text, field)) for field in weights().field_weights}
        for text in texts
    }
    phrases = {
        key: [" ".join(pair) for field in fields.values() for pair in pairwise(field)]
        for key, fields in stems.items()
    }
    background = weights().background
    rarity = inverse_frequencies(
        (set().union(*fields.values()) for fields in stems.values()), background
    )
    phrase_rarity = inverse_frequencies(phrases.values(), background)
    found = {}
    for key, fields in stems.items():
        found[key] = StoryVectors(
            text=_vector(_counts(fields), rarity),
            opening=_vector(Counter(fields["title"] + fields["lead"]), rarity),
            phrases=_vector(Counter(phrases[key]), phrase_rarity),
        )
    return found


def _counts(fields: Mapping[str, list[str]]) -> dict[str, float]:
    counts: dict[str, float] = defaultdict(float)
    for field, listed in fields.items():
        for stem in listed:
            counts[stem] += weights().field_weights[field]
    return counts


def _vector(counts: Mapping[str, float], rarity: Mapping[str, float]) -> dict[str, float]:
    """Return damped counts times rarity."""
    return unit_vector(
        {term: (1 + math.log(max(1.0, n))) * rarity[term] for term, n in counts.items()}
    )


def story_scores(texts: Sequence[StoryText]) -> dict[Pair, float]:
    """Return how sure it is that two texts tell one story (0..1), for pairs worth a look."""
    weight = weights()
    vectors = story_vectors(texts)
    day = {text.id: text.day for text in texts}
    alike = {
        (a, b): cosine(vectors[a].text, vectors[b].text) for a, b in _candidates(texts, vectors)
    }
    ledges = _ledges(alike, weight)
    scores = {}
    for (a, b), text in alike.items():
        first, second = day[a], day[b]
        apart = 1 if first is None or second is None else abs((first - second).days)
        logit = (
            weight.bias
            + weight.text * text
            + weight.opening * cosine(vectors[a].opening, vectors[b].opening)
            + weight.phrases * cosine(vectors[a].phrases, vectors[b].phrases)
            + weight.day_apart * min(apart, weight.days_counted)
            + weight.undated * (first is None or second is None)
            + weight.own_ledge * (ledges[a] + ledges[b])
        )
        scores[(a, b)] = 1 / (1 + math.exp(-logit))
    return scores


def affair_scores(texts: Sequence[StoryText]) -> dict[Pair, float]:
    """Return how much two texts share, whenever they appeared: for what has no dates."""
    vectors = story_vectors(texts)
    return {
        (a, b): cosine(vectors[a].text, vectors[b].text) for a, b in _candidates(texts, vectors)
    }


def _candidates(texts: Sequence[StoryText], vectors: Mapping[str, StoryVectors]) -> list[Pair]:
    """Return the pairs that lie close in time and share one of their heaviest terms."""
    weight = weights()
    postings: dict[str, list[StoryText]] = defaultdict(list)
    for text in sorted(texts, key=lambda text: (text.day or date.min, text.id)):
        terms = vectors[text.id].text
        for term in sorted(terms, key=lambda term: (-terms[term], term))[: weight.key_terms]:
            postings[term].append(text)
    pairs = set()
    for posting in postings.values():
        for index, text in enumerate(posting):
            for other in posting[index + 1 :]:
                if text.day and other.day and (other.day - text.day).days > weight.window_days:
                    break
                pairs.add((min(text.id, other.id), max(text.id, other.id)))
    return sorted(pairs)


def _ledges(alike: Mapping[Pair, float], weight: StoryWeights) -> dict[str, float]:
    """Return for each text the middle of the widest gap in its sorted similarities.

    Copies of a text say nothing about its surroundings; a text that has hardly any gets the usual
    ledge.
    """
    around: dict[str, list[float]] = defaultdict(list)
    for (a, b), value in alike.items():
        for key in (a, b):
            around[key] += [value] if value < weight.copy_text else []
    ledges = {}
    for key, values in around.items():
        ranked = sorted(values, reverse=True)
        gaps = [(high - low, (high + low) / 2) for high, low in pairwise(ranked)]
        enough = len(values) >= weight.least_around
        ledges[key] = max(gaps, key=lambda gap: gap[0])[1] if enough else weight.usual_ledge
    return ledges
