"""An event that one article tells several times: who did it may be said in one place only.

"The detention of 33 men" and "were arrested" take the party that another mention of the same event
names. Mentions are taken for one event if type, modes and word are the same, if they share a known
party and contradict each other nowhere: not in the other party, not in date, time or negation.
What somebody alleges lends nothing to what others tell, and where two mentions would lend
different parties none does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from rashomon.reading.draft import Draft
from rashomon.reading.events.candidates import Candidate
from rashomon.reading.events.codebook import plover
from rashomon.reading.events.lemmas import lemma
from rashomon.reading.events.occurrence import refers_back
from rashomon.reading.events.participants import Parties, innermost_statement
from rashomon.reading.events.shifts import is_future

_MEMORY = 150
"""How many tokens back a bare "the visit" may refer."""

_NAMES = frozenset({"GPE", "LOC", "FAC", "NORP", "ORG", "PERSON"})
_STEM = 4
"""How many letters a verb and the noun made of it share at least: "detain", "detention" three."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One mention of an event: what was read of it, who says it, and what could contradict."""

    candidate: Candidate
    parties: Parties
    voice: int | None
    attributed: bool
    negated: bool
    ahead: bool
    dates: frozenset[str]


def telling_of(draft: Draft, candidate: Candidate, parties: Parties) -> Telling:
    """Return a mention with what can be compared of it."""
    word = candidate.word
    sentence = word.sent
    statement = innermost_statement(draft.statements, word.i)
    return Telling(
        candidate,
        parties,
        None if statement is None else draft.statements[statement].speaker,
        statement is not None,
        any(child.dep_ == "neg" for child in (*candidate.trigger.children, *word.children)),
        candidate.planned or is_future(candidate.trigger),
        frozenset(
            time.date
            for time in draft.times
            if time.date and sentence.start <= time.tokens.start < sentence.end
        ),
    )


def completed(tellings: Sequence[Telling]) -> list[Parties]:
    """Return the parties of each mention, those that it leaves out taken from its retellings.

    A mention leaves out a party that it has no words for; one whose words name nobody of the cast
    was told of somebody else.
    """
    made = [one.parties for one in tellings]
    for at, one in enumerate(tellings):
        own, roles = made[at], one.candidate.roles
        lent: set[Parties] = set()
        if own.nobody:
            lent = _before(tellings, made, at) if _is_bare(one.candidate.trigger) else set()
        elif not own.sources and not roles.sources:
            same = _others(tellings, made, at)
            lent = {Parties(p.sources) for p in same if set(p.targets) & set(own.targets)}
        elif not own.targets and not roles.targets and _is_definite(one.candidate.trigger):
            same = _others(tellings, made, at)
            lent = {Parties(targets=p.targets) for p in same if p.sources == own.sources}
        lent.discard(Parties())
        if len(lent) == 1:
            made[at] = _joined(own, lent.pop())
    return made


def _others(tellings: Sequence[Telling], made: Sequence[Parties], at: int) -> list[Parties]:
    """Return the parties of all other mentions that may tell the same event."""
    one = tellings[at]
    return [
        made[other]
        for other, two in enumerate(tellings)
        if other != at and not made[other].nobody and _may_lend(two, one)
    ]


def _before(tellings: Sequence[Telling], made: Sequence[Parties], at: int) -> set[Parties]:
    """Return the parties of the last mention not long before that "the visit" may refer to."""
    one = tellings[at]
    for other in range(at - 1, -1, -1):
        two = tellings[other]
        if one.candidate.trigger.i - two.candidate.word.i > _MEMORY:
            break
        if _agree(one, two):
            return {made[other]}
    return set()


def _is_bare(trigger: Token) -> bool:
    """Tell whether a noun is definite and says nothing that tells it from others of its kind."""
    below = (token for token in trigger.subtree if token != trigger)
    return refers_back(trigger) and not any(token.ent_type_ in _NAMES for token in below)


def _is_definite(trigger: Token) -> bool:
    return refers_back(trigger) or any(child.dep_ == "poss" for child in trigger.children)


def _joined(own: Parties, lent: Parties) -> Parties:
    made = Parties(own.sources or lent.sources, own.targets or lent.targets)
    return own if set(made.sources) & set(made.targets) else made


def _may_lend(one: Telling, other: Telling) -> bool:
    """Tell whether a mention may lend a party to another: nobody else alleges it."""
    return _agree(one, other) and not (one.attributed and one.voice != other.voice)


def _agree(one: Telling, two: Telling) -> bool:
    a, b = one.candidate, two.candidate
    if (a.type, a.modes) != (b.type, b.modes):
        return False
    if (one.negated, one.ahead) != (two.negated, two.ahead):
        return False
    if one.dates and two.dates and not _meet(one.dates, two.dates):
        return False
    return _are_kin(a.word, b.word, a.type, a.modes)


def _meet(some: frozenset[str], others: frozenset[str]) -> bool:
    return any(a.startswith(b) or b.startswith(a) for a in some for b in others)


def _are_kin(one: Token, other: Token, type_: str, modes: tuple[str, ...]) -> bool:
    """Tell whether two words name one kind of deed, or one that befalls nobody twice in a story."""
    a, b = lemma(one), lemma(other)
    if a[:_STEM] == b[:_STEM]:
        return True
    return any(f"{type_} {mode}" in plover().rules.once for mode in modes)
