"""Who does what to whom between states: one signed, directed row a country pair and mention."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rashomon.acts import counts, directed
from rashomon.linking.occurrences import Occurrence
from rashomon.links import Event, Relation
from rashomon.ontology import EVENT_TYPES
from rashomon.records import Actor, Article


def relate(
    occurrences: Iterable[Occurrence],
    events: Sequence[Event],
    event_of: Mapping[str, str],
    actors: Sequence[Actor],
    articles: Sequence[Article],
) -> tuple[Relation, ...]:
    """Return the relations of the event mentions that report what happens."""
    country = {actor.id: actor.country for actor in actors}
    outlet = {article.id: article.outlet for article in articles}
    by_id = {event.id: event for event in events}
    rows = []
    for occurrence in occurrences:
        mention, event = occurrence.mention, by_id[event_of[occurrence.id]]
        date = mention.date or event.date
        if not counts(
            mention.type,
            mention.factuality,
            historical=mention.historical,
            dated=date is not None,
        ):
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


def _pairs(occurrence: Occurrence, country: Mapping[str, str | None]) -> Iterator[tuple[str, str]]:
    """Return the pairs of country codes."""
    sources = {code for actor in occurrence.sources if (code := country[actor])}
    targets = {code for actor in occurrence.targets if (code := country[actor])}
    kind, aimed = occurrence.mention.type, bool(occurrence.targets)
    return directed(kind, sources, targets, aimed=aimed)
