"""A corpus of any size that looks to linking like real readings, in words without any sense.

What an article and a mention hold follows ``benchmarks/shape.yaml``. What 400 articles cannot show
is assumed, and stands below as constants: a story's articles follow a power law, half of its
mentions tell one of a few events, and all of it falls into one year whatever the size, so that a
corpus of twice the size is twice as dense.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from random import Random
from typing import Any

from benchmarks import invented
from benchmarks.invented import Lottery
from benchmarks.shape import Shape, shape
from rashomon.linking.actors import ActorLinks
from rashomon.linking.wording import classes
from rashomon.links import Story
from rashomon.records import (
    AUTHOR,
    Actor,
    ActorMention,
    Article,
    EventDate,
    EventMention,
    Factuality,
    Place,
    Published,
    Quantity,
    Reading,
    Span,
    content_id,
)

DAYS = 365
FIRST = date(2031, 1, 1)
OUTLETS = 60
ACTORS, WORDS, COUNTRIES, PLACES = 400_000, 60_000, 80, 3_000
LARGEST_STORY = 300
STORY_EXPONENT = 2.3
"""Articles of a story: a power law with the exponent that cascades of news are often given."""

STORY_CAST, STORY_TERMS, STORY_EVENTS, EVENT_TERMS = 12, 12, 5, 6
RETOLD = 0.5
STORY_VOCABULARY, BODY_WORDS, TITLE_WORDS, IN_STORY = 50, 174, 8, 0.3
"""Words of a story; words of an article that carry a subject (the mean of 400 articles) and of its
title; the share of these that are the story's."""

SAME_TRIGGER, SAME_ACTOR, OF_EVENT, OF_STORY = 0.6, 0.8, 0.35, 0.25
"""Chances that a mention keeps its event's trigger, an actor, and that a word is the event's or the
story's."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Articles, readings and stories, and for each event mention the event that it was made of."""

    articles: list[Article]
    readings: list[Reading]
    stories: list[Story]
    actors: ActorLinks
    made_of: dict[str, int]


@dataclass(frozen=True, slots=True)
class _Told:
    """One event as its mentions draw on it."""

    number: int
    kind: str
    triggers: tuple[str, str]
    modes: tuple[str, ...]
    sources: tuple[int, ...]
    targets: tuple[int, ...]
    terms: tuple[str, ...]
    day: date
    place: Place
    amount: float


@dataclass(frozen=True, slots=True)
class _Story:
    """Who is in a story, what its events are told by, and the words of its articles."""

    cast: Sequence[int]
    terms: Sequence[str]
    words: Sequence[str]


