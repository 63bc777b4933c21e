"""The small encoder: one pass over an article's words that several steps read from.

`weights` loads what `training.encoder` made, `windows` packs sentences, `encoding` is the answer.
Without weights there is no encoding, and the steps fall back on rules.
"""

from __future__ import annotations

from rashomon.reading.draft import Draft
from rashomon.reading.encoder.encoding import Encoding
from rashomon.reading.encoder.weights import Weights, installed
from rashomon.reading.encoder.windows import windows

__all__ = ["Encoding", "encode"]


def encode(draft: Draft) -> Encoding | None:
    """Return what the encoder makes of a draft's words, or None where no weights are installed."""
    weights = installed()
    return None if weights is None else encoded(draft, weights)


def encoded(draft: Draft, weights: Weights) -> Encoding:
    """Return what some weights make of a draft's words."""
    packed = windows(draft.doc.sents, weights.tokenizer)
    return Encoding(draft.doc, weights, packed, [weights.read(one.ids) for one in packed])
