"""Objects that a verb has from elsewhere: a relative clause, an infinitive, a later conjunct."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from rashomon.reading.events.phrases import expand

OBJECTS = frozenset({"dobj", "obj"})
"""Dependencies of a verb's own object."""
_NEXT_BUT_ONE = 2


def relative_object(verb: Token, own: list[Token]) -> tuple[Token, ...]:
    """Return the noun that an object-gapped relative clause describes ("the man they freed")."""
    if verb.dep_ != "relcl":
        return ()
    pronouns = [c for c in own if c.tag_ in {"WDT", "WP"} and c.dep_ in {"nsubj", "nsubjpass"}]
    has_subject = any(c.dep_ == "nsubj" for c in own)
    return (verb.head,) if has_subject and not pronouns else ()


def raised_objects(own: Iterable[Token]) -> tuple[Token, ...]:
    """Return the subjects of an infinitive that are the verb's objects ("urge X to stop")."""
    found: list[Token] = []
    for child in own:
        if child.dep_ not in {"ccomp", "xcomp"} or child.tag_ != "VB":
            continue
        below = list(child.children)
        if any(c.dep_ == "mark" or c.tag_ == "MD" for c in below):
            continue
        found.extend(c for c in below if c.dep_ in {"nsubj", "nsubjpass"})
    return expand(found)


def shared_object(verb: Token) -> tuple[Token, ...]:
    """Return a later conjunct's object for a verb without one, as in "seized and searched X"."""
    for child in verb.children:
        if child.dep_ == "conj" and child.pos_ == "VERB" and child.i - verb.i == _NEXT_BUT_ONE:
            found = expand(c for c in child.children if c.dep_ in OBJECTS)
            if found:
                return found
    return ()


def dative_preposition(own: Iterable[Token]) -> tuple[Token, ...]:
    """Return to whom a verb gives, where "to" says so ("gave the file to X")."""
    return expand(
        inner
        for child in own
        if child.dep_ == "dative" and child.pos_ == "ADP"
        for inner in child.children
        if inner.dep_ == "pobj"
    )
