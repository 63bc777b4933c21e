"""What one event is about another by, and whom it is asked of: requests, threats, agreements."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from rashomon.reading.events.arguments import Arguments, noun_arguments, verb_arguments
from rashomon.reading.events.codebook import plover
from rashomon.reading.events.conditions import is_actor
from rashomon.reading.events.lemmas import content_head, lemma

_LISTED = frozenset({"conj", "appos"})


def listed_with(matter: Token) -> Iterator[Token]:
    """Yield what stands in one list with the first thing that is asked for.

    Of verbs those conjoined with it, of nouns also those that a parser took for appositions.
    """
    links = _LISTED if matter.pos_ == "NOUN" else _LISTED - {"appos"}
    for child in matter.children:
        if child.dep_ in links:
            yield child
            yield from listed_with(child)


def asked_by_participle(request: Token) -> Iterator[Token]:
    """Yield what a participle asks for that goes on from a request ("wrote to X, demanding Y")."""
    for child in request.children:
        if child.dep_ == "advcl" and child.tag_ == "VBG" and child.i > request.i:
            frames = plover().frames.get(("verb", lemma(child)), ())
            if any(frame.type == "REQUEST" for frame in frames):
                yield from map(content_head, verb_arguments(child).objects)


def torn_from(request: Token) -> Iterator[Token]:
    """Yield the end of a participle's list that a parser hung on the verb above it.

    As in "wrote to X, demanding an apology, and the release of Y".
    """
    if request.dep_ == "advcl" and request.tag_ == "VBG":
        for child in request.head.children:
            determined = any(inner.dep_ == "det" for inner in child.children)
            if child.i > request.i and child.dep_ == "conj" and child.pos_ == "NOUN" and determined:
                yield child
                yield from listed_with(child)


def addressees(request: Token) -> tuple[Token, ...]:
    """Return to whom a participle's request goes: those whom the verb above it speaks to.

    As in "handed X an ultimatum, demanding Y" and "wrote to X, asking for Y".
    """
    above = request.head
    if request.dep_ != "advcl" or request.tag_ != "VBG" or above.pos_ != "VERB":
        return ()
    upper = verb_arguments(above)
    groups = [upper.datives, upper.obliques.get("to", ())]
    groups += [noun_arguments(content_head(o)).obliques.get("to", ()) for o in upper.objects]
    for heads in groups:
        if heads and all(is_actor(content_head(head)) for head in heads):
            return heads
    return ()


def is_opinion(trigger: Token, arguments: Arguments) -> bool:
    """Tell whether a finite clause follows, or nothing that could be done.

    "Agree that it rains", "agree with him" and "he agrees" are no will to do anything.
    """
    done = (*arguments.complements, *arguments.objects, *arguments.datives)
    if trigger.pos_ == "VERB" and not done and arguments.obliques.keys() <= {"with"}:
        return True
    return any(
        clause.dep_ != "relcl" and not any(child.tag_ == "TO" for child in clause.children)
        for clause in arguments.complements
    )
