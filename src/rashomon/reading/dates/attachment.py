"""What a phrase of time or place belongs to, and whose phrases an event may share."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from rashomon.reading.dates.lexicon import TimeWords

_INSIDE_NOUN = {"compound", "poss", "amod", "nmod", "nummod"}
_OBJECTS = {"pobj", "pcomp"}
_ARGUMENTS = {"nsubj", "nsubjpass", "dobj", "obj", "attr", "oprd", "dative"}
_SHARED_CLAUSES = {"advcl", "xcomp"}
_LINKS = {"ADP", "SCONJ"}
_VERBS = {"VERB", "AUX"}
_STEPS = 6
"""Links followed from an event to the clause whose time it shares."""


def owner(span: Span) -> tuple[Token, Token | None]:
    """Return the word that a phrase modifies, and the preposition between them if there is one.

    A phrase right after a verb modifies that verb, whatever the parser says ("said Friday that").
    """
    root = span.root
    preposition = None
    while root.dep_ in _OBJECTS and root.head.pos_ in _LINKS:
        preposition, root = root.head, root.head
    first = preposition if preposition is not None and preposition.i < span.start else span[0]
    if first.i and first.nbor(-1).pos_ == "VERB" and root.dep_ not in _INSIDE_NOUN:
        return first.nbor(-1), preposition
    word: Token = root.head
    while word.pos_ in _LINKS and word.head.i != word.i:
        word = word.head
    return word, preposition


def is_inside_noun(span: Span) -> bool:
    """Say whether a phrase stands before the noun it modifies ("June 24 parade")."""
    return span.root.dep_ in _INSIDE_NOUN and span.root.head.pos_ in {"NOUN", "PROPN"}


def has_subject(verb: Token) -> bool:
    """Say whether a verb has a subject of its own."""
    return any(child.dep_ in {"nsubj", "nsubjpass", "expl"} for child in verb.children)


def sharers(head: Token, words: TimeWords) -> Iterator[Token]:
    """Yield the words whose time and place an event shares, the event's own head first.

    A noun shares those of the verb that it is an argument of, unless that verb only reacts to it;
    a verb those of the verb that it is coordinated with or an adverbial participle or infinitive
    of. What is said, believed or told in a relative clause has a time of its own.
    """
    at = head
    for _ in range(_STEPS):
        yield at
        yield from _occasions(at, words)
        following = _shared_with(at, words)
        if following is None:
            return
        at = following


def _occasions(verb: Token, words: TimeWords) -> Iterator[Token]:
    """Yield the verbs of clauses that say when: "when they met in May, ..."."""
    for clause in verb.children:
        if clause.dep_ == "advcl" and clause.left_edge.lower_ in words.occasions:
            yield clause


def _shared_with(token: Token, words: TimeWords) -> Token | None:
    head: Token = token.head
    if head.i == token.i:
        return None
    if token.dep_ in _ARGUMENTS and head.pos_ in _VERBS:
        reacts = head.lemma_.lower() in words.reacting and token.dep_ != "nsubj"
        return None if reacts else head
    if token.dep_ == "pobj" and head.dep_ in {"prep", "agent"}:
        verb: Token = head.head
        return verb if verb.pos_ in _VERBS and verb.lemma_.lower() not in words.reacting else None
    if token.dep_ == "conj" or (token.dep_ in {"compound", "amod"} and token.pos_ != "VERB"):
        return head
    if token.dep_ in _SHARED_CLAUSES and token.pos_ in _VERBS:
        return head if _is_simultaneous(token, words) else None
    return None


def _is_simultaneous(clause: Token, words: TimeWords) -> bool:
    """Say whether a subordinate clause happens with its main clause: participles, mostly."""
    if any(child.dep_ == "mark" for child in clause.children):
        return False
    if clause.tag_ in {"VBG", "VBN"}:
        return True
    return clause.head.lemma_.lower() not in words.reacting + words.prospective
