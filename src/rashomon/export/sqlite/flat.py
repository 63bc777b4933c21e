"""From the nested rows of the contract to the flat rows of ``schema.sql``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import singledispatch

from rashomon.dossier import rows
from rashomon.dossier.receipts import row_key
from rashomon.records import AUTHOR, Factuality, Place, Quantity, Span

FlatRow = tuple[str, tuple[object, ...]]
"""A table and the values of one row of it, in the order of its columns."""


@singledispatch
def flat(row: rows.Row) -> Iterator[FlatRow]:
    """Yield a row of the contract and what belongs to it; raises TypeError for a row unknown."""
    raise TypeError(f"no table for {type(row).__name__}")


@flat.register
def _(row: rows.ArticleRow) -> Iterator[FlatRow]:
    about = (row.outlet, row.relayed_outlet, row.title, row.author, row.url, row.language)
    when = row.published
    published = (when.value, when.precision, when.basis, *_span(when.evidence))
    yield "articles", (row.id, row.path, *about, *published, row.fetched, _json(row.quality))
    for one in row.dropped:
        yield "dropped", (row.id, one.start, one.end, one.kind)


@flat.register
def _(row: rows.ActorRow) -> Iterator[FlatRow]:
    own = (row.id, row.name, row.kind, row.country)
    yield "actors", (*own, _json(row.sectors), _json(row.aliases))
    for role in row.roles:
        yield "actor_roles", (row.id, role.text, role.article, role.start, role.end)


@flat.register
def _(row: rows.ActorMentionRow) -> Iterator[FlatRow]:
    yield "actor_mentions", (row_key(row), row.article, row.start, row.end, row.actor, row.form)


@flat.register
def _(row: rows.EventRow) -> Iterator[FlatRow]:
    yield "events", (row.id, row.type, row.date, *_place(row.place))
    yield from _sides("event_actors", row.id, row.sources, row.targets)
    for stance in row.outlets.__struct_fields__:
        for outlet in getattr(row.outlets, stance):
            yield "event_outlets", (row.id, outlet, stance)


@flat.register
def _(row: rows.StatementRow) -> Iterator[FlatRow]:
    spans = (*_span(row.source), *_span(row.cue))
    voices = (row.kind, row.parent, *_voice(row.relayed_by))
    yield "statements", (row.id, row.article, *_voice(row.speaker), *spans, *voices)
    for position, span in enumerate(row.content):
        yield "statement_content", (row.id, position, span.start, span.end)
    for actor in row.about:
        yield "statement_about", (row.id, actor)


@flat.register
def _(row: rows.EventMentionRow) -> Iterator[FlatRow]:
    date = row.date
    when = (date.value, date.precision, *_span(date.basis)) if date else (None,) * 4
    told = _told(row.factuality)
    yield (
        "event_mentions",
        (
            row.id,
            row.event,
            row.article,
            *_span(row.trigger),
            *_span(row.sentence),
            row.type,
            _json(row.modes),
            _json(row.contexts),
            *when,
            *_place(row.place),
            *told,
            row.historical,
            *_voice(row.asserted_by),
            row.statement,
            row.decided_by,
            row.confidence,
        ),
    )
    for position, view in enumerate(row.views):
        voice = (*_voice(view.voice), view.statement)
        yield "mention_views", (row.id, position, *voice, *_told(view.factuality))
    yield from _sides("mention_actors", row.id, row.sources, row.targets)
    yield from _quantities("mention_quantities", row.id, row.quantities)


@flat.register
def _(row: rows.ForecastRow) -> Iterator[FlatRow]:
    where = (row.id, row.article, row.start, row.end)
    when = (row.made_on, row.horizon, row.certainty)
    yield "forecasts", (*where, *_voice(row.speaker), *when, row.statement, row.resolution)
    yield from _quantities("forecast_quantities", row.id, row.quantities)


@flat.register
def _(row: rows.LabelRow) -> Iterator[FlatRow]:
    where = (row_key(row), row.article, row.start, row.end)
    yield "labels", (*where, row.actor, row.polarity, *_voice(row.by))


@flat.register
def _(row: rows.ContrastRow) -> Iterator[FlatRow]:
    sides = [(side.article, side.start, side.end) for side in (row.a, row.b)]
    yield "contrasts", (row.id, row.kind, row.score, *sides[0], *sides[1])
    for event in row.events:
        yield "contrast_events", (row.id, event)
    for position, why in enumerate(row.why):
        yield "contrast_reasons", (row.id, position, why.feature, why.weight, why.detail)


@flat.register
def _(row: rows.RelationRow) -> Iterator[FlatRow]:
    yield "relations", tuple(getattr(row, name) for name in row.__struct_fields__)


def _sides(
    table: str, row: str, sources: Iterable[str], targets: Iterable[str]
) -> Iterator[FlatRow]:
    for side, actors in (("source", sources), ("target", targets)):
        for position, actor in enumerate(actors):
            yield table, (row, actor, side, position)


def _quantities(table: str, row: str, quantities: Iterable[Quantity]) -> Iterator[FlatRow]:
    for one in quantities:
        yield table, (row, one.value, one.unit, one.start, one.end)


def _span(span: Span | None) -> tuple[int | None, int | None]:
    return (span.start, span.end) if span else (None, None)


def _place(place: Place | None) -> tuple[object, ...]:
    if place is None:
        return (None,) * 4
    return (place.name, place.country, place.latitude, place.longitude)


def _voice(speaker: str | None) -> tuple[str | None, str | None]:
    """Return whose words they are, and the actor if it is one."""
    return speaker, None if speaker == AUTHOR else speaker


def _told(factuality: Factuality) -> tuple[str, str, str]:
    return (factuality.certainty, factuality.polarity, factuality.time)


def _json(words: Sequence[str]) -> str:
    return json.dumps(words, ensure_ascii=False)
