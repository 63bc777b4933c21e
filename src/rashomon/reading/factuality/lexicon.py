"""The words that decide factuality (``codebook/english/factuality.yaml``), as look-ups."""

from __future__ import annotations

from functools import cache
from typing import Literal, TypeVar

import msgspec
from spacy.tokens import Token

from rashomon.codebook import load
from rashomon.reading.factuality.value import Effect
from rashomon.records import CueClass

K = TypeVar("K", bound=str)

_PARTICLES = ("prt", "advmod")

Form = Literal["infinitive", "finite", "gerund", "from", "noun", "proposal"]
ClauseKind = Literal["conditional", "question", "fact", "before", "time"]
PhraseKind = Literal["without", "against", "prospect", "conditional", "fact"]
Modal = Literal["future", "conditional", "possible", "able", "obliged"]
Adverb = Literal["probable", "possible", "alleged"]
Modifier = Literal["alleged", "intended", "attempted", "possible", "counter"]


class Negation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that negate a clause, subjects that are nobody, determiners of none and of any."""

    words: frozenset[str]
    subjects: frozenset[str]
    determiners: frozenset[str]
    free: frozenset[str]


class Lists(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Plain word lists; the file says what each is for."""

    light: frozenset[str]
    fronting: frozenset[str]
    spoken: frozenset[str]
    thought: frozenset[str]
    first_person: frozenset[str]
    definite: frozenset[str]
    generic: frozenset[str]
    indefinite: frozenset[str]
    proposals: frozenset[str]
    perceiving: frozenset[str]
    softened: frozenset[str]
    continuing: frozenset[str]
    prepositional: frozenset[str]
    addressed: frozenset[str]
    polite: frozenset[str]
    elliptical: frozenset[str]
    future_times: frozenset[str]
    habitual: frozenset[str]


class FactualityFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of the file."""

    effects: dict[str, Effect]
    governors: dict[Form, dict[str, list[str]]]
    voices: dict[CueClass, str]
    clauses: dict[ClauseKind, list[str]]
    phrases: dict[PhraseKind, list[str]]
    negation: Negation
    modals: dict[Modal, list[str]]
    adverbs: dict[Adverb, list[str]]
    modifiers: dict[Modifier, list[str]]
    particles: dict[str, list[str]]
    lists: Lists
    against: float


class Lexicon:
    """Look-ups by lemma or lower-case word."""

    def __init__(self, file: FactualityFile) -> None:
        self.negation = file.negation
        self.lists = file.lists
        self.against = file.against
        self.voices = file.voices
        self.clauses = _inverted(file.clauses)
        self.phrases = _inverted(file.phrases)
        self.modals = _inverted(file.modals)
        self.adverbs = _inverted(file.adverbs)
        self.modifiers = _inverted(file.modifiers)
        self._effects = file.effects
        self._particles = file.particles
        self._governors = {form: _inverted(words) for form, words in file.governors.items()}

    def effect(self, name: str) -> Effect:
        """The effect of a class of governors."""
        return self._effects[name]

    def class_of(self, word: Token, form: Form) -> str | None:
        """The class of a governing word for a complement of this form, or None."""
        return self._governors[form].get(self._lemma(word))

    def _lemma(self, word: Token) -> str:
        """The lemma, joined with a particle when the two are an entry ("call_off")."""
        lemma = word.lemma_.lower()
        for particle in self._particles.get(lemma, ()):
            if any(c.dep_ in _PARTICLES and c.lower_ == particle for c in word.children):
                return f"{lemma}_{particle}"
        return lemma


def _inverted(words: dict[K, list[str]]) -> dict[str, K]:
    return {word: name for name, listed in words.items() for word in listed}


@cache
def lexicon() -> Lexicon:
    """Return the English lexicon of factuality."""
    return Lexicon(load("english/factuality.yaml", FactualityFile))
