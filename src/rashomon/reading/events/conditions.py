"""Whether an argument is what a frame asks for: a word, somebody, a place, a crowd.

A frame's YAML names the general conditions in angle brackets; the constants below say what each
one asks of a head token.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import NamedTuple

from spacy.tokens import Token

from rashomon.reading.actors.lexicon import acting_nouns, roles
from rashomon.reading.events.codebook import Condition
from rashomon.reading.events.lemmas import content_head, lemma

ACTOR = "<actor>"
"""A condition that any person, organisation, state or group meets."""

PLACE = "<place>"
"""A condition that any place name meets."""

ANYTHING = "<any>"
"""A condition that every argument meets: there must be one."""

INFINITIVE = "<to>"
"""A condition that an infinitive clause meets."""

OBLIGED = "<must>"
"""A condition that a clause meets whose verb somebody "must" or "should" do."""

POSSIBLE = "<may>"
"""A condition that a clause meets whose verb somebody "may" or "will" do."""

MANY = "<many>"
"""A condition that a counted crowd meets: "forty thousand", "hundreds of people"."""

SEVERAL = "<several>"
"""A condition that several together meet: conjoined heads, a plural, "both", "the two"."""

CIVILIANS = "<civilians>"
"""A condition that people meet who hold no office and bear no arms: "nurses", "a crowd"."""

BUILT_IN = frozenset(
    {ACTOR, PLACE, ANYTHING, INFINITIVE, OBLIGED, POSSIBLE, MANY, SEVERAL, CIVILIANS},
)
"""All conditions in angle brackets that a frame may state."""

_ACTOR_ENTITIES = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC"})
_OBLIGING = frozenset({"must", "should", "ought"})
_POSSIBLE = frozenset({"may", "might", "can", "could", "will", "would"})
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})
_TOGETHER = frozenset({"both", "two", "three", "they", "we", "pair", "duo"})
_CROWDS = frozenset({"thousand", "hundred", "dozen", "crowd", "mass"})
_FEW = frozenset({"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"})
_A_CROWD = 10
_OFFICES = frozenset({"GOV", "MIL", "COP", "SPY", "JUD", "LEG", "REB", "UAF", "PRM", "CRM"})
_PLACE_ENTITIES = frozenset({"GPE", "LOC", "FAC"})
_PERSONAL = frozenset(
    {"i", "you", "he", "she", "we", "they", "who", "him", "her", "us", "them", "me"}
)


def any_of(heads: Iterable[Token], words: Condition) -> bool:
    """Tell whether any argument is one of `words` (see `is_one_of`), or all are <several>."""
    if not words:
        return False
    found = tuple(heads)
    if found and SEVERAL in words and (len(found) > 1 or any(map(_is_plural, found))):
        return True
    return any(is_one_of(head, words) for head in found)


def is_one_of(head: Token, words: Condition) -> bool:
    """Tell whether one argument is one of `words` (lemmas, "compound head" pairs, <actor>)."""
    asked = _asked(words)
    if asked.anything or (asked.many and _is_crowd(head)):
        return True
    head = content_head(head)
    for test in asked.tests:
        if test(head):
            return True
    name = lemma(head)
    if name in words or head.lower_ in words:
        return True
    if name == "be":
        return any(c.dep_ in {"acomp", "attr", "prep"} and lemma(c) in words for c in head.children)
    return asked.pairs and any(
        f"{child.lower_} {name}" in words
        for child in head.children
        if child.dep_ in {"compound", "amod", "nmod"}
    )


class _Asked(NamedTuple):
    """What the words of a condition ask for, besides to be one of them."""

    anything: bool
    many: bool
    tests: tuple[Callable[[Token], bool], ...]
    pairs: bool


@cache
def _asked(words: Condition) -> _Asked:
    tests = tuple(test for condition, test in _TESTS.items() if condition in words)
    return _Asked(ANYTHING in words, MANY in words, tests, any(" " in word for word in words))


def is_actor(head: Token) -> bool:
    """Tell whether a noun may denote somebody who acts or is acted upon."""
    if head.pos_ == "PRON":
        return head.lower_ in _PERSONAL
    if head.ent_type_:
        return head.ent_type_ in _ACTOR_ENTITIES
    return head.pos_ == "PROPN" or lemma(head) in acting_nouns()


def _is_obliged(verb: Token) -> bool:
    """Tell whether a clause says what somebody should do, or what should be done to something.

    "It should be cheap" is an opinion, "should have known" a reproach; a subjunctive obliges as
    well ("insisted that the law be rewritten").
    """
    children = list(verb.children)
    if not any(child.lower_ in _OBLIGING for child in children) and not _is_subjunctive(verb):
        return False
    if any(child.dep_ == "aux" and lemma(child) == "have" for child in children):
        return False
    return any(
        child.dep_ == "nsubjpass" or (child.dep_ == "nsubj" and is_actor(content_head(child)))
        for child in children
    )


def _is_subjunctive(verb: Token) -> bool:
    """Tell whether a clause with "that" has its verb in the bare form."""
    children = list(verb.children)
    auxiliaries = [child for child in children if child.dep_ in {"aux", "auxpass"}]
    finite = auxiliaries[0] if auxiliaries else verb
    return finite.tag_ == "VB" and any(child.lower_ == "that" for child in children)


def _is_plural(head: Token) -> bool:
    return head.tag_ in _PLURAL_TAGS or head.lower_ in _TOGETHER


def _are_civilians(head: Token) -> bool:
    """Tell whether a noun names several people whom neither a state nor an armed group sends."""
    name = lemma(head)
    listed = roles()
    sectors = listed.persons.get(name) if _is_plural(head) else listed.collectives.get(name)
    return sectors is not None and _OFFICES.isdisjoint(sectors)


def _is_crowd(head: Token) -> bool:
    """Tell whether a head is counted in tens at least, or is a crowd by its own name."""
    counts = (head, *(child for child in head.children if child.dep_ == "nummod"))
    return any(
        lemma(count) in _CROWDS
        or (count.like_num and count.lower_ not in _FEW and not count.text.isdigit())
        or (count.text.isdigit() and int(count.text) >= _A_CROWD)
        for count in counts
    )


_TESTS: dict[str, Callable[[Token], bool]] = {
    ACTOR: is_actor,
    PLACE: lambda head: head.ent_type_ in _PLACE_ENTITIES,
    INFINITIVE: lambda head: any(child.tag_ == "TO" for child in head.children),
    POSSIBLE: lambda head: any(child.lower_ in _POSSIBLE for child in head.children),
    OBLIGED: _is_obliged,
    CIVILIANS: _are_civilians,
}
