"""Readings made by hand, for tests of linking: no reader is asked."""

from __future__ import annotations

from dataclasses import dataclass, field

from rashomon.records import (
    AUTHOR,
    Actor,
    ActorKind,
    ActorMention,
    Amount,
    Article,
    Certainty,
    Claim,
    EventDate,
    EventMention,
    Factuality,
    Label,
    MentionForm,
    Polarity,
    Precision,
    Published,
    Quantity,
    Reading,
    Role,
    Span,
    Time,
    content_id,
)

_PRECISIONS: dict[int, Precision] = {4: "year", 7: "month", 10: "day"}


@dataclass
class Draft:
    """An article in the making: sentences are added, and what is read from them."""

    outlet: str
    published: str | None = "2031-05-04"
    sentences: list[str] = field(default_factory=list)
    actors: dict[str, Actor] = field(default_factory=dict)
    mentions: list[ActorMention] = field(default_factory=list)
    events: list[EventMention] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    title: str | None = None
    own_words: bool = True

    @property
    def id(self) -> str:
        return content_id("ar", self.outlet, self.published)

    def say(self, sentence: str) -> Span:
        start = sum(len(s) + 1 for s in self.sentences)
        self.sentences.append(sentence)
        return Span(start, start + len(sentence))

    def actor(
        self,
        name: str,
        kind: ActorKind = "person",
        country: str | None = None,
        *,
        sectors: tuple[str, ...] = (),
        aliases: tuple[str, ...] = (),
        form: MentionForm = "name",
        role: str | None = None,
    ) -> str:
        key = content_id("la", self.id, kind, name)
        span = self.say(name)
        roles: tuple[Role, ...] = ()
        if role:
            roles = (Role(text=role, article=self.id, start=span.start, end=span.end),)
        self.actors[key] = Actor(
            id=key,
            name=name,
            kind=kind,
            country=country,
            sectors=sectors,
            aliases=aliases,
            roles=roles,
        )
        self.mentions.append(ActorMention(article=self.id, span=span, actor=key, form=form))
        return key

    def event(
        self,
        sentence: str,
        trigger: str,
        event_type: str,
        *,
        sources: tuple[str, ...] = (),
        targets: tuple[str, ...] = (),
        date: str | None = None,
        polarity: Polarity = "positive",
        by: str | None = AUTHOR,
        modes: tuple[str, ...] = (),
        keywords: str = "",
        amount: tuple[float, str] | None = None,
        certainty: Certainty = "certain",
        time: Time = "past",
        historical: bool = False,
    ) -> str:
        span = self.say(sentence)
        start = span.start + sentence.index(trigger)
        key = content_id("em", self.id, start, event_type)
        quantities: tuple[Quantity, ...] = ()
        if amount:
            quantities = (
                Quantity(value=amount[0], unit=amount[1], start=span.start, end=span.end),
            )
        precision = _PRECISIONS.get(len(date or ""), "interval")
        self.events.append(
            EventMention(
                id=key,
                article=self.id,
                trigger=Span(start, start + len(trigger)),
                sentence=span,
                type=event_type,
                modes=modes,
                sources=sources,
                targets=targets,
                historical=historical,
                date=EventDate(value=date, precision=precision, basis=span) if date else None,
                factuality=Factuality(polarity=polarity, certainty=certainty, time=time),
                asserted_by=by,
                quantities=quantities,
                keywords=tuple(sorted((keywords or sentence.lower().strip(".")).split())),
            )
        )
        return key

    def claim(
        self,
        sentence: str,
        predicate: str,
        *,
        words: tuple[str, ...] = (),
        actors: tuple[str, ...] = (),
        origins: tuple[str, ...] = (),
        day: str | None = None,
        dated: bool = False,
        amounts: tuple[tuple[float, float, str], ...] = (),
        denied: bool = False,
        foretold: bool = False,
    ) -> None:
        span = self.say(sentence)
        self.claims.append(
            Claim(
                article=self.id,
                span=span,
                sentence=span,
                predicate=predicate,
                words=words,
                actors=actors,
                origins=origins,
                day=day,
                dated=dated,
                denied=denied,
                foretold=foretold,
                amounts=tuple(
                    Amount(low=low, high=high, unit=unit, start=span.start, end=span.end)
                    for low, high, unit in amounts
                ),
            )
        )

    def label(self, words: str, actor: str, polarity: Polarity, by: str | None = AUTHOR) -> None:
        span = self.say(words)
        self.labels.append(Label(article=self.id, span=span, actor=actor, polarity=polarity, by=by))

    def done(self) -> tuple[Article, Reading]:
        published = (
            Published(value=self.published, precision="day", basis="user")
            if self.published
            else Published()
        )
        if self.own_words:  # or short articles would pass for copies of each other
            self.say(" ".join(f"{self.outlet}{number}" for number in range(60)))
        article = Article(
            id=self.id,
            raw="\n".join(self.sentences),
            path=f"{self.outlet}.txt",
            outlet=self.outlet,
            published=published,
            title=self.title,
        )
        return article, Reading(
            article=self.id,
            version="test",
            actors=tuple(self.actors.values()),
            mentions=tuple(self.mentions),
            events=tuple(self.events),
            labels=tuple(self.labels),
            claims=tuple(self.claims),
        )


def together(*drafts: Draft) -> tuple[list[Article], list[Reading]]:
    """Return the articles and readings of drafts."""
    done = [draft.done() for draft in drafts]
    return [article for article, _ in done], [reading for _, reading in done]
