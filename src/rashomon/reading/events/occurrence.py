"""Whether a sentence tells news, and a word in it something that occurred."""

from __future__ import annotations

from spacy.tokens import Span, Token

from rashomon.reading.events.codebook import PartOfSpeech, plover
from rashomon.reading.events.conditions import is_actor
from rashomon.reading.events.lemmas import lemma
from rashomon.reading.events.roles import Roles

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such"})
_PART_OF_COMPOUND = frozenset({"compound", "nmod"})
_NAMES = frozenset({"ORG", "PERSON", "FAC"})
_NO_NEWS = ("sport", "fiction")
_TELLING = 2
"""How many words of a class show what a sentence is about."""


def is_no_news(sentence: Span) -> bool:
    """Tell whether a sentence is about sport, or about what happens in a story, by two words."""
    said = {token.lemma_.lower() for token in sentence}
    return any(len(said & plover().words[name]) >= _TELLING for name in _NO_NEWS)


def can_be_event(token: Token, part: PartOfSpeech) -> bool:
    """Tell whether a word may denote an occurrence.

    A noun may unless it is part of a compound or of a name; a participle before a noun, only if
    it is something done to an actor ("detained activists", not "allied relations").
    """
    if part == "noun":
        return token.dep_ not in _PART_OF_COMPOUND and token.ent_type_ not in _NAMES
    return token.dep_ != "amod" or part == "adjective" or is_actor(token.head)


def is_grounded(noun: Token, roles: Roles) -> bool:
    """Tell whether a noun is told as something that occurred, rather than spoken of in general."""
    if roles.sources or roles.targets or refers_back(noun):
        return True
    head = noun.head
    if noun.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"}:
        rules = plover().rules
        return lemma(head) in (*rules.occurring, *rules.conveying, *rules.undergoing)
    return False


def refers_back(trigger: Token) -> bool:
    """Tell whether a trigger is a definite noun ("the visit"), which may have been told before."""
    return trigger.pos_ == "NOUN" and any(c.lower_ in _DEFINITE for c in trigger.children)
