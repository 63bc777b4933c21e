"""What a dossier is told of articles that are placed in it: new rows, and rows that they change.

All else in it stays as the last linking left it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

import msgspec

from rashomon.dossier.judgements import Heeded
from rashomon.dossier.passages import passages
from rashomon.dossier.receipts import receipts
from rashomon.dossier.resolve import NOT_READ, resolve
from rashomon.dossier.rows import ActorRow, EventMentionRow, EventRow, Row
from rashomon.dossier.store import Store
from rashomon.dossier.summaries import summarise_again
from rashomon.links import Copy, Link, Links, Story
from rashomon.records import Article, EventMention, Reading

Groups = Mapping[str, Sequence[str]]
"""What has been linked: the id of an actor, an event or a story, and its members."""

_BETWEEN = ("contrasts", "relations")
"""Tables whose rows are no single article's; linking gave only those of new articles."""


def standing(store: Store, readings: Iterable[Reading]) -> Groups:
    """Return how the last linking grouped these readings' actors and events, and the articles."""
    given = list(readings)
    sql = """
        SELECT target, member FROM links WHERE member IN (SELECT unnest($members))
        UNION ALL
        SELECT story, article FROM coverage WHERE article IN (SELECT unnest($articles))
        ORDER BY ALL"""
    asked = {
        "members": [member for reading in given for member in _members(reading)],
        "articles": [reading.article for reading in given],
    }
    found: dict[str, list[str]] = {}
    for group, member in store.connection.execute(sql, asked).fetchall():
        found.setdefault(group, []).append(member)
    return found


def graft(
    store: Store, articles: Sequence[Article], heeded: Heeded, links: Links, new: Set[str]
) -> None:
    """Add the rows of new articles to a dossier that knows the others; `links` has its ids.

    The rows of events that they tell follow by `retell`.
    """
    links = msgspec.structs.replace(links, copies=_copies(store, links, new))
    tables = resolve(articles, heeded.readings, links, heeded.resolutions)
    added = {
        name: table if name in _BETWEEN else [row for row in table if _article(row) in new]
        for name, table in tables.items()
        if name not in ("actors", "events")
    }
    for name, table in added.items():
        store.insert(name, table)
    added["actors"] = _actors(store, tables["actors"], new)
    store.insert("links", _links(links, heeded.readings, new))
    store.insert("receipts", receipts(added, {article.id: article.raw for article in articles}))
    store.insert("passages", passages(added, {article.id: article for article in articles}))


def _article(row: Row) -> str:
    """Return the article that a row is of."""
    found: str = getattr(row, "article" if hasattr(row, "article") else "id")
    return found


def _members(reading: Reading) -> list[str]:
    """Return what of a reading is linked: its actors and its events."""
    return [actor.id for actor in reading.actors] + [event.id for event in reading.events]


def _links(links: Links, readings: Iterable[Reading], new: Set[str]) -> list[Link]:
    members = {member for one in readings if one.article in new for member in _members(one)}
    return [one for one in (*links.actor_links, *links.event_links) if one.member in members]


def _copies(store: Store, links: Links, new: Set[str]) -> tuple[Copy, ...]:
    """Return which texts new articles repeat.

    One that the dossier has already has its origin there, whichever appeared first: no row of the
    others changes, and it must not count twice.
    """
    same: dict[str, set[str]] = {}
    for copy in links.copies:
        same.setdefault(copy.origin, {copy.origin}).add(copy.article)
    sql = "SELECT min(origin) FROM coverage WHERE article IN (SELECT unnest($1))"
    found = []
    for texts in same.values():
        known = store.connection.execute(sql, [sorted(texts - new)]).fetchall()[0][0]
        origin = known or min(texts)
        found += [Copy(article=one, origin=origin) for one in sorted(texts & new - {origin})]
    return tuple(found)


