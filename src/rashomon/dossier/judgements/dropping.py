"""A reading without the rows that a person has dropped, and without traces of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TypeVar

import msgspec

from rashomon.records import AUTHOR, EventMention, Forecast, Reading, Statement

S = TypeVar("S", bound=msgspec.Struct)


def without(reading: Reading, dropped: Collection[str]) -> Reading:
    """Return a reading without the actors, events, forecasts and statements of these ids.

    Who said something is then not known where the speaker is dropped. Where a statement is
    dropped, its content belongs to the statement around it, or to the author.
    """
    return _without_actors(_without_statements(_without_rows(reading, dropped), dropped), dropped)


def _without_rows(reading: Reading, dropped: Collection[str]) -> Reading:
    return _with(
        reading,
        events=tuple(event for event in reading.events if event.id not in dropped),
        forecasts=tuple(one for one in reading.forecasts if one.id not in dropped),
    )


def _without_statements(reading: Reading, dropped: Collection[str]) -> Reading:
    by_id = {statement.id: statement for statement in reading.statements}
    if not any(key in dropped for key in by_id):
        return reading

    def around(key: str | None) -> str | None:
        while key in by_id and key in dropped:
            key = by_id[key].parent
        return key

    def speaker(key: str | None) -> str | None:
        return AUTHOR if key is None else by_id[key].speaker

    def event(one: EventMention) -> EventMention:
        views = [view for view in one.views if view.statement not in dropped]
        if one.statement not in dropped:
            return _with(one, views=tuple(views))
        key = around(one.statement)
        views[-1:] = [_with(view, factuality=one.factuality) for view in views[-1:]]
        return _with(one, statement=key, asserted_by=speaker(key), views=tuple(views))

    def forecast(one: Forecast) -> Forecast:
        if one.statement not in dropped:
            return one
        key = around(one.statement)
        return _with(one, statement=key, speaker=speaker(key))

    return _with(
        reading,
        statements=tuple(
            _with(one, parent=around(one.parent))
            for one in reading.statements
            if one.id not in dropped
        ),
        events=tuple(map(event, reading.events)),
        forecasts=tuple(map(forecast, reading.forecasts)),
    )


def _without_actors(reading: Reading, dropped: Collection[str]) -> Reading:
    if not any(actor.id in dropped for actor in reading.actors):
        return reading

    def one(actor: str | None) -> str | None:
        return None if actor in dropped else actor

    def many(actors: Iterable[str]) -> tuple[str, ...]:
        return tuple(actor for actor in actors if actor not in dropped)

    def statement(said: Statement) -> Statement:
        return _with(
            said,
            speaker=one(said.speaker),
            relayed_by=one(said.relayed_by),
            about=many(said.about),
        )

    def event(told: EventMention) -> EventMention:
        return _with(
            told,
            sources=many(told.sources),
            targets=many(told.targets),
            asserted_by=one(told.asserted_by),
            views=tuple(_with(view, voice=one(view.voice)) for view in told.views),
        )

    return _with(
        reading,
        actors=tuple(actor for actor in reading.actors if actor.id not in dropped),
        mentions=tuple(mention for mention in reading.mentions if mention.actor not in dropped),
        statements=tuple(map(statement, reading.statements)),
        events=tuple(map(event, reading.events)),
        forecasts=tuple(_with(f, speaker=one(f.speaker)) for f in reading.forecasts),
        labels=tuple(_with(x, by=one(x.by)) for x in reading.labels if x.actor not in dropped),
        claims=tuple(
            _with(
                claim,
                agents=many(claim.agents),
                actors=many(claim.actors),
                asserted_by=one(claim.asserted_by),
            )
            for claim in reading.claims
        ),
    )


def _with(record: S, **changed: object) -> S:
    return msgspec.structs.replace(record, **changed)
