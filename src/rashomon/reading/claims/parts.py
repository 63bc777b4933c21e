"""Who or what does it, to whom it is done, and what a clause says was not so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from rashomon.reading.claims.clauses import Clause
from rashomon.reading.claims.lexicon import lexicon
from rashomon.reading.events.lemmas import lemma

_THINGS = frozenset({"NOUN", "PROPN"})
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
_UNDERGOERS = frozenset({"dobj", "nsubjpass", "dative"})
_COMPLEMENTS = frozenset({"dobj", "attr", "acomp", "nsubjpass"})
_DENIED = frozenset({"dobj", "xcomp", "prep", "pobj", "pcomp"})
_BARE = frozenset({"VB", "VBN", "VBG"})
_NARROWING = frozenset({"prep", "acl", "relcl", "ccomp"})
_AUXILIARIES = frozenset({"aux", "auxpass"})
_PREPOSITIONS = frozenset({"prep"})
_OF_NOUNS = frozenset({"not", "without"})
"""What rules out a noun that follows it at once; "without question" rules out no question."""
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
        found += [clause.head, *(one for one in clause.head.conjuncts if _shares(one, clause))]
        if lemma(clause.head) in lexicon().existing:
            found += [token for token in _parts(clause, _COMPLEMENTS) if _is_any(token)]
        about = (prep for prep in _parts(clause, _PREPOSITIONS) if prep.lower_ == "about")
        found += [noun for prep in about for noun in prep.children]
    return _lemmas(token for token in found if token.pos_ in _CONTENT)


def _shares(verb: Token, clause: Clause) -> bool:
    """Return whether a conjunct is negated with its verb: "did not eat or drink"."""
    bare = verb.tag_ in _BARE and not any(child.dep_ in _AUXILIARIES for child in verb.children)
    return bare and verb in clause.tokens


def _governed(verb: Token) -> Iterator[Token]:
    """Yield what a verb of denying governs: its object or verb, and the nouns that these govern."""
    for child in verb.children:
        clausal = any(one.dep_ in lexicon().subjects for one in child.children)
        if child.dep_ in _DENIED and child.lower_ != "as" and not clausal:
            yield child
            yield from _governed(child)


def _is_any(noun: Token) -> bool:
    """Return whether who has or sees no such thing denies that there is any."""
    return not _is_definite(noun) and not _is_narrowed(noun)


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
    if token.lower_ not in lexicon().ruling_out or is_numbering(token):
        return None
    if token.lower_ in _OF_NOUNS and not _of_noun(token):
        return None
    near = [one for one in clause.tokens if token.i < one.i <= token.i + _REACH + 1]
    for one in near:
        if one.lower_ in lexicon().at_all:
            return None
        if one.pos_ in _THINGS and one.dep_ not in ("compound", "nmod"):
            does = one.dep_ == "nsubj" and lemma(one.head) not in lexicon().existing
            return None if does or _is_narrowed(one) else one
        if one.pos_ in ("VERB", "AUX", "ADP", "PUNCT") and one.dep_ != "amod":
            return None
    return None


def _is_narrowed(noun: Token) -> bool:
    """Return whether what follows a noun narrows it: "no record of her work", "no reason to go"."""
    return any(child.dep_ in _NARROWING for child in noun.rights)


def is_numbering(token: Token) -> bool:
    """Return whether a "no" is short for a number: "the No. 2 Democrat"."""
    after = token.doc[token.i + 1 : token.i + 2]
    return token.text == "No" and bool(after) and (after[0].text == "." or after[0].like_num)


def _of_noun(negation: Token) -> bool:
    """Return whether a noun follows: "not one signal", "not weather", "without a scratch"."""
    if negation.i + 1 >= len(negation.doc):
        return False
    after = negation.nbor()
    single = after.lower_ in lexicon().single
    return single or (after.pos_ == "NOUN" and negation.lower_ == "not")


def _lemmas(tokens: Iterable[Token]) -> tuple[str, ...]:
    return tuple(sorted({lemma(token) for token in tokens if not token.is_punct}))
