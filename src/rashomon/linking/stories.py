"""Which articles are about one affair: by what they say, how they open, and when they appeared.

How alike two articles must be depends on their surroundings: on a day full of news about one
person, articles on different affairs share most of their words. So each article has a *ledge*, the
middle of the widest gap in its sorted similarities to the articles around it, and a high ledge
counts against a pair. Stories then grow from the surest pair on, as long as what joins two
groups is not much weaker than what holds each of them together (`rashomon.linking.cohesion`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from rashomon.linking.clusters import Members, Partition
from rashomon.linking.cohesion import Scores, grow
from rashomon.linking.nearby import Reach, pairs_nearby
from rashomon.linking.sparse import DIGITS, Numbers, Positions
from rashomon.linking.storytext import StoryText, StoryVectors, story_text, story_vectors, weights
from rashomon.links import Ruling, Story
from rashomon.records import Article, content_id

_WHOLE = 2 * 10**DIGITS
"""More than 1 less any similarity, in the unit that similarities are rounded to."""


def link_stories(articles: Sequence[Article], rulings: Sequence[Ruling] = ()) -> tuple[Story, ...]:
    """Return the stories of all articles; each article is in one."""
    ordered = sorted(articles, key=lambda article: article.id)
    groups = _stories(map(story_text, ordered), rulings)
    stories = [Story(id=content_id("sy", *members), articles=members) for members in groups]
    return tuple(sorted(stories, key=lambda story: story.id))


def group_stories(
    texts: Iterable[StoryText], rulings: Sequence[Ruling] = ()
) -> tuple[Members, ...]:
    """Return the ids of texts that tell one story, each in one group."""
    return _stories(sorted(texts, key=lambda text: text.id), rulings)


def _stories(texts: Iterable[StoryText], rulings: Sequence[Ruling]) -> tuple[Members, ...]:
    """Return the groups of texts that come in order of ids, and are not kept."""
    ids, scores = _story_scores(story_vectors(texts))
    partition = Partition(ids, rulings)
    grow(partition, ids, scores, weights().threshold, weights().cohesion)
    return partition.groups()


def group_affairs(texts: Iterable[StoryText]) -> tuple[Members, ...]:
    """Return the ids of texts on one affair, by what they share alone: for what has no dates."""
    vectors = story_vectors(sorted(texts, key=lambda text: text.id))
    a, b = _candidates(vectors)
    scores = Scores(a, b, vectors.text.cosines(a, b))
    partition = Partition(vectors.ids)
    grow(partition, vectors.ids, scores, weights().affair_text, weights().affair_cohesion)
    return partition.groups()


def _candidates(vectors: StoryVectors) -> tuple[Positions, Positions]:
    weight = weights()
    reach = Reach(
        weight.key_terms, weight.window_days, weight.block, weight.neighbours, weight.nearest
    )
    return pairs_nearby(vectors.text, vectors.day, reach)


def _story_scores(vectors: StoryVectors) -> tuple[list[str], Scores]:
    """Return the texts, and how sure it is that two tell one story, for pairs worth a look."""
    weight, day = weights(), vectors.day
    a, b = _candidates(vectors)
    text = vectors.text.cosines(a, b)
    ledge = _ledges(a, b, text, len(day))
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
    score = 1 / (1 + np.exp(-logit))
    some = np.flatnonzero(score >= weight.least)
    return vectors.ids, Scores(a[some], b[some], score[some])


def _ledges(a: Positions, b: Positions, alike: Numbers, count: int) -> Numbers:
    """Return for each text the middle of the widest gap in its sorted similarities.

    Copies of a text say nothing about its surroundings; a text that has hardly any gets the usual
    ledge.
    """
    around = np.flatnonzero(alike < weights().copy_text)
    text, less = _ranked(a[around], b[around], _difference(alike[around]))
    inside = np.flatnonzero(text[1:] == text[:-1])
    of, gap = text[inside], less[inside + 1] - less[inside]
    widest = np.zeros(count, dtype=np.int64)
    np.maximum.at(widest, of, gap)
    owners, first = np.unique(of[gap == widest[of]], return_index=True)
    at = inside[gap == widest[of]][first]
    ledges = np.full(count, weights().usual_ledge)
    ledges[owners] = 1 - (less[at] + less[at + 1]) / 2 / 10**DIGITS
    ledges[np.bincount(text, minlength=count) < weights().least_around] = weights().usual_ledge
    return ledges


def _difference(alike: Numbers) -> Positions:
    """Return 1 less the similarities, in the unit that these are rounded to."""
    found: Positions = np.rint((1 - alike) * 10**DIGITS).astype(np.int64)
    return found


def _ranked(a: Positions, b: Positions, difference: Positions) -> tuple[Positions, Positions]:
    """Return the texts of pairs and their differences from others, in order of text, then these."""
    both = np.sort(np.concatenate((a * _WHOLE + difference, b * _WHOLE + difference)))
    text, less = np.divmod(both, _WHOLE)
    return text, less
