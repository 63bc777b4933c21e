"""Search: actors by their names, articles by their titles, events by the words that tell them.

Without a server the page lists what there is, and its script looks through that.
"""

from __future__ import annotations

from rashomon.dossier.passages import searched
from rashomon.report import links
from rashomon.report.asked import Asked
from rashomon.report.asking import PASSING, Where
from rashomon.report.desk import Desk
from rashomon.report.listed import BY_DATE, EventRow, find, lines
from rashomon.report.parts import Outlet, Part, Payload
from rashomon.report.site import Page
from rashomon.wording.dates import spoken

_NAMED = 2000
"""Actors whose names are searched for events: a word that more have says little."""


class FoundActor(Part, frozen=True):
    """An actor whose name, or another name for it, has the words."""

    name: str
    to: str | None
    mentions: int


class FoundArticle(Part, frozen=True):
    """An article whose title has the words."""

    title: str
    to: str
    outlet: Outlet
    published: str


class Search(Payload, frozen=True):
    """What was found of each kind, foremost first, and how much there is of it."""

    text: str
    actors: tuple[FoundActor, ...]
    all_actors: int
    articles: tuple[FoundArticle, ...]
    all_articles: int
    events: tuple[EventRow, ...]
    all_events: int


def search(desk: Desk, asked: Asked) -> Search:
    """Return what contains the words; all there is where no words are asked for."""
    text = searched(asked.text or "")
    actors, all_actors = _actors(desk, text, asked.limit)
    articles, all_articles = _articles(desk, text, asked.limit)
    events = find(desk, _events(desk, text), BY_DATE, asked.limit)
    return Search(
        title="Search",
        text=asked.text or "",
        actors=actors,
        all_actors=all_actors,
        articles=articles,
        all_articles=all_articles,
        events=lines(desk, events.events),
        all_events=events.passing,
    )


def _actors(desk: Desk, text: str, most: int) -> tuple[tuple[FoundActor, ...], int]:
    """Return the actors with most mentions."""
    sql = """
        WITH named AS (
            SELECT id FROM actors
            WHERE contains(lower(name), $1)
               OR len(list_filter(aliases, lambda one: contains(lower(one), $1))) > 0
        )
        SELECT actor, count(*) AS mentions, count(*) OVER () FROM actor_mentions
        WHERE actor IN (SELECT id FROM named) GROUP BY actor
        ORDER BY mentions DESC, actor LIMIT $2
    """
    found = desk.dossier.connection.execute(sql, [text, most]).fetchall()
    rows = (
        FoundActor(name=desk.names[actor], to=desk.page("actor", actor), mentions=mentions)
        for actor, mentions, _ in found
    )
    return tuple(rows), found[0][2] if found else 0


def _articles(desk: Desk, text: str, most: int) -> tuple[tuple[FoundArticle, ...], int]:
    """Return articles by date."""
    sql = """
        SELECT id, count(*) OVER () FROM articles
        WHERE contains(lower(coalesce(title, path)), $1)
        ORDER BY published."value" IS NULL, published."value", id LIMIT $2
    """
    found = desk.dossier.connection.execute(sql, [text, most]).fetchall()
    rows = (
        FoundArticle(
            title=desk.heads[article].title or "(no title)",
            to=links.address("article", article),
            outlet=desk.heads[article].outlet,
            published=spoken(desk.heads[article].published),
        )
        for article, _ in found
    )
    return tuple(rows), found[0][1] if found else 0


def _events(desk: Desk, text: str) -> Where:
    """Ask for the words in the passage that lists show, or in the name of who takes part."""
    where = Where()
    if text:
        sql = "SELECT id FROM actors WHERE contains(lower(name), ?) ORDER BY id LIMIT ?"
        found = desk.dossier.connection.execute(sql, [text, _NAMED]).fetchall()
        actors = [actor for (actor,) in found]
        where.add(
            f"e.mention IN ({PASSING}) OR list_has_any(e.sources, ?) OR list_has_any(e.targets, ?)",
            text,
            actors,
            actors,
        )
    return where


PAGE = Page(name="search", label="", build=search, facets=("text",))
