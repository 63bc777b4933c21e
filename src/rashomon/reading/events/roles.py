"""Who does it and to whom: a frame's role pattern applied to its trigger's arguments.

A pattern is a list of places (see `filling`), tried in order; the first that is filled is the role.
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
from rashomon.reading.events.filling import (
    Places,
    is_actor_modifier,
    lands_of,
    matter_of,
    noun_places,
    parties_below,
    places,
    purpose_of,
)
from rashomon.reading.events.lemmas import content_head, lemma
from rashomon.reading.events.matching import merged

_COOPERATION = (Quad.VERBAL_COOPERATION, Quad.MATERIAL_COOPERATION)
_OCCASIONS = ("during", "amid", "over", "in", "at")
_REASONS = (*_OCCASIONS, "for")
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
        found = noun_places(trigger, arguments)
        source, target = entry.source or NOUN_SOURCE, entry.target or NOUN_TARGET
    elif frame.part_of_speech == "adjective":
        found = places(arguments)
        source, target = entry.source or VERB_SOURCE, entry.target or ADJECTIVE_TARGET
    else:
        if entry.object:
            nouns = [noun_arguments(content_head(head)) for head in arguments.objects]
            found = places(merged(arguments, nouns))
            target = entry.target or PHRASE_TARGET
        else:
            found = places(arguments)
            target = entry.target or VERB_TARGET
        source = entry.source or VERB_SOURCE
    if frame.type == "PROTEST" and not any(map(_names_somebody, found.get("in", ()))):
        found["in"] = lands_of(found, _OCCASIONS) or found.get("in", ())
    _look_further(found, trigger, arguments, target)
    if entry.mutual and not _one_sided(found):
        return Roles(sources=_all_parties(found, source, target))
    sources = _first(found, source)
    taken = {head.i for head in sources}
    targets = _first(
        {place: tuple(h for h in heads if h.i not in taken) for place, heads in found.items()},
        target,
    )
    targets = _without_deeds(targets)
    if EVENT_TYPES[frame.type].quad in _COOPERATION:
        targets = tuple(_with_gerunds_resolved(targets, sources))
    return Roles(sources, targets)


def _without_deeds(heads: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return heads without event nouns that a parser listed with somebody.

    As in "the release of X and the withdrawal of troops", where the withdrawal is not released.
    """
    people = [is_actor(content_head(head)) for head in heads]
    if all(people) or not any(people):
        return heads
    frames = plover().frames
    return tuple(
        head
        for head, somebody in zip(heads, people, strict=True)
        if somebody or ("noun", lemma(head)) not in frames
    )


def _look_further(found: Places, trigger: Token, arguments: Arguments, target: Words) -> None:
    """Fill the places further away that a frame's target names (see `filling`)."""
    if "purpose" in target:
        nouns = [trigger, *map(content_head, arguments.objects)]
        found["purpose"] = tuple(head for noun in nouns for head in purpose_of(noun))
    if "matter" in target:
        found["matter"] = matter_of(found)
    if "land" in target:
        found["land"] = lands_of(found, _REASONS)


def _with_gerunds_resolved(targets: Iterable[Token], sources: tuple[Token, ...]) -> Iterator[Token]:
    """Yield targets, and those whom a gerund among them is about ("interested in helping X")."""
    for head in targets:
        if head.dep_ == "pcomp" and head.tag_ == "VBG":
            yield from parties_below(head, sources) or (head,)
        else:
            yield head


def plain_source(trigger: Token) -> tuple[Token, ...]:
    """Return who acts by syntax alone, for a trigger that no frame speaks of; none if nobody does.

    It is the subject of a verb; of a noun, its agent or possessor.
    """
    arguments = arguments_of(trigger)
    if trigger.pos_ in {"VERB", "AUX", "ADJ"}:
        heads = _first(places(arguments), VERB_SOURCE)
    else:
        heads = _first(noun_places(trigger, arguments), NOUN_SOURCE)
    return heads if any(is_actor(content_head(head)) for head in heads) else ()


def plain_target(trigger: Token, type_: str, learned: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return a verb's object where it names somebody, and nobody among those `learned` is.

    It is for a trigger that no frame speaks of. What somebody moves against another is no target.
    """
    if any(map(_names_somebody, learned)) or trigger.pos_ != "VERB" or type_ == "MOBILIZE":
        return learned
    objects = verb_arguments(trigger).objects
    return tuple(head for head in objects if _names_somebody(head)) or learned


def _one_sided(found: Places) -> bool:
    """Tell whether a joint act is told from one side: "A met with B", unlike "A and B met"."""
    if found.get("between") or found.get("among"):
        return False
    one = found.get("subject") or found.get("possessive") or found.get("holder") or ()
    return len(one) == 1 and bool(found.get("with") or found.get("object"))


def _all_parties(found: Places, source: Words, target: Words) -> tuple[Token, ...]:
    parties: list[Token] = []
    for place in ("between", "among"):
        parties.extend(found.get(place, ()))
    for head in (*_first(found, source), *_first(found, target)):
        if head not in parties:
            parties.append(head)
    return tuple(parties)


def _first(found: Places, places: Words) -> tuple[Token, ...]:
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
