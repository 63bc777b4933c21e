"""What a forecast depends on: "if the talks fail", "unless he resigns", "without a deal"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from rashomon.reading.draft import Tokens
from rashomon.reading.forecasts.lexicon import ForecastLexicon


def conditions_of(tops: tuple[Token, ...], words: ForecastLexicon) -> tuple[Tokens, ...]:
    """Return the conditions below the heads of a forecast's clause, in text order."""
    found = {condition.i: condition for top in tops for condition in _below(top, words)}
    return tuple(_tokens(found[at]) for at in sorted(found))


def _below(top: Token, words: ForecastLexicon) -> Iterator[Token]:
    subject = min((child.i for child in top.children if child.dep_.startswith("nsubj")), default=0)
    for child in top.children:
        in_front = child.dep_ == "prep" and child.i < subject
        if _is_conditional(child, words) or (in_front and child.lower_ in words.file.without):
            yield child


def _is_conditional(clause: Token, words: ForecastLexicon) -> bool:
    mark = next((child for child in clause.children if child.dep_ == "mark"), None)
    if clause.dep_ == "advcl" and mark is not None and mark.lower_ in words.file.conditional:
        beside = {clause.doc[at].lower_ for at in (max(0, mark.i - 1), mark.i + 1)}
        return not beside & words.file.unconditional
    first = min(clause.subtree, key=lambda token: token.i)
    opens = first.head.i == clause.i and first.dep_ == "aux" and first.lower_ in words.file.inverted
    return opens and clause.dep_ in ("advcl", "ccomp")


def _tokens(condition: Token) -> Tokens:
    inside = sorted(token.i for token in condition.subtree)
    end = inside[-1] + 1
    if condition.doc[end - 1].is_punct:
        end -= 1
    return Tokens(inside[0], end)
