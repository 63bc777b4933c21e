"""Noun phrases about people and bodies: their extent, number, country, sectors and former state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from rashomon.reading.actors.context import Context
from rashomon.reading.actors.lexicon import roles
from rashomon.reading.draft import Tokens
from rashomon.records import ActorKind

PhraseClass = Literal["person", "persons", "collective", "body", "government"]

_LEFT = frozenset(
    {"det", "amod", "compound", "poss", "nummod", "nmod", "advmod", "quantmod", "predet", "punct"}
)
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_LONGEST = 18


@dataclass(frozen=True, slots=True)
class Phrase:
    """A common noun phrase for people or a body, with what its words tell."""

    tokens: Tokens
    head: int
    lemma: str
    noun: PhraseClass
    definite: bool
    country: str | None
    sectors: tuple[str, ...]
    modifiers: frozenset[str]
    former: bool

    @property
    def kind(self) -> ActorKind:
        """The kind of actor that the phrase would be on its own."""
        if self.noun == "person":
            return "person"
        return "organisation" if self.noun == "body" else "group"


def phrase_at(context: Context, token: Token) -> Phrase | None:
    """Return the phrase that a noun heads, or None when the noun is not for people or bodies."""
    noun = classify(token)
    if noun is None:
        return None
    tokens = _extent(token)
    country = country_in(context, tokens)
    if noun == "government" and country is None:
        noun = "body" if token.lemma_.lower() in roles().bodies else "collective"
        if token.lower_ in roles().collectives or token.lower_ == "authorities":
            noun = "collective"
    words = [word for word in context.doc[tokens.start : tokens.end] if word.i != token.i]
    return Phrase(
        tokens=tokens,
        head=token.i,
        lemma=token.lemma_.lower(),
        noun=noun,
        definite=_is_definite(context, token, tokens),
        country=country,
        sectors=sectors_of(token, words),
        modifiers=frozenset(
            word.lemma_.lower() for word in words if word.dep_ in ("amod", "compound", "nmod")
        ),
        former=any(word.lower_ in roles().former for word in words),
    )


def classify(token: Token) -> PhraseClass | None:
    """Return what a noun is for: persons, a collective, a body, a government; None for others."""
    lexicon = roles()
    lemma, plural = token.lemma_.lower(), token.tag_ in ("NNS", "NNPS")
    if token.lower_ in lexicon.governments or lemma in lexicon.governments:
        return "government"
    if lemma in lexicon.persons or token.lower_ in lexicon.persons:
        return "persons" if plural else "person"
    if lemma in lexicon.collectives or token.lower_ in lexicon.collectives:
        return "collective"
    if lemma in lexicon.bodies:
        return "body"
    return None


def _extent(head: Token) -> Tokens:
    """Return the phrase from its first modifier to the end of its "of" phrase, if it has one."""
    start = head.i
    for child in head.lefts:
        if child.dep_ in _LEFT and child.dep_ != "punct":
            start = min(start, child.left_edge.i)
    while start < head.i and (head.doc[start].is_punct or head.doc[start].is_space):
        start += 1
    end = head.i + 1
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ in ("of", "for") and child.i <= end:
            edge = _nominal_edge(child)
            if edge - start <= _LONGEST:
                end = max(end, edge)
    return Tokens(start, end)


def _nominal_edge(preposition: Token) -> int:
    """Return the end of a preposition's object without clauses, appositions and asides."""
    end = preposition.i + 1
    stack = [child for child in preposition.rights if child.dep_ in ("pobj", "pcomp")]
    while stack:
        token = stack.pop()
        end = max(end, token.i + 1)
        for child in token.rights:
            if child.dep_ == "prep" and child.lower_ == "of":
                stack.extend(nested for nested in child.rights if nested.dep_ == "pobj")
            elif child.dep_ == "conj" and not any(mark.text == "," for mark in token.rights):
                stack.append(child)
    return end


def _is_definite(context: Context, head: Token, tokens: Tokens) -> bool:
    for child in head.lefts:
        if child.dep_ in ("det", "poss"):
            return child.lower_ in _DEFINITE or child.dep_ == "poss"
    if head.tag_ in ("NNS", "NNPS"):
        return False
    return bool(context.places_in(tokens)) or head.text[0].isupper()


def country_in(context: Context, tokens: Tokens) -> str | None:
    """Return the one country that the words of a span name, or None (none, or several)."""
    codes = {
        place.place.country
        for place in context.places_in(tokens)
        if place.is_country or place.is_demonym or place.is_capital
    }
    codes.discard(None)
    return next(iter(codes)) if len(codes) == 1 else None


def sectors_of(head: Token, words: list[Token]) -> tuple[str, ...]:
    """Return PLOVER sectors of a role: those of its qualifying words, then the head's own.

    A former holder is ELI first (former official), then what the office was.
    """
    lexicon = roles()
    lemma = head.lemma_.lower()
    found: dict[str, None] = {}
    if any(word.lower_ in lexicon.former for word in words):
        found["ELI"] = None
    for word in words:
        for sector in lexicon.qualifiers.get(word.lower_, ()):
            found[sector] = None
    for table in (lexicon.persons, lexicon.collectives, lexicon.bodies):
        if lemma in table or head.lower_ in table:
            for sector in table.get(lemma, table.get(head.lower_, ())):
                found.setdefault(sector, None)
            break
    if lemma in lexicon.governments:
        found.setdefault("GOV", None)
    return tuple(found)
