"""For each event that most could tell the outlets that do, and those that could and do not."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import chain

from rashomon.dossier import rows
from rashomon.dossier.lookup import Lookup
from rashomon.dossier.resolve import NOT_READ
from rashomon.dossier.silence.settings import most, settings
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


@dataclass(slots=True)
class _Shelf:
    """Articles in the order of their days."""

    days: list[date] = field(default_factory=list)
    articles: list[rows.ArticleRow] = field(default_factory=list)

    def between(self, first: date, last: date) -> Sequence[rows.ArticleRow]:
        """Return those from the one day to the other, both included."""
        return self.articles[bisect_left(self.days, first) : bisect_right(self.days, last)]


class Scenes:
    """The articles of one dossier that have an outlet, words of their own and a day.

    An outlet could have told an event in such an article when it appeared on the day of the first
    telling or up to `settings().days` later, and is of a story in which the event is told, or
    mentions who takes part: somebody of each side that the event names. An outlet that repeats
    another's telling is neither silent nor a voice.
    """

    def __init__(self, store: Store, lookup: Lookup) -> None:
        self._lookup = lookup
        self._by_story: dict[str, _Shelf] = defaultdict(_Shelf)
        self._by_actor: dict[str, _Shelf] = defaultdict(_Shelf)
        self._cast: dict[str, set[str]] = defaultdict(set)
        sql = "SELECT DISTINCT article, actor FROM actor_mentions"
        for article, actor in store.connection.execute(sql).fetchall():
            self._cast[article].add(actor)
        own = (
            (day, row)
            for row in lookup.articles.values()
            if row.outlet and (day := _day(row)) and lookup.coverage[row.id].origin == row.id
            if NOT_READ not in row.quality
        )
        for day, row in sorted(own, key=lambda one: one[0]):
            story = lookup.coverage[row.id].story
            of_story = [self._by_story[story]] if story is not None else []
            for shelf in (*of_story, *(self._by_actor[actor] for actor in self._cast[row.id])):
                shelf.days.append(day)
                shelf.articles.append(row)

    def most_tell(self) -> list[Scene]:
        """Return the scenes of the events that enough outlets could tell and most do, by id."""
        found = (self._scene(event) for event in self._lookup.events.values())
        return [scene for scene in found if scene is not None]

    def _scene(self, event: rows.EventRow) -> Scene | None:
        lookup = self._lookup
        articles = {lookup.mentions[name].article for name in event.mentions}
        days = (_day(lookup.articles[article]) for article in articles)
        since = min((day for day in days if day), default=None)
        origins = {lookup.coverage[article].origin for article in articles}
        telling = frozenset(outlet for one in origins if (outlet := lookup.articles[one].outlet))
        if since is None or not most(len(telling), settings().fewest - 1):
            return None
        tells = telling | {lookup.articles[article].outlet for article in articles}
        silent: dict[str, set[str]] = defaultdict(set)
        for row in self._could(event, articles, since):
            if row.outlet and row.outlet not in tells:
                silent[row.outlet].add(row.id)
                if not most(len(telling), len(telling) + len(silent) - 1):
                    return None  # others that are silent only make them more
        scene = Scene(
            event=event.id,
            since=str(since),
            telling=telling,
            silent={outlet: tuple(sorted(found)) for outlet, found in sorted(silent.items())},
        )
        return scene if scene.could >= settings().fewest else None

    def _could(
        self, event: rows.EventRow, articles: Collection[str], since: date
    ) -> Iterator[rows.ArticleRow]:
        """Yield the articles in which an event could have been told, some of them twice."""
        until = since + timedelta(days=settings().days)
        stories = {self._lookup.coverage[article].story for article in articles}
        for story in sorted(one for one in stories if one is not None):
            yield from self._by_story[story].between(since, until)
        sides = [side for side in (event.sources, event.targets) if side]
        named = [[self._by_actor[one].between(since, until) for one in side] for side in sides]
        fewest = min(named, key=lambda side: sum(map(len, side)), default=[])
        for row in chain.from_iterable(fewest):
            if all(not self._cast[row.id].isdisjoint(side) for side in sides):
                yield row


def _day(article: rows.ArticleRow) -> date | None:
    """Return the day on which an article appeared, if it is known to the day."""
    published = article.published
    if published.value is None or published.precision != "day":
        return None
    return date.fromisoformat(published.value)
