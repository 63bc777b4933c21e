"""Who does it and to whom: a frame's role pattern applied to its trigger's arguments.

A pattern is a list of places, tried in order; the first that is filled is the role. Places are
``subject``, ``object``, ``dative``, ``possessive``, ``modifier``, ``holder`` (who makes, holds or
launches what a noun names), ``complement`` (the subject of a clause that depends on the trigger)
and prepositions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from rashomon.ontology import EVENT_TYPES, Quad
from rashomon.reading.events.arguments import (
    Arguments,
    arguments_of,
    noun_arguments,
    verb_arguments,
)
from rashomon.reading.events.codebook import Frame, Words, plover
from rashomon.reading.events.conditions import is_actor
from rashomon.reading.events.lemmas import content_head, lemma
from rashomon.reading.events.matching import merged

_AIMING = ("against", "with", "to", "on", "for", "from")
_COOPERATION = (Quad.VERBAL_COOPERATION, Quad.MATERIAL_COOPERATION)
_ENTERED = frozenset({"in", "on", "into", "under", "for"})
_OCCASIONS = ("during", "amid", "over")
_WHERE = frozenset({"in", "at"})
_INSIDE = frozenset({"poss", "compound", "amod", "nmod"})
VERB_SOURCE = ("subject",)
VERB_TARGET = ("object", "dative", "against", "on", "with", "to", "at", "from", "in")
PHRASE_TARGET = (
    "dative",
    "against",
    "on",
    "upon",
    "with",
    "to",
    "over",
    "at",
    "from",
    "of",
    "for",
    "in",
    "possessive",
    "modifier",
)
NOUN_SOURCE = ("by", "possessive", "holder", "from", "modifier", "between")
NOUN_TARGET = ("against", "on", "upon", "with", "to", "at", "of", "sufferer", "in")
ADJECTIVE_TARGET = ("of", "to", "with", "about", "at")


@dataclass(frozen=True, slots=True)
class Roles:
    """The heads of those who act and of those acted upon."""

    sources: tuple[Token, ...] = ()
    targets: tuple[Token, ...] = ()


def roles_of(frame: Frame, trigger: Token, arguments: Arguments) -> Roles:
    """Return the roles of a trigger in a frame that fits it."""
    entry = frame.entry
    if frame.part_of_speech == "noun":
        found = _noun_places(trigger, arguments)
        source, target = entry.source or NOUN_SOURCE, entry.target or NOUN_TARGET
    elif frame.part_of_speech == "adjective":
        found = _places(arguments)
        source, target = entry.source or VERB_SOURCE, entry.target or ADJECTIVE_TARGET
    else:
        if entry.object:
            nouns = [noun_arguments(content_head(head)) for head in arguments.objects]
            found = _places(merged(arguments, nouns))
            target = entry.target or PHRASE_TARGET
        else:
            found = _places(arguments)
            target = entry.target or VERB_TARGET
        source = entry.source or VERB_SOURCE
    if frame.type == "PROTEST" and not found.get("in"):
        found["in"] = tuple(_lands_of_occasions(found))
    if entry.mutual and not _one_sided(found):
        return Roles(sources=_all_parties(found, source, target))
    sources = _first(found, source)
    taken = {head.i for head in sources}
    targets = _first(
        {place: tuple(h for h in heads if h.i not in taken) for place, heads in found.items()},
        target,
    )
    if EVENT_TYPES[frame.type].quad in _COOPERATION:
        targets = tuple(_with_gerunds_resolved(targets, sources))
    return Roles(sources, targets)


def _lands_of_occasions(found: dict[str, tuple[Token, ...]]) -> Iterator[Token]:
    """Yield where the occasion of a protest is: "unrest during the election in Ruritania"."""
    for name in _OCCASIONS:
        for occasion in found.get(name, ()):
            lands = noun_arguments(occasion).obliques.get("in", ())
            yield from (head for head in lands if head.ent_type_ == "GPE")


def _with_gerunds_resolved(targets: Iterable[Token], sources: tuple[Token, ...]) -> Iterator[Token]:
    """Yield targets, and those whom a gerund among them is about ("interested in helping X")."""
    for head in targets:
        if head.dep_ == "pcomp" and head.tag_ == "VBG":
            yield from _parties_below(head, sources) or (head,)
        else:
            yield head


def plain_source(trigger: Token) -> tuple[Token, ...]:
    """Return who acts by syntax alone, for a trigger that no frame speaks of; none if nobody does.

    It is the subject of a verb; of a noun, its agent or possessor.
    """
    arguments = arguments_of(trigger)
    if trigger.pos_ in {"VERB", "AUX", "ADJ"}:
        heads = _first(_places(arguments), VERB_SOURCE)
    else:
        heads = _first(_noun_places(trigger, arguments), NOUN_SOURCE)
    return heads if any(is_actor(content_head(head)) for head in heads) else ()


def _one_sided(found: dict[str, tuple[Token, ...]]) -> bool:
    """Tell whether a joint act is told from one side: "A met with B", unlike "A and B met"."""
    if found.get("between") or found.get("among"):
        return False
    one = found.get("subject") or found.get("possessive") or found.get("holder") or ()
    return len(one) == 1 and bool(found.get("with") or found.get("object"))


def _all_parties(
    found: dict[str, tuple[Token, ...]], source: Words, target: Words
) -> tuple[Token, ...]:
    parties: list[Token] = []
    for place in ("between", "among"):
        parties.extend(found.get(place, ()))
    for head in (*_first(found, source), *_first(found, target)):
        if head not in parties:
            parties.append(head)
    return tuple(parties)


def _first(found: dict[str, tuple[Token, ...]], places: Words) -> tuple[Token, ...]:
    """Return the first place that somebody fills, else the first that anything does.

    In "relented to the students on Tuesday" and "rejected her call for a truce" it is not the
    time or the matter that plays the part.
    """
    filled = [(place, heads) for place in places if (heads := found.get(place, ()))]
    for place, heads in filled:
        if place not in _WHERE and any(map(_names_somebody, heads)):
            return heads
    return filled[0][1] if filled else ()


def _names_somebody(head: Token) -> bool:
    """Tell whether a phrase is about somebody: by its head, its possessor or what it is of."""
    if is_actor(content_head(head)):
        return True
    for child in head.children:
        if child.dep_ in _INSIDE and is_actor_modifier(child):
            return True
        if child.dep_ == "prep" and child.lower_ == "of":
            return any(is_actor(inner) for inner in child.children)
    return False


def _places(arguments: Arguments) -> dict[str, tuple[Token, ...]]:
    return {
        **arguments.obliques,
        "subject": arguments.subjects,
        "object": arguments.objects,
        "dative": arguments.datives,
        "possessive": arguments.possessives,
        "modifier": tuple(filter(is_actor_modifier, arguments.modifiers)),
        "complement": tuple(
            subject
            for clause in arguments.complements
            if clause.pos_ in {"VERB", "AUX"} or any(c.dep_ == "nsubj" for c in clause.children)
            for subject in _parties_below(clause, arguments.subjects)
        ),
    }


def _parties_below(clause: Token, above: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the first party of a clause that is not the subject above it (control)."""
    inner = verb_arguments(clause)
    inner = merged(inner, [noun_arguments(content_head(head)) for head in inner.objects])
    phrases = (inner.obliques.get(name, ()) for name in _AIMING)
    lands = tuple(head for head in inner.obliques.get("in", ()) if head.ent_type_ == "GPE")
    groups = [inner.subjects, inner.objects, *phrases, lands]
    others = [tuple(head for head in group if head not in above) for group in groups]
    for group in others:
        if any(is_actor(content_head(head)) for head in group):
            return group
    return next(filter(None, others), ())


