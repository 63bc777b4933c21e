"""What the encoder says of one article, asked for by token."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from spacy.tokens import Doc

from rashomon.reading.draft import Tokens
from rashomon.reading.encoder.labels import Labels
from rashomon.reading.encoder.weights import Weights
from rashomon.reading.encoder.windows import Pieces, Window

Parts = dict[int, np.ndarray]
"""By token, the probability of each of `PARTS`."""


class Degrees(NamedTuple):
    """How far an event is real, from -3 (certainly not) to 3; `DEGREES` says what each asks."""

    happened: float
    committed: float


class Encoding:
    """Scores and hidden states of an article's wordpieces, looked up by token index."""

    def __init__(
        self,
        doc: Doc,
        weights: Weights,
        packed: Sequence[Window],
        read: Sequence[tuple[np.ndarray, np.ndarray]],
    ) -> None:
        """`read` is what the weights say of each window: hidden states, and scores."""
        self._doc = doc
        self._weights = weights
        self._hidden = [hidden for hidden, _ in read]
        self._scores = [scores for _, scores in read]
        self._columns = weights.labels.columns()
        self._tokens = [window.tokens for window in packed]
        self._pieces = {token: at for tokens in self._tokens for token, at in tokens.items()}

    @property
    def labels(self) -> Labels:
        """The names behind the columns."""
        return self._weights.labels

    def states(self) -> np.ndarray:
        """Return the hidden states (tokens, width), the mean over a token's pieces; 0 without."""
        found = np.zeros((len(self._doc), self._weights.width), dtype=np.float32)
        for own, hidden in zip(self._tokens, self._hidden, strict=True):
            found[list(own)] = hidden[[at.start for at in own.values()]]
            for token, at in own.items():
                if at.end - at.start > 1:
                    found[token] = hidden[at.start : at.end].mean(axis=0)
        return found

    def types(self) -> dict[int, np.ndarray]:
        """Return, for each token, the probability of each type; the first says that it is none."""
        found: dict[int, np.ndarray] = {}
        for own, scores in zip(self._tokens, self._scores, strict=True):
            rows = scores[[at.start for at in own.values()], self._columns["types"]]
            found |= zip(own, _softmax(rows), strict=True)
        return found

    def modes(self, token: int) -> np.ndarray:
        """Return the probability of each mode at a token."""
        at = self._pieces[token]
        return _sigmoid(self._scores[at.window][at.start, self._columns["modes"]])

    def degrees(self, token: int) -> Degrees | None:
        """Return how far what a token tells of is real.

        None where the encoder did not see the token (the end of a sentence beyond a window).
        """
        at = self._pieces.get(token)
        if at is None:
            return None
        found = self._scores[at.window][at.start, self._columns["degrees"]].clip(-3, 3)
        return Degrees(*found.tolist())

    def contexts(self, sentence: Tokens) -> np.ndarray:
        """Return the probability of each context of a sentence."""
        window, start, end = self._extent(sentence)
        return _sigmoid(self._scores[window][start:end, self._columns["contexts"]].mean(axis=0))

    def parts(self, triggers: Sequence[int]) -> list[Parts]:
        """Return, for each trigger, the parts that the words of its sentence play for it."""
        if not triggers:
            return []
        sentences = [self._doc[trigger].sent for trigger in triggers]
        extents = [self._extent(Tokens(one.start, one.end)) for one in sentences]
        shape = len(triggers), max(one.end - one.start for one in extents)
        hidden = np.zeros((*shape, self._hidden[0].shape[-1]), dtype=np.float32)
        mask, anchored = np.zeros(shape, dtype=np.bool_), np.zeros(shape, dtype=np.bool_)
        for row, (trigger, one) in enumerate(zip(triggers, extents, strict=True)):
            hidden[row, : one.end - one.start] = self._hidden[one.window][one.start : one.end]
            mask[row, : one.end - one.start] = True
            own = self._pieces[trigger]
            anchored[row, own.start - one.start : own.end - one.start] = True
        found = _sigmoid(self._weights.relate(hidden, mask, anchored))
        return [self._by_token(found[row], one) for row, one in enumerate(extents)]

    def _by_token(self, pieces: np.ndarray, extent: Pieces) -> Parts:
        """Return the shares of the tokens that lie in an extent, each that of its first piece."""
        inside = [
            (token, at.start - extent.start)
            for token, at in self._tokens[extent.window].items()
            if extent.start <= at.start < extent.end
        ]
        return {token: pieces[at] for token, at in inside}

    def _extent(self, tokens: Tokens) -> Pieces:
        own = [self._pieces[t] for t in range(tokens.start, tokens.end) if t in self._pieces]
        return Pieces(own[0].window, own[0].start, own[-1].end)


def _softmax(scores: np.ndarray) -> np.ndarray:
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares: np.ndarray = raised / raised.sum(axis=-1, keepdims=True)
    return shares


def _sigmoid(scores: np.ndarray) -> np.ndarray:
    shares: np.ndarray = 1 / (1 + np.exp(-scores))
    return shares
