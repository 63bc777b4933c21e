"""Event mentions as linking sees them: with the dossier's actors, their story, and rare words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rashomon.linking.actors import ActorLinks
from rashomon.linking.text import BACKGROUND, Vector, inverse_frequencies, stem, unit_vector, words
from rashomon.linking.when import days_of, is_day
from rashomon.links import Story
from rashomon.records import (
    Article,
    Claim,
    EventDate,
    EventMention,
    Reading,
)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One event mention; ``sources`` and ``targets`` are actors of the dossier, ``actors`` both.

    ``named`` are those of them that bear a name, ``people`` the persons among these. ``date`` and
    ``amounts`` (unit and value) are the mention's own, or those of the clause that it stands in.
    ``keywords`` come the rarest first, of equals in order of the alphabet.
    """

    mention: EventMention
    story: str
    trigger: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    actors: frozenset[str]
    named: frozenset[str]
    people: frozenset[str]
    countries: frozenset[str]
    keywords: Vector
    published: str
    date: EventDate | None
    amounts: frozenset[tuple[str, float]]

    @property
    def id(self) -> str:
        """The event mention's id."""
        return self.mention.id

    @property
    def day(self) -> str:
        """When it was, or else when it was reported; empty if neither is known. For sorting."""
        return self.date.value if self.date else self.published


def occurrences_of(
    articles: Sequence[Article],
    readings: Sequence[Reading],
    actors: ActorLinks,
    stories: Sequence[Story],
) -> dict[str, Occurrence]:
    """Return every event mention by its id, in order of ids."""
    by_id = {article.id: article for article in articles}
    story_of = {article: story.id for story in stories for article in story.articles}
    mentions = sorted(
        (mention for reading in readings for mention in reading.events), key=lambda m: m.id
    )
    terms = {mention.id: [stem(word.lower()) for word in mention.keywords] for mention in mentions}
    rarity = inverse_frequencies(terms.values(), BACKGROUND)
    claims = {reading.article: reading.claims for reading in readings}
    found = {}
    one = _Same()
    for mention in mentions:
        clause = _clause_of(mention, claims[mention.article])
        sources = actors.of_all(mention.sources)
        targets = actors.of_all(mention.targets)
        named = actors.identified & {*sources, *targets}
        article = by_id[mention.article]
        trigger = article.raw[mention.trigger.start : mention.trigger.end]
        found[mention.id] = Occurrence(
            mention=mention,
            story=story_of[mention.article],
            trigger=" ".join(stem(word) for word in words(trigger)),
            sources=sources,
            targets=targets,
            actors=one[frozenset(sources + targets)],
            named=one[named],
            people=one[frozenset(a for a in named if actors.by_id[a].kind == "person")],
            countries=one[actors.countries(sources + targets)],
            keywords=_rarest_first(terms[mention.id], rarity),
            published=article.published.value or "",
            date=mention.date or _day_of(clause),
            amounts=one[_amounts(mention, clause)],
        )
    return found


def _rarest_first(terms: Sequence[str], rarity: Mapping[str, float]) -> Vector:
    ordered = sorted(terms, key=lambda term: (-rarity[term], term))
    return unit_vector({term: rarity[term] for term in ordered})


class _Same(dict[frozenset[Any], frozenset[Any]]):
    """One set of those that hold the same, as most of a million mentions do."""

    def __missing__(self, found: frozenset[Any]) -> frozenset[Any]:
        self[found] = found
        return found


def _clause_of(mention: EventMention, claims: Sequence[Claim]) -> Claim | None:
    """Return the shortest clause that a mention's trigger stands in."""
    around = [
        claim
        for claim in claims
        if claim.span.start <= mention.trigger.start and mention.trigger.end <= claim.span.end
    ]
    return min(around, key=lambda claim: claim.span.end - claim.span.start, default=None)


def _day_of(clause: Claim | None) -> EventDate | None:
    """Return the day that a clause itself gives, if it is a whole date."""
    if clause is None or not clause.dated or clause.foretold or days_of(clause.day or "") is None:
        return None
    day = EventDate(value=clause.day or "", precision="interval")
    return EventDate(value=day.value, precision="day") if is_day(day) else day


def _amounts(mention: EventMention, clause: Claim | None) -> frozenset[tuple[str, float]]:
    """Return a mention's amounts; those that its clause counts too have their unit's class."""
    counted = clause.amounts if clause else ()
    exact = {(one.start, one.unit, one.low) for one in counted if one.low == one.high}
    found = {(unit, value) for _, unit, value in exact}
    for quantity in mention.quantities:
        if not any(one.start < quantity.end and quantity.start < one.end for one in counted):
            found.add((quantity.unit, quantity.value))
    return frozenset(found)
