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
from rashomon.reading.events.matching import clause_of
from rashomon.reading.events.occurrence import refers_back
from rashomon.reading.events.participants import Parties, innermost_statement
from rashomon.reading.events.shifts import is_future

_MEMORY = 150
"""How many tokens back a bare "the visit" may refer."""

_NAMES = frozenset({"GPE", "LOC", "FAC", "NORP", "ORG", "PERSON"})
_STEM = 4
"""How many letters a verb and the noun made of it share: "interfere", "interference"."""


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


def completed(draft: Draft, events: Sequence[tuple[Candidate, Parties]]) -> list[Parties]:
    """Return the parties of each mention, those that it leaves out taken from its retellings."""
    made = [parties for _, parties in events]
    alike: dict[tuple[str, tuple[str, ...]], list[int]] = {}
    for at, (candidate, _) in enumerate(events):
        alike.setdefault((candidate.type, candidate.modes), []).append(at)
    dates = _dates_by_sentence(draft)
    for group in alike.values():
        if len(group) > 1:
            tellings = [_telling(draft, *events[at], dates) for at in group]
            for at, parties in zip(group, _completed(tellings), strict=True):
                made[at] = parties
    return made


def _dates_by_sentence(draft: Draft) -> dict[int, set[str]]:
    """Return first token of a sentence -> the dates that it names."""
    found: dict[int, set[str]] = {}
    for time in draft.times:
        if time.date:
            found.setdefault(draft.doc[time.tokens.start].sent.start, set()).add(time.date)
    return found


def _telling(
    draft: Draft, candidate: Candidate, parties: Parties, dates: dict[int, set[str]]
) -> Telling:
    word = candidate.word
    statement = innermost_statement(draft.statements, word.i)
    return Telling(
        candidate=candidate,
        parties=parties,
        voice=None if statement is None else draft.statements[statement].speaker,
        attributed=statement is not None,
        negated=any(c.dep_ == "neg" for c in (*candidate.trigger.children, *word.children)),
        ahead=candidate.planned or is_future(candidate.trigger),
        dates=frozenset(dates.get(word.sent.start, ())),
    )


def _completed(tellings: Sequence[Telling]) -> list[Parties]:
    """Return the parties of mentions of one type and modes, completed from one another.

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
            lent |= _ellipsis(tellings, made, at)
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


def _ellipsis(tellings: Sequence[Telling], made: Sequence[Parties], at: int) -> set[Parties]:
    """Return the target that a sentence names once for two: "the first visit to X since Y's visit".

    They are two deeds, so nothing else is shared and nothing contradicts. The first may also be the
    subject of what the phrase hangs on ("the visit to X was the first since Y's visit").
    """
    one = tellings[at].candidate
    if one.word.head.lower_ != "since":
        return set()
    verb = clause_of(one.word)
    above = [verb, *one.word.ancestors, *(c for c in verb.children if c.dep_ == "nsubj")]
    return {
        Parties(targets=parties.targets)
        for two, parties in zip(tellings, made, strict=True)
        if (two.candidate.trigger in above or two.candidate.word in above)
        and _are_kin(one, two.candidate)
    }


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
    """Tell whether nothing says that two mentions of one type and modes are two events."""
    if (one.negated, one.ahead) != (two.negated, two.ahead):
        return False
    if one.dates and two.dates and not _meet(one.dates, two.dates):
        return False
    return _are_kin(one.candidate, two.candidate)


def _meet(some: frozenset[str], others: frozenset[str]) -> bool:
    return any(a.startswith(b) or b.startswith(a) for a in some for b in others)


def _are_kin(one: Candidate, other: Candidate) -> bool:
    """Tell whether two words name one kind of deed, or one that befalls nobody twice in a story."""
    if lemma(one.word)[:_STEM] == lemma(other.word)[:_STEM]:
        return True
    return any(f"{one.type} {mode}" in plover().rules.once for mode in one.modes)
