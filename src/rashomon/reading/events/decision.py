"""Which candidates become events: one row a trigger, and no event told twice in one clause.

Only this module chooses. The frames propose events with reasons, the encoder says of every word
how likely it names one; where weights are installed both are weighed, and every event that is
kept says who decided and how sure that is.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

import msgspec
from spacy.tokens import Token

from rashomon import codebook
from rashomon.reading.events.candidates import Candidate
from rashomon.reading.events.codebook import plover
from rashomon.reading.events.learned import Learned, Opinion
from rashomon.reading.events.roles import Roles, plain_source, plain_target
from rashomon.records import DecidedBy

_NEVER = 1e-6
UNLIKELY = 0.02
"""Probability of an event below which a word that no frame speaks of is not looked at."""


class Weighing(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How the two are weighed: coefficients of a logistic regression on log odds.

    ``event`` = bias + encoder * log odds of an event + frame (where one fits); the score of a type
    = ``type_encoder`` * its log probability + ``type_frame`` where the frame has it. What only
    the encoder sees is kept if its probability, times that of its type, reaches ``least``.
    ``frames_alone`` is the share of the frames' events that are right in trigger and type where
    no encoder is installed; ``least_context`` is the probability from which a context is given
    beside those that the cues show.
    """

    bias: float
    encoder: float
    frame: float
    type_encoder: float
    type_frame: float
    least: float
    frames_alone: float
    least_context: float

    def event(self, opinion: Opinion, framed: bool) -> float:
        """Return the probability that there is an event."""
        share = min(max(opinion.event, _NEVER), 1 - _NEVER)
        odds = self.bias + self.encoder * math.log(share / (1 - share)) + self.frame * framed
        return 1 / (1 + math.exp(-odds))

    def types(self, opinion: Opinion, framed: str | None) -> dict[str, float]:
        """Return the probability of each type, given that there is an event.

        `framed` is the type that a frame gives; without an opinion it is all that there is.
        """
        shares = opinion.types or ({framed: 1.0} if framed else {})
        scores = {
            name: self.type_encoder * math.log(max(share, _NEVER))
            + self.type_frame * (name == framed)
            for name, share in shares.items()
        }
        raised = {name: math.exp(score) for name, score in scores.items()}
        total = sum(raised.values())
        return {name: share / total for name, share in raised.items()}


@dataclass(frozen=True, slots=True)
class Decided:
    """An event that is kept, who decided it, and the probability that it is right."""

    candidate: Candidate
    by: DecidedBy
    confidence: float


@cache
def weighing() -> Weighing:
    """Return the coefficients, which `training.encoder` fits on text that trains nothing."""
    return codebook.load("plover/weighing.yaml", Weighing)


def decide(candidates: Iterable[Candidate], learned: Learned | None) -> tuple[Decided, ...]:
    """Return the events of one text, in text order."""
    by_frames = from_frames(candidates)
    if learned is None:
        return tuple(Decided(one, "frames", weighing().frames_alone) for one in by_frames)
    decided = [_weighed(one, learned) for one in by_frames]
    decided += _from_encoder(by_frames, learned)
    return tuple(sorted(decided, key=lambda one: one.candidate.trigger.i))


def _weighed(candidate: Candidate, learned: Learned) -> Decided:
    """Return what frames and encoder together make of a frame's event.

    The encoder may give it another type but not take it away: of what it doubts, nine in ten were
    real in annotated articles. Its doubt is in the confidence.
    """
    opinion = opinion_of(candidate, learned)
    types = weighing().types(opinion, candidate.type)
    best = max(sorted(types), key=types.__getitem__)
    confidence = weighing().event(opinion, framed=True) * types[best]
    if best == candidate.type:
        agreed = max(sorted(opinion.types), key=opinion.types.__getitem__, default="") == best
        by: DecidedBy = "both" if agreed and opinion.event > 0.5 else "frames"
        return Decided(candidate, by, confidence)
    changed = replace(
        candidate,
        type=best,
        modes=learned.modes(candidate.word.i, best),
        planned=False,
        reasons=(*candidate.reasons, f"encoder: {best}"),
    )
    return Decided(changed, "encoder", confidence)


def opinion_of(candidate: Candidate, learned: Learned) -> Opinion:
    """Return the encoder's opinion of the word among a frame's own that it takes for an event."""
    words = {candidate.trigger.i, candidate.word.i}
    opinions = [learned.opinion(word) for word in sorted(words)]
    return max(opinions, key=lambda opinion: opinion.event)


def _from_encoder(by_frames: Sequence[Candidate], learned: Learned) -> list[Decided]:
    """Return the events that only the encoder sees."""
    told = {one.trigger.i: one for one in by_frames} | {one.word.i: one for one in by_frames}
    found: list[tuple[Token, str, float]] = []
    for word in unspoken(by_frames, learned):
        opinion = learned.opinion(word.i)
        types = weighing().types(opinion, None)
        best = max(sorted(types), key=types.__getitem__)
        confidence = weighing().event(opinion, framed=False) * types[best]
        if confidence >= weighing().least and not _is_told(word, best, told):
            found.append((word, best, confidence))
    roles = learned.roles([word for word, _, _ in found])
    return [
        Decided(_candidate(word, type_, _own(word, parts, told), learned), "encoder", confidence)
        for (word, type_, confidence), parts in zip(found, roles, strict=True)
    ]


