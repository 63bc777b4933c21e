"""Whether a frame's conditions hold for a trigger and its arguments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Token

from rashomon.reading.events.arguments import Arguments, noun_arguments
from rashomon.reading.events.codebook import Condition, Frame
from rashomon.reading.events.conditions import any_of
from rashomon.reading.events.lemmas import content_head, lemma

_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves", "myself", "ourselves"})
_LIKE_PARTICLES = frozenset({"advmod", "prep", "acomp", "oprd"})
"""What a particle may have been parsed as."""
_FURTHER = frozenset({"xcomp", "ccomp", "oprd", "dative", "acomp", "attr"})


def fits(frame: Frame, trigger: Token, arguments: Arguments) -> bool:
    """Tell whether all conditions of `frame` hold, its particle and an embedded event aside."""
    entry = frame.entry
    if not _modifiers_fit(frame, trigger):
        return False
    if entry.plain and _says_more(trigger):
        return False
    if not _objects_fit(frame, trigger, arguments):
        return False
    if entry.subject and not any_of(arguments.subjects, entry.subject):
        return False
    if entry.prep and not _preposition_fits(entry.prep, _with_objects_phrases(frame, arguments)):
        return False
    if entry.no_subject and any_of(arguments.subjects, entry.no_subject):
        return False
    if entry.clause and not _in_words(clause_of(trigger).subtree, entry.clause):
        return False
    return not (entry.unless and _in_words(trigger.sent, entry.unless))


def _objects_fit(frame: Frame, trigger: Token, arguments: Arguments) -> bool:
    entry, objects = frame.entry, arguments.objects
    spoken_of_itself = not entry.object and frame.particle is None
    if spoken_of_itself and any(head.lower_ in _REFLEXIVE for head in objects):
        return False
    if entry.intransitive and (_own_objects(trigger, objects) or arguments.datives):
        return False
    if entry.object and not any_of(objects, entry.object):
        return False
    return not (entry.no_object and any_of(objects, entry.no_object))


def _own_objects(trigger: Token, objects: Iterable[Token]) -> bool:
    """Tell whether a verb has an object that is not only shared with a verb conjoined to it."""
    later = {child.i for child in trigger.children if child.dep_ == "conj"}
    return any(head.head.i not in later for head in objects)


def _modifiers_fit(frame: Frame, trigger: Token) -> bool:
    """Tell whether a noun has a modifier that its frame asks for, and none that rules it out."""
    entry = frame.entry
    if not entry.modifier and not entry.no_modifier:
        return True
    said = {lemma(c) for c in trigger.children if c.dep_ in {"compound", "amod", "nmod"}}
    return said.isdisjoint(entry.no_modifier) and (
        not entry.modifier or not said.isdisjoint(entry.modifier)
    )


def _says_more(verb: Token) -> bool:
    """Tell whether a clause or a second object completes a verb, or it names ("a man called X")."""
    named = verb.tag_ == "VBN" and verb.dep_ == "acl"
    return named or any(child.dep_ in _FURTHER for child in verb.children)


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


def with_its_particle(frames: Sequence[Frame], verb: Token) -> Sequence[Frame]:
    """Return the frames whose particle a verb has, or those without one if it has none."""
    below = [(child.dep_, child.lower_) for child in verb.children]
    particles = {word for name, word in below if name == "prt"}
    following = particles | {word for name, word in below if name in _LIKE_PARTICLES}
    return [
        frame
        for frame in frames
        if (not particles if frame.particle is None else frame.particle in following)
    ]


def _with_objects_phrases(frame: Frame, arguments: Arguments) -> Arguments:
    """Return the arguments with the phrases that a parser hung on a frame's object.

    In "discussed the crisis with X" the phrase "with X" may hang on either word.
    """
    if not frame.entry.object:
        return arguments
    return merged(arguments, [noun_arguments(content_head(h)) for h in arguments.objects])


def _preposition_fits(wanted: dict[str, Condition], arguments: Arguments) -> bool:
    for preposition, words in wanted.items():
        heads = arguments.obliques.get(preposition, ())
        if preposition == "to":
            heads = (*heads, *arguments.datives)
        if heads and (not words or any_of(heads, words)):
            return True
    return False


def _in_words(tokens: Iterable[Token], words: Condition) -> bool:
    return any(lemma(token) in words for token in tokens)


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
            known = obliques.get(preposition, ())
            obliques[preposition] = (*known, *(head for head in heads if head not in known))
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
