"""A tok2vec layer of spaCy's usual shape, run by NumPy with the words that were seen kept.

``MultiHashEmbed`` gives a word one vector wherever it stands, so it is computed once and kept;
``MaxoutWindowEncoder`` is four small convolutions, here each a single product of matrices whose
columns are ordered so that the maximum over pieces is one of whole blocks (spaCy 3.8, thinc 8.3:
``spacy/ml/models/tok2vec.py``, ``thinc/layers/maxout.py``, ``layernorm.py``).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
from spacy.tokens import Doc

KEPT = 1 << 15
"""Words from which on the table is begun anew (12 MB of vectors of 96) before another text."""
BLOCK = 32
"""Words that are computed together, always as many, so that none changes another's rounding."""
_PARAMS = {"maxout": ("W", "b"), "layernorm": ("G", "b")}
_EPSILON = np.float32(1e-8)
"""What thinc adds to a variance."""


Layer = Any
"""A layer of thinc's, through which spaCy came here."""


class Convolution(NamedTuple):
    """A residual layer over a word and its neighbours: maxout over pieces, then a norm."""

    weights: np.ndarray
    bias: np.ndarray
    gain: np.ndarray
    shift: np.ndarray

    def __call__(self, states: np.ndarray) -> np.ndarray:
        """Return states (words, width) with what their windows add."""
        count, width = states.shape
        windows = np.zeros((count, 3 * width), dtype=np.float32)
        windows[1:, :width] = states[:-1]
        windows[:, width : 2 * width] = states
        windows[:-1, 2 * width :] = states[1:]
        pieces = windows @ self.weights
        pieces += self.bias
        found: np.ndarray = pieces[:, :width]
        for start in range(width, pieces.shape[1], width):
            found = np.maximum(found, pieces[:, start : start + width])
        found = found - found.mean(axis=1, keepdims=True)
        variance = np.einsum("ij,ij->i", found, found) / np.float32(width)
        found *= 1 / np.sqrt(variance + _EPSILON)[:, None]
        found *= self.gain
        found += self.shift
        found += states
        return found


class Vectors:
    """What a tok2vec layer gives for the words of a text."""

    def __init__(self, tok2vec: Layer) -> None:
        embed, encode = tok2vec.layers
        extract, _, self._hashed, self._mixed, _ = embed.layers
        self._columns = extract.attrs["columns"]
        self._layers = [_convolution(layer) for layer in encode.layers[0].layers]
        self._padding: int = encode.attrs["pad"]
        self._rows: dict[bytes, int] = {}
        self._table = np.zeros((BLOCK, len(self._layers[0].gain)), dtype=np.float32)

    def __call__(self, doc: Doc) -> np.ndarray:
        """Return a vector (words, width) for each word of a text."""
        words = self._words(doc)
        states = np.zeros((len(doc) + 2 * self._padding, words.shape[1]), dtype=np.float32)
        inner = slice(self._padding, self._padding + len(doc))
        states[inner] = words
        for layer in self._layers:
            states = layer(states)
        found: np.ndarray = states[inner]
        return found

    def _words(self, doc: Doc) -> np.ndarray:
        """Return the vectors of words without their neighbours."""
        features = np.ascontiguousarray(doc.to_array(self._columns), dtype=np.uint64)
        features = features.reshape(len(doc), len(self._columns))
        size, data = features.itemsize * len(self._columns), features.tobytes()
        named = [data[at : at + size] for at in range(0, len(data), size)]
        if len(self._rows) > KEPT:
            self._rows.clear()
        self._learn(dict(zip(named, features, strict=True)))
        found: np.ndarray = self._table[[self._rows[key] for key in named]]
        return found

    def _learn(self, words: Mapping[bytes, np.ndarray]) -> None:
        """Compute the vectors of words that are not kept yet, and keep them."""
        new = [key for key in words if key not in self._rows]
        missing = len(self._rows) + len(new) - len(self._table)
        if missing > 0:
            self._table = np.pad(self._table, ((0, missing + len(self._table)), (0, 0)))
        for start in range(0, len(new), BLOCK):
            keys = new[start : start + BLOCK]
            block = np.zeros((BLOCK, len(self._columns)), dtype=np.uint64)
            block[: len(keys)] = [words[key] for key in keys]
            vectors = self._mixed.predict(self._hashed.predict(block))
            at = len(self._rows)
            self._table[at : at + len(keys)] = vectors[: len(keys)]
            self._rows |= {key: at + number for number, key in enumerate(keys)}


class Tensors:
    """Stands for a ``tok2vec`` component: gives a text the tensor that tagger and parser share."""

    def __init__(self, component: Any) -> None:
        self._vectors = Vectors(component.model)

    def __call__(self, doc: Doc) -> Doc:
        """Set the tensor of a text."""
        doc.tensor = self._vectors(doc)
        return doc


def is_usual(layer: Layer) -> bool:
    """Tell whether a layer is made as spaCy's ``Tok2Vec`` of hashed words and a maxout window."""
    if len(layer.layers) != 2:
        return False
    embed, encode = layer.layers
    names = [one.name for one in embed.layers]
    return (
        len(names) == 5
        and names[:2] == ["extract_features", "list2ragged"]
        and names[4] == "ragged2list"
        and "pad" in encode.attrs
        and all(_parts(one) is not None for one in encode.layers[0].layers)
    )


def _parts(residual: Layer) -> tuple[Layer, Layer] | None:
    """Return the maxout layer and the norm of a residual convolution, if it is one of ours."""
    nodes = {node.name.split(">>")[0]: node for node in residual.walk() if not node.layers}
    window, maxout, norm = (nodes.get(name) for name in ("expand_window", "maxout", "layernorm"))
    if window is None or maxout is None or norm is None or window.attrs["window_size"] != 1:
        return None
    return maxout, norm


def _convolution(residual: Layer) -> Convolution:
    parts = _parts(residual)
    if parts is None:
        raise ValueError(f"no residual maxout window: {residual.name}")
    weights, bias, gain, shift = (
        np.array(one.get_param(p)) for one in parts for p in _PARAMS[one.name]
    )
    outputs, pieces, inputs = weights.shape
    blocks = weights.transpose(1, 0, 2).reshape(pieces * outputs, inputs)
    return Convolution(np.ascontiguousarray(blocks.T), bias.T.ravel(), gain, shift)
