"""How an article names a happening: by a noun, of some kind, as the one that the reader knows."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from rashomon.reading.dates.lexicon import TimeWords
from rashomon.reading.draft import HappeningDraft, TimeMention, Tokens

NOUNS = frozenset(("NOUN", "PROPN"))
_SUBJECTS = {"nsubj", "nsubjpass"}
_OBJECTS = {"dobj", "attr", "oprd"}
_KINDS = {"amod", "compound", "nmod"}


def subject_of(verb: Token, words: TimeWords) -> Token | None:
    """Return the noun of which a verb says no more than that it happens: "the vote was held"."""
    if verb.lemma_.lower() not in words.happening:
        return None
    if any(child.dep_ in _OBJECTS and child.lower_ != "place" for child in verb.children):
        return None
    return next((c for c in verb.children if c.dep_ in _SUBJECTS and c.pos_ in NOUNS), None)


def named(noun: Token, times: Sequence[TimeMention]) -> HappeningDraft:
    """Return a happening by its noun; words of time before the noun are no kind of it.

    A verb gives it no name: then only what tells the same event can date it.
    """
    if noun.pos_ not in NOUNS:
        return HappeningDraft(Tokens(noun.i, noun.i + 1))
    timely = {at for time in times for at in range(*time.tokens)}
    kinds = {
        child.lemma_.lower()
        for child in noun.children
        if child.dep_ in _KINDS and child.i < noun.i and child.i not in timely
    }
    name = noun.lemma_.lower()
    return HappeningDraft(Tokens(noun.i, noun.i + 1), name, tuple(sorted(kinds)))


def is_another(noun: Token, words: TimeWords) -> bool:
    """Say whether a noun means another of its kind than everybody's: "the previous vote"."""
    return any(child.lower_ in words.others for child in noun.children if child.i < noun.i)


def is_known(noun: Token, words: TimeWords) -> bool:
    """Say whether a noun means the one of its kind that the reader knows: no "before a vote"."""
    return not is_another(noun, words) and not any(
        child.lower_ in words.indefinite for child in noun.children if child.i < noun.i
    )
