"""Noun phrases and prepositional phrases below a word, with their conjuncts and antecedents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

_DIRECTED = frozenset({"to", "against", "with", "toward", "towards", "between"})
_NEXT_BUT_ONE = 2
_DIRECTIONS = frozenset({"back", "home", "out", "away", "over", "abroad"})


def obliques_of(head: Token) -> dict[str, tuple[Token, ...]]:
    """Return preposition -> heads of its objects, for the prepositions that hang on `head`."""
    found: dict[str, tuple[Token, ...]] = {}
    for child in head.children:
        if child.dep_ in {"prep", "agent", "dative"} and child.pos_ in {"ADP", "SCONJ", "VERB"}:
            _add_preposition(found, child)
        if child.dep_ == "advmod" and child.lower_ in _DIRECTIONS:
            for inner in child.children:
                if inner.dep_ == "prep":
                    _add_preposition(found, inner)
    return found


def _add_preposition(found: dict[str, tuple[Token, ...]], preposition: Token) -> None:
    for child in preposition.children:
        if child.dep_ == "prep" or (child.dep_ == "conj" and child.pos_ == "ADP"):
            _add_preposition(found, child)
    heads = expand(c for c in preposition.children if c.dep_ in {"pobj", "pcomp"})
    if heads:
        name = preposition.lower_
        found[name] = (*found.get(name, ()), *heads)


def next_phrase(noun: Token) -> dict[str, tuple[Token, ...]]:
    """Return the phrase right behind a noun that a parser hung on the verb above it.

    As in "raised the number of its complaints to X".
    """
    found: dict[str, tuple[Token, ...]] = {}
    following = noun.i + 1
    if following < len(noun.doc):
        preposition = noun.doc[following]
        if (
            preposition.dep_ == "prep"
            and preposition.lower_ in _DIRECTED
            and preposition.head in noun.ancestors
        ):
            _add_preposition(found, preposition)
    return found


def shared_phrases(noun: Token) -> dict[str, tuple[Token, ...]]:
    """Return the phrases that a noun without its own shares with one conjoined to it.

    As in "raids and arrests in X" and "sympathy and support among Y": a parser hangs them on one.
    """
    if noun.dep_ == "conj" and noun.head.pos_ == "NOUN" and noun.i - noun.head.i == _NEXT_BUT_ONE:
        later: dict[str, tuple[Token, ...]] = {}
        for child in noun.head.children:
            if child.dep_ == "prep" and child.i > noun.i:
                _add_preposition(later, child)
        return later
    for child in noun.children:
        if child.dep_ == "conj" and child.pos_ == "NOUN" and child.i - noun.i == _NEXT_BUT_ONE:
            return obliques_of(child)
    return {}


def expand(heads: Iterable[Token]) -> tuple[Token, ...]:
    """Return heads with the nouns conjoined to them and relative pronouns resolved, in order."""
    found: dict[int, Token] = {}
    for head in heads:
        resolved = _antecedent(head)
        found[resolved.i] = resolved
        found |= {token.i: token for token in _conjoined(resolved)}
    return tuple(found[at] for at in sorted(found))


def _conjoined(head: Token) -> Iterator[Token]:
    for child in head.children:
        if child.dep_ == "conj":
            yield child
            yield from _conjoined(child)


def _antecedent(token: Token) -> Token:
    if token.tag_ in {"WDT", "WP"}:
        verb = token.head
        while verb.dep_ in {"xcomp", "ccomp", "conj", "auxpass", "prep"} and verb.head != verb:
            verb = verb.head
        if verb.dep_ == "relcl":
            return verb.head
    return token