def _own(word: Token, roles: Roles, told: Mapping[int, Candidate]) -> Roles:
    """Return roles without those who have a part in an event that a noun elsewhere tells.

    In "the topic of the talks was the arrest of X" it is the arrest that X has a part in.
    """

    def is_others(head: Token) -> bool:
        return any(
            above.i in told and above.pos_ == "NOUN"
            for above in head.ancestors
            if not above.is_ancestor(word) and not word.is_ancestor(above)
        )

    return Roles(
        tuple(head for head in roles.sources if not is_others(head)),
        tuple(head for head in roles.targets if not is_others(head)),
    )


def unspoken(by_frames: Sequence[Candidate], learned: Learned) -> Iterator[Token]:
    """Yield the words that the encoder takes for events and no frame speaks of."""
    own = {word.i for one in by_frames for word in (one.trigger, one.word)}
    spoken_for = own.union(*(one.absorbed for one in by_frames))
    return (word for word in learned.triggers(UNLIKELY) if word.i not in spoken_for)


def _is_told(word: Token, type_: str, told: Mapping[int, Candidate]) -> bool:
    """Tell whether the word above or one below tells an event of the same type by a frame.

    A preposition may stand before the one below ("arrived on a visit").
    """
    below = list(word.children)
    phrases = (inner for child in below if child.dep_ == "prep" for inner in child.children)
    near = (told.get(other.i) for other in (word.head, *below, *phrases))
    return any(one is not None and one.type == type_ for one in near)


def _candidate(word: Token, type_: str, roles: Roles, learned: Learned) -> Candidate:
    sources = plain_source(word) or roles.sources
    return Candidate(
        trigger=word,
        frame=None,
        type=type_,
        modes=learned.modes(word.i, type_),
        roles=Roles(
            sources, plain_target(word, type_, roles.targets) if sources else roles.targets
        ),
        reasons=(f"encoder {word.lower_}: {type_}",),
    )


def from_frames(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Return the events that the frames alone tell, one a clause and a word, in text order.

    Two verbs may share the noun that names what they do ("made and repeated allegations").
    """
    kept: dict[int, Candidate] = {}
    absorbed: dict[int, Candidate] = {}
    for candidate in sorted(candidates, key=lambda c: (_depth(c.trigger), c.trigger.i)):
        holder = absorbed.get(candidate.trigger.i)
        if holder is not None and not _answers(holder, candidate):
            continue
        told = _told_above(candidate, kept)
        if told is not None:
            kept[told.trigger.i] = _joined(told, candidate)
        else:
            kept[candidate.trigger.i] = candidate
        absorbed |= dict.fromkeys(candidate.absorbed, candidate)
    for candidate in tuple(kept.values()):
        for trigger in candidate.about & kept.keys():
            kept[trigger] = _asked_of(candidate, kept[trigger])
    named = {kept[trigger].word.i: kept[trigger] for trigger in sorted(kept, reverse=True)}
    return tuple(sorted(named.values(), key=lambda candidate: candidate.trigger.i))


def _answers(holder: Candidate, named: Candidate) -> bool:
    """Tell whether an event's object names another, which it answers or ends, and so came before.

    In "rejected the union's demand" both are told, in "made a demand" the verb only carries the
    noun.
    """
    return (
        named.trigger.pos_ == "NOUN"
        and holder.word != named.trigger
        and named.type in plover().rules.answered.get(holder.type, ())
    )


def _asked_of(request: Candidate, asked: Candidate) -> Candidate:
    """Return what is asked for as the deed of those asked ("asked Klow for the release of X")."""
    others = {asked.trigger, *asked.roles.targets}
    heads = tuple(head for head in request.roles.targets if head not in others)
    if asked.roles.sources or asked.trigger.pos_ != "NOUN" or not heads:
        return asked
    return replace(asked, roles=Roles(heads, asked.roles.targets))


def _depth(token: Token) -> int:
    return sum(1 for _ in token.ancestors)


def _told_above(candidate: Candidate, kept: dict[int, Candidate]) -> Candidate | None:
    """Return the event of the same type that `candidate` only completes.

    It does as the verb's own subject or means ("the attack killed ten") and as a participle that
    tells the result ("attacked the base, killing ten").
    """
    trigger = candidate.trigger
    head = trigger.head
    if trigger.dep_ == "pobj" and head.dep_ in {"agent", "prep"}:
        head = head.head
    elif trigger.dep_ not in {"nsubj", "nsubjpass", "advcl"}:
        return None
    if trigger.dep_ == "advcl" and trigger.tag_ != "VBG":
        return None
    told = kept.get(head.i)
    return told if told is not None and told.type == candidate.type else None


def _joined(told: Candidate, part: Candidate) -> Candidate:
    """Return an event with what its part adds: roles that it lacks, and modes."""
    sources = told.roles.sources
    if not sources or part.trigger in sources:
        sources = part.roles.sources
    return replace(
        told,
        modes=tuple(dict.fromkeys((*told.modes, *part.modes))),
        roles=Roles(sources, told.roles.targets or part.roles.targets),
        reasons=(*told.reasons, f"told with {part.trigger.lower_}"),
    )
