"""For each event the outlets that tell it, and those that could have told it and do not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from rashomon.dossier import rows
from rashomon.dossier.lookup import Lookup
from rashomon.dossier.resolve import NOT_READ
from rashomon.dossier.silence.settings import settings
from rashomon.dossier.store import Store


@dataclass(frozen=True, slots=True)
class Scene:
    """An event, when it was surely told first, and by which outlets, each in words of its own.

    `silent` has the articles in which an outlet that does not tell the event could have done so.
    """

    event: str
    since: str
    telling: frozenset[str]
    silent: Mapping[str, tuple[str, ...]]

    @property
    def could(self) -> int:
        """How many outlets could have told the event."""
        return len(self.telling) + len(self.silent)


class Scenes:
    """The articles of one dossier that have an outlet, words of their own and a day.

    An outlet could have told an event in such an article when it appeared on the day of the first
    telling or up to `settings().days` later, and is of a story in which the event is told, or
    mentions who takes part: somebody of each side that the event names. An outlet that repeats
    another's telling is neither silent nor a voice.
    """

    def __init__(self, store: Store, lookup: Lookup) -> None:
        self._lookup = lookup
        self._own = [
            row
            for row in lookup.articles.values()
            if row.outlet and _day(row) and lookup.coverage[row.id].origin == row.id
            if NOT_READ not in row.quality
        ]
        self._cast: dict[str, set[str]] = defaultdict(set)
        sql = "SELECT DISTINCT article, actor FROM actor_mentions"
        for article, actor in store.connection.execute(sql).fetchall():
            self._cast[article].add(actor)

    def all(self) -> list[Scene]:
        """Return a scene for each event that was told on a day that is known, in order of ids."""
        found = (self._scene(event) for event in self._lookup.events.values())
        return [scene for scene in found if scene is not None]

    def _scene(self, event: rows.EventRow) -> Scene | None:
        lookup = self._lookup
        articles = {lookup.mentions[name].article for name in event.mentions}
        days = (_day(lookup.articles[article]) for article in articles)
        since = min((day for day in days if day), default=None)
        if since is None:
            return None
        until = since + timedelta(days=settings().days)
        tells = {lookup.articles[article].outlet for article in articles}
        origins = {lookup.coverage[article].origin for article in articles}
        telling = {outlet for one in origins if (outlet := lookup.articles[one].outlet)}
        stories = {lookup.coverage[article].story for article in articles} - {None}
        silent: dict[str, list[str]] = defaultdict(list)
        for row in self._own:
            day = _day(row)
            if row.outlet and row.outlet not in tells | telling and day and since <= day <= until:
                of_story = lookup.coverage[row.id].story in stories
                if of_story or self._on_the_same(event, self._cast[row.id]):
                    silent[row.outlet].append(row.id)
        return Scene(
            event=event.id,
            since=str(since),
            telling=frozenset(telling),
            silent={outlet: tuple(found) for outlet, found in sorted(silent.items())},
        )

    def _on_the_same(self, event: rows.EventRow, cast: Collection[str]) -> bool:
        sides = [side for side in (event.sources, event.targets) if side]
        return bool(sides) and all(not set(side).isdisjoint(cast) for side in sides)


def _day(article: rows.ArticleRow) -> date | None:
    """Return the day on which an article appeared, if it is known to the day."""
    published = article.published
    if published.value is None or published.precision != "day":
        return None
    return date.fromisoformat(published.value)
