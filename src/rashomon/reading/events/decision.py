"""Which candidates become events: one row a trigger, and no event told twice in one clause.

Only this module chooses. A learnt model that speaks beside the frames would be heard here, and
the reasons that a candidate carries say which of the two spoke.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Token

from rashomon.reading.events.candidates import Candidate
from rashomon.reading.events.roles import Roles


def decide(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Return the events among the candidates of one text, in text order."""
    kept: dict[int, Candidate] = {}
    absorbed: set[int] = set()
    for candidate in sorted(candidates, key=lambda c: (_depth(c.trigger), c.trigger.i)):
        if candidate.trigger.i in absorbed:
            continue
        told = _told_above(candidate, kept)
        if told is not None:
            kept[told.trigger.i] = _joined(told, candidate)
            absorbed |= candidate.absorbed
            continue
        kept[candidate.trigger.i] = candidate
        absorbed |= candidate.absorbed
    return tuple(kept[trigger] for trigger in sorted(kept))


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
