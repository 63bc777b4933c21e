"""Where a clause stands: whether it is asserted, in whose statement, with what subject."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from rashomon.reading.draft import StatementDraft
from rashomon.reading.factuality import clause
from rashomon.reading.factuality.judge import mark_of
from rashomon.reading.factuality.lexicon import lexicon
from rashomon.reading.factuality.mood import question_kind
from rashomon.reading.forecasts.lexicon import ForecastLexicon

_ASSERTED = frozenset({"ROOT", "ccomp", "conj", "parataxis", "dep", "acomp"})
_TO_REPORTING_NOUN = frozenset({"dobj", "pobj", "prep", "nsubj", "attr", "conj"})


def is_asserted(token: Token, words: ForecastLexicon) -> bool:
    """Whether a clause is a main one, reported, or gives a reason; and nobody asks it.

    Relative, conditional and temporal clauses mention what is to come without foretelling it.
    """
    while token.head.i != token.i:
        if token.dep_ == "advcl":
            return mark_of(token) in words.file.asserting
        if token.dep_ == "acl" and mark_of(token) == "that":
            token = _clause_above(token.head)
            continue
        if token.dep_ not in _ASSERTED:
            return False
        token = token.head
    return question_kind(token, lexicon()) is None


def _clause_above(noun: Token) -> Token:
    """The verb whose argument a reporting noun is ("expressed confidence that")."""
    while noun.dep_ in _TO_REPORTING_NOUN and noun.pos_ not in ("VERB", "AUX"):
        noun = noun.head
    return noun


def innermost(statements: Iterable[StatementDraft]) -> dict[int, int]:
    """Return by token the number of the statement with the least content that holds it."""
    sized = sorted(
        (sum(part.end - part.start for part in statement.content), number, statement.content)
        for number, statement in enumerate(statements)
    )
    return {
        token: number
        for _, number, content in reversed(sized)
        for part in content
        for token in range(*part)
    }


def subject_of(token: Token) -> Token | None:
    """Return the subject of a clause, shared from the first conjunct if need be."""
    while True:
        subject = next(clause.children(token, "nsubj", "nsubjpass", "expl"), None)
        if subject is not None:
            return subject
        if token.dep_ not in ("conj", "acomp", "xcomp"):
            return None
        token = token.head
