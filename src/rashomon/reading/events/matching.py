"""Whether a frame's conditions hold for a trigger and its arguments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Token

from rashomon.reading.events.arguments import Arguments, content_head, lemma
from rashomon.reading.events.codebook import Frame, Words, plover

ACTOR = "<actor>"
"""A condition that any person, organisation, state or group meets."""

PLACE = "<place>"
"""A condition that any place name meets."""

ANYTHING = "<any>"
"""A condition that every argument meets: there must be one."""

INFINITIVE = "<to>"
"""A condition that an infinitive clause meets."""

OBLIGED = "<must>"
"""A condition that a clause meets whose verb somebody "must" or "should" do."""

_ACTOR_ENTITIES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves", "myself", "ourselves"})
_FURTHER = frozenset({"xcomp", "ccomp", "oprd", "dative", "acomp", "attr"})
_OBLIGING = frozenset({"must", "should", "ought"})
_PLACE_ENTITIES = frozenset({"GPE", "LOC", "FAC"})
_PERSONAL = frozenset(
    {"i", "you", "he", "she", "we", "they", "who", "him", "her", "us", "them", "me"}
)


def fits(frame: Frame, trigger: Token, arguments: Arguments) -> bool:
    """Tell whether all conditions of `frame` hold, an embedded event aside."""
    entry = frame.entry
    if not _particle_fits(frame, trigger):
        return False
    if entry.plain and any(child.dep_ in _FURTHER for child in trigger.children):
        return False
    spoken_of_itself = not entry.object and frame.particle is None
    if spoken_of_itself and any(head.lower_ in _REFLEXIVE for head in arguments.objects):
        return False
    if entry.intransitive and (arguments.objects or arguments.datives):
        return False
    if entry.object and not any_of(arguments.objects, entry.object):
        return False
    if entry.subject and not any_of(arguments.subjects, entry.subject):
        return False
    if entry.prep and not _preposition_fits(entry.prep, arguments):
        return False
    if any_of(arguments.objects, entry.no_object) or any_of(arguments.subjects, entry.no_subject):
        return False
    if entry.clause and not _in_words(clause_of(trigger).subtree, entry.clause):
        return False
    return not _in_words(trigger.sent, entry.unless)


def any_of(heads: Iterable[Token], words: Words) -> bool:
    """Tell whether any argument is one of `words` (see `is_one_of`)."""
    return bool(words) and any(is_one_of(head, words) for head in heads)


def is_one_of(head: Token, words: Words) -> bool:
    """Tell whether one argument is one of `words` (lemmas, "compound head" pairs, <actor>)."""
    if ANYTHING in words:
        return True
    head = content_head(head)
    if INFINITIVE in words and any(child.tag_ == "TO" for child in head.children):
        return True
    if OBLIGED in words and any(child.lower_ in _OBLIGING for child in head.children):
        return True
    if ACTOR in words and is_actor(head):
        return True
    if PLACE in words and head.ent_type_ in _PLACE_ENTITIES:
        return True
    name = lemma(head)
    if name in words or head.lower_ in words:
        return True
    if name == "be":
        return any(c.dep_ in {"acomp", "attr", "prep"} and lemma(c) in words for c in head.children)
    return any(
        f"{child.lower_} {name}" in words
        for child in head.children
        if child.dep_ in {"compound", "amod", "nmod"}
    )


def is_actor(head: Token) -> bool:
    """Tell whether a noun may denote somebody who acts or is acted upon."""
    if head.pos_ == "PRON":
        return head.lower_ in _PERSONAL
    if head.ent_type_:
        return head.ent_type_ in _ACTOR_ENTITIES
    return head.pos_ == "PROPN" or lemma(head) in plover().words["agent"]


def clause_of(token: Token) -> Token:
    """Return the verb whose clause holds `token`: itself, the nearest above it, or the root."""
    while token.pos_ not in {"VERB", "AUX"} and token.head != token:
        token = token.head
    return token


def particles_of(verb: Token) -> tuple[str, ...]:
    """Return the particles of a phrasal verb."""
    return tuple(child.lower_ for child in verb.children if child.dep_ == "prt")


def with_particle_objects(frame: Frame, arguments: Arguments) -> Arguments:
    """Return the arguments with the objects of a particle that was parsed as a preposition."""
    if frame.particle is None or arguments.objects or frame.particle not in arguments.obliques:
        return arguments
    return replace(arguments, objects=arguments.obliques[frame.particle])


def _particle_fits(frame: Frame, trigger: Token) -> bool:
    if frame.part_of_speech != "verb":
        return True
    particles = particles_of(trigger)
    if frame.particle is None:
        return not particles
    if frame.particle in particles:
        return True
    follows = (c for c in trigger.children if c.dep_ in {"advmod", "prep", "acomp", "oprd"})
    return any(child.lower_ == frame.particle for child in follows)


def _preposition_fits(wanted: dict[str, Words], arguments: Arguments) -> bool:
    for preposition, words in wanted.items():
        heads = arguments.obliques.get(preposition, ())
        if preposition == "to":
            heads = (*heads, *arguments.datives)
        if heads and (not words or any_of(heads, words)):
            return True
    return False


def _in_words(tokens: Iterable[Token], words: Words) -> bool:
    return bool(words) and any(lemma(token) in words for token in tokens)


def merged(arguments: Arguments, nouns: Sequence[Arguments]) -> Arguments:
    """Return a verb's arguments with those of the nouns that complete its sense.

    In "impose sanctions on X" the phrase "on X" may hang on either word.
    """
    obliques = dict(arguments.obliques)
    possessives: tuple[Token, ...] = ()
    modifiers: tuple[Token, ...] = ()
    for noun in nouns:
        possessives += noun.possessives
        modifiers += noun.modifiers
        for preposition, heads in noun.obliques.items():
            obliques[preposition] = (*obliques.get(preposition, ()), *heads)
    return Arguments(
        subjects=arguments.subjects,
        objects=arguments.objects,
        datives=arguments.datives,
        obliques=obliques,
        complements=arguments.complements,
        possessives=possessives,
        modifiers=modifiers,
        governor=arguments.governor,
    )
