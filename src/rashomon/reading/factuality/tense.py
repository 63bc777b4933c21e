"""The time of an event, from the tense of the clause that tells it."""

from __future__ import annotations

from spacy.tokens import Token

from rashomon.reading.factuality.clause import AUXILIARIES, children, is_perfect, predicate_of
from rashomon.reading.factuality.lexicon import Lexicon
from rashomon.reading.factuality.value import Value
from rashomon.records import Time


def tense_of(token: Token) -> Time | None:
    """Return the tense of a finite clause, None for a clause or phrase without one."""
    verbs = (token, *children(token, *AUXILIARIES))
    tags = {verb.tag_ for verb in verbs}
    if "MD" in tags:
        return "past" if is_perfect(token) else "future"
    if "VBD" in tags or is_perfect(token):
        return "past"
    if "VBP" in tags or "VBZ" in tags:
        return "present"
    return None


def nearest_tense(token: Token) -> Time | None:
    """Return the tense of the nearest finite clause that holds a token."""
    for word in (token, *token.ancestors):
        tense = tense_of(word)
        if tense is not None:
            return tense
    return None


def is_past(token: Token) -> bool:
    """Whether the nearest finite clause is in the past; a headline's participle is, too."""
    return (nearest_tense(token) or ("past" if token.tag_ == "VBN" else None)) == "past"


def time_of(token: Token, value: Value, words: Lexicon) -> Time:
    """The time of an event relative to its telling."""
    if value.future:
        return "future"
    token = predicate_of(token)
    tense = tense_of(token)
    if tense is None:
        if token.tag_ == "VBN" or value.reason == "realised":
            return "past"
        tense = nearest_tense(token) or "past"
    if any(child.lower_ in words.lists.habitual for child in children(token, "advmod")):
        return "habitual"
    return "present" if tense == "future" else tense
