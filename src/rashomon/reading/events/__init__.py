"""Who did what to whom: PLOVER events by frames of verbs, nouns and adjectives.

`candidates` proposes what the frames see, with reasons; `decision` chooses; here the chosen are
joined to the cast, the statements, their contexts and quantities.
"""

from __future__ import annotations

from spacy.tokens import Token

from rashomon.reading.draft import Draft, EventDraft, StatementDraft, Tokens
from rashomon.reading.events.arguments import lemma
from rashomon.reading.events.candidates import Candidate, Finder
from rashomon.reading.events.contexts import Contexts
from rashomon.reading.events.decision import decide
from rashomon.reading.events.matching import clause_of, particles_of
from rashomon.reading.events.participants import Participants
from rashomon.reading.events.quantities import quantities_of

_CONTENT = frozenset({"VERB", "NOUN", "PROPN", "ADJ", "NUM"})


def find_events(draft: Draft) -> tuple[EventDraft, ...]:
    """Return the event mentions of a draft in text order, one a trigger."""
    participants = Participants(draft.cast)
    contexts = Contexts(draft.doc)
    return tuple(
        _event(draft, candidate, participants, contexts)
        for candidate in decide(Finder(draft.doc).candidates())
    )


def _event(
    draft: Draft, candidate: Candidate, participants: Participants, contexts: Contexts
) -> EventDraft:
    trigger = candidate.trigger
    sources = participants.actors(candidate.roles.sources)
    targets = participants.actors(candidate.roles.targets)
    return EventDraft(
        trigger=_trigger_tokens(trigger),
        head=trigger.i,
        sentence=Tokens(trigger.sent.start, trigger.sent.end),
        type=candidate.type,
        modes=candidate.modes,
        contexts=contexts.at(trigger.i),
        sources=sources,
        targets=tuple(target for target in targets if target not in sources),
        statement=innermost_statement(draft.statements, trigger.i),
        planned=candidate.planned,
        quantities=quantities_of(trigger, candidate.absorbed),
        keywords=_keywords(trigger),
    )


def innermost_statement(statements: tuple[StatementDraft, ...], token: int) -> int | None:
    """Return the index of the innermost statement whose content holds a token."""
    holding = [
        (sum(part.end - part.start for part in statement.content), -index)
        for index, statement in enumerate(statements)
        if any(part.start <= token < part.end for part in statement.content)
    ]
    return -min(holding)[1] if holding else None


def _trigger_tokens(trigger: Token) -> Tokens:
    """Return the trigger with a particle that directly follows it ("called off")."""
    following = trigger.i + 1
    if following < len(trigger.doc) and trigger.doc[following].lower_ in particles_of(trigger):
        return Tokens(trigger.i, following + 1)
    return Tokens(trigger.i, trigger.i + 1)


def _keywords(trigger: Token) -> tuple[str, ...]:
    """Return the lemmas of the content words of a trigger's clause, sorted."""
    clause = clause_of(trigger)
    words = (t for t in clause.subtree if t.pos_ in _CONTENT and not t.is_stop)
    return tuple(sorted({lemma(token) for token in words}))
