"""Which way a clause looks: to what has been, or to what is to come."""

from __future__ import annotations

from spacy.tokens import Span, Token

from rashomon.reading.dates.lexicon import TimeWords
from rashomon.reading.dates.meaning import Direction

_VERBS = {"VERB", "AUX"}
_AUXILIARIES = {"aux", "auxpass"}
_FINITE = {"VBD", "VBZ", "VBP"}
_OBJECTS = {"dobj", "obj", "nsubj", "nsubjpass"}


def direction_of(span: Span, words: TimeWords) -> Direction:
    """Return where the clause that holds a temporal expression looks.

    Ahead: a limit ("until Friday"), a future auxiliary, or a word of planning that governs the
    expression. Back: a past tense or a perfect. Neither for the present tense, for verbless text,
    and for an expression that belongs to a noun ("Wednesday's ruling").
    """
    before = span.doc[max(0, span.start - 3) : span.start].text.lower()
    if before.endswith(tuple(words.limits)):
        return 1
    root = span.root
    if root.dep_ == "poss":
        return 0
    for token in root.ancestors:
        planned = token.lemma_.lower() in words.prospective
        if planned and (token.tag_ not in _FINITE or root.dep_ in _OBJECTS):
            return 1
        if token.pos_ in _VERBS:
            tense = tense_of(token, words)
            if tense is not None:
                return tense
    return 0


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
        return 0
    return -1 if verb.tag_ == "VBN" else None
