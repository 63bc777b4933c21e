"""PLOVER's rules on what is only to come, asked for, threatened or refused.

A future CONSULT, SUPPORT, COOPERATE or AID is AGREE, a future RETREAT is CONCEDE, an assault that
its author makes conditional is THREATEN, and "will not" is a refusal where "did not" is polarity.
The tables are in ``codebook/plover/rules.yaml``.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from rashomon.ontology import EVENT_TYPES, Quad
from rashomon.reading.events.arguments import is_passive
from rashomon.reading.events.codebook import Outcome, plover
from rashomon.reading.events.lemmas import lemma
from rashomon.reading.events.matching import clause_of
from rashomon.reading.events.roles import Roles

_FUTURE_AUXILIARIES = frozenset({"will", "shall", "'ll", "would", "wo", "'d"})
_REFUSING_AUXILIARIES = frozenset({"will", "wo", "would", "shall", "can", "ca", "could"})
_CONDITIONS = frozenset({"if", "unless"})


@dataclass(frozen=True, slots=True)
class Shift:
    """What an event becomes, and the rule that made it so."""

    type: str
    modes: tuple[str, ...]
    planned: bool
    reason: str


def shift_of(trigger: Token, type_: str, modes: tuple[str, ...], roles: Roles) -> Shift | None:
    """Return what a plain event becomes because of its tense, condition or negation."""
    rules = plover().rules
    if type_ in rules.refused and roles.sources and _is_refused(trigger):
        return Shift("REJECT", _mode(rules.asked, type_, modes), False, f"refused {type_}")
    if not is_future(trigger):
        return None
    if type_ in rules.intended:
        planned = rules.intended[type_]
        return Shift(planned, (), True, f"future {type_}: {planned}")
    if EVENT_TYPES[type_].quad is Quad.MATERIAL_CONFLICT and _is_own_warning(trigger):
        return Shift("THREATEN", _mode(rules.threatened, type_, modes), True, f"warned {type_}")
    return None


def outcome_of(
    outcome: Outcome, type_: str, embedded: tuple[str, tuple[str, ...]] | None, trigger: Token
) -> Shift | None:
    """Return what an event about another becomes; None where the rules give it no type."""
    rules = plover().rules
    if outcome == "decided":
        return None if embedded is None else Shift(type_, (), False, f"decided {embedded[0]}")
    if outcome == "intended":
        if embedded is None:
            return Shift(type_, (), True, "intended")
        if embedded[0] not in rules.intended:
            return None
        planned = rules.intended[embedded[0]]
        return Shift(planned, (), True, f"intended {embedded[0]}: {planned}")
    table, words = (
        (rules.asked, rules.asked_words)
        if outcome == "asked"
        else (rules.threatened, rules.threatened_words)
    )
    if embedded is not None:
        modes = _mode(table, *embedded)
        if modes:
            return Shift(type_, modes, False, f"{outcome} {embedded[0]}: {modes[0]}")
    said = {lemma(token) for token in trigger.subtree}
    for mode, cues in words.items():
        if not said.isdisjoint(cues):
            return Shift(type_, (mode,), False, f"{outcome} in words: {mode}")
    return Shift(type_, (), False, outcome)


def is_future(trigger: Token) -> bool:
    """Tell whether a trigger's own clause puts it in the future or plans it."""
    if trigger.pos_ not in {"VERB", "AUX"}:
        return _is_upcoming_noun(trigger)
    auxiliaries = {c.lower_ for c in trigger.children if c.dep_ in {"aux", "auxpass"}}
    if auxiliaries & _FUTURE_AUXILIARIES:
        return True
    if not any(child.tag_ == "TO" for child in trigger.children):
        return trigger.dep_ == "conj" and trigger.head.pos_ == "VERB" and is_future(trigger.head)
    if trigger.dep_ in {"xcomp", "ccomp", "acl"}:
        head = trigger.head
        return lemma(head) in plover().rules.intending_verbs or (
            lemma(head) == "be" and trigger.dep_ == "xcomp"
        )
    return False


def _is_upcoming_noun(noun: Token) -> bool:
    upcoming = plover().rules.upcoming
    if any(c.dep_ in {"amod", "compound"} and c.lower_ in upcoming for c in noun.children):
        return True
    governor = noun.head
    if noun.dep_ in {"nsubj", "nsubjpass", "dobj"} and governor.pos_ in {"VERB", "AUX"}:
        rules = plover().rules
        light = lemma(governor) in (*rules.conveying, *rules.occurring)
        return (light and is_future(governor)) or (
            lemma(governor) in rules.scheduling and is_passive(governor)
        )
    return False


def _is_refused(trigger: Token) -> bool:
    if trigger.pos_ not in {"VERB", "AUX"}:
        return False
    children = list(trigger.children)
    if not any(child.dep_ == "neg" for child in children):
        return False
    return lemma(trigger) in plover().rules.withholding or any(
        child.dep_ == "aux" and child.lower_ in _REFUSING_AUXILIARIES for child in children
    )


def _is_own_warning(trigger: Token) -> bool:
    """Tell whether a future conflict is conditional, or said of oneself ("we will", "he would")."""
    clause = clause_of(trigger)
    for child in clause.children:
        if child.dep_ == "advcl" and any(c.lower_ in _CONDITIONS for c in child.children):
            return True
        if child.dep_ == "nsubj" and child.lower_ in {"we", "i"}:
            return True
    head = clause.head
    if clause.dep_ != "ccomp" or head.pos_ != "VERB":
        return False
    outer = [c for c in head.children if c.dep_ == "nsubj"]
    inner = [c for c in clause.children if c.dep_ == "nsubj"]
    if not outer or not inner:
        return False
    return inner[0].lower_ in {"he", "she", "they", "it"} or lemma(inner[0]) == lemma(outer[0])


def _mode(table: dict[str, str], type_: str, modes: tuple[str, ...]) -> tuple[str, ...]:
    for mode in modes:
        if f"{type_} {mode}" in table:
            return (table[f"{type_} {mode}"],)
    return (table[type_],) if type_ in table else ()
