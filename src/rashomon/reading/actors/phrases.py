"""Noun phrases about people and bodies: their extent, number, country and sectors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from rashomon.gazetteer import find_seat
from rashomon.reading.actors.context import Context
from rashomon.reading.actors.lexicon import Sectors, roles
from rashomon.reading.draft import Tokens
from rashomon.records import ActorKind

PhraseClass = Literal["person", "persons", "collective", "body", "bodies", "government"]

_LEFT = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod", "predet"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_PLURALS = ("NNS", "NNPS")
_LONGEST = 20


@dataclass(frozen=True, slots=True)
class Phrase:
    """A common noun phrase for people or a body, with what its words tell."""

    tokens: Tokens
    head: int
    lemma: str
    noun: PhraseClass
    definite: bool
    country: str | None
    sectors: Sectors
    modifiers: frozenset[str]
    bodies: frozenset[str]
    former: bool
    ranks: frozenset[str]

    @property
    def kind(self) -> ActorKind:
        """The kind of actor that the phrase would be on its own."""
        if self.noun == "person":
            return "person"
        return "organisation" if self.noun == "body" else "group"


def phrase_at(context: Context, token: Token) -> Phrase | None:
    """Return the phrase that a noun heads, or None when the noun is not for people or bodies."""
    noun = _classify(token)
    if noun is None:
        return None
    tokens = phrase_extent(token)
    country = country_in(context, tokens)
    if noun == "government" and country is None:
        if token.lower_ not in roles().acting_governments:
            return None
        noun = "bodies" if token.tag_ in _PLURALS else "body"
    words = [word for word in context.doc[tokens.start : tokens.end] if word.i != token.i]
    return Phrase(
        tokens=tokens,
        head=token.i,
        lemma=role_lemma(token),
        noun=noun,
        definite=_is_definite(context, token, tokens),
        country=country,
        sectors=sectors_of(token, words),
        modifiers=frozenset(
            word.lemma_.lower()
            for word in words
            if word.dep_ in ("amod", "compound", "nmod") and word.i < token.i
        ),
        bodies=body_words(context, tokens),
        former=any(word.lower_ in roles().former for word in words),
        ranks=ranks_of(words),
    )


def body_words(context: Context, tokens: Tokens) -> frozenset[str]:
    """Return the proper words of a span that are no places: what somebody is the director of."""
    return frozenset(
        word.lower_.replace(".", "")
        for word in context.doc[tokens.start : tokens.end]
        if word.pos_ == "PROPN"
        and word.i not in context.place_at
        and role_lemma(word) not in roles().persons
        and word.lower_ not in roles().qualifiers
    )


def ranks_of(words: list[Token]) -> frozenset[str]:
    """Return the words that make an office another one: a deputy minister is not the minister."""
    return frozenset(word.lower_ for word in words if word.lower_ in roles().ranks)


def role_lemma(token: Token) -> str:
    """Return a noun as the lexicon lists it: as written where it is listed so, else the lemma.

    The head of a state is its president for the purposes of coreference.
    """
    lexicon = roles()
    word = token.lower_ if token.lower_ in lexicon.persons else token.lemma_.lower()
    if word == "head" and token.i + 2 < len(token.doc):
        following = token.doc[token.i + 1 : token.i + 3]
        if [one.lower_ for one in following] == ["of", "state"]:
            return "president"
    return word


def _classify(token: Token) -> PhraseClass | None:
    """Return what a noun is for, or None when it is for neither people nor bodies."""
    lexicon = roles()
    lemma, plural = role_lemma(token), token.tag_ in _PLURALS
    before = token.doc[token.i - 1].lower_ if token.i else ""
    if f"{before} {token.lower_}" in lexicon.collectives:
        return "collective"
    if token.lower_ in lexicon.governments or lemma in lexicon.governments:
        return "government"
    if lemma in lexicon.role_only and not plural and not _has_of(token):
        return None
    if lemma in lexicon.persons:
        return "persons" if plural else "person"
    if lemma in lexicon.collectives or token.lower_ in lexicon.collectives:
        vague = token.lower_ in lexicon.qualified_only and not _is_qualified(token)
        return None if vague else "collective"
    if lemma in lexicon.bodies and (lemma not in lexicon.name_only or _is_owned(token)):
        return "bodies" if plural else "body"
    return None


def _is_owned(token: Token) -> bool:
    """Whether a proper name or a nationality says whose something is ("Holt's office")."""
    return any(
        (child.dep_ in ("compound", "poss") and child.pos_ == "PROPN")
        or (child.dep_ == "amod" and child.ent_type_ in ("NORP", "GPE"))
        for child in token.lefts
    )


def _is_qualified(token: Token) -> bool:
    """Whether an adjective, a noun or an "of" phrase says which is meant."""
    marks = ("amod", "compound", "nmod")
    return any(child.dep_ in marks for child in token.lefts) or _has_of(token)


def _has_of(token: Token) -> bool:
    return any(child.dep_ == "prep" and child.lower_ == "of" for child in token.rights)


def phrase_extent(head: Token) -> Tokens:
    """Return a phrase from its first modifier to the end of its "of" phrase, if it has one."""
    doc, start = head.doc, head.i
    for child in head.lefts:
        if child.dep_ in _LEFT:
            start = min(start, child.left_edge.i)
    while start < head.i and not doc[start].text[0].isalnum():
        start += 1
    end = head.i + 1
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ in ("of", "for", "at") and child.i <= end + 1:
            edge = _object_edge(child)
            if edge is not None and edge - start <= _LONGEST:
                end = max(end, edge)
    return Tokens(start, end)


def _object_edge(preposition: Token) -> int | None:
    """Return the end of a preposition's object if it names people, bodies or places, else None."""
    objects = [child for child in preposition.rights if child.dep_ == "pobj"]
    if not objects or not _belongs(objects[0]):
        return None
    end = preposition.i + 1
    stack = objects[:1]
    while stack:
        token = stack.pop()
        end = max(end, token.i + 1)
        for child in token.rights:
            if child.dep_ == "prep" and child.lower_ == "of":
                stack.extend(nested for nested in child.rights if nested.dep_ == "pobj")
            elif child.dep_ == "conj" and child.i - end <= 2:
                stack.append(child)
    return end


