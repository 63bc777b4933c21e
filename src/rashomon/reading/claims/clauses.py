"""Finite clauses of a sentence: a verb and what hangs on it, without the clauses below it."""

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

    def origins(self) -> Iterator[Token]:
        """Yield those who do it: subjects of actives, agents, sources, and a cleft's focus."""
        passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in self.head.children)
        for child in self.head.children:
            if child.dep_ == "nsubj" and not passive:
                yield from (child, *child.conjuncts)
            elif child.dep_ in ("prep", "agent") and child.lower_ in lexicon().origin:
                for inner in child.children:
                    if inner.dep_ == "pobj":
                        yield from (inner, *inner.conjuncts)
        if self.head.dep_ in ("relcl", "ccomp") and _subject_relative(self.head):
            governor = self.head.head
            focus = [child for child in governor.children if child.dep_ == "attr"]
            yield from focus if governor.pos_ == "AUX" else (governor, *governor.conjuncts)

    def antecedent(self) -> Iterator[Token]:
        """Yield what a relative clause is about: the noun before it, with its modifiers."""
        if self.head.dep_ == "relcl":
            yield self.head.head
            yield from self.head.head.lefts
            for child in self.head.head.rights:
                if child.dep_ == "prep":
                    yield from (token for token in child.subtree if token.i < self.tokens[0].i)


def _subject_relative(head: Token) -> bool:
    """Return whether a relative clause has a relative pronoun as its subject ("that sent them")."""
    return any(
        child.dep_ == "nsubj" and child.lower_ in ("that", "who", "which")
        for child in head.children
    )


def clauses_of(sentence: Span) -> list[Clause]:
    """Return the clauses of a sentence in the order of their first tokens."""
    heads = [token for token in sentence if _is_head(token)]
    owner = {token.i: _owner(token, {head.i for head in heads}) for token in sentence}
    found = []
    for head in heads:
        tokens = tuple(
            token for token in sentence if owner[token.i] == head.i and not token.is_space
        )
        words = _trimmed(tokens)
        if words:
            found.append(Clause(head, words))
    return sorted(found, key=lambda clause: clause.tokens[0].i)


def _is_head(token: Token) -> bool:
    if token.dep_ == "ROOT":
        return not token.is_punct and not token.is_space
    if token.dep_ not in lexicon().clauses or token.pos_ not in ("VERB", "AUX"):
        return False
    return any(child.dep_ in lexicon().subjects for child in token.children)


def _owner(token: Token, heads: set[int]) -> int:
    while token.i not in heads and token.head.i != token.i:
        token = token.head
    return token.i


def _trimmed(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Drop punctuation from both ends."""
    start, end = 0, len(tokens)
    while start < end and tokens[start].is_punct:
        start += 1
    while end > start and tokens[end - 1].is_punct:
        end -= 1
    return tokens[start:end]