def _actors(store: Store, given: Iterable[Row], new: Set[str]) -> list[Row]:
    """Write the actors of new articles; return them with no role but those that are new."""
    sql = "SELECT * FROM actors WHERE id IN (SELECT unnest($1))"
    rows = [row for row in given if isinstance(row, ActorRow)]
    known = {one.id: one for one in store.select(ActorRow, sql, [[row.id for row in rows]])}
    told = []
    for row in rows:
        roles = tuple(role for role in row.roles if role.article in new)
        told.append(msgspec.structs.replace(row, roles=roles))
    store.replace("actors", [_joined(known.get(row.id), row) for row in told])
    return list(told)


def _joined(known: ActorRow | None, row: ActorRow) -> ActorRow:
    if known is None:
        return row
    roles = {*known.roles, *row.roles}
    return msgspec.structs.replace(
        known,
        country=known.country or row.country,
        sectors=tuple(dict.fromkeys((*known.sectors, *row.sectors))),
        roles=tuple(sorted(roles, key=lambda one: (one.article, one.start, one.end))),
        aliases=tuple(sorted({*known.aliases, *row.aliases, row.name} - {known.name})),
    )


@dataclass(frozen=True, slots=True)
class Touched:
    """The events that new articles tell, or may be silent about, and who tells their stories.

    ``rows`` are the events as they are shown, ``mentions`` all mentions of an event in order of
    their ids, with actors of the dossier. ``own`` is whose outlet an article is of, ``voices``
    whose words it has.
    """

    rows: Mapping[str, EventRow]
    mentions: Mapping[str, Sequence[EventMention]]
    stories: Sequence[Story]
    own: Mapping[str, str]
    voices: Mapping[str, str]


def touched(store: Store, new: Set[str]) -> Touched:
    """Return the events of the stories that new articles tell, their own included."""
    sql = """
        SELECT * FROM event_mentions WHERE event IN (
            SELECT event FROM event_mentions WHERE article IN (
                SELECT article FROM coverage WHERE story IN (
                    SELECT story FROM coverage WHERE article IN (SELECT unnest($1)))
                UNION SELECT unnest($1))
        ) ORDER BY id"""
    mentions: dict[str, list[EventMention]] = {}
    for row in store.select(EventMentionRow, sql, [sorted(new)]):
        fields = msgspec.structs.asdict(row)
        mentions.setdefault(fields.pop("event"), []).append(EventMention(**fields))
    sql = "SELECT * FROM events WHERE id IN (SELECT unnest($1))"
    rows = {row.id: row for row in store.select(EventRow, sql, [sorted(mentions)])}
    stories, own, voices = _around(store, {row.article for m in mentions.values() for row in m})
    return Touched(rows, mentions, stories, own, voices)


def _around(store: Store, articles: Set[str]) -> tuple[list[Story], dict[str, str], dict[str, str]]:
    """Return the stories of articles, and by article whose outlet each is of and whose words."""
    sql = """
        SELECT c.story, a.id, coalesce(a.outlet, a.id), coalesce(o.outlet, o.id)
        FROM coverage c JOIN articles a ON a.id = c.article JOIN articles o ON o.id = c.origin
        WHERE NOT list_contains(a.quality, $unread) AND c.story IN (
            SELECT story FROM coverage WHERE article IN (SELECT unnest($articles)))
        ORDER BY ALL"""
    given = {"unread": NOT_READ, "articles": sorted(articles)}
    told: dict[str, list[str]] = {}
    own: dict[str, str] = {}
    voices: dict[str, str] = {}
    for story, article, outlet, voice in store.connection.execute(sql, given).fetchall():
        told.setdefault(story, []).append(article)
        own[article], voices[article] = outlet, voice
    return [Story(id=one, articles=tuple(among)) for one, among in told.items()], own, voices


def retell(store: Store, rows: Sequence[EventRow]) -> None:
    """Write events as they are told now, and what lists show of them."""
    store.replace("events", rows)
    summarise_again(store.connection, {row.id: row.date for row in rows})
