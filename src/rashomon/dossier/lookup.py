"""Names, outlets and words behind the ids and offsets of a dossier's rows."""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from rashomon.dossier import rows
from rashomon.dossier.answers import Quote
from rashomon.dossier.file import DossierError
from rashomon.dossier.judgements.correcting import corrected
from rashomon.dossier.store import Store
from rashomon.links import Judgement
from rashomon.records import AUTHOR, Article, Span
from rashomon.view import View, view_of

NO_OUTLET = "(unknown)"
"""How an outlet is shown that neither the article nor the user names."""

_VIEWS_HELD = 512
_TAG = re.compile(r"<[^>]*>")


class Lookup:
    """What the rows of one store refer to, read once and kept until the store is linked anew."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._held: dict[str, tuple[Article, View]] = {}

    @cached_property
    def actors(self) -> dict[str, rows.ActorRow]:
        """All actors by id."""
        found = self.store.select(rows.ActorRow, "SELECT * FROM actors ORDER BY id")
        return {actor.id: actor for actor in found}

    @cached_property
    def articles(self) -> dict[str, rows.ArticleRow]:
        """All articles, without their text, by id."""
        found = self.store.select(rows.ArticleRow, "SELECT * FROM articles ORDER BY id")
        return {article.id: article for article in found}

    @cached_property
    def outlets(self) -> dict[str, str | None]:
        """The outlet of every article, by its id."""
        return dict(self.store.connection.execute("SELECT id, outlet FROM articles").fetchall())

    @cached_property
    def copies(self) -> dict[str, str]:
        """The article that each article repeats, by the ids of both; others repeat none."""
        sql = "SELECT article, origin FROM coverage WHERE origin <> article"
        return dict(self.store.connection.execute(sql).fetchall())

    @cached_property
    def mentions(self) -> dict[str, rows.EventMentionRow]:
        """All event mentions by id."""
        sql = "SELECT * FROM event_mentions ORDER BY article, trigger, id"
        return {mention.id: mention for mention in self.store.select(rows.EventMentionRow, sql)}

    @cached_property
    def told(self) -> dict[str, list[rows.EventMentionRow]]:
        """The event mentions of each article that has any, in the order of the text."""
        found: dict[str, list[rows.EventMentionRow]] = defaultdict(list)
        for mention in self.mentions.values():
            found[mention.article].append(mention)
        return dict(found)

    @cached_property
    def targets(self) -> dict[str, str]:
        """The dossier's actor or event for each article's own actor or event mention, by ids."""
        return dict(self.store.connection.execute("SELECT member, target FROM links").fetchall())

    @cached_property
    def events(self) -> dict[str, rows.EventRow]:
        """All events by id."""
        found = self.store.select(rows.EventRow, "SELECT * FROM events ORDER BY id")
        return {event.id: event for event in found}

    @cached_property
    def coverage(self) -> dict[str, rows.CoverageRow]:
        """The story and origin of every article, by its id."""
        found = self.store.select(rows.CoverageRow, "SELECT * FROM coverage ORDER BY article")
        return {row.article: row for row in found}

    @cached_property
    def _judgements(self) -> list[Judgement]:
        return self.store.judgements()

    def article(self, article: str) -> tuple[Article, View]:
        """Return an article, with what people set right about it, and its view.

        Raises DossierError when the dossier lacks it.
        """
        held = self._held
        if article not in held:
            held = self.hold([article])
        if article not in held:
            raise DossierError(f"{article}: no such article in this dossier")
        return held[article]

    def hold(self, articles: Iterable[str]) -> dict[str, tuple[Article, View]]:
        """Read all at once the articles that will be quoted next; return those that are held."""
        held = self._held
        asked = set(articles)
        wanted = asked - held.keys()
        if wanted:
            found = corrected(self.store.articles_among(wanted), self._judgements)
            fits = len(held) + len(wanted) <= _VIEWS_HELD
            kept = held if fits else {name: held[name] for name in asked & held.keys()}
            held = kept | {article.id: (article, view_of(article)) for article in found}
            self._held = held  # anew: another thread may be reading the old one
        return held

    def name(self, actor: str | None) -> str | None:
        """Return an actor's name; the author and nobody stay what they are."""
        if actor is None or actor == AUTHOR:
            return actor
        return self.actors[actor].name

    def names(self, actors: tuple[str, ...]) -> tuple[str, ...]:
        """Return actors' names in order."""
        return tuple(self.actors[actor].name for actor in actors)

    def actor_ids(self, asked: str | None) -> frozenset[str] | None:
        """Return who is meant by an id, a name or alias, or a country code; None: nobody asked.

        Raises DossierError when nobody is.
        """
        if asked is None:
            return None
        wanted = asked.casefold()
        found = frozenset(
            actor.id
            for actor in self.actors.values()
            if asked in (actor.id, AUTHOR)
            or wanted in {name.casefold() for name in (actor.name, *actor.aliases)}
            or (actor.kind == "state" and actor.country == asked.upper())
        )
        if not found and asked != AUTHOR:
            raise DossierError(f"{asked}: no such actor; 'rashomon actors' lists them")
        return frozenset({AUTHOR}) if asked == AUTHOR else found

    def outlet(self, article: str) -> str:
        """Return the outlet of an article."""
        return self.outlets[article] or NO_OUTLET

    def voice(self, article: str) -> str:
        """Return whose words an article has: the outlet of its origin, or that article's id."""
        origin = self.copies.get(article, article)
        return self.outlets[origin] or origin

    def quote(self, article: str, start: int, end: int) -> Quote:
        """Return the words of a raw span, as a reader of the article sees them."""
        found, view = self.article(article)
        shown = view.find(Span(start, end))
        text = view.text[slice(*shown)] if shown else _untagged(found.raw[start:end])
        return Quote(
            article=article,
            start=start,
            end=end,
            text=text.strip(),
            outlet=found.outlet,
            published=found.published.value,
        )


def _untagged(raw: str) -> str:
    """Words that lie in a dropped part (a date in a page's head, say), without their markup."""
    return html.unescape(_TAG.sub(" ", raw))
