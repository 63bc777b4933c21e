"""spaCy's entity recogniser, decoded in one product of matrices instead of a step a word.

Its transitions (BILUO) see three words: the next one, and the first and the last of the entity that
is open, if any. So while none is open the scores of a word do not depend on those before it, and
those of all words are computed at once; only words within an entity are looked at one by one
(spaCy 3.8: ``StateC.set_context_tokens``, ``predict_states`` and ``is_valid`` of the moves in
``spacy/pipeline/_parser_internals/ner.pyx``, which asks for Python's lock several times a label).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from spacy.attrs import IS_SPACE, SENT_START
from spacy.tokens import Doc, Span

from rashomon.reading.languages.swift.vectors import Vectors, is_usual

_NEXT, _FIRST, _BEFORE = range(3)
"""The words that a transition sees: the next one, the entity's first one, and its last so far."""


class Names:
    """Stands for an ``ner`` component; texts must not have entities yet."""

    def __init__(self, component: Any) -> None:
        chain, lower, upper = component.model.layers
        tok2vec, _, narrow = chain.layers
        self._vectors = Vectors(tok2vec)
        self._narrow, self._narrow_bias = narrow.get_param("W").T, narrow.get_param("b")
        weights, bias = lower.get_param("W"), lower.get_param("b")
        seen, self._width, _, size = weights.shape
        blocks = weights.transpose(0, 3, 2, 1)  # the pieces side by side, each a block of the width
        self._seen = np.ascontiguousarray(blocks.reshape(seen, size, -1))
        self._nothing = lower.get_param("pad")[0].transpose(0, 2, 1).reshape(seen, -1)
        self._bias = bias.T.ravel()
        self._scores, self._score_bias = upper.get_param("W"), upper.get_param("b")
        moves = [component.moves.get_class_name(i) for i in range(component.moves.n_moves)]
        self._labels = [move[2:] for move in moves]
        self._index = {move: index for index, move in enumerate(moves)}
        self._begins = np.array([move.startswith("B-") for move in moves])
        starts = [move[:2] in {"B-", "U-"} and len(move) > 2 for move in moves]
        self._starts = np.array(starts)
        self._out = self._index["O"]
        self._never = ~self._starts
        self._never[self._out] = False

    @staticmethod
    def can_stand_for(component: Any) -> bool:
        """Tell whether a component is spaCy's recogniser with three words seen and no beam."""
        layers: Any = getattr(getattr(component, "model", None), "layers", [])
        if [layer.name for layer in layers[1:]] != ["precomputable_affine", "linear"]:
            return False
        if len(layers[0].layers) != 3 or not is_usual(layers[0].layers[0]):
            return False
        simple = component.cfg["beam_width"] == 1 and not component.model.attrs["unseen_classes"]
        return bool(simple and layers[1].get_dim("nF") == 3)

    def __call__(self, doc: Doc) -> Doc:
        """Mark the entities of a text whose sentences are known."""
        if len(doc):
            spans = [Span(doc, start, end, label=label) for start, end, label in self._find(doc)]
            doc.set_ents(spans)
        return doc

    def _find(self, doc: Doc) -> Iterator[tuple[int, int, str]]:
        vectors = self._vectors(doc) @ self._narrow + self._narrow_bias
        seen = [vectors @ weights for weights in self._seen]
        starts, spaces = (doc.to_array(one) == 1 for one in (SENT_START, IS_SPACE))
        last = np.append(starts[1:], True)
        scores = self._scored(seen[_NEXT] + self._nothing[_FIRST] + self._nothing[_BEFORE])
        scores[:, self._never] = -np.inf
        scores[np.ix_(last, self._begins)] = -np.inf
        scores[np.ix_(spaces, self._starts)] = -np.inf
        chosen = scores.argmax(axis=1)
        free = 0
        for start in np.flatnonzero(chosen != self._out).tolist():
            if start < free:
                continue
            label = self._labels[chosen[start]]
            free = start + 1
            if self._begins[chosen[start]]:
                free = self._end(seen, start, label, last)
            yield start, free, label

    def _end(self, seen: list[np.ndarray], start: int, label: str, last: np.ndarray) -> int:
        """Return the end of an entity that has begun; one never crosses into the next sentence."""
        moves = [self._index[f"I-{label}"], self._index[f"L-{label}"]]
        weights, bias = self._scores[moves], self._score_bias[moves]
        for word in range(start + 1, len(last)):
            if last[word]:
                return word + 1
            context = seen[_NEXT][word] + seen[_FIRST][start] + seen[_BEFORE][word - 1]
            goes_on, ends = weights @ self._hidden(context) + bias
            if ends > goes_on:
                return word + 1
        return len(last)

    def _hidden(self, context: np.ndarray) -> np.ndarray:
        pieces = context + self._bias
        found: np.ndarray = pieces[..., : self._width]
        for start in range(self._width, pieces.shape[-1], self._width):
            found = np.maximum(found, pieces[..., start : start + self._width])
        return found

    def _scored(self, contexts: np.ndarray) -> np.ndarray:
        scores: np.ndarray = self._hidden(contexts) @ self._scores.T + self._score_bias
        return scores
