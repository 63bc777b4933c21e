"""The authored cue lexicon: what a cue does with its content (``codebook/english/cues.yaml``)."""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

from rashomon.codebook import load
from rashomon.records import CueClass

PartOfSpeech = Literal["verb", "noun", "adjective", "adverb", "preposition"]

_PART: dict[str, PartOfSpeech] = {
    "VERB": "verb",
    "AUX": "verb",
    "NOUN": "noun",
    "PROPN": "noun",
    "ADJ": "adjective",
    "ADV": "adverb",
    "ADP": "preposition",
}


class CueFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of the file."""

    classes: dict[CueClass, dict[PartOfSpeech, list[str]]]
    negative: frozenset[str]
    denying: frozenset[str]
    phrases: dict[str, CueClass]
    light: frozenset[str]
    negators: frozenset[str]
    telling: frozenset[str]
    occasions: frozenset[str]
    carried: frozenset[str]
    relaying: frozenset[str]
    stances: frozenset[str]
    interlocutors: frozenset[str]
    topical: frozenset[str]
    disclosing: frozenset[str]
    seeming: frozenset[str]
    amounts: frozenset[str]
    showing: frozenset[str]
    documents: frozenset[str]
    signed: frozenset[str]
    official: frozenset[str]
    naming: frozenset[str]
    accusing: dict[str, frozenset[str]]
    accusations: frozenset[str]
    emphasising: frozenset[str]
    points: frozenset[str]


class CueLexicon:
    """Look-ups by lemma."""

    def __init__(self, file: CueFile) -> None:
        self.file = file
        self._classes: dict[str, dict[PartOfSpeech, CueClass]] = {}
        for cue_class, parts in file.classes.items():
            for part, lemmas in parts.items():
                for lemma in lemmas:
                    self._classes.setdefault(lemma, {}).setdefault(part, cue_class)
        self.candidates = frozenset(self._classes) | {"be"}
        self._features = {
            lemma: "/".join(sorted(set(parts.values()))) for lemma, parts in self._classes.items()
        }

    def feature(self, lemma: str) -> str:
        """The classes of a lemma, whatever its part of speech, as one feature value."""
        return self._features.get(lemma, "-")

    def class_of(self, lemma: str, pos: str) -> CueClass | None:
        """The class of a lemma, by preference as the part of speech that the parser saw."""
        parts = self._classes.get(lemma)
        if parts is None:
            return None
        exact = parts.get(_PART.get(pos, "verb"))
        return exact if exact is not None else next(iter(parts.values()))


@cache
def cue_lexicon() -> CueLexicon:
    """Return the lexicon of English cues."""
    return CueLexicon(load("english/cues.yaml", CueFile))
