"""What every kind of contrast is made of: voices, passages, a score and its reasons."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rashomon.linking.actors import ActorLinks
from rashomon.linking.claims import ClaimSeen
from rashomon.linking.contrasts.weights import weights
from rashomon.linking.occurrences import Occurrence
from rashomon.linking.outlets import voice
from rashomon.linking.when import days_between
from rashomon.links import (
    Contrast,
    ContrastKind,
    Event,
    Passage,
    Reason,
)
from rashomon.records import (
    AUTHOR,
    Article,
    EventMention,
    Forecast,
    Reading,
    Span,
    content_id,
)


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks: an outlet in its own voice or by a headline, an actor, or somebody unnamed."""

    kind: str
    id: str

    @property
    def known(self) -> bool:
        """Whether it is known who speaks."""
        return self.kind != "unnamed"


@dataclass(frozen=True)
class Scene:
    """All that contrasts are looked for in; every mapping is by id."""

    articles: Mapping[str, Article]
    readings: Sequence[Reading]
    actors: ActorLinks
    occurrences: Mapping[str, Occurrence]
    events: Sequence[Event]
    event_of: Mapping[str, str]
    story_of: Mapping[str, str]
    outlet_voices: Mapping[str, str]
    claims: Sequence[ClaimSeen]

    @cached_property
    def claims_in(self) -> Mapping[str, Sequence[ClaimSeen]]:
        """The claims of each article."""
        found: dict[str, list[ClaimSeen]] = defaultdict(list)
        for claim in self.claims:
            found[claim.claim.article].append(claim)
        return found

    @cached_property
    def spread(self) -> Mapping[tuple[str, str], int]:
        """How many claims of a story speak of a stem."""
        return Counter(
            (self.story_of[claim.claim.article], term)
            for claim in self.claims
            for term in claim.content
        )

    def is_seldom(self, term: str, *claims: ClaimSeen) -> bool:
        """Return whether hardly a claim in the stories of some claims speaks of a stem."""
        stories = {self.story_of[claim.claim.article] for claim in claims}
        return sum(self.spread[story, term] for story in stories) <= weights().seldom

    @cached_property
    def _forecasts(self) -> Mapping[str, Sequence[Forecast]]:
        return {reading.article: reading.forecasts for reading in self.readings}

    def horizon_of(self, claim: ClaimSeen) -> str | None:
        """Return when the forecast that a claim is part of is due, or None."""
        span = claim.claim.span
        return next(
            (
                forecast.horizon
                for forecast in self._forecasts[claim.claim.article]
                if forecast.span.start < span.end and span.start < forecast.span.end
            ),
            None,
        )

    def in_headline(self, claim: ClaimSeen) -> bool:
        """Return whether a claim is, or is part of, its article's headline."""
        title = self.articles[claim.claim.article].title or ""
        return claim.place == 0 and claim.text in " ".join(title.lower().split())

    def voice(self, article: str, speaker: str | None) -> Voice:
        """Return the voice behind a statement of an article."""
        if speaker == AUTHOR:
            return Voice("outlet", self.outlet_voices[article])
        actor = self.actors.of(speaker)
        return Voice("unnamed", article) if actor is None else Voice("actor", actor)

    def sentence(self, mention: EventMention) -> str:
        """Return the words of an event mention's sentence."""
        span = mention.sentence
        return self.articles[mention.article].raw[span.start : span.end]

    def is_copy(self, article: str) -> bool:
        """Return whether an article repeats the text of another outlet's."""
        return self.outlet_voices[article] != voice(self.articles[article])

    def near(self, a: str, b: str) -> bool:
        """Return whether two articles tell one story or appeared at about the same time."""
        if self.story_of[a] == self.story_of[b]:
            return True
        first, second = self.articles[a].published.value, self.articles[b].published.value
        apart = days_between(first or "", second or "")
        return apart is not None and apart <= weights().near_days

    def voice_name(self, voice: Voice) -> str:
        """Return how to call a voice in a reason."""
        if voice.kind == "actor":
            return self.actors.name_of(voice.id)
        if voice.kind == "unnamed":
            return "somebody unnamed"
        return "an author" if voice.id in self.articles else voice.id


@dataclass(frozen=True, slots=True)
class Finding:
    """A contrast in the making; ``topic`` says which findings only repeat one another."""

    kind: ContrastKind
    topic: tuple[object, ...]
    a: Passage
    b: Passage
    events: tuple[str, ...]
    why: tuple[Reason, ...]

    @property
    def score(self) -> float:
        """The sum of the reasons, held to 0..1."""
        return round(min(1.0, max(0.0, sum(reason.weight for reason in self.why))), 4)

    def rank(self) -> tuple[object, ...]:
        """Return a sort key: the surest first, then the earliest."""
        return (-self.score, self.kind, *_key(self.a), *_key(self.b))

    def contrast(self) -> Contrast:
        """Return the record."""
        return Contrast(
            id=content_id("ct", self.kind, *_key(self.a), *_key(self.b)),
            kind=self.kind,
            a=self.a,
            b=self.b,
            events=self.events,
            score=self.score,
            why=self.why,
        )


def _key(passage: Passage) -> tuple[str, int, int]:
    return (passage.article, passage.start, passage.end)


def ordered(a: Passage, b: Passage) -> tuple[Passage, Passage]:
    """Return two passages in the order that makes a contrast the same from both sides."""
    first, second = sorted((a, b), key=_key)
    return first, second


def passage(article: str, span: Span) -> Passage:
    """Return a span of an article as a passage."""
    return Passage(article=article, start=span.start, end=span.end)


def voices_topic(kind: str, subject: object, a: Voice, b: Voice) -> tuple[object, ...]:
    """Return the topic of a contrast between two voices on one subject."""
    return (kind, subject, *sorted(((a.kind, a.id), (b.kind, b.id))))


def doubts(a: Voice, b: Voice) -> list[Reason]:
    """Return what unnamed voices take off: two may be one."""
    unnamed = sum(not voice.known for voice in (a, b))
    if not unnamed:
        return []
    return [
        Reason(
            feature="unnamed voice",
            weight=-weights().unknown_voice * unnamed,
            detail="it is not known who says so",
        )
    ]
