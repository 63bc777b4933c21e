"""The small encoder: one pass over an article's words that several steps read from.

`weights` loads what `training.encoder` made, `windows` packs sentences, `encoding` is the answer.
Without weights there is no encoding, and the steps fall back on rules.
"""

from __future__ import annotations

import numpy as np

from rashomon.reading.draft import Draft
from rashomon.reading.encoder.encoding import Encoding
from rashomon.reading.encoder.weights import Weights, installed
from rashomon.reading.encoder.windows import Window, windows

__all__ = ["Encoding", "encode"]


def encode(draft: Draft) -> Encoding | None:
    """Return what the encoder makes of a draft's words, or None where no weights are installed.

    One article is one batch: the weights are quantized with one scale a batch, so a batch of
    several articles would let each change the others' figures.
    """
    weights = installed()
    return None if weights is None else encoded(draft, weights)


def encoded(draft: Draft, weights: Weights) -> Encoding:
    """Return what some weights make of a draft's words."""
    packed = windows(draft.doc, weights.tokenizer)
    ids, mask = _batch(packed)
    hidden, scores = weights.read(ids, mask)
    return Encoding(draft.doc, weights, packed, hidden, scores)


def _batch(packed: tuple[Window, ...]) -> tuple[np.ndarray, np.ndarray]:
    longest = max((len(window.ids) for window in packed), default=0)
    ids = np.zeros((len(packed), longest), dtype=np.int64)
    mask = np.zeros((len(packed), longest), dtype=np.bool_)
    for row, window in enumerate(packed):
        ids[row, : len(window.ids)] = window.ids
        mask[row, : len(window.ids)] = True
    return ids, mask
