"""Event mentions as linking sees them: with the dossier's actors, their story, and rare words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.linking.actors import ActorLinks
from rashomon.linking.text import BACKGROUND, Vector, inverse_frequencies, stem, unit_vector, words
from rashomon.records import Article, EventMention, Reading, Story


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One event mention; ``sources`` and ``targets`` are actors of the dossier.

    ``named`` are those of them that bear a name, ``people`` the persons among these.
    """

    mention: EventMention
    story: str
    trigger: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    named: frozenset[str]
    people: frozenset[str]
    countries: frozenset[str]
    keywords: Vector
    published: str

    @property
    def id(self) -> str:
        """The event mention's id."""
        return self.mention.id

    @property
    def day(self) -> str:
        """When it was, or else when it was reported; empty if neither is known. For sorting."""
        return self.mention.date.value if self.mention.date else self.published

    @property
    def actors(self) -> frozenset[str]:
        """All participants."""
        return frozenset(self.sources + self.targets)


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
    found = {}
    for mention in mentions:
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
            named=named,
            people=frozenset(a for a in named if actors.by_id[a].kind == "person"),
            countries=actors.countries(sources + targets),
            keywords=unit_vector({term: rarity[term] for term in sorted(terms[mention.id])}),
            published=article.published.value or "",
        )
    return found
