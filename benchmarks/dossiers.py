"""Dossiers of any size to show: the corpus of `benchmarks.synthesis`, with text around its events.

Readings of a size that one process makes in seconds (`filled`); a larger dossier is that one many
times over (`tiled`), with articles, events and rows of their own and the same actors. Who is who
and what is one event is as the corpus was made, so nothing is linked. The text is made of invented
words, an article about as long as one in a newspaper.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from random import Random
from typing import Any

import msgspec

from benchmarks.synthesis import Corpus, Maker
from rashomon.dossier import Dossier
from rashomon.dossier.summaries import summarise
from rashomon.links import Contrast, Event, Link, Links, Outlets, Passage, Reason, Relation
from rashomon.ontology import EVENT_TYPES
from rashomon.records import (
    AUTHOR,
    Actor,
    ActorMention,
    Article,
    EventMention,
    Forecast,
    Label,
    Quantity,
    Reading,
    Span,
    Statement,
    content_id,
)

VERSION = "made"
SEED = 1
MENTIONS = 7
"""Event mentions an article, about what benchmarks/shape.yaml has."""

PLAIN = 4
"""Sentences that tell no event for each that does; an article has about 4,000 characters."""

NAMED = 0.6
"""Share of those that name somebody: about twenty mentions of actors an article."""

LENGTH, PARAGRAPH = 20, 4
"""Words of a sentence, and sentences of a paragraph."""

LOADED, FORETOLD, CONTRASTED = 0.05, 0.05, 0.5
"""Shares of mentions of actors that are loaded, of events foretold, of shared events contrasted."""

_KINDS = ("polarity", "responsibility", "date", "quantity", "motive", "characterisation")


def filled(dossier: Dossier, articles: int) -> Dossier:
    """Put a made corpus of about so many articles into an empty dossier."""
    corpus = Maker(SEED).corpus(articles * MENTIONS)
    writer = _Writer(corpus)
    for article, reading in zip(corpus.articles, corpus.readings, strict=True):
        writer.write(article, reading)
    dossier.keep(writer.articles, writer.readings)
    dossier.write_links(VERSION, writer.links())
    return dossier


def tiled(dossier: Dossier, times: int) -> Dossier:
    """Make a dossier `times` as large: every row again, told from the others by its ids."""
    sql = "SELECT table_name FROM duckdb_tables() WHERE table_name IN (SELECT unnest(?))"
    names = dossier.connection.execute(sql, [list(_TILED)]).fetchall()
    for (table,) in sorted(names):
        described = dossier.connection.execute(f"DESCRIBE {table}").fetchall()
        columns = ", ".join(_renamed(table, name) for name, *_ in described)
        copies = f"range(1, {times}) copies(k)"
        dossier.connection.execute(f"INSERT INTO {table} SELECT {columns} FROM {table}, {copies}")  # noqa: S608
    summarise(dossier.connection)
    dossier.connection.execute("CHECKPOINT")
    return dossier


_TILED: dict[str, tuple[str, ...]] = {
    "article": ("id", "record"),
    "articles": ("id",),
    "actor_mentions": ("article",),
    "event_mentions": ("id", "article", "statement", "event"),
    "events": ("id", "mentions"),
    "statements": ("id", "article", "parent"),
    "forecasts": ("id", "article", "statement"),
    "labels": ("article",),
    "contrasts": ("id", "a", "b", "events"),
    "relations": ("event",),
    "ledger": ("id", "article"),
    "coverage": ("article", "story", "origin"),
    "receipts": ("row", "article"),
    "passages": ("row",),
    "reading": ("article", "record"),
    "links": ("member", "target"),
}
"""The columns of each table that name something of which a copy has its own."""

_LISTS = ("mentions", "events")
_PASSAGES = ("a", "b")


def _renamed(table: str, column: str) -> str:
    if column not in _TILED[table]:
        return f'"{column}"'
    if (table, column) == ("article", "record"):
        return "replace(record, id, id || '-' || k)"
    if (table, column) == ("reading", "record"):  # all ids in it are this article's own
        return "regexp_replace(record, '\"([a-z]{2}-[0-9a-f]+)\"', '\"\\1-' || k || '\"', 'g')"
    if (table, column) == ("links", "target"):
        return "if(starts_with(target, 'ev-'), target || '-' || k, target)"
    if column in _LISTS:
        return f"list_transform({column}, lambda one: one || '-' || k)"
    if column in _PASSAGES:
        return f"struct_update({column}, article := {column}.article || '-' || k)"
    return f"\"{column}\" || '-' || k"


class _Writer:
    """Gives the readings of a corpus text, and what else a reading of text has."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.random = Random(SEED)  # noqa: S311 - a fixed seed is the point
        self.words = [f"{self._syllables()}" for _ in range(3000)]
        self.articles: list[Article] = []
        self.readings: list[Reading] = []

    def _syllables(self) -> str:
        return "".join(
            self.random.choice("bdfgklmnprstv") + self.random.choice("aeiou")
            for _ in range(self.random.randrange(1, 5))
        )

    def write(self, article: Article, reading: Reading) -> None:
        """Keep an article and its reading again, with text."""
        page = _Page(self, article.id)
        for mention in reading.events:
            page.tell(mention)
        kept = msgspec.structs.replace(
            article, raw=page.text, title=page.title, path=f"{article.id}.txt"
        )
        self.articles.append(kept)
        self.readings.append(
            Reading(
                article=article.id,
                version=VERSION,
                actors=tuple(page.actors.values()),
                mentions=tuple(page.mentions),
                statements=tuple(page.statements),
                events=tuple(page.events),
                forecasts=tuple(page.forecasts),
                labels=tuple(page.labels),
            )
        )

    def links(self) -> Links:
        """Return what joins the readings, as the corpus was made."""
        told: dict[int, list[EventMention]] = defaultdict(list)
        for reading in self.readings:
            for mention in reading.events:
                told[self.corpus.made_of[mention.id]].append(mention)
        outlet_of = {article.id: article.outlet or article.id for article in self.articles}
        events = [self._event(number, found, outlet_of) for number, found in told.items()]
        contrasts = [
            one
            for event, found in zip(events, told.values(), strict=True)
            if (one := self._contrast(event, found))
        ]
        return Links(
            actors=tuple(self.corpus.actors.by_id.values()),
            actor_links=tuple(
                Link(member=member, target=target, score=1.0)
                for member, target in self.corpus.actors.dossier_id.items()
            ),
            stories=tuple(self.corpus.stories),
            events=tuple(events),
            event_links=tuple(
                Link(member=member, target=event.id, score=1.0)
                for event in events
                for member in event.mentions
            ),
            contrasts=tuple(contrasts),
            relations=tuple(self._relations(events, outlet_of, told)),
        )

    def _event(self, number: int, told: Sequence[EventMention], outlet_of: dict[str, str]) -> Event:
        first = told[0]
        cast = self.corpus.actors.dossier_id
        outlets: dict[str, str] = {}
        for one in told:
            denied = one.factuality.polarity == "negative"
            own = "asserting" if one.asserted_by == AUTHOR else "attributing"
            outlets.setdefault(outlet_of[one.article], "denying" if denied else own)
        stances: dict[str, list[str]] = defaultdict(list)
        for outlet, stance in sorted(outlets.items()):
            stances[stance].append(outlet)
        return Event(
            id=content_id("ev", number),
            type=first.type,
            date=first.date,
            sources=tuple(dict.fromkeys(cast[one] for one in first.sources)),
            targets=tuple(dict.fromkeys(cast[one] for one in first.targets)),
            place=first.place,
            mentions=tuple(one.id for one in told),
            outlets=Outlets(**{stance: tuple(found) for stance, found in stances.items()}),
        )

    def _contrast(self, event: Event, told: Sequence[EventMention]) -> Contrast | None:
        articles = {one.article for one in told}
        if len(articles) == 1 or self.random.random() > CONTRASTED:
            return None
        one, other = told[0], next(each for each in told if each.article != told[0].article)
        kind: Any = self.random.choice(_KINDS)
        sides = [
            Passage(article=each.article, start=each.sentence.start, end=each.sentence.end)
            for each in (one, other)
        ]
        score = round(self.random.random(), 3)
        return Contrast(
            id=content_id("ct", event.id),
            kind=kind,
            a=sides[0],
            b=sides[1],
            events=(event.id,),
            score=score,
            why=(Reason(feature=kind, weight=score, detail="made so"),),
        )

    def _relations(
        self,
        events: Sequence[Event],
        outlet_of: dict[str, str],
        told: dict[int, list[EventMention]],
    ) -> list[Relation]:
        by_id = self.corpus.actors.by_id
        found = []
        for event, mentions in zip(events, told.values(), strict=True):
            pairs = [
                (by_id[one].country, by_id[other].country)
                for one in event.sources
                for other in event.targets
            ]
            weight = EVENT_TYPES[event.type].score
            found += [
                Relation(
                    source=source,
                    target=target,
                    date=event.date.value if event.date else None,
                    weight=weight,
                    event=event.id,
                    outlet=outlet_of[mention.article],
                    sign=1 if weight > 0 else -1,
                    mode=None,
                )
                for source, target in pairs
                for mention in mentions
                if source and target and source != target
            ]
        return found


