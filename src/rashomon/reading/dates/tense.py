"""Which way a clause looks: to what has been, or to what is to come."""

from __future__ import annotations

from spacy.tokens import Span, Token

from rashomon.reading.dates.lexicon import TimeWords
from rashomon.reading.dates.meaning import Direction

_VERBS = {"VERB", "AUX"}
_AUXILIARIES = {"aux", "auxpass"}
_FINITE_PAST = {"VBD"}


def direction_of(span: Span, words: TimeWords) -> Direction:
    """Return where the clause that holds a temporal expression looks.

    Ahead: a limit ("by Friday"), a future auxiliary, or a word of planning that governs the
    expression. Back: a past tense or a perfect. Neither for the present tense and verbless text.
    """
    if span.start and span[0].nbor(-1).lower_ in words.limits:
        return 1
    for token in span.root.ancestors:
        if token.lemma_.lower() in words.prospective and not _is_quantity(token):
            return 1
        if token.pos_ in _VERBS:
            tense = tense_of(token, words)
            if tense is not None:
                return tense
    return 0


def _is_quantity(token: Token) -> bool:
    return token.dep_ in {"punct", "dobj", "pobj"} and token.tag_ == "NNS"


def tense_of(verb: Token, words: TimeWords) -> Direction | None:
    """Return where a verb looks, or None for an infinitive or participle, whose governor decides."""
    helpers = [child for child in verb.children if child.dep_ in _AUXILIARIES]
    if any(helper.lower_ in words.future_auxiliaries for helper in helpers):
        past = any(helper.lower_ == "have" for helper in helpers)
        return -1 if past else 1
    if verb.tag_ == "VBD" or any(helper.tag_ == "VBD" for helper in helpers):
        return -1
    if any(helper.lemma_ == "have" for helper in helpers):
        return -1
    if verb.tag_ in {"VBZ", "VBP"} or any(h.tag_ in {"VBZ", "VBP"} for h in helpers):
        return -1 if verb.tag_ == "VBN" else 0
    if verb.tag_ == "VB" and any(helper.lower_ == "to" for helper in helpers):
        return None
    return None
