"""Which articles of a dossier have most in common with one that is new to it: by who is in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from rashomon.codebook import load
from rashomon.dossier.store import Store
from rashomon.records import Article, Reading

_NEAREST = """
    WITH wanted AS (
        SELECT unnest($names) AS name
    ), cast_of AS (
        SELECT DISTINCT id AS actor
        FROM (SELECT id, unnest(list_append(aliases, name)) AS name FROM actors) one
        SEMI JOIN wanted ON lower(one.name) = wanted.name
    ), told AS (
        SELECT DISTINCT article, actor FROM actor_mentions SEMI JOIN cast_of USING (actor)
        WHERE article <> $article
    ), rare AS (
        SELECT actor, ln((SELECT count(*) FROM articles) / count(*)) AS weight
        FROM told GROUP BY actor
    ), alike AS (
        SELECT article, sum(weight) AS weight FROM told JOIN rare USING (actor) GROUP BY article
    ), placed AS (
        SELECT a.id, l.weight, coalesce(abs(date_diff('day',
                   try_cast(a.published."value" AS DATE), try_cast($day AS DATE))
               ) <= $window, true) AS near
        FROM alike l JOIN articles a ON a.id = l.article
    )
    SELECT id FROM placed
    QUALIFY row_number() OVER (PARTITION BY near ORDER BY weight DESC, id)
        <= if(near, $around, $beyond)
"""


class Placing(msgspec.Struct, frozen=True):
    """The shape of ``codebook/linking/placing.yaml``."""

    at_once: int
    most: int
    window_days: int
    around: int
    beyond: int


def placing() -> Placing:
    """Return when and among how many articles a new one is placed."""
    return load("linking/placing.yaml", Placing)


def nearest(store: Store, articles: Iterable[Article], readings: Iterable[Reading]) -> set[str]:
    """Return the ids of the linked articles that have most in common with any of these.

    Who is in two articles counts by how few articles he is in (inverse document frequency); of
    those that appeared at about the same time more are taken than of all others.
    """
    cast = {reading.article: _names(reading) for reading in readings}
    found: set[str] = set()
    for article in articles:
        given = {
            "article": article.id,
            "names": cast.get(article.id, []),
            "day": article.published.value or "",
            "window": placing().window_days,
            "around": placing().around,
            "beyond": placing().beyond,
        }
        found |= {one for (one,) in store.connection.execute(_NEAREST, given).fetchall()}
    return found


def _names(reading: Reading) -> Sequence[str]:
    return sorted(
        {name.lower() for actor in reading.actors for name in (actor.name, *actor.aliases)}
    )
