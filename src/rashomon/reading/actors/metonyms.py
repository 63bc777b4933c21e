"""When the name of a capital stands for the government that sits there. Syntax decides."""

from __future__ import annotations

from spacy.tokens import Token

from rashomon.reading.actors.context import Context
from rashomon.reading.actors.lexicon import metonyms, roles
from rashomon.reading.draft import PlaceMention

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def stands_for_state(context: Context, place: PlaceMention) -> bool:
    """Whether a capital's name is used for the government; False where syntax does not tell."""
    head = context.doc[place.tokens.start : place.tokens.end].root
    if context.in_headline(head.i) and head.dep_ not in _SUBJECTS:
        return False
    return _governs(head, 0)


def _governs(token: Token, depth: int) -> bool:
    lexicon = metonyms()
    head = token.head
    if token.dep_ in _SUBJECTS:
        return head.lemma_.lower() not in lexicon.place_verbs and head.pos_ in ("VERB", "AUX")
    if token.dep_ == "poss":
        return head.lemma_.lower() in lexicon.policy_nouns
    if token.dep_ in ("compound", "nmod", "amod"):
        return head.lemma_.lower() in roles().governments
    if token.dep_ in ("dobj", "dative"):
        return head.lemma_.lower() in lexicon.object_verbs
    if token.dep_ == "pobj":
        return _addressed(head)
    if token.dep_ == "conj" and depth < 3:
        return _governs(head, depth + 1)
    return False


def _addressed(preposition: Token) -> bool:
    """Whether the object of a preposition is a party: "talks with", "appealed to", "told by"."""
    lexicon = metonyms()
    word, governor = preposition.lower_, preposition.head
    lemma = governor.lemma_.lower()
    if word == "by":
        return preposition.dep_ == "agent"
    if word in ("between", "with", "against"):
        return lemma not in lexicon.motion_verbs and lemma not in lexicon.place_verbs
    if word in ("to", "on", "from", "of", "for", "toward", "towards"):
        if lemma in lexicon.motion_verbs:
            return False
        if word == "of":
            return lemma in lexicon.policy_nouns
        return lemma in lexicon.addressee_heads or lemma in lexicon.relation_nouns
    return False
