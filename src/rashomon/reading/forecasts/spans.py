"""The words of a forecast: its clause, without conjunctions, attribution and neighbours."""

from __future__ import annotations

from collections.abc import Container, Sequence

from spacy.tokens import Token

from rashomon.reading.draft import Draft, Tokens
from rashomon.reading.factuality import clause
from rashomon.reading.forecasts.lexicon import ForecastLexicon

_CLAUSES = ("conj", "ccomp", "parataxis", "advcl", "dep")
_LEADING = ("mark", "cc", "punct", "intj")


def clause_of(head: Token) -> Token:
    """The verb at the head of a predicate's finite clause ("is" for "is likely to")."""
    return head.head if head.dep_ == "acomp" else head


def tokens_of(
    draft: Draft,
    head: Token,
    statement: int | None,
    *,
    others: Container[int],
    conditions: Sequence[Tokens],
    words: ForecastLexicon,
) -> Tokens:
    """Return the tokens of the clause that a predicate heads, within its statement.

    Clauses with a subject of their own are cut off when they are coordinated, or when they foretell
    themselves (their heads are among `others`). `conditions` are cut off either end.
    """
    top = clause_of(head)
    subtree = sorted(word.i for word in top.subtree)
    start, end = subtree[0], subtree[-1] + 1
    for child in top.children:
        apart = child.dep_ in ("conj", "parataxis") or child.i in others
        if child.dep_ in _CLAUSES and apart and clause.has_subject(child):
            inside = sorted(word.i for word in child.subtree)
            if child.i < top.i:
                start = max(start, inside[-1] + 1)
            else:
                end = min(end, inside[0])
    for condition in conditions:
        if condition.end <= top.i:
            start = max(start, condition.end)
        else:
            end = min(end, condition.start)
    if statement is not None:
        for part in draft.statements[statement].content:
            if part.start <= head.i < part.end:
                start, end = max(start, part.start), min(end, part.end)
    return _trimmed(draft, start, end, words)


def _trimmed(draft: Draft, start: int, end: int, words: ForecastLexicon) -> Tokens:
    """Cut conjunctions, connectives and punctuation off both ends."""
    doc = draft.doc
    while start < end - 1 and (
        doc[start].dep_ in _LEADING
        or doc[start].lower_ in words.file.connectives
        or _is_mark(doc[start])
    ):
        start += 1
    while start < end - 1 and (doc[end - 1].dep_ == "cc" or _is_mark(doc[end - 1])):
        end -= 1
    return Tokens(start, end)


def _is_mark(token: Token) -> bool:
    return token.is_space or (token.is_punct and token.text not in ("%", ")", "]"))
