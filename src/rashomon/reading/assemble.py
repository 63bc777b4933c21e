"""From a draft in token offsets to a reading in raw offsets and content-derived ids."""

from __future__ import annotations

import itertools

from spacy.attrs import IDX

from rashomon.reading.draft import (
    AmountDraft,
    Draft,
    HappeningDraft,
    OffsetDraft,
    QuantityDraft,
    Tokens,
)
from rashomon.records import (
    AUTHOR,
    Actor,
    ActorMention,
    Amount,
    Claim,
    EventDate,
    EventMention,
    Factuality,
    Forecast,
    Happening,
    Label,
    Offset,
    Perspective,
    Quantity,
    Reading,
    Role,
    Span,
    Statement,
    content_id,
)


def assemble(draft: Draft, version: str) -> Reading:
    """Return the reading of a finished draft; `version` is that of the reader."""
    return _Assembly(draft).reading(version)


class _Assembly:
    """The ids of one draft's actors and statements, and the records that refer to them."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.article = draft.article.id
        self.starts: list[int] = draft.doc.to_array(IDX).tolist()
        self.ends = [start + len(word) for start, word in zip(self.starts, draft.doc, strict=True)]
        first_mention: dict[int, Span] = {}
        for mention in draft.cast.mentions:
            first_mention.setdefault(mention.actor, self.span(mention.tokens))
        self.actor_ids = [
            content_id("la", self.article, actor.kind, actor.name, first_mention.get(index))
            for index, actor in enumerate(draft.cast.actors)
        ]
        self.statement_ids = [
            content_id(
                "st",
                self.article,
                statement.cue and self.span(statement.cue),
                *map(self.span, statement.content),
            )
            for statement in draft.statements
        ]

    def reading(self, version: str) -> Reading:
        return Reading(
            article=self.article,
            version=version,
            published=self.draft.article.published.value,
            actors=self.actors(),
            mentions=self.mentions(),
            statements=self.statements(),
            events=self.events(),
            forecasts=self.forecasts(),
            labels=self.labels(),
            claims=self.claims(),
            happenings=tuple(map(self.happening, self.draft.happenings)),
        )

    def span(self, tokens: Tokens) -> Span:
        return self.draft.view.raw(self.starts[tokens.start], self.ends[tokens.end - 1])

    def optional_span(self, tokens: Tokens | None) -> Span | None:
        return None if tokens is None else self.span(tokens)

    def actor(self, index: int | None) -> str | None:
        return None if index is None else self.actor_ids[index]

    def actor_list(self, indices: tuple[int, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.actor_ids[index] for index in indices))

    def statement(self, index: int | None) -> str | None:
        return None if index is None else self.statement_ids[index]

    def quantity(self, draft: QuantityDraft) -> Quantity:
        span = self.span(draft.tokens)
        return Quantity(value=draft.value, unit=draft.unit, start=span.start, end=span.end)

    def actors(self) -> tuple[Actor, ...]:
        found = []
        for index, actor in enumerate(self.draft.cast.actors):
            roles = []
            for tokens in actor.roles:
                span = self.span(tokens)
                text = self.draft.article.raw[span.start : span.end]
                roles.append(Role(text=text, article=self.article, start=span.start, end=span.end))
            found.append(
                Actor(
                    id=self.actor_ids[index],
                    name=actor.name,
                    kind=actor.kind,
                    country=actor.country,
                    sectors=actor.sectors,
                    roles=tuple(roles),
                    aliases=actor.aliases,
                )
            )
        return tuple(found)

    def mentions(self) -> tuple[ActorMention, ...]:
        return tuple(
            ActorMention(
                article=self.article,
                span=self.span(mention.tokens),
                actor=self.actor_ids[mention.actor],
                form=mention.form,
            )
            for mention in self.draft.cast.mentions
        )

    def statements(self) -> tuple[Statement, ...]:
        return tuple(
            Statement(
                id=self.statement_ids[index],
                article=self.article,
                speaker=self.voice(statement.speaker, statement.by_author),
                source=self.optional_span(statement.source),
                cue=self.optional_span(statement.cue),
                content=tuple(map(self.span, statement.content)),
                kind=statement.kind,
                cue_class=statement.cue_class,
                polarity=statement.polarity,
                parent=self.statement(statement.parent),
                relayed_by=self.actor(statement.relayed_by),
                about=self.actor_list(statement.about),
            )
            for index, statement in enumerate(self.draft.statements)
        )

    def asserted_by(self, statement: int | None) -> str | None:
        if statement is None:
            return AUTHOR
        told = self.draft.statements[statement]
        return self.voice(told.speaker, told.by_author)

    def events(self) -> tuple[EventMention, ...]:
        found = []
        draft = self.draft
        judged = zip(draft.events, draft.factualities, draft.views, draft.occasions, strict=True)
        for event, factuality, views, occasion in judged:
            trigger = self.span(event.trigger)
            date = None
            if occasion.date is not None and occasion.precision is not None:
                date = EventDate(
                    value=occasion.date,
                    precision=occasion.precision,
                    basis=self.optional_span(occasion.basis),
                )
            found.append(
                EventMention(
                    id=content_id("em", self.article, trigger.start, trigger.end, event.type),
                    article=self.article,
                    trigger=trigger,
                    sentence=self.span(event.sentence),
                    type=event.type,
                    modes=event.modes,
                    contexts=event.contexts,
                    sources=self.actor_list(event.sources),
                    targets=self.actor_list(event.targets),
                    date=date,
                    place=occasion.place,
                    factuality=factuality,
                    historical=occasion.historical,
                    asserted_by=self.asserted_by(event.statement),
                    statement=self.statement(event.statement),
                    views=tuple(itertools.starmap(self.perspective, views)),
                    quantities=tuple(map(self.quantity, event.quantities)),
                    keywords=event.keywords,
                    offsets=tuple(map(self.offset, occasion.offsets)),
                    decided_by=event.decided_by,
                    confidence=event.confidence,
                )
            )
        return tuple(found)

    def perspective(self, statement: int | None, factuality: Factuality) -> Perspective:
        return Perspective(
            voice=self.asserted_by(statement),
            statement=self.statement(statement),
            factuality=factuality,
        )

    def offset(self, draft: OffsetDraft) -> Offset:
        return Offset(
            span=self.span(draft.tokens),
            anchor=self.happening(draft.anchor),
            unit=draft.unit,
            count=draft.count,
        )

    def happening(self, draft: HappeningDraft) -> Happening:
        return Happening(
            span=self.span(draft.tokens), name=draft.name, kinds=draft.kinds, day=draft.day
        )

    def voice(self, actor: int | None, by_author: bool) -> str | None:
        return AUTHOR if by_author else self.actor(actor)

    def forecasts(self) -> tuple[Forecast, ...]:
        made_on = self.draft.article.published.value
        found = []
        for forecast in self.draft.forecasts:
            span = self.span(forecast.tokens)
            horizon = forecast.horizon
            found.append(
                Forecast(
                    id=content_id("fc", self.article, span.start, span.end),
                    article=self.article,
                    span=span,
                    speaker=self.voice(forecast.speaker, forecast.by_author),
                    made_on=made_on,
                    horizon=horizon.value if horizon else None,
                    certainty=forecast.certainty,
                    quantities=tuple(map(self.quantity, forecast.quantities)),
                    statement=self.statement(forecast.statement),
                    estimate=self.optional_span(forecast.estimate),
                    horizon_at=self.span(horizon.tokens) if horizon else None,
                    inferred=horizon is not None and horizon.inferred,
                    conditions=tuple(map(self.span, forecast.conditions)),
                )
            )
        return tuple(found)

    def labels(self) -> tuple[Label, ...]:
        return tuple(
            Label(
                article=self.article,
                span=self.span(label.tokens),
                actor=self.actor_ids[label.actor],
                polarity=label.polarity,
                by=self.voice(label.by, label.by_author),
            )
            for label in self.draft.labels
        )

    def claims(self) -> tuple[Claim, ...]:
        return tuple(
            Claim(
                article=self.article,
                span=self.span(claim.tokens),
                sentence=self.span(claim.sentence),
                predicate=claim.predicate,
                words=claim.words,
                agents=self.actor_list(claim.agents),
                origins=claim.origins,
                actors=self.actor_list(claim.actors),
                states=claim.states,
                doers=claim.doers,
                undergoers=claim.undergoers,
                ruled_out=claim.ruled_out,
                attributes=claim.attributes,
                bearers=claim.bearers,
                day=claim.day,
                dated=claim.dated,
                amounts=tuple(map(self.amount, claim.amounts)),
                denied=claim.denied,
                foretold=claim.foretold,
                asserted_by=self.asserted_by(claim.statement),
            )
            for claim in self.draft.claims
        )

    def amount(self, draft: AmountDraft) -> Amount:
        span = self.span(draft.tokens)
        return Amount(
            low=draft.low,
            high=draft.high,
            unit=draft.unit,
            start=span.start,
            end=span.end,
            verb=draft.verb,
        )
