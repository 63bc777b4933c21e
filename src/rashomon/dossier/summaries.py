"""Events as lists find and show them, gathered from their mentions once, when they are linked.

A page that lists fifty events must neither read the thousands of passages that tell them, nor look
through all of every event's row to find the fifty. ``cards`` has what they are found by in columns
of their own, in the order of the list by date, and what is shown of their mentions; ``tellings``
who tells them how. ``touches`` has what contrasts are found by: type, date and actors of each event
that one touches. One that touches none has the days of its articles, whom its passages name, and
whose words they are or are about; a type it has not. All follow from the tables of the contract
alone (see ``schema.sql``).
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


_TOUCHES = """
    INSERT INTO touches
    WITH sides AS (
        SELECT id, unnest([a, b]) AS side FROM contrasts WHERE len(events) = 0
    ), days AS (
        SELECT s.id, min(split_part(p."value", '/', 1)) AS first,
               max(split_part(p."value", '/', -1)) AS last
        FROM (SELECT s.id, a.published AS p FROM sides s JOIN articles a ON a.id = s.side.article) s
        GROUP BY s.id
    ), concerned AS (
        SELECT s.id, m.actor FROM sides s JOIN actor_mentions m ON m.article = s.side.article
        WHERE s.side."start" <= m."start" AND m."end" <= s.side."end"
        UNION
        SELECT s.id, unnest(list_append(t.about, t.speaker)) AS actor
        FROM sides s JOIN statements t ON t.article = s.side.article
        WHERE len(list_filter(t.content, lambda words:
            words."start" <= s.side."start" AND s.side."end" <= words."end")) > 0
    )
    SELECT c.id AS contrast, e.id AS event, e.type, e.date,
           list_distinct(list_concat(e.sources, e.targets))
    FROM (SELECT id, unnest(events) AS event FROM contrasts) c JOIN events e ON e.id = c.event
    UNION ALL
    SELECT d.id, NULL, NULL, if(first = last, first, first || '/' || last),
           coalesce(list(actor ORDER BY actor) FILTER (WHERE actor <> 'author'), [])
    FROM days d LEFT JOIN concerned c ON c.id = d.id GROUP BY d.id, first, last
    ORDER BY contrast, event
"""


def summarise(connection: duckdb.DuckDBPyConnection) -> None:
    """Write these tables anew from those of the contract."""
    for table, written in (("cards", _CARDS), ("tellings", _TELLINGS), ("touches", _TOUCHES)):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names of ours
        connection.execute(written)
