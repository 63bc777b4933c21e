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
    """Return what the encoder makes of what is worth it, or None where no weights are installed."""
    weights = installed()
    return None if weights is None else encoded(draft, weights)


def encoded(draft: Draft, weights: Weights) -> Encoding:
    """Return what some weights make of the words of the sentences that are worth encoding."""
    doc = draft.doc
    extents = [(one.start, one.end) for one in (doc.sents if draft.worth is None else draft.worth)]
    packed = windows([doc[start:end] for start, end in extents], weights.tokenizer)
    return Encoding(draft.doc, weights, packed, [weights.read(one.ids) for one in packed])
