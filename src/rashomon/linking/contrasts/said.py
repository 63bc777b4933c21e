"""What somebody says in an article, as contrasts within one article compare it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.linking.claims import ClaimSeen
from rashomon.linking.contrasts.finding import (
    Finding,
    Scene,
    Voice,
    doubts,
    ordered,
    passage,
    voices_topic,
)
from rashomon.linking.contrasts.weights import weights
from rashomon.links import ContrastKind, Reason
from rashomon.records import CueClass, Reading, Span


@dataclass(frozen=True, slots=True)
class Said:
    """A statement or a claim: its words, its cue among them, and who says it.

    Words are in lower case; ``source`` are those that name who speaks.
    """

    article: str
    span: Span
    source: str
    cue: str
    text: str
    cue_class: CueClass
    place: int
    """The number of its sentence, among those of claims."""
    voice: Voice

    def is_near(self, other: Said) -> bool:
        """Return whether another voice says the other one, in sentences close by."""
        near = abs(self.place - other.place) <= weights().same_passage
        return near and self.is_of_another(other)

    def is_of_another(self, other: Said) -> bool:
        """Return whether another voice says the other one, and neither is part of the other."""
        apart = self.span.end <= other.span.start or other.span.end <= self.span.start
        return apart and self.voice != other.voice

    def holds(self, claim: ClaimSeen) -> bool:
        """Return whether a claim of the same article is part of it."""
        span = claim.claim.span
        return span.start < self.span.end and self.span.start < span.end


def said_in(scene: Scene, reading: Reading) -> Sequence[Said]:
    """Return the statements of an article, in text order."""
    raw = scene.articles[reading.article].raw
    starts = {claim.claim.sentence.start: claim.place for claim in scene.claims_in[reading.article]}
    found = []
    for statement in reading.statements:
        parts = [*statement.content, *([statement.cue] if statement.cue else [])]
        span = Span(min(part.start for part in parts), max(part.end for part in parts))
        found.append(
            Said(
                article=reading.article,
                span=span,
                source=_plain(raw, statement.source),
                cue=_plain(raw, statement.cue),
                text=_plain(raw, span),
                cue_class=statement.cue_class,
                place=max((starts[at] for at in starts if at <= span.start), default=0),
                voice=scene.voice(reading.article, statement.speaker),
            )
        )
    return found


def claimed(scene: Scene, claim: ClaimSeen) -> Said:
    """Return a claim as what somebody says."""
    own = claim.claim
    voice = scene.voice(own.article, own.asserted_by)
    return Said(own.article, own.span, "", "", claim.text, "say", claim.place, voice)


def contrast_of(scene: Scene, kind: ContrastKind, a: Said, b: Said, reason: Reason) -> Finding:
    """Return a contrast between what two voices of one article say."""
    one, other = ordered(passage(a.article, a.span), passage(b.article, b.span))
    names = sorted(scene.voice_name(said.voice) for said in (a, b))
    voices = Reason(feature="voices", weight=0.0, detail=" against ".join(names))
    topic = voices_topic(kind, (a.article, reason.feature), a.voice, b.voice)
    return Finding(kind, topic, one, other, (), (reason, *doubts(a.voice, b.voice), voices))


def _plain(raw: str, span: Span | None) -> str:
    return "" if span is None else " ".join(raw[span.start : span.end].lower().split())
