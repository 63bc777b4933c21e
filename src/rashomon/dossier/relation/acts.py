"""Acts of one side towards another, one a passage: what relations and their series are made of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from rashomon.acts import counts, directed
from rashomon.dossier import rows
from rashomon.dossier.lookup import Lookup
from rashomon.dossier.relation.levers import levers_of
from rashomon.dossier.relation.sides import Side
from rashomon.ontology import EVENT_TYPES


@dataclass(frozen=True, slots=True)
class Act:
    """What one passage tells `source` to do to `target`, with PLOVER's score as `weight`.

    `outlet` is whose article it stands in, `voice` whose words they are: that of a copied text is
    the outlet that it was copied from. `certain` acts are told without a hedge, as not to come.
    """

    mention: str
    event: str
    source: str
    target: str
    date: str | None
    type: str
    weight: float
    mode: str | None
    outlet: str
    voice: str
    certain: bool
    levers: tuple[str, ...]


def find_acts(lookup: Lookup, sides: Collection[Side]) -> list[Act]:
    """Return all acts between any two sides, by date, those without one last.

    A passage without a date has that of its event. Between countries these are the rows of the
    table of relations.
    """
    dates = {event.id: event.date for event in lookup.events.values()}
    return acts_in(lookup.mentions.values(), dates, lookup, sides)


def acts_in(
    mentions: Iterable[rows.EventMentionRow],
    dates: Mapping[str, str | None],
    lookup: Lookup,
    sides: Collection[Side],
) -> list[Act]:
    """Return the acts in some passages; `dates` are those of their events, by id."""
    sides_by_actor: dict[str, list[str]] = defaultdict(list)
    for side in sides:
        for actor in side.actors:
            sides_by_actor[actor].append(side.name)
    found = []
    for mention in mentions:
        date = mention.date.value if mention.date else dates[mention.event]
        told = mention.factuality
        if counts(mention.type, told, historical=mention.historical, dated=date is not None):
            found += [
                _act(lookup, mention, date, source, target)
                for source, target in _directions(mention, sides_by_actor)
            ]
    return sorted(found, key=_order)


def _order(act: Act) -> tuple[bool, str, str, str, str, str]:
    return (act.date is None, act.date or "", act.event, act.source, act.target, act.mention)


def _directions(
    mention: rows.EventMentionRow, sides_by_actor: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, str]]:
    """Yield who acts towards whom; nobody acts towards himself as a member of another side."""
    acting: dict[str, list[str]] = defaultdict(list)
    aimed_at: dict[str, list[str]] = defaultdict(list)
    for actors, by_side in ((mention.sources, acting), (mention.targets, aimed_at)):
        for actor in actors:
            for name in sides_by_actor.get(actor, ()):
                by_side[name].append(actor)
    aimed = bool(mention.targets)
    for source, target in directed(mention.type, acting, aimed_at, aimed=aimed):
        others = aimed_at[target] if aimed else acting[target]
        if any(actor != other for actor, other in product(acting[source], others)):
            yield source, target


def _act(
    lookup: Lookup, mention: rows.EventMentionRow, date: str | None, source: str, target: str
) -> Act:
    def sentence() -> str:
        words = mention.sentence
        return lookup.quote(mention.article, words.start, words.end).text

    told = mention.factuality
    return Act(
        mention=mention.id,
        event=mention.event,
        source=source,
        target=target,
        date=date,
        type=mention.type,
        weight=EVENT_TYPES[mention.type].score,
        mode=mention.modes[0] if mention.modes else None,
        outlet=lookup.outlet(mention.article),
        voice=lookup.voice(mention.article),
        certain=told.certainty == "certain" and told.time != "future",
        levers=levers_of(mention.contexts, sentence),
    )
