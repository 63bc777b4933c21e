"""Clauses that do not tell: questions and commands."""

from __future__ import annotations

from typing import Literal

from spacy.tokens import Token

from rashomon.reading.factuality.clause import (
    AUXILIARIES,
    children,
    has_subject,
    is_infinitive,
    modal_of,
)
from rashomon.reading.factuality.lexicon import Lexicon

QuestionKind = Literal["question", "wh_question"]

_WH_TAGS = ("WP", "WRB", "WDT", "WP$")


def question_kind(token: Token, words: Lexicon) -> QuestionKind | None:
    """Return ``question`` (whether it happened), ``wh_question`` (it did), or None.

    A question asked with "who", "why" or "when" presupposes its clause, unless under a modal.
    """
    marks = (token.sent[-1], *children(token, "punct"))
    if not any(mark.text.startswith("?") for mark in marks):
        return None
    subject = next(children(token, "nsubj", "nsubjpass", "expl"), None)
    asks = any(word.tag_ in _WH_TAGS and word.i <= token.i for word in token.subtree)
    if asks and modal_of(token, words) is None and not is_infinitive(token):
        return "wh_question"
    if subject is None:
        bare = token.tag_ in ("VB", "VBP") and not is_infinitive(token)
        return "question" if asks or bare or any(children(token, *AUXILIARIES)) else None
    verbs = (token, *children(token, *AUXILIARIES))
    inverted = any(verb.pos_ == "AUX" and verb.i < subject.i for verb in verbs)
    addressed = token.dep_ == "ROOT" and subject.lower_ in words.lists.addressed
    return "question" if asks or inverted or addressed else None


def is_command(token: Token, words: Lexicon) -> bool:
    """Whether a verb is an imperative: a bare form without subject, or one after "please"."""
    if token.i > token.sent.start and token.nbor(-1).lower_ in words.lists.polite:
        return True
    if token.tag_ != "VB" and not (token.tag_ == "VBP" and token.i == token.sent.start):
        return False
    if has_subject(token) or is_infinitive(token) or any(children(token, "mark")):
        return False
    if token.lemma_.lower() in words.lists.elliptical:
        return False
    return all(child.lemma_ == "do" for child in children(token, *AUXILIARIES))
