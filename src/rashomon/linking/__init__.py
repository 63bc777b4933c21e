"""Many readings -> one dossier: the only place that compares articles.

Linking takes articles, readings and people's rulings and returns links. It opens no file but its
own data, needs no network, and gives the same links for the same articles in any order.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

import msgspec

from rashomon.linking.actors import link_actors
from rashomon.linking.anchors import dates_from_anchors, redated, with_dates
from rashomon.linking.beside import grouping
from rashomon.linking.claims import claims_of
from rashomon.linking.collector import collector_paused
from rashomon.linking.contrasts import find_contrasts
from rashomon.linking.contrasts.finding import Scene
from rashomon.linking.events import link_events
from rashomon.linking.occurrences import occurrences_of
from rashomon.linking.outlets import voices_of
from rashomon.linking.relations import relate
from rashomon.links import (
    NO_RULINGS,
    Copy,
    Links,
    Rulings,
    Story,
)
from rashomon.records import Article, Reading

__all__ = ["link"]


@collector_paused()
def link(
    articles: Sequence[Article],
    readings: Sequence[Reading],
    rulings: Rulings = NO_RULINGS,
    fresh: Set[str] | None = None,
) -> Links:
    """Return who is who, which articles tell one story, what happened, and where they differ.

    Every reading must be of one of the articles (KeyError otherwise); an article without a reading
    takes part in stories only. Rulings on ids that stand for nothing here have no effect. `fresh`
    names the articles without which no contrast or relation is wanted (None: all are). Raises
    BesideError when a process that shares the work is killed.
    """
    with grouping(articles, rulings.pairs) as grouped:
        actors = link_actors(readings, rulings)
        found = grouped()
    stories, origin_of = found.stories, found.origin_of
    voices = voices_of(articles, origin_of)
    occurrences = occurrences_of(articles, readings, actors, stories)
    events = link_events(occurrences, articles, _heard(stories, readings), voices, rulings.pairs)
    anchored = dates_from_anchors(occurrences, events.event_of, readings, stories)
    occurrences, events = with_dates(occurrences, anchored), redated(events, anchored)
    scene = Scene(
        articles={article.id: article for article in articles},
        readings=readings,
        actors=actors,
        occurrences=occurrences,
        events=events.events,
        event_of=events.event_of,
        story_of={article: story.id for story in stories for article in story.articles},
        outlet_voices=voices,
        claims=claims_of(readings, actors, articles),
    )
    return Links(
        actors=actors.actors,
        actor_links=actors.links,
        stories=stories,
        copies=tuple(
            Copy(article=article, origin=origin)
            for article, origin in sorted(origin_of.items())
            if article != origin
        ),
        events=events.events,
        event_links=events.links,
        dates={mention: one.date for mention, one in anchored.items()},
        contrasts=tuple(
            contrast
            for contrast in find_contrasts(scene)
            if fresh is None or not fresh.isdisjoint((contrast.a.article, contrast.b.article))
        ),
        relations=relate(
            [one for one in occurrences.values() if fresh is None or one.mention.article in fresh],
            events.events,
            events.event_of,
            actors.actors,
            articles,
        ),
    )


def _heard(stories: Sequence[Story], readings: Sequence[Reading]) -> list[Story]:
    """Return the stories without what nobody has read: such an article is not silent."""
    read = {reading.article for reading in readings}
    return [
        msgspec.structs.replace(
            story, articles=tuple(article for article in story.articles if article in read)
        )
        for story in stories
    ]