def _noun_places(noun: Token, arguments: Arguments) -> dict[str, tuple[Token, ...]]:
    """Return a noun's places, with what the verb that it completes lends it."""
    found = _places(arguments)
    verb = _light_verb(noun, arguments.governor)
    if verb is None:
        return found
    upper = verb_arguments(verb)
    rules = plover().rules
    if noun.dep_ == "pobj":
        found["sufferer" if _preposition(noun) == "under" else "holder"] = upper.subjects
    elif noun.dep_ == "attr" and verb == noun.head:
        found["holder"] = tuple(head for head in upper.subjects if lemma(head) in rules.aims)
    elif lemma(verb) in rules.conveying and noun not in upper.subjects:
        found["holder"] = upper.subjects
        found["dative"] = upper.datives
    elif lemma(verb) in rules.undergoing:
        found["sufferer"] = upper.subjects
    for preposition, heads in upper.obliques.items():
        known = found.get(preposition, ())
        others = tuple(head for head in heads if head != noun and head not in known)
        found[preposition] = (*known, *others)
    return found


def _light_verb(noun: Token, governor: Token | None) -> Token | None:
    """Return the verb that says of a noun that it is done, suffered or going on."""
    rules = plover().rules
    for clause in noun.children:
        if clause.dep_ in {"acl", "relcl"} and lemma(clause) in rules.conveying:
            return clause
    if governor is None or governor.pos_ not in {"VERB", "AUX"}:
        return None
    name = lemma(governor)
    if noun.dep_ == "pobj":
        entered = name in rules.entering and _preposition(noun) in _ENTERED
        return governor if entered else None
    return governor if name in (*rules.conveying, *rules.undergoing, *rules.occurring) else None


def _preposition(noun: Token) -> str:
    return str(noun.head.lower_) if noun.dep_ == "pobj" else ""


def is_actor_modifier(token: Token) -> bool:
    """Tell whether a modifier names who acts: a nationality, a name or an agent noun."""
    if token.dep_ == "amod":
        named = token.ent_type_ in {"NORP", "GPE", "ORG", "PERSON"}
        return named or (token.pos_ == "ADJ" and token.is_title)
    return is_actor(token)
