"""Which row a person means: by its id or the start of one, and actors also by name."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import PurePath

from rashomon.dossier import rows
from rashomon.dossier.file import DossierError
from rashomon.dossier.ids import meant
from rashomon.dossier.judgements.anchors import Anchors, anchors_of_contrast
from rashomon.dossier.queries import Dossier
from rashomon.links import Anchor, Contrast
from rashomon.records import Reading

_ID = re.compile(r"(?:ac|ar|ct|em|ev|fc|st)-\S*")
_TABLES = (
    "actors",
    "articles",
    "contrasts",
    "event_mentions",
    "events",
    "forecasts",
    "statements",
)


@dataclass(frozen=True, slots=True)
class Subject:
    """A row that a person named: its table, its id, and the words that it stands for."""

    table: str
    id: str
    at: tuple[Anchor, ...]

    @property
    def kind(self) -> str:
        """What it is, in a word: an event and one telling of it are of one kind."""
        return "events" if self.table == "event_mentions" else self.table


class Subjects:
    """The rows of one dossier that can be judged."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._version = dossier.reader()

    def named(self, name: str) -> Subject:
        """Return the row that is meant: an id, the start of one, or an actor.

        An actor is named by a name or alias or a country code, and by ``NAME@ARTICLE`` as far as
        one article (its id, the start of it, or the name of its file) mentions it. Raises
        DossierError when nothing or more than one thing is meant.
        """
        if _ID.fullmatch(name) and "@" not in name:
            return self._subject(*self._by_id(name))
        actor, at, article = name.rpartition("@")
        if not at or self._is_name(name):
            return self._subject("actors", self._actor(name))
        return self._part(self.named(actor), actor, article)

    def article(self, name: str) -> Subject:
        """Return the article of this id (or the start of one), path or name of a file.

        Raises DossierError when there is none, or several.
        """
        fitting = [one for one in self._dossier.lookup.articles.values() if _is_named(one, name)]
        if not fitting:
            raise DossierError(f"{name}: no such article; give the name of its file, or its id")
        if len(fitting) > 1:
            ids = ", ".join(f"{one.path} ({one.id})" for one in fitting[:2])
            raise DossierError(f"{name}: fits {len(fitting)} articles, e.g. {ids}")
        return self._subject("articles", fitting[0].id)

    def _is_name(self, name: str) -> bool:
        actors = self._dossier.lookup.actors.values()
        return any(name in (actor.name, *actor.aliases) for actor in actors)

    def _by_id(self, start: str) -> tuple[str, str]:
        """Return the table and id of the row of this id, or of the only one that begins so."""
        table_of: dict[str, str] = {}
        for table in _TABLES:
            sql = f"SELECT id FROM {table} WHERE starts_with(id, $1)"  # noqa: S608
            ids = self._dossier.connection.execute(sql, [start]).fetchall()
            table_of |= {row: table for (row,) in ids}
        row = meant(start, table_of, "row", "every list shows the ids of its rows")
        return table_of[row], row

    def _actor(self, name: str) -> str:
        """Return the one actor whom a name means: who is shown by it before whose alias it is."""
        lookup = self._dossier.lookup
        found = sorted(lookup.actor_ids(name) or ())
        shown = [one for one in found if lookup.name(one) == name] or found
        if len(shown) != 1:
            fitting = ", ".join(f"{lookup.name(one)} ({one})" for one in shown)
            raise DossierError(f"{name}: {fitting} is not one actor; give an id")
        return shown[0]

    def _subject(self, table: str, row: str) -> Subject:
        if table == "contrasts":
            sql = "SELECT * FROM contrasts WHERE id = $1"
            (contrast,) = self._dossier.select(Contrast, sql, [row])
            return Subject(table, row, anchors_of_contrast(contrast))
        anchors = Anchors(self._dossier.article_ids(), self._readings(self._told_in(table, row)))
        return Subject(table, row, anchors.of(self._members(table, row)))

    def _members(self, table: str, row: str) -> Collection[str]:
        if table not in ("actors", "events"):
            return (row,)
        return self._column("SELECT member FROM links WHERE target = $1 ORDER BY member", row)

    def _told_in(self, table: str, row: str) -> Collection[str]:
        """Return the articles whose readings have the row; no others are read for its words."""
        match table:
            case "articles":
                return ()
            case "actors":
                return self._column(
                    "SELECT DISTINCT article FROM actor_mentions WHERE actor = $1", row
                )
            case "events":
                return self._column(
                    "SELECT DISTINCT article FROM event_mentions WHERE event = $1", row
                )
            case _:
                return self._column(f"SELECT article FROM {table} WHERE id = $1", row)  # noqa: S608

    def _column(self, sql: str, row: str) -> list[str]:
        return [value for (value,) in self._dossier.connection.execute(sql, [row]).fetchall()]

    def _readings(self, articles: Collection[str]) -> list[Reading]:
        return self._dossier.readings(self._version, articles) if articles else []

    def _part(self, whole: Subject, name: str, article: str) -> Subject:
        """Return a row as far as one article has it: of an actor rather whom it calls so."""
        at = tuple(
            anchor for anchor in whole.at if _is_named(self._article(anchor.article), article)
        )
        if not at:
            articles = sorted({anchor.article for anchor in whole.at})
            held = ", ".join(f"{one} ({self._article(one).path})" for one in articles)
            raise DossierError(f"{whole.id} is not in {article!r} but in {held}")
        named = {
            actor.id
            for reading in self._readings({anchor.article for anchor in at})
            for actor in reading.actors
            if name.casefold() in {called.casefold() for called in (actor.name, *actor.aliases)}
        }
        called = tuple(anchor for anchor in at if anchor.id in named)
        return Subject(whole.table, whole.id, called or at)

    def _article(self, article: str) -> rows.ArticleRow:
        return self._dossier.lookup.articles[article]


def _is_named(article: rows.ArticleRow, name: str) -> bool:
    return article.id.startswith(name) or name in (article.path, PurePath(article.path).name)
