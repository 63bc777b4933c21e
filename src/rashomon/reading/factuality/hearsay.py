"""What a voice only passes on: events under somebody else's report inside its words.

Who reports that another says a thing is committed to the saying alone: for him the event itself is
underspecified, FactBank's "U" (Sauri and Pustejovsky 2009). The innermost statement gives an event
its voice, so this matters where a report in between was not found to be a statement.
"""

from __future__ import annotations

from spacy.tokens import Token

from rashomon.reading.draft import Tokens
from rashomon.reading.factuality.clause import children, form_of
from rashomon.reading.factuality.lexicon import Lexicon

_COMPLEMENTS = ("ccomp", "xcomp", "acl", "pcomp")


def is_hearsay(
    token: Token, words: Lexicon, scope: tuple[Tokens, ...] = (), denied: bool = False
) -> bool:
    """Whether somebody else's report stands between an event and the voice that tells it.

    ``scope`` are the tokens of the voice's statement (none: the whole text), and `denied` says that
    the statement is a denial: who denies a report denies what it tells.
    """
    for word in (token, *token.ancestors):
        if word.dep_ == "acl" and word.tag_ in ("VBN", "VBG"):
            return False  # what tells which one is meant is taken for granted
        head = word.head.head if word.dep_ == "pcomp" else word.head
        if not _within(head, scope):
            return False
        object_of_cue = denied and head.pos_ == "NOUN" and not _within(head.head, scope)
        if word.dep_ in _COMPLEMENTS and not object_of_cue and _reports(word, head, words):
            return True
    return False


def _within(token: Token, scope: tuple[Tokens, ...]) -> bool:
    return not scope or any(part.start <= token.i < part.end for part in scope)


def _reports(word: Token, head: Token, words: Lexicon) -> bool:
    """Whether a complement tells what somebody says or thinks, and it is not "I" or "we"."""
    if word.i < head.i and any(child.i > head.i for child in children(head, "ccomp")):
        return False  # a sentence run on into the next
    name = words.class_of(head, form_of(word))
    subject = next(children(head, "nsubj"), None)
    if subject is None:
        return name in words.lists.spoken
    if subject.lower_ in words.lists.first_person:
        return False
    return name in words.lists.spoken | words.lists.thought
