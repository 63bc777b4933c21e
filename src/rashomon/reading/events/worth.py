"""Which sentences are worth encoding: a cheap look before the dear one.

The start of an article is read whole. After it a sentence is encoded if a frame proposes an event
in it, or if it holds a word that the encoder was seen to take for an event where no frame did
(``codebook/plover/telling.yaml``, written by `training.encoder.telling`).
"""

from __future__ import annotations

from functools import cache

import msgspec
from spacy.tokens import Span

from rashomon import codebook
from rashomon.reading.draft import Draft, Tokens

LEAD = 100
"""Tokens from the start whose sentences are all encoded: what is new in news stands there."""
PARTS_OF_SPEECH = frozenset({"VERB", "NOUN", "ADJ", "PROPN"})
"""Of words that may tell an event."""


class _Telling(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    lemmas: str


@cache
def _telling() -> frozenset[str]:
    return frozenset(codebook.load("plover/telling.yaml", _Telling).lemmas.split())


def worth_encoding(draft: Draft) -> tuple[Tokens, ...]:
    """Return the sentences of a draft that are worth encoding, in text order."""
    proposed = {candidate.trigger.i for candidate in draft.candidates}
    return tuple(
        Tokens(sentence.start, sentence.end)
        for sentence in draft.doc.sents
        if sentence.end <= LEAD
        or not proposed.isdisjoint(range(sentence.start, sentence.end))
        or _tells(sentence)
    )


def _tells(sentence: Span) -> bool:
    telling = _telling()
    return any(word.lemma_.lower() in telling and word.pos_ in PARTS_OF_SPEECH for word in sentence)