class Maker:
    """Makes a corpus from one seed: the same arguments give the same records."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311 - a fixed seed is the point
        self.shape: Shape = shape()
        self.actor = Lottery(self.random, self.shape.actor_uses, ACTORS)
        self.word = Lottery(self.random, self.shape.keyword_uses, WORDS)
        self.country = Lottery(self.random, self.shape.country_uses, COUNTRIES)
        self.trigger = Lottery(self.random, self.shape.trigger_uses, max(self.shape.trigger_uses))
        self.verbs = sorted({word for listed in classes() for word in listed if " " not in word})
        self.events = 0

    def corpus(self, mentions: int) -> Corpus:
        """Return a corpus of `mentions` event mentions."""
        corpus = Corpus([], [], [], ActorLinks((), (), {}, {}, frozenset()), {})
        while len(corpus.made_of) < mentions:
            self._add_story(corpus, mentions)
        for number in sorted({int(key[3:]) for key in corpus.actors.dossier_id.values()}):
            corpus.actors.by_id[f"ac-{number}"] = self._actor(number)
        named = frozenset(key for key, one in corpus.actors.by_id.items() if one.kind != "group")
        actors = ActorLinks((), (), corpus.actors.dossier_id, corpus.actors.by_id, named)
        return Corpus(corpus.articles, corpus.readings, corpus.stories, actors, corpus.made_of)

    def _add_story(self, corpus: Corpus, mentions: int) -> None:
        size = min(LARGEST_STORY, int((1 - self.random.random()) ** (-1 / (STORY_EXPONENT - 1))))
        day = FIRST + timedelta(days=self.random.randrange(DAYS))
        cast = [self.actor.draw() for _ in range(STORY_CAST)]
        terms = [self._word() for _ in range(STORY_TERMS)]
        story = _Story(cast, terms, [*terms, *(self._word() for _ in range(STORY_VOCABULARY))])
        core = [self._told(cast, terms, day) for _ in range(STORY_EVENTS)]
        first = len(corpus.articles)
        for _ in range(size):
            count = min(self._quantile(self.shape.mentions), mentions - len(corpus.made_of))
            told = [
                core[int(self.random.random() ** 2 * len(core))]
                if self.random.random() < RETOLD
                else self._told(cast, terms, day)
                for _ in range(count)
            ]
            self._add_article(corpus, day + timedelta(days=self.random.randrange(3)), told, story)
        members = tuple(sorted(article.id for article in corpus.articles[first:]))
        corpus.stories.append(Story(id=content_id("sy", *members), articles=members))

    def _told(self, cast: Sequence[int], terms: Sequence[str], day: date) -> _Told:
        self.events += 1
        names = list(self.shape.kinds)
        kind = self.random.choices(names, [self.shape.kinds[name].share for name in names])[0]
        modes = self.shape.kinds[kind].modes
        none = max(0.0, 1 - sum(modes.values()))
        mode = self.random.choices(["", *modes], [none, *modes.values()])[0]
        own = [self._word() for _ in range(EVENT_TERMS // 2)]
        return _Told(
            number=self.events,
            kind=kind,
            triggers=(self._verb(kind), self._verb(kind)),
            modes=(mode,) if mode else (),
            sources=self._some(cast, self.shape.sources),
            targets=self._some(cast, self.shape.targets),
            terms=(*own, *self.random.sample(list(terms), EVENT_TERMS - len(own))),
            day=day - timedelta(days=min(300, int(self.random.expovariate(0.5)))),
            place=Place(
                name=f"Place {self.random.randrange(PLACES)}",
                country=f"C{self.country.draw():02}",
            ),
            amount=float(int(10 ** (3 * self.random.random()))),
        )

    def _verb(self, kind: str) -> str:
        own = self.shape.kinds[kind].triggers
        start = sum(map(ord, kind)) % len(self.verbs)
        return self.verbs[(start + self.trigger.draw() % own) % len(self.verbs)]

    def _some(self, cast: Sequence[int], shares: Sequence[float]) -> tuple[int, ...]:
        count = self.random.choices(range(len(shares)), shares)[0]
        chosen = [cast[int(self.random.random() ** 2 * len(cast))] for _ in range(count)]
        return tuple(dict.fromkeys(chosen))

    def _word(self) -> str:
        return invented.word(self.word.draw())

    def _quantile(self, listed: Sequence[int]) -> int:
        return listed[int(self.random.random() * len(listed))]

    def _add_article(self, corpus: Corpus, day: date, told: Sequence[_Told], story: _Story) -> None:
        article = content_id("ar", len(corpus.articles))
        cast: dict[int, str] = {}
        raw, events = "", []
        for one in told:
            trigger = one.triggers[self.random.random() > SAME_TRIGGER]
            span = Span(len(raw), len(raw) + len(trigger))
            raw += f"{trigger} "
            mention = self._mention(article, span, one, story.terms, cast)
            corpus.made_of[mention.id] = one.number
            events.append(mention)
        corpus.actors.dossier_id.update({key: f"ac-{number}" for number, key in cast.items()})
        corpus.articles.append(
            Article(
                id=article,
                raw=raw + self._words(story, BODY_WORDS),
                path="",
                title=self._words(story, TITLE_WORDS),
                outlet=f"Outlet {int(self.random.random() ** 2 * OUTLETS)}",
                language="en",
                published=Published(value=day.isoformat(), precision="day", basis="metadata"),
            )
        )
        while len(cast) < self._quantile(self.shape.cast):
            number = self.actor.draw()
            cast.setdefault(number, f"{article}.{number}")
        actors = [
            invented.local(article, self._actor(number), number, self.random) for number in cast
        ]
        corpus.readings.append(
            Reading(
                article=article,
                version="made",
                actors=tuple(actors),
                mentions=tuple(
                    ActorMention(article=article, span=Span(0, 1), actor=one.id, form="name")
                    for one in actors
                    if one.kind != "group"
                ),
                events=tuple(events),
            )
        )

    def _words(self, story: _Story, count: int) -> str:
        chosen = (
            self.random.choice(story.words) if self.random.random() < IN_STORY else self._word()
            for _ in range(count)
        )
        return " ".join(chosen)

    def _mention(
        self, article: str, span: Span, one: _Told, terms: Sequence[str], cast: dict[int, str]
    ) -> EventMention:
        chance, share = self.random.random, self.shape
        amounts = (Quantity(value=one.amount, unit="person", start=span.start, end=span.end),)
        words = [self._keyword(one, terms) for _ in range(self._quantile(share.keywords))]
        polarity: Any = "negative" if chance() < share.negative else "positive"
        return EventMention(
            id=content_id("em", article, span.start),
            article=article,
            trigger=span,
            sentence=span,
            type=one.kind,
            modes=one.modes,
            sources=self._kept(article, one.sources, cast),
            targets=self._kept(article, one.targets, cast),
            date=self._date(one.day),
            place=one.place if chance() < share.place else None,
            factuality=Factuality(polarity=polarity),
            historical=chance() < share.historical,
            asserted_by=None if chance() < share.quoted else AUTHOR,
            quantities=amounts if chance() < share.amount else (),
            keywords=tuple(sorted(set(words))),
        )

    def _kept(self, article: str, actors: Sequence[int], cast: dict[int, str]) -> tuple[str, ...]:
        kept = [number for number in actors if self.random.random() < SAME_ACTOR]
        return tuple(cast.setdefault(number, f"{article}.{number}") for number in kept)

    def _keyword(self, one: _Told, terms: Sequence[str]) -> str:
        chance = self.random.random()
        if chance < OF_EVENT + OF_STORY:
            return self.random.choice(one.terms if chance < OF_EVENT else terms)
        return self._word()

    def _date(self, day: date) -> EventDate | None:
        listed = self.shape.precisions
        precision: Any = self.random.choices(list(listed), list(listed.values()))[0]
        week = f"{day.isoformat()}/{(day + timedelta(days=6)).isoformat()}"
        value = {"day": f"{day}", "month": f"{day:%Y-%m}", "year": f"{day:%Y}", "interval": week}
        return (
            None
            if precision == "unknown"
            else EventDate(value=value[precision], precision=precision)
        )

    @lru_cache(maxsize=1 << 18)  # noqa: B019 - a maker lives as long as its corpus
    def _actor(self, number: int) -> Actor:
        """Return an actor of the dossier; what kind it is depends on its number alone."""
        random = Random(number)  # noqa: S311 - the same actor each time
        kinds = self.shape.actor_kinds
        kind: Any = random.choices(list(kinds), list(kinds.values()))[0]
        told = kind == "state" or random.random() < self.shape.country
        country = f"C{self.country.at(random.random()):02}" if told else None
        return Actor(id=f"ac-{number}", name=f"Actor {number}", kind=kind, country=country)
