"""Who did what to whom: PLOVER events by frames of words and by the encoder.

`candidates` proposes what the frames see, with reasons, `learned` is what the encoder makes of
the words, `decision` chooses; here the chosen are joined to the cast, the statements, their
contexts and quantities.
"""

from __future__ import annotations

from spacy.tokens import Token

from rashomon.ontology import EVENT_TYPES, Quad
from rashomon.reading.draft import Draft, EventDraft, Tokens
from rashomon.reading.events.candidates import Candidate, Finder
from rashomon.reading.events.conditions import is_actor
from rashomon.reading.events.contexts import Contexts
from rashomon.reading.events.decision import Decided, decide, weighing
from rashomon.reading.events.learned import Learned
from rashomon.reading.events.lemmas import content_head, hyphened, lemma
from rashomon.reading.events.matching import clause_of, particles_of
from rashomon.reading.events.participants import Participants, Parties, innermost_statement
from rashomon.reading.events.quantities import quantities_of
from rashomon.reading.events.retelling import completed
from rashomon.records import DecidedBy

__all__ = ["events_by", "find_candidates", "find_events"]

_CONTENT = frozenset({"VERB", "NOUN", "PROPN", "ADJ", "NUM"})


def find_candidates(draft: Draft) -> tuple[Candidate, ...]:
    """Return the events that the frames propose for a draft, in text order."""
    return tuple(Finder(draft.doc).candidates())


def find_events(draft: Draft) -> tuple[EventDraft, ...]:
    """Return the event mentions of a draft in text order, one a trigger."""
    return events_by(draft, "both")


def events_by(draft: Draft, by: DecidedBy) -> tuple[EventDraft, ...]:
    """Return what frames, encoder or both find; frames alone where nothing is encoded."""
    participants = Participants(draft.cast, draft.places, draft.statements)
    contexts = Contexts(draft.doc)
    learned = None
    if draft.encoding is not None and by != "frames":
        learned = Learned(draft.doc, draft.encoding)
    framed = () if by == "encoder" else draft.candidates
    kept = decide(framed, learned)
    told = [
        (one.candidate, participants.of(one.candidate.roles, one.candidate.modes)) for one in kept
    ]
    found: list[EventDraft] = []
    for decided, parties in zip(kept, completed(draft, told), strict=True):
        if parties.nobody and not _may_lack_parties(decided.candidate):
            continue
        word = decided.candidate.word.i
        themes = contexts.at(word)
        if learned is not None:
            least = weighing().least_context
            themes = tuple(sorted({*themes, *learned.contexts(word, least)}))
        found.append(_event(draft, decided, parties, themes))
    return tuple(found)


def _may_lack_parties(candidate: Candidate) -> bool:
    """Tell whether an event counts though the cast knows nobody in it.

    Force by or on somebody does, and what crowds do, who are seldom named; whoever is arrested is
    somebody, whatever he is called.
    """
    heads = (*candidate.roles.sources, *candidate.roles.targets)
    if candidate.type == "PROTEST" or (heads and "arrest" in candidate.modes):
        return True
    material = EVENT_TYPES[candidate.type].quad is Quad.MATERIAL_CONFLICT
    return material and any(is_actor(content_head(head)) for head in heads)


def _event(
    draft: Draft, decided: Decided, parties: Parties, contexts: tuple[str, ...]
) -> EventDraft:
    candidate = decided.candidate
    trigger = candidate.word
    return EventDraft(
        trigger=_trigger_tokens(trigger),
        head=trigger.i,
        sentence=Tokens(trigger.sent.start, trigger.sent.end),
        type=candidate.type,
        modes=candidate.modes,
        contexts=contexts,
        sources=parties.sources,
        targets=parties.targets,
        statement=innermost_statement(draft.statements, trigger.i),
        planned=candidate.planned,
        quantities=quantities_of(candidate.trigger, candidate.absorbed),
        keywords=_keywords(trigger),
        decided_by=decided.by,
        confidence=round(decided.confidence, 2),
    )


def _trigger_tokens(trigger: Token) -> Tokens:
    """Return the trigger, whole where hyphened, with a particle behind it ("called off")."""
    start, following = trigger.i, trigger.i + 1
    if hyphened(trigger) and "-" in lemma(trigger):
        start -= 2
    if following < len(trigger.doc) and trigger.doc[following].lower_ in particles_of(trigger):
        return Tokens(start, following + 1)
    return Tokens(start, following)


def _keywords(trigger: Token) -> tuple[str, ...]:
    """Return the lemmas of the content words of a trigger's clause, sorted."""
    clause = clause_of(trigger)
    words = (t for t in clause.subtree if t.pos_ in _CONTENT and not t.is_stop)
    return tuple(sorted({lemma(token) for token in words}))
