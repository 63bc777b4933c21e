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

from collections.abc import Mapping

import duckdb

_CARDS = """
    INSERT INTO cards
    WITH numbered AS ({numbered}), listed AS (
        SELECT id AS event, unnest(mentions) AS mention, generate_subscripts(mentions, 1) AS place
        FROM events SEMI JOIN numbered USING (id)
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
    SELECT n.number, e.id, e.type, e.date, e.sources, e.targets,
           len(e.outlets.asserting), len(e.outlets.attributing), len(e.outlets.denying),
           len(e.outlets.silent), f.mention, f.article, f.sentence, f.trigger, f.passages,
           coalesce(m.modes, []), f.background
    FROM numbered n JOIN events e USING (id) JOIN first f ON f.event = e.id
    LEFT JOIN moded m ON m.event = e.id
    ORDER BY n.number
"""

_BY_DATE = """
    SELECT id, row_number() OVER (ORDER BY date IS NULL, date, id)::DOUBLE AS number FROM events
"""

_GIVEN = "SELECT unnest($events) AS id, unnest($numbers) AS number"

_BESIDE = """
    SELECT max(number) FILTER (NOT later), min(number) FILTER (later) FROM (
        SELECT number, (date IS NULL, coalesce(date, ''), id) > ($undated, $date, $event) AS later
        FROM cards
    )
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
        WHERE {chosen}
    )
    SELECT event, min(place) AS first, outlet, sure, voice, arg_min(mention, place)
    FROM placed GROUP BY event, outlet, sure, voice ORDER BY event, first
"""


_TOUCHES = """
    INSERT INTO touches
    WITH chosen AS (SELECT * FROM contrasts {without}), sides AS (
        SELECT id, unnest([a, b]) AS side FROM chosen WHERE len(events) = 0
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
    FROM (SELECT id, unnest(events) AS event FROM chosen) c JOIN events e ON e.id = c.event
    UNION ALL
    SELECT d.id, NULL, NULL, if(first = last, first, first || '/' || last),
           coalesce(list(actor ORDER BY actor) FILTER (WHERE actor <> 'author'), [])
    FROM days d LEFT JOIN concerned c ON c.id = d.id GROUP BY d.id, first, last
    ORDER BY contrast, event
"""


def summarise(connection: duckdb.DuckDBPyConnection) -> None:
    """Write these tables anew from those of the contract."""
    for table, written in (
        ("cards", _CARDS.format(numbered=_BY_DATE)),
        ("tellings", _TELLINGS.format(chosen="true")),
        ("touches", _TOUCHES.format(without="")),
    ):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names of ours
        connection.execute(written)


def summarise_again(
    connection: duckdb.DuckDBPyConnection, changed: Mapping[str, str | None]
) -> None:
    """Write what these tables say of some events anew; `changed` has their dates by id.

    An event gets a number between those of its neighbours by date, so that the others keep theirs;
    where there is none left all are written anew.
    """
    events = sorted(changed)
    held = "SELECT id, number, date FROM cards WHERE id IN (SELECT unnest($1))"
    known = {
        one: (number, day) for one, number, day in connection.execute(held, [events]).fetchall()
    }
    gone = "SELECT unnest($1)"
    numbers = [number for number, _ in known.values()]
    connection.execute(f"DELETE FROM tellings WHERE event IN ({gone})", [numbers])  # noqa: S608
    connection.execute(f"DELETE FROM cards WHERE id IN ({gone})", [events])  # noqa: S608
    kept = {one: number for one, (number, day) in known.items() if changed[one] == day}
    _number(connection, kept)
    for event in (one for one in events if one not in kept):
        number = _between(connection, event, changed[event])
        if number is None:
            summarise(connection)
            return
        _number(connection, {event: number})
    chosen = _TELLINGS.format(chosen="c.id IN (SELECT unnest($events))")
    connection.execute(chosen, {"events": events})
    again = "SELECT contrast FROM touches WHERE event IN (SELECT unnest($1))"
    connection.execute(f"DELETE FROM touches WHERE contrast IN ({again})", [events])  # noqa: S608
    connection.execute(_TOUCHES.format(without="ANTI JOIN touches ON contrast = id"))


def _number(connection: duckdb.DuckDBPyConnection, numbers: Mapping[str, float]) -> None:
    given = {"events": list(numbers), "numbers": list(numbers.values())}
    connection.execute(_CARDS.format(numbered=_GIVEN), given)


def _between(connection: duckdb.DuckDBPyConnection, event: str, date: str | None) -> float | None:
    """Return a number between those of the events before and after one of this date.

    None where so many were put between two that no number is left.
    """
    given = {"undated": date is None, "date": date or "", "event": event}
    before, after = connection.execute(_BESIDE, given).fetchall()[0]
    before = 0.0 if before is None else before
    number: float = before + 1 if after is None else (before + after) / 2
    return None if number in (before, after) else number
