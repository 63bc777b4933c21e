"""Who claims what, as schema.org's Claim in JSON-LD (https://schema.org/Claim).

A statement is a claim by its speaker, that it makes in an article: the exact words are a Quotation
there, named by their offsets. An event is a claim that every passage reporting it makes, as
`counted` has it; one that denies it or leaves it open does not. A claim's first appearance is only
told where all its articles have a day of publication. Ids are URNs of the dossier's ids; the words
of an article are named as RFC 5147 names those of plain text (``#char=10,24``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from rashomon.dossier import Dossier
from rashomon.dossier.rows import ActorRow, ArticleRow, EventMentionRow, StatementRow
from rashomon.export.coarse import day_of
from rashomon.export.counted import LeftOut, Told, lost_mentions, told_events
from rashomon.export.jsontext import json_text, write_list
from rashomon.export.legible import Legible
from rashomon.export.streamed import quoting, stream
from rashomon.export.untold import untold
from rashomon.export.written import Lost, Written, losses
from rashomon.records import AUTHOR
from rashomon.wording import heading
from rashomon.wording.shown import web_address

CONTEXT = {"@vocab": "https://schema.org/"}
"""Names are schema.org's; nothing has to be fetched to read them."""

_URN = "urn:rashomon:"
_KEPT = ("articles", "actors", "statements", "events", "event_mentions")
_TYPES = {"person": "Person", "state": "GovernmentOrganization"}

_Node = dict[str, Any]


def write(dossier: Dossier, folder: Path) -> Written:
    """Write ``claims.jsonld`` into `folder`; the counts are by type."""
    folder.mkdir(parents=True, exist_ok=True)
    maker = _Maker(dossier)
    head = f'{{"@context":{json_text(CONTEXT)},"@graph":['
    write_list(folder / "claims.jsonld", head, maker.nodes(), "\n]}\n")
    lost = (
        *losses(maker.left_out),
        *maker.lost_mentions(),
        *untold(dossier, _KEPT),
        *maker.text.lost(),
    )
    return Written(rows=dict(sorted(maker.made.items())), lost=lost)


class _Maker:
    """Makes the nodes of a dossier, and counts them by type."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._lookup = dossier.lookup
        self._untold: list[LeftOut] = []
        self.left_out: Counter[tuple[str, str]] = Counter()
        self.made: Counter[str] = Counter()
        self.text = Legible()

    def nodes(self) -> Iterator[_Node]:
        """Yield articles, actors, what they state and what articles tell."""
        for article in self._lookup.articles.values():
            yield self._article(article)
        for actor in self._lookup.actors.values():
            yield self._actor(actor)
        statements = "SELECT * FROM statements ORDER BY article, id"
        rows = stream(self._dossier, StatementRow, statements)
        for row in quoting(self._dossier, rows, lambda row: [row.article]):
            yield self._statement(row)
        for told in self._events():
            yield self._event(told)

    def lost_mentions(self) -> tuple[Lost, ...]:
        """Return the mentions that report no event, once all nodes are made."""
        return lost_mentions(self._untold)

    def _events(self) -> Iterator[Told]:
        return quoting(self._dossier, told_events(self._dossier, self._untold), Told.articles)

    def _node(self, type_: str, key: str, **values: object) -> _Node:
        self.made[type_] += 1
        found = {name: value for name, value in values.items() if value not in (None, "", [])}
        return {"@type": type_, "@id": _URN + key, **found}

    def _named(self, name: str | None) -> _Node | None:
        """Return somebody of whom only the name is known, not whether it is a person."""
        return {"name": self.text(name)} if name else None

    def _text(self, text: str | None) -> str | None:
        return self.text(text) if text else None

    def _article(self, row: ArticleRow) -> _Node:
        publisher = {"@type": "Organization", "name": self.text(row.outlet)} if row.outlet else None
        return self._node(
            "NewsArticle",
            row.id,
            headline=self._text(row.title),
            author=self._named(row.author),
            publisher=publisher,
            datePublished=self._published(row),
            inLanguage=row.language,
            url=web_address(row.url),
        )

    def _actor(self, row: ActorRow) -> _Node:
        aliases = [self.text(alias) for alias in row.aliases]
        type_ = _TYPES.get(row.kind, "Organization")
        return self._node(type_, row.id, name=self.text(row.name), alternateName=aliases)

    def _statement(self, row: StatementRow) -> _Node:
        words = self._words(row)
        start, end = row.content[0].start, row.content[-1].end
        return self._node(
            "Claim",
            row.id,
            text=words,
            author=self._speaker(row),
            datePublished=self._published(self._lookup.articles[row.article]),
            appearance=[self._quotation(row.article, start, end)],
        )

    def _words(self, row: StatementRow) -> str:
        parts = (self._lookup.quote(row.article, one.start, one.end).text for one in row.content)
        return self.text(" […] ".join(parts))

    def _speaker(self, row: StatementRow) -> object:
        """Return whose claim it is; an article that speaks for itself has authors of its own."""
        if row.speaker is None:
            self.left_out["speakers of statements", "not known"] += 1
            return None
        if row.speaker == AUTHOR:
            article = self._lookup.articles[row.article]
            return self._named(article.author or article.outlet)
        return {"@id": _URN + row.speaker}

    def _event(self, told: Told) -> _Node:
        event, first = told.event, told.mentions[0]
        names = (self._lookup.names(event.sources), self._lookup.names(event.targets))
        sentence = self._lookup.quote(first.article, first.sentence.start, first.sentence.end)
        return self._node(
            "Claim",
            event.id,
            name=self.text(heading(event.type, first.modes, *names)),
            text=self.text(sentence.text),
            about=[{"@id": _URN + actor} for actor in (*event.sources, *event.targets)],
            firstAppearance=self._first(told.mentions),
            appearance=[
                self._quotation(one.article, one.sentence.start, one.sentence.end)
                for one in told.mentions
            ],
        )

    def _first(self, mentions: Iterable[EventMentionRow]) -> _Node | None:
        """Return the article that claims it first, if the day of each is known and one is first."""
        when = self._lookup.articles
        days = {one.article: day_of(when[one.article].published.value, "-") for one in mentions}
        if not all(days.values()):
            return None
        first = min(days.values())
        found = [article for article, day in days.items() if day == first]
        return {"@id": _URN + found[0]} if len(found) == 1 else None

    def _published(self, article: ArticleRow) -> str | None:
        """Return a day, month or year, as ISO 8601 has them; a period has no place here."""
        value = article.published.value
        if value and "/" in value:
            self.left_out["days of publication", "a period has no place in the format"] += 1
            return None
        return value

    def _quotation(self, article: str, start: int, end: int) -> _Node:
        quote = self._lookup.quote(article, start, end)
        return self._node(
            "Quotation",
            f"{article}#char={start},{end}",
            text=self.text(quote.text),
            isPartOf={"@id": _URN + article},
        )
