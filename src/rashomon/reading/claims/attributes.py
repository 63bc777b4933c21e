"""What a clause says that something is, or calls it: "was a mistake", "hailed it as historic"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from spacy.tokens import Token

from rashomon.reading.claims.clauses import Clause
from rashomon.reading.events.lemmas import lemma

_COMPLEMENTS = frozenset({"attr", "acomp", "oprd"})
_OF_AS = frozenset({"pobj", "amod"})
_OBJECTS = frozenset({"dobj", "nsubjpass"})
_SUBJECTS = frozenset({"nsubj", "csubj"})
_NAMING = frozenset({"NOUN", "PROPN"})
_QUALITIES = frozenset({"amod", "conj"})


class Attributes(NamedTuple):
    """Lemmas of the attributes of a clause, and of the nouns that bear them, sorted."""

    names: tuple[str, ...]
    bearers: tuple[str, ...]


def attributes_of(clause: Clause) -> Attributes:
    """Return what a clause says that something is: an adjective, a noun and its adjectives."""
    names: set[str] = set()
    bearers: set[str] = set()
    for token in clause.tokens:
        verb = _verb_above(token)
        if verb is not None:
            names |= _lemmas(_described(token))
            bearers |= _lemmas(_bearers(verb))
    return Attributes(tuple(sorted(names)), tuple(sorted(bearers)))


def _verb_above(token: Token) -> Token | None:
    """Return the verb that gives an attribute, where a token is one."""
    if token.dep_ in _COMPLEMENTS:
        return token.head
    return token.head.head if token.dep_ in _OF_AS and token.head.lower_ == "as" else None


def _described(attribute: Token) -> Iterator[Token]:
    yield attribute
    for child in attribute.children:
        if child.dep_ in _QUALITIES:
            yield from _described(child)


def _bearers(verb: Token) -> Iterator[Token]:
    """Yield the verb's object, or else its subject: who calls something so does not bear it.

    Persons may be pronouns; an "it" or "this" says nothing.
    """
    objects = [child for child in verb.children if child.dep_ in _OBJECTS]
    subjects = [child for child in verb.children if child.dep_ in _SUBJECTS]
    for noun in objects or subjects:
        if noun.pos_ in _NAMING or (noun.tag_ == "PRP" and noun.lower_ != "it"):
            yield from (noun, *noun.conjuncts)


def _lemmas(tokens: Iterable[Token]) -> set[str]:
    return {lemma(token) for token in tokens if token.is_alpha or "-" in token.text}
