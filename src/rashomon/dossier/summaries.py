"""What lists show of an event, gathered from its mentions once, when the dossier is linked.

A page that lists fifty events must not read the thousands of passages that tell them. These two
tables follow from those of the contract alone, and are written after them.

``cards`` has a row for each event: its first mention, the modes of all in their order, and whether
all are background. ``tellings`` has one for each way in which an outlet tells an event: ``sure`` is
the certainty, unless it is denied or still to come, ``voice`` whether the article speaks itself
("author") or somebody in it ("quoted"). ``mention`` is the first that tells it so, those with a
date before the others, and ``place`` where it stands among all of the event, from 1.
"""

from __future__ import annotations

import duckdb

_CARDS = """
    INSERT INTO cards
    WITH listed AS (
        SELECT id AS event, unnest(mentions) AS mention, generate_subscripts(mentions, 1) AS place
        FROM events
    ), told AS (
        SELECT l.event, l.place, m.article, m.sentence, m.trigger, m.modes, m.historical
        FROM listed l JOIN event_mentions m ON m.id = l.mention
    ), modes AS (
        SELECT event, mode, min((place, nth)) AS first FROM (
            SELECT event, place, unnest(modes) AS mode, generate_subscripts(modes, 1) AS nth
            FROM told
        ) GROUP BY event, mode
    ), moded AS (
        SELECT event, list(mode ORDER BY first) AS modes FROM modes GROUP BY event
    ), first AS (
        SELECT event, arg_min(article, place) AS article, arg_min(sentence, place) AS sentence,
               arg_min(trigger, place) AS trigger, bool_and(historical) AS background
        FROM told GROUP BY event
    )
    SELECT f.event, f.article, f.sentence, f.trigger, coalesce(m.modes, []), f.background
    FROM first f LEFT JOIN moded m ON m.event = f.event ORDER BY f.event
"""

_TELLINGS = """
    INSERT INTO tellings
    WITH placed AS (
        SELECT m.event, coalesce(a.outlet, a.id) AS outlet,
               CASE WHEN m.factuality.polarity = 'negative' THEN 'denied'
                    WHEN m.factuality."time" = 'future' THEN 'future'
                    ELSE m.factuality.certainty END AS sure,
               if(m.asserted_by = 'author', 'author', 'quoted') AS voice, m.id AS mention,
               row_number() OVER (
                   PARTITION BY m.event ORDER BY m.date IS NULL, m.article, m.trigger, m.id
               ) AS place
        FROM event_mentions m JOIN articles a ON a.id = m.article
    )
    SELECT event, outlet, sure, voice, arg_min(mention, place), min(place)
    FROM placed GROUP BY event, outlet, sure, voice ORDER BY event, min(place)
"""


def summarise(connection: duckdb.DuckDBPyConnection) -> None:
    """Write the tables ``cards`` and ``tellings`` anew from the events and their mentions."""
    for table, written in (("cards", _CARDS), ("tellings", _TELLINGS)):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names of ours
        connection.execute(written)
