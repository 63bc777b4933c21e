"""Who does what to whom between states: one signed, directed row a country pair and mention."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations, product

from rashomon.linking.occurrences import Occurrence
from rashomon.linking.sameness import weights
from rashomon.ontology import EVENT_TYPES, Quad
from rashomon.records import Actor, Article, Event, EventMention, Relation

_CONFLICT = (Quad.VERBAL_CONFLICT, Quad.MATERIAL_CONFLICT)


def relate(
    occurrences: Mapping[str, Occurrence],
    events: Sequence[Event],
    event_of: Mapping[str, str],
    actors: Sequence[Actor],
    articles: Sequence[Article],
) -> tuple[Relation, ...]:
    """Return the relations of all event mentions that report what happens."""
    country = {actor.id: actor.country for actor in actors}
    outlet = {article.id: article.outlet for article in articles}
    by_id = {event.id: event for event in events}
    rows = []
    for key, occurrence in occurrences.items():
        mention, event = occurrence.mention, by_id[event_of[key]]
        date = mention.date or event.date
        if not counts(mention) or (mention.historical and date is None):
            continue
        weight = EVENT_TYPES[mention.type].score
        rows += [
            Relation(
                source=source,
                target=target,
                date=date.value if date else None,
                weight=weight,
                event=event.id,
                outlet=outlet[mention.article],
                sign=1 if weight > 0 else -1,
                mode=mention.modes[0] if mention.modes else None,
            )
            for source, target in _pairs(occurrence, country)
        ]
    return tuple(
        sorted(
            rows,
            key=lambda r: (
                r.event,
                r.source,
                r.target,
                r.date or "",
                r.outlet or "",
                r.weight,
                r.mode or "",
            ),
        )
    )


def counts(mention: EventMention) -> bool:
    """Return whether PLOVER counts a mention: not negated, not imagined, no conflict to come."""
    factuality = mention.factuality
    if factuality.polarity == "negative" or factuality.certainty in ("possible", "underspecified"):
        return False
    return factuality.time != "future" or EVENT_TYPES[mention.type].quad not in _CONFLICT


def _pairs(occurrence: Occurrence, country: Mapping[str, str | None]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of country codes; those who meet, agree or cooperate do so mutually."""
    sources = sorted({code for actor in occurrence.sources if (code := country[actor])})
    targets = sorted({code for actor in occurrence.targets if (code := country[actor])})
    if occurrence.targets:
        yield from (
            (source, target) for source, target in product(sources, targets) if source != target
        )
    elif occurrence.mention.type in weights().mutual:
        yield from permutations(sources, 2)
