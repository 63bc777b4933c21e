"""Events as lists find and show them, gathered from their mentions once, when they are linked.

A page that lists fifty events must neither read the thousands of passages that tell them, nor look
through all of every event's row to find the fifty. ``cards`` has what they are found by in columns
of their own, in the order of the list by date, and what is shown of their mentions; ``tellings``
who tells them how. Both follow from the tables of the contract alone (see ``schema.sql``).
"""

from __future__ import annotations

import duckdb

_CARDS = """
    INSERT INTO cards
    WITH listed AS (
        SELECT id AS event, unnest(mentions) AS mention, generate_subscripts(mentions, 1) AS place
        FROM events
    ), told AS (
        SELECT l.event, l.place, m.id, m.article, m.sentence, m.trigger, m.modes, m.historical
        FROM listed l JOIN event_mentions m ON m.id = l.mention
    ), first AS (
        SELECT event, arg_min(id, place) AS mention, arg_min(article, place) AS article,
               arg_min(sentence, place) AS sentence, arg_min(trigger, place) AS trigger,
               count(*) AS passages, bool_and(historical) AS background
        FROM told GROUP BY event
    ), modes AS (
        SELECT event, mode, min((place, nth)) AS first FROM (
            SELECT event, place, unnest(modes) AS mode, generate_subscripts(modes, 1) AS nth
            FROM told
        ) GROUP BY event, mode
    ), moded AS (
        SELECT event, list(mode ORDER BY first) AS modes FROM modes GROUP BY event
    )
    SELECT row_number() OVER (ORDER BY e.date IS NULL, e.date, e.id) AS number,
           e.id, e.type, e.date, e.sources, e.targets,
           len(e.outlets.asserting), len(e.outlets.attributing), len(e.outlets.denying),
           len(e.outlets.silent), f.mention, f.article, f.sentence, f.trigger, f.passages,
           coalesce(m.modes, []), f.background
    FROM events e JOIN first f ON f.event = e.id LEFT JOIN moded m ON m.event = e.id
    ORDER BY number
"""

_TELLINGS = """
    INSERT INTO tellings
    WITH placed AS (
        SELECT c.number AS event, coalesce(a.outlet, a.id) AS outlet,
               CASE WHEN m.factuality.polarity = 'negative' THEN 'denied'
                    WHEN m.factuality."time" = 'future' THEN 'future'
                    ELSE m.factuality.certainty END AS sure,
               if(m.asserted_by = 'author', 'author', 'quoted') AS voice, m.id AS mention,
               row_number() OVER (
                   PARTITION BY m.event ORDER BY m.date IS NULL, m.article, m.trigger, m.id
               ) AS place
        FROM event_mentions m JOIN articles a ON a.id = m.article JOIN cards c ON c.id = m.event
    )
    SELECT event, min(place) AS first, outlet, sure, voice, arg_min(mention, place)
    FROM placed GROUP BY event, outlet, sure, voice ORDER BY event, first
"""


def summarise(connection: duckdb.DuckDBPyConnection) -> None:
    """Write the tables ``cards`` and ``tellings`` anew from the events and their mentions."""
    for table, written in (("cards", _CARDS), ("tellings", _TELLINGS)):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names of ours
        connection.execute(written)
