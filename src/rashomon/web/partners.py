"""Whom a row can be joined with: actors by name, events by what they are called, articles."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

import msgspec

from rashomon.dossier import rows
from rashomon.report import Desk
from rashomon.report.cards import cards_of, heading_of
from rashomon.web.limits import limits
from rashomon.wording import counted
from rashomon.wording.dates import spoken

Kind = Literal["actors", "events", "articles"]


class Partner(msgspec.Struct, frozen=True, kw_only=True):
    """A row that can be chosen: its id, what it is called, and what tells it from others."""

    id: str
    label: str
    more: str


def partners(desk: Desk, kind: Kind, text: str) -> list[Partner]:
    """Return the rows of a kind in whose name `text` occurs, the most told first."""
    return _FINDERS[kind](desk, text.strip())


def _actors(desk: Desk, text: str) -> list[Partner]:
    sql = (
        "SELECT a.id, a.name, a.kind, a.country, count(*) AS n FROM actors a "
        "JOIN actor_mentions m ON m.actor = a.id "
        "WHERE contains(lower(concat_ws(' ', a.name, array_to_string(a.aliases, ' '))), lower($1)) "
        "GROUP BY ALL ORDER BY n DESC, a.name, a.id LIMIT $2"
    )
    found = desk.dossier.connection.execute(sql, [text, limits().listed]).fetchall()
    return [
        Partner(
            id=actor,
            label=name,
            more=", ".join(filter(None, (kind, country, f"{count} mentions"))),
        )
        for actor, name, kind, country, count in found
    ]


def _events(desk: Desk, text: str) -> list[Partner]:
    """Return events by their day, type or those who take part in them."""
    sql = (
        "WITH named AS (SELECT id FROM actors WHERE contains(lower(name), lower($1))) "
        "SELECT e.* FROM events e WHERE contains(lower(e.type), lower($1)) "
        "OR contains(coalesce(e.date, ''), $1) "
        "OR list_has_any(list_concat(e.sources, e.targets), (SELECT list(id) FROM named)) "
        "ORDER BY len(e.mentions) DESC, e.date, e.id LIMIT $2"
    )
    found = desk.dossier.select(rows.EventRow, sql, [text, limits().listed])
    cards = cards_of(desk, (event.id for event in found))
    return [
        Partner(
            id=event.id,
            label=f"{spoken(event.date)}: {heading_of(desk, event, cards[event.id])}",
            more=counted(len(event.mentions), "passage"),
        )
        for event in found
    ]


def _articles(desk: Desk, text: str) -> list[Partner]:
    sql = (
        "SELECT id, coalesce(title, path), concat_ws(', ', outlet, published.\"value\") "
        "FROM articles WHERE contains(lower(concat_ws(' ', title, path, outlet)), lower($1)) "
        "ORDER BY path LIMIT $2"
    )
    found = desk.dossier.connection.execute(sql, [text, limits().listed]).fetchall()
    return [Partner(id=article, label=label, more=more) for article, label, more in found]


_FINDERS: Mapping[Kind, Callable[[Desk, str], list[Partner]]] = {
    "actors": _actors,
    "events": _events,
    "articles": _articles,
}
