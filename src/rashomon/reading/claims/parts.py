"""Who or what does it, to whom it is done, and what a clause says was not so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from rashomon.reading.claims.clauses import Clause
from rashomon.reading.claims.lexicon import lexicon
from rashomon.reading.events.arguments import lemma

_THINGS = frozenset({"NOUN", "PROPN"})
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
_UNDERGOERS = frozenset({"dobj", "nsubjpass", "dative"})
_COMPLEMENTS = frozenset({"dobj", "attr", "acomp", "nsubjpass"})
_DENIED = frozenset({"dobj", "xcomp", "prep", "pobj", "pcomp"})
_PREPOSITIONS = frozenset({"prep"})
_REACH = 3
"""Words between a negation and the noun that it rules out: "not a single broken window"."""


def doers(origins: Iterable[Token]) -> tuple[str, ...]:
    """Return the lemmas of the nouns of who or what does it, pronouns left out."""
    return _lemmas(token for token in origins if token.pos_ in _THINGS)


def undergoers(clause: Clause) -> tuple[str, ...]:
    """Return the lemmas of the nouns of whom or what it is done to."""
    return _lemmas(token for token in _parts(clause, _UNDERGOERS) if token.pos_ in _THINGS)


def ruled_out(clause: Clause, denied: bool) -> tuple[str, ...]:
    """Return the lemmas of what a clause says was not so.

    That is the noun that a negation stands before; of a `denied` clause its verb, and what a verb
    of being or having is completed by where that is no definite thing (who did not see a ship
    denies no ship); and what a verb of denying governs.
    """
    found = [noun for token in clause.tokens if (noun := _noun_after(token, clause)) is not None]
    if lemma(clause.head) in lexicon().denying:
        found += [token for token in _governed(clause.head) if token.pos_ in ("NOUN", "VERB")]
    elif denied:
        found += [clause.head, *(one for one in clause.head.conjuncts if one in clause.tokens)]
        if lemma(clause.head) in lexicon().existing:
            found += [token for token in _parts(clause, _COMPLEMENTS) if not _is_definite(token)]
        about = (prep for prep in _parts(clause, _PREPOSITIONS) if prep.lower_ == "about")
        found += [noun for prep in about for noun in prep.children]
    return _lemmas(token for token in found if token.pos_ in _CONTENT)


def _governed(verb: Token) -> Iterator[Token]:
    """Yield what a verb of denying governs: its object or verb, and the nouns that these govern."""
    for child in verb.children:
        clausal = any(one.dep_ in lexicon().subjects for one in child.children)
        if child.dep_ in _DENIED and child.lower_ != "as" and not clausal:
            yield child
            yield from _governed(child)


def _is_definite(noun: Token) -> bool:
    return noun.pos_ in ("PROPN", "PRON") or any(
        child.dep_ == "poss" or child.lower_ in lexicon().definite for child in noun.lefts
    )


def _parts(clause: Clause, relations: frozenset[str]) -> Iterator[Token]:
    for child in clause.head.children:
        if child.dep_ in relations:
            yield from (child, *child.conjuncts)


def _noun_after(token: Token, clause: Clause) -> Token | None:
    """Return the noun that a negation rules out ("no gas", "without a scratch"), or None.

    "No ship came" rules out the coming, and not that there are ships.
    """
    if token.lower_ not in lexicon().ruling_out:
        return None
    if token.lower_ == "not" and not _of_noun(token):
        return None
    near = [one for one in clause.tokens if token.i < one.i <= token.i + _REACH + 1]
    for one in near:
        if one.lower_ in lexicon().at_all:
            return None
        if one.pos_ in _THINGS and one.dep_ not in ("compound", "nmod"):
            does = one.dep_ == "nsubj" and lemma(one.head) not in lexicon().existing
            return None if does else one
        if one.pos_ in ("VERB", "AUX", "ADP", "PUNCT") and one.dep_ != "amod":
            return None
    return None


def _of_noun(negation: Token) -> bool:
    """Return whether "not" stands before a noun: "not one signal", "not weather"."""
    if negation.i + 1 >= len(negation.doc):
        return False
    after = negation.nbor()
    return after.lower_ in lexicon().single or after.pos_ == "NOUN"


def _lemmas(tokens: Iterable[Token]) -> tuple[str, ...]:
    return tuple(sorted({lemma(token) for token in tokens if token.is_alpha}))