class _Page:
    """One article while its text is written."""

    def __init__(self, writer: _Writer, article: str) -> None:
        self.writer = writer
        self.random = writer.random
        self.article = article
        self.title = " ".join(self._some(7)).capitalize()
        self.text = f"{self.title}\n\n"
        self.sentences = 0
        self.actors: dict[str, Actor] = {}
        self.mentions: list[ActorMention] = []
        self.statements: list[Statement] = []
        self.events: list[EventMention] = []
        self.forecasts: list[Forecast] = []
        self.labels: list[Label] = []

    def tell(self, mention: EventMention) -> None:
        """Write a sentence that tells an event, and some that tell none."""
        start = len(self.text)
        for actor in mention.sources:
            self._name(actor)
        trigger = self._put(f"was{self.random.randrange(90)}ed")
        for actor in mention.targets:
            self._name(actor)
        amounts = tuple(
            Quantity(value=one.value, unit=one.unit, start=span.start, end=span.end)
            for one in mention.quantities
            for span in [self._put(f"{one.value:g}")]
        )
        for word in self._some(LENGTH - 6):
            self._put(word)
        sentence = Span(start, len(self.text) - 1)
        own = mention.asserted_by == AUTHOR or not mention.sources
        statement = None if own else self._state(mention.sources[0], sentence, len(self.events))
        self.events.append(
            msgspec.structs.replace(
                mention,
                trigger=trigger,
                sentence=sentence,
                quantities=amounts,
                asserted_by=AUTHOR if own else mention.sources[0],
                statement=statement,
            )
        )
        if self.random.random() < FORETOLD:
            self._foretell(sentence, len(self.events))
        self._stop()
        for _ in range(PLAIN):
            if self.actors and self.random.random() < NAMED:
                self._name(self.random.choice(list(self.actors)))
            for word in self._some(LENGTH):
                self._put(word)
            self._stop()

    def _name(self, actor: str) -> None:
        known = self.writer.corpus.actors
        named = known.by_id[known.dossier_id[actor]]
        span = self._put(named.name)
        self.actors.setdefault(actor, msgspec.structs.replace(named, id=actor))
        self.mentions.append(
            ActorMention(article=self.article, span=span, actor=actor, form="name")
        )
        if self.random.random() < LOADED:
            polarity: Any = self.random.choice(("positive", "negative"))
            self.labels.append(
                Label(article=self.article, span=span, actor=actor, polarity=polarity, by=AUTHOR)
            )

    def _state(self, speaker: str, sentence: Span, number: int) -> str:
        made = Statement(
            id=content_id("st", self.article, number),
            article=self.article,
            speaker=speaker,
            source=None,
            cue=None,
            content=(sentence,),
            kind="indirect",
        )
        self.statements.append(made)
        return made.id

    def _foretell(self, sentence: Span, number: int) -> None:
        self.forecasts.append(
            Forecast(
                id=content_id("fc", self.article, number),
                article=self.article,
                span=sentence,
                speaker=AUTHOR,
                made_on="2031-06-01",
                horizon="2031-12",
                certainty="possible",
            )
        )

    def _some(self, number: int) -> list[str]:
        return self.random.choices(self.writer.words, k=number)

    def _put(self, word: str) -> Span:
        start = len(self.text)
        self.text += f"{word} "
        return Span(start, start + len(word))

    def _stop(self) -> None:
        self.sentences += 1
        end = "\n\n" if self.sentences % PARAGRAPH == 0 else " "
        self.text = f"{self.text.rstrip(' ')}.{end}"
