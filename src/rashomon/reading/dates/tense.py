"""Which way a clause looks: to what has been, or to what is to come."""

from __future__ import annotations

from spacy.tokens import Span, Token

from rashomon.reading.dates.attachment import owner
from rashomon.reading.dates.lexicon import TimeWords
from rashomon.reading.dates.meaning import Direction

_VERBS = {"VERB", "AUX"}
_AUXILIARIES = {"aux", "auxpass"}


def direction_of(span: Span, words: TimeWords) -> Direction:
    """Return where the clause that holds a temporal expression looks.

    Ahead: a limit ("until Friday"), a future auxiliary, or a word of planning that governs the
    expression. Back: a past tense or a perfect. Neither for the present tense, for verbless text,
    and for an expression that belongs to a noun ("Wednesday's ruling").
    """
    doc = span.doc
    if span.end < len(doc) and doc[span.end].tag_ == "POS":
        return 0
    before = doc[max(0, span.start - 3) : span.start].text.lower()
    governor, _ = owner(span)
    if before.endswith(tuple(words.limits)) and not is_pluperfect(governor):
        return 1
    beside = governor.i == span.start - 1
    for token in (governor, *governor.ancestors):
        planned = token.lemma_.lower() in words.prospective and not is_pluperfect(token)
        if planned and not (beside and token.i == governor.i and token.tag_ == "VBD"):
            return 1
        if token.pos_ in _VERBS:
            tense = tense_of(token, words)
            if tense is not None:
                return tense
    return 0


def is_pluperfect(verb: Token) -> bool:
    """Say whether a verb tells what had been before the time of the story."""
    return any(child.lower_ == "had" and child.dep_ == "aux" for child in verb.children)


def tense_of(verb: Token, words: TimeWords) -> Direction | None:
    """Return where a verb looks, or None for an infinitive: its governor decides."""
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
    if verb.tag_ == "VB" and verb.head.lemma_ == "be" and verb.head.tag_ in {"VBZ", "VBP"}:
        return 1
    return -1 if verb.tag_ == "VBN" else None