def _belongs(noun: Token) -> bool:
    """Whether a noun tells what somebody is the head or a member of."""
    lexicon = roles()
    lemma = noun.lemma_.lower()
    return (
        noun.pos_ == "PROPN"
        or lemma in lexicon.persons
        or lemma in lexicon.collectives
        or lemma in lexicon.bodies
        or lemma in lexicon.governments
        or lemma in lexicon.qualifiers
        or lemma in ("country", "nation", "republic", "affair", "police")
    )


def _is_definite(context: Context, head: Token, tokens: Tokens) -> bool:
    for child in head.lefts:
        if child.dep_ in ("det", "poss"):
            return child.lower_ in _DEFINITE or child.dep_ == "poss"
    if head.tag_ in _PLURALS:
        return False
    return bool(context.places_in(tokens)) or head.text[0].isupper()


def country_in(context: Context, tokens: Tokens) -> str | None:
    """Return the one country that the words of a span name, or None (none, or several)."""
    codes = {
        place.place.country
        for place in context.places_in(tokens)
        if place.is_country or place.is_demonym or place.is_capital
    }
    for index in range(tokens.start, tokens.end):
        seat = find_seat(context.doc[index].text)
        if seat is not None:
            codes.add(seat.code)
    codes.discard(None)
    return next(iter(codes)) if len(codes) == 1 else None


def sectors_of(head: Token, words: list[Token]) -> Sectors:
    """Return PLOVER sectors of a role, the main one first.

    A former holder is ELI first. An office of state (minister, president) comes before what
    qualifies it; otherwise the qualifying words tell more than the noun, and GOV tells least.
    """
    lexicon = roles()
    lemma = role_lemma(head)
    own: Sectors = ()
    for table in (lexicon.persons, lexicon.collectives, lexicon.bodies):
        if lemma in table or head.lower_ in table:
            own = table.get(head.lower_, table.get(lemma, ()))
            break
    before = head.doc[head.i - 1].lower_ if head.i else ""
    own = lexicon.collectives.get(f"{before} {head.lower_}", own)
    qualified = tuple(
        sector for word in words for sector in lexicon.qualifiers.get(word.lower_, ())
    )
    if lemma in lexicon.governments:
        own = ("GOV", *own)
    former = ("ELI",) if any(word.lower_ in lexicon.former for word in words) else ()
    if lemma in lexicon.offices and "GOV" in own:
        found = [*former, *own, *qualified]
    else:
        found = [*former, *sorted((*qualified, *own), key="GOV".__eq__)]
    return tuple(dict.fromkeys(found))
