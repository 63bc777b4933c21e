"""Entities of FollowTheMoney 4, one JSON object a line, for OpenAleph, Aleph and the like.

An article is an `Article`; actors are a `Person`, `PublicBody` (a state, or a body of one),
`Organization` or, where several are meant together, a `LegalEntity`; a name in an article is a
`Mention`. Such data know no denial and no doubt, so an `Event` is one that somebody reports, as
`counted` has it; who acts on whom in it is an `UnknownLink`, and each names the articles that tell
it as its proof. Countries, languages and dates are in FollowTheMoney's terms.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from rigour.langs import iso_639_alpha3

from rashomon.dossier import Dossier
from rashomon.dossier.rows import ActorMentionRow, ActorRow, ArticleRow
from rashomon.export.counted import LeftOut, Told, lost_mentions, told_events
from rashomon.export.jsontext import write_lines
from rashomon.export.legible import Legible
from rashomon.export.network import Edge, edges_of
from rashomon.export.streamed import quoting, stream
from rashomon.export.untold import untold
from rashomon.export.written import Lost, Written, losses
from rashomon.gazetteer import territory_code
from rashomon.records import content_id
from rashomon.wording import heading, wording
from rashomon.wording.dates import days_of
from rashomon.wording.shown import web_address

_STATE_SECTORS = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
"""PLOVER's sectors of bodies that are part of a state."""

_KEPT = ("articles", "actors", "actor_mentions", "event_mentions", "events")

_Values = dict[str, Iterable[str | None]]
_Entity = dict[str, Any]


def write(dossier: Dossier, folder: Path) -> Written:
    """Write ``entities.ftm.json`` into `folder`; the counts are by schema."""
    folder.mkdir(parents=True, exist_ok=True)
    maker = _Maker(dossier)
    write_lines(folder / "entities.ftm.json", maker.entities())
    lost = (*losses(maker.left_out), *maker.lost_mentions(), *untold(dossier, _KEPT))
    return Written(rows=dict(sorted(maker.made.items())), lost=(*lost, *maker.text.lost()))


class _Maker:
    """Makes the entities of a dossier, and counts them by schema."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._untold: list[LeftOut] = []
        self.left_out: Counter[tuple[str, str]] = Counter()
        self.made: Counter[str] = Counter()
        self.text = Legible()

    def entities(self) -> Iterator[_Entity]:
        """Yield all entities: articles and actors, what names them, what they are told to do."""
        for article in self._dossier.lookup.articles.values():
            yield self._article(article)
        for actor in self._dossier.lookup.actors.values():
            yield self._actor(actor)
        yield from self._mentions()
        for told in self._events():
            yield self._event(told)
            for edge in edges_of(self._dossier, told, self.text):
                yield self._link(edge, told)

    def lost_mentions(self) -> tuple[Lost, ...]:
        """Return the mentions that report no event, once all entities are made."""
        return lost_mentions(self._untold)

    def _events(self) -> Iterator[Told]:
        return quoting(self._dossier, told_events(self._dossier, self._untold), Told.articles)

    def _entity(self, schema: str, key: str, values: _Values) -> _Entity:
        """Return an entity with the values that are known, as one line of text each."""
        self.made[schema] += 1
        properties = {}
        for name, given in values.items():
            lines = (" ".join(self.text(value).split()) for value in given if value)
            if found := list(dict.fromkeys(line for line in lines if line)):
                properties[name] = found
        return {"id": key, "schema": schema, "properties": properties}

    def _article(self, row: ArticleRow) -> _Entity:
        language = iso_639_alpha3(row.language) if row.language else None
        values: _Values = {
            "fileName": [row.path],
            "title": [row.title],
            "author": [row.author],
            "publisher": [row.outlet],
            "sourceUrl": [web_address(row.url)],
            "language": [language],
        }
        published = _dates(row.published.value)
        if "startDate" in published:
            self.left_out["days of publication", "a period has no place in the format"] += 1
        values["publishedAt"] = published.get("date", [])
        return self._entity("Article", row.id, values)

    def _actor(self, row: ActorRow) -> _Entity:
        sectors = wording().sectors
        values: _Values = {
            "name": [row.name],
            "alias": row.aliases,
            "country": [territory_code(row.country) if row.country else None],
            "sector": [sectors.get(sector, sector) for sector in row.sectors],
        }
        if row.kind == "person":
            values["position"] = [role.text for role in row.roles]
        return self._entity(schema_of(row), row.id, values)

    def _mentions(self) -> Iterator[_Entity]:
        """Yield one mention for each name by which an article calls an actor."""
        seen: set[str] = set()
        ordered = 'SELECT * FROM actor_mentions ORDER BY article, start, "end", actor'
        rows = stream(self._dossier, ActorMentionRow, ordered)
        for row in quoting(self._dossier, rows, lambda row: [row.article]):
            if row.form != "name":
                self.left_out["actor mentions", "not by name"] += 1
                continue
            name = self._dossier.lookup.quote(row.article, row.start, row.end).text
            key = content_id("mn", row.article, row.actor, name)
            if key in seen:
                self.left_out["actor mentions", "the same name in the same article"] += 1
                continue
            seen.add(key)
            schema = schema_of(self._dossier.lookup.actors[row.actor])
            values: _Values = {
                "document": [row.article],
                "resolved": [row.actor],
                "name": [name],
                "detectedSchema": [schema],
            }
            yield self._entity("Mention", key, values)

    def _event(self, told: Told) -> _Entity:
        event, lookup = told.event, self._dossier.lookup
        quotes = [
            lookup.quote(one.article, one.sentence.start, one.sentence.end) for one in told.mentions
        ]
        names = (lookup.names(event.sources), lookup.names(event.targets))
        values: _Values = {
            "name": [heading(event.type, told.mentions[0].modes, *names)],
            **_dates(event.date),
            "location": [event.place.name if event.place else None],
            "country": [_country(event.place.country) if event.place else None],
            "involved": (*event.sources, *event.targets),
            "description": [quote.text for quote in quotes],
            **self._provenance(told),
        }
        return self._entity("Event", event.id, values)

    def _link(self, edge: Edge, told: Told) -> _Entity:
        values: _Values = {
            "subject": [edge.source],
            "object": [edge.target],
            "role": [edge.label],
            "recordId": [edge.event],
            **_dates(edge.date),
            **self._provenance(told),
        }
        return self._entity("UnknownLink", edge.id, values)

    def _provenance(self, told: Told) -> _Values:
        articles = [self._dossier.lookup.articles[one.article] for one in told.mentions]
        return {
            "proof": [article.id for article in articles],
            "publisher": [article.outlet for article in articles],
            "sourceUrl": [web_address(article.url) for article in articles],
        }


def schema_of(actor: ActorRow) -> str:
    """Return the schema of an actor."""
    if actor.kind == "person":
        return "Person"
    if actor.kind == "group":
        return "LegalEntity"
    state = actor.kind == "state" or not _STATE_SECTORS.isdisjoint(actor.sectors)
    return "PublicBody" if state else "Organization"


def _country(code: str | None) -> str | None:
    return territory_code(code) if code else None


def _dates(edtf: str | None) -> _Values:
    """Return a date, or the start and end of a period; nothing for what is no date."""
    if edtf is None or days_of(edtf) is None:
        return {}
    first, slash, last = edtf.partition("/")
    return {"startDate": [first], "endDate": [last]} if slash else {"date": [first]}
