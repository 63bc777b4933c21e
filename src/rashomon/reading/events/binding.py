"""Whom a pronoun cannot mean, or must: what the verbs around it say of its antecedent.

A pronoun's chain in the article follows salience; the grammar of one sentence may know better.
"Punished X for its Y" tells what X did (verbs of judgement attribute their cause to their object:
Garvey and Caramazza, "Implicit causality in verbs", Linguistic Inquiry 1974), and in "caught X and
jailed him" nobody jails himself.
"""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Token

from rashomon.reading.events.arguments import verb_arguments
from rashomon.reading.events.codebook import plover
from rashomon.reading.events.coordination import parallel
from rashomon.reading.events.lemmas import lemma

_CAUSES = frozenset({"for", "over"})
_JUDGED_THROUGH = ("at", "against", "on", "upon")
_PARTICLES = frozenset({"prt", "advmod", "prep"})
_OBJECTIVE = frozenset({"him", "her", "it", "them"})
_PLURAL = frozenset({"NNS", "NNPS"})
_PERSONS = frozenset({"he", "his", "him", "she", "her"})
_THINGS = frozenset({"it", "its"})
_STATES = frozenset({"GPE", "ORG", "NORP"})
_FURTHEST = 8


class Judgement(NamedTuple):
    """Who judges whom, as head tokens: "A criticised B for its Y"."""

    judges: tuple[Token, ...]
    judged: Token


def judgement_over(pronoun: Token) -> Judgement | None:
    """Return the judgement that a pronoun's deed is the cause of, if its object may be meant."""
    if pronoun.tag_ != "PRP$" and pronoun.dep_ not in {"nsubj", "nsubjpass"}:
        return None
    for at, word in enumerate(pronoun.ancestors):
        if at > _FURTHEST:
            break
        if word.dep_ == "prep" and word.lower_ in _CAUSES and _judges(word.head):
            arguments = verb_arguments(word.head)
            phrases = (arguments.obliques.get(name, ()) for name in _JUDGED_THROUGH)
            heads = arguments.objects or next(filter(None, phrases), ())
            if len(heads) == 1 and heads[0] != pronoun and _agree(pronoun, heads[0]):
                return Judgement(arguments.subjects, heads[0])
            break
    return None


def _judges(verb: Token) -> bool:
    name, judging = lemma(verb), plover().rules.judging
    if name in judging:
        return True
    particles = (child.lower_ for child in verb.children if child.dep_ in _PARTICLES)
    return any(f"{name} {particle}" in judging for particle in particles)


def object_before(pronoun: Token) -> tuple[Token, ...]:
    """Return the object of the verb that an objective pronoun's own goes on from, if they agree.

    As in "found two smugglers and arrested them" and "find those responsible and jail them".
    """
    if pronoun.lower_ not in _OBJECTIVE:
        return ()
    verb = pronoun.head.head if pronoun.dep_ == "pobj" else pronoun.head
    while verb.dep_ == "xcomp":
        verb = verb.head
    earlier = parallel(verb) if verb.dep_ == "conj" else None
    if earlier is None:
        return ()
    small = (c for c in earlier.children if c.dep_ == "ccomp" and c.pos_ == "ADJ")
    raised = tuple(c for clause in small for c in clause.children if c.dep_ == "nsubj")
    heads = verb_arguments(earlier).objects or raised
    return heads if len(heads) == 1 and _agree(pronoun, heads[0]) else ()


def _agree(pronoun: Token, head: Token) -> bool:
    plural = head.tag_ in _PLURAL or head.lower_ in {"those", "they", "them"}
    if pronoun.lower_ in _PERSONS:
        return not plural and head.ent_type_ not in _STATES
    if pronoun.lower_ in _THINGS:
        return not plural and head.ent_type_ != "PERSON"
    return plural
