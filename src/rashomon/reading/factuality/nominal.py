"""Events that nouns denote: as arguments, after prepositions, in compounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Token

from rashomon.reading.factuality.clause import children, is_empty
from rashomon.reading.factuality.lexicon import Lexicon
from rashomon.reading.factuality.value import CONDITIONAL, FACT, WITHOUT, Value

if TYPE_CHECKING:
    from rashomon.reading.factuality.judge import Judge

_ARGUMENTS = ("dobj", "nsubj", "nsubjpass", "compound", "nmod")


def outer(judge: Judge, token: Token, head: Token) -> Value:
    """What the surroundings of an event noun leave it."""
    if token.dep_ in _ARGUMENTS:
        return _argument(judge, token, head)
    if token.dep_ == "pobj":
        return _after_preposition(judge, token, head)
    value = judge.value(head)
    return value.beside() if token.dep_ == "npadvmod" else value


def in_own_phrase(token: Token, value: Value, words: Lexicon) -> Value:
    """Apply an event noun's own determiner and modifiers."""
    if is_empty(token, words) and token.dep_ not in ("nsubj", "nsubjpass"):
        value = value.negated("no_noun")
    if any(child.lower_ in words.negation.free for child in children(token, "det")):
        value = value.at_most("U", "any_noun")
    for child in children(token, "amod", "advmod", "nmod", "compound"):
        modifier = words.modifiers.get(child.lower_)
        if modifier == "counter":
            value = value.negated("modifier")
        elif modifier == "alleged":
            value = value.at_most("PR", "alleged_noun")
        elif modifier == "possible":
            value = value.at_most("PS", "possible_noun", future=True)
        elif modifier is not None:
            value = value.at_most("U", f"{modifier}_noun", future=modifier == "intended")
    return value


def _argument(judge: Judge, token: Token, head: Token) -> Value:
    """An argument of a verb that is not about it happens if it is definite, whatever the verb."""
    words = judge.words
    governor = judge.value(head)
    light = head.lemma_ in words.lists.light
    if token.dep_ == "nsubj":
        name = None
        if head.lemma_ == "be":
            for adjective in children(head, "acomp"):
                return judge.governed(token, "finite", adjective, head)
            if any(children(head, "attr")):
                return governor.beside()  # what "was no march of ours" was something
        if not light:
            governor = governor.beside()
    else:
        named = token.lemma_ in words.lists.proposals
        name = words.class_of(head, "proposal") if named else None
        name = name or words.class_of(head, "noun")
    if name is not None:
        return words.effect(name).on(governor, name)
    if light or not is_definite(token, words):
        return governor
    return FACT


def _after_preposition(judge: Judge, token: Token, preposition: Token) -> Value:
    words, governor = judge.words, preposition.head
    kind = words.phrases.get(preposition.lower_)
    if kind == "without":
        return WITHOUT
    if kind == "conditional":
        return CONDITIONAL
    name = words.class_of(governor, "noun")
    if name is not None and (kind != "fact" or name == "delayed"):
        return words.effect(name).on(judge.value(governor), name)
    if preposition.lower_ == "from" and words.class_of(governor, "from") is not None:
        return judge.value(governor).at_most("U", "opposed")
    if kind == "fact" or is_definite(token, words):
        return FACT
    return judge.value(governor).beside()


def is_indefinite(token: Token, words: Lexicon) -> bool:
    """Whether a noun phrase is of something not known: "a", "any"."""
    return any(child.lower_ in words.lists.indefinite for child in children(token, "det"))


def is_definite(token: Token, words: Lexicon) -> bool:
    """Whether a noun phrase is of something known: "the", "this", or a possessor's."""
    return any(
        child.dep_ == "poss" or child.lower_ in words.lists.definite
        for child in children(token, "poss", "det")
    )
