"""Finite clauses of a sentence: a verb and what hangs on it, without the clauses below it.

"Without asking anybody" is one too: it claims that nobody was asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from rashomon.reading.claims.lexicon import lexicon


@dataclass(frozen=True, slots=True)
class Clause:
    """The head of a clause and the tokens of the clause alone, in text order."""

    head: Token
    tokens: tuple[Token, ...]

    def origins(self) -> list[Token]:
        """Return those who do it: subjects of actives, agents, sources, and a cleft's focus."""
        below = list(self.head.children)
        passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in below)
        found: list[Token] = _above(self.head) if is_omission(self.head) else []
        for child in below:
            if child.dep_ == "nsubj" and not passive:
                found += (child, *child.conjuncts)
            elif child.dep_ in ("prep", "agent") and child.lower_ in lexicon().origin:
                for inner in child.children:
                    if inner.dep_ == "pobj":
                        found += (inner, *inner.conjuncts)
        if self.head.dep_ in ("relcl", "ccomp") and _subject_relative(self.head):
            governor = self.head.head
            focus = [child for child in governor.children if child.dep_ == "attr"]
            found += focus if governor.pos_ == "AUX" else (governor, *governor.conjuncts)
        return found

    def antecedent(self) -> Iterator[Token]:
        """Yield what a relative clause is about: the noun before it, with its modifiers."""
        if self.head.dep_ == "relcl":
            yield self.head.head
            yield from self.head.head.lefts
            for child in self.head.head.rights:
                if child.dep_ == "prep":
                    yield from (token for token in child.subtree if token.i < self.tokens[0].i)


def is_omission(verb: Token) -> bool:
    """Return whether a verb tells what was not done: "left without saying why"."""
    return verb.dep_ == "pcomp" and verb.head.lower_ in lexicon().omitting and verb.tag_ == "VBG"


def _omitted(token: Token) -> Token:
    """Return the verb of an omission for the preposition before it, any other token as it is."""
    return next((child for child in token.children if is_omission(child)), token)


def _above(verb: Token) -> list[Token]:
    """Return the subjects of the verb that an omission hangs on, who are its own as well."""
    governor = verb.head.head
    found = [child for child in governor.children if child.dep_ == "nsubj"]
    return [one for subject in found for one in (subject, *subject.conjuncts)]


def _subject_relative(head: Token) -> bool:
    """Return whether a relative clause has a relative pronoun as its subject ("that sent them")."""
    return any(
        child.dep_ == "nsubj" and child.lower_ in ("that", "who", "which")
        for child in head.children
    )


def clauses_of(sentence: Span) -> list[Clause]:
    """Return the clauses of a sentence in the order of their first tokens."""
    words = list(sentence)
    above = {token.i: token.head.i for token in words}
    parts: dict[int, list[Token]] = {token.i: [] for token in words if _is_head(token)}
    for token in words:
        owner = _omitted(token).i
        while owner not in parts and above[owner] != owner:
            owner = above[owner]
        if owner in parts and not token.is_space:
            parts[owner].append(token)
    found = [Clause(sentence.doc[head], _trimmed(tuple(part))) for head, part in parts.items()]
    return sorted((one for one in found if one.tokens), key=lambda clause: clause.tokens[0].i)


def _is_head(token: Token) -> bool:
    if token.dep_ == "ROOT":
        return not token.is_punct and not token.is_space
    if is_omission(token):
        return True
    if token.dep_ not in lexicon().clauses or token.pos_ not in ("VERB", "AUX"):
        return False
    return any(child.dep_ in lexicon().subjects for child in token.children)


def _trimmed(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Drop punctuation from both ends."""
    start, end = 0, len(tokens)
    while start < end and tokens[start].is_punct:
        start += 1
    while end > start and tokens[end - 1].is_punct:
        end -= 1
    return tokens[start:end]
