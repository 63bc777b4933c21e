"""Which articles are about one affair: by what they say, how they open, and when they appeared.

How alike two articles must be depends on their surroundings: on a day full of news about one
person, articles on different affairs share most of their words. So each article has a *ledge*, the
middle of the widest gap in its sorted similarities to the articles around it, and a high ledge
counts against a pair. Stories then grow from the surest pair on, as long as what joins two
groups is not much weaker than what holds each of them together (`rashomon.linking.cohesion`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from rashomon.linking.clusters import Members, Partition
from rashomon.linking.cohesion import grow
from rashomon.linking.nearby import Reach, pairs_nearby
from rashomon.linking.sparse import Numbers, Positions
from rashomon.linking.storytext import StoryText, StoryVectors, story_text, story_vectors, weights
from rashomon.links import Ruling, Story
from rashomon.records import Article, content_id


@dataclass(frozen=True, slots=True)
class _Scores:
    """How sure it is of pairs of texts, by position, that they belong together (0..1)."""

    a: Positions
    b: Positions
    score: Numbers

    def at(self, chosen: Positions) -> _Scores:
        return _Scores(self.a[chosen], self.b[chosen], self.score[chosen])


def link_stories(articles: Sequence[Article], rulings: Sequence[Ruling] = ()) -> tuple[Story, ...]:
    """Return the stories of all articles; each article is in one."""
    groups = group_stories([story_text(article) for article in articles], rulings)
    stories = [Story(id=content_id("sy", *members), articles=members) for members in groups]
    return tuple(sorted(stories, key=lambda story: story.id))


def group_stories(
    texts: Sequence[StoryText], rulings: Sequence[Ruling] = ()
) -> tuple[Members, ...]:
    """Return the ids of texts that tell one story, each in one group."""
    texts = sorted(texts, key=lambda text: text.id)
    partition = Partition([text.id for text in texts], rulings)
    _grow(partition, texts, _story_scores(texts), weights().threshold, weights().cohesion)
    return partition.groups()


def group_affairs(texts: Sequence[StoryText]) -> tuple[Members, ...]:
    """Return the ids of texts on one affair, by what they share alone: for what has no dates."""
    texts = sorted(texts, key=lambda text: text.id)
    vectors = story_vectors(texts)
    a, b = _candidates(texts, vectors)
    scores = _Scores(a, b, vectors.text.cosines(a, b))
    partition = Partition([text.id for text in texts])
    _grow(partition, texts, scores, weights().affair_text, weights().affair_cohesion)
    return partition.groups()


def _candidates(texts: Sequence[StoryText], vectors: StoryVectors) -> tuple[Positions, Positions]:
    weight = weights()
    reach = Reach(weight.key_terms, weight.window_days, weight.block, weight.neighbours)
    return pairs_nearby(vectors.text, _days(texts), reach)


def _days(texts: Sequence[StoryText]) -> Positions:
    days = [text.day.toordinal() if text.day else 0 for text in texts]
    return np.array(days, dtype=np.int64)


def _story_scores(texts: Sequence[StoryText]) -> _Scores:
    """Return how sure it is that two texts tell one story, for pairs worth a look."""
    weight, vectors, day = weights(), story_vectors(texts), _days(texts)
    a, b = _candidates(texts, vectors)
    text = vectors.text.cosines(a, b)
    ledge = _ledges(a, b, text, len(texts))
    undated = (day[a] == 0) | (day[b] == 0)
    apart = np.where(undated, 1, np.minimum(np.abs(day[a] - day[b]), weight.days_counted))
    logit = (
        weight.bias
        + weight.text * text
        + weight.opening * vectors.opening.cosines(a, b)
        + weight.phrases * vectors.phrases.cosines(a, b)
        + weight.day_apart * apart
        + weight.undated * undated
        + weight.own_ledge * (ledge[a] + ledge[b])
    )
    return _Scores(a, b, 1 / (1 + np.exp(-logit)))


def _ledges(a: Positions, b: Positions, alike: Numbers, count: int) -> Numbers:
    """Return for each text the middle of the widest gap in its sorted similarities.

    Copies of a text say nothing about its surroundings; a text that has hardly any gets the usual
    ledge.
    """
    around = np.flatnonzero(alike < weights().copy_text)
    text = np.concatenate((a[around], b[around]))
    value = np.concatenate((alike[around], alike[around]))
    order = np.lexsort((-value, text))
    text, value = text[order], value[order]
    inside = np.flatnonzero(text[1:] == text[:-1])
    of, gap = text[inside], value[inside] - value[inside + 1]
    middle = (value[inside] + value[inside + 1]) / 2
    widest = np.lexsort((np.arange(len(of)), -gap, of))
    owners, first = np.unique(of[widest], return_index=True)
    ledges = np.full(count, weights().usual_ledge)
    ledges[owners] = middle[widest[first]]
    ledges[np.bincount(text, minlength=count) < weights().least_around] = weights().usual_ledge
    return ledges


def _grow(
    partition: Partition,
    texts: Sequence[StoryText],
    scores: _Scores,
    threshold: float,
    cohesion: float,
) -> None:
    """Join texts by scores, one by one the parts that no pair at the threshold connects.

    Groups join when their mean score reaches the threshold, so one of their pairs must.
    """
    ids = [text.id for text in texts]
    for part in _parts(partition, ids, scores, threshold):
        pairs = zip(part.a.tolist(), part.b.tolist(), part.score.tolist(), strict=True)
        listed = {(ids[a], ids[b]): score for a, b, score in pairs}
        grow(partition, listed, threshold, cohesion)


def _parts(
    partition: Partition, ids: Sequence[str], scores: _Scores, threshold: float
) -> Iterator[_Scores]:
    """Yield the scores inside each part of the texts that pairs at the threshold connect."""
    connected = Partition(ids)
    for members in partition.groups():
        for member in members[1:]:
            connected.join(members[0], member)
    strong = np.flatnonzero(scores.score >= threshold)
    for a, b in zip(scores.a[strong].tolist(), scores.b[strong].tolist(), strict=True):
        connected.join(ids[a], ids[b])
    number = {key: at for at, key in enumerate(ids)}
    part = np.array([number[connected.root(key)] for key in ids], dtype=np.int64)
    inside = np.flatnonzero(part[scores.a] == part[scores.b])
    inside = inside[np.argsort(part[scores.a[inside]], kind="stable")]
    bounds = np.flatnonzero(np.diff(part[scores.a[inside]])) + 1
    for chosen in np.split(inside, bounds):
        yield scores.at(chosen)
