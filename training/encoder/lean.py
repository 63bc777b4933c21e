"""The encoder without what only training needs: one window at a time, so nothing is padded.

The graph that Transformers' own model traces to spends half its time outside of the products of
matrices: on masks, on guards for rows that are all masked, and on padding.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from training.encoder.network import Network


class Lean(nn.Module):
    """What `Network` computes of windows that have no padding, by the same weights."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.encoder = network.encoder
        self.pieces = network.pieces
        self.heads = network.encoder.config.num_attention_heads

    def forward(self, ids: Tensor) -> tuple[Tensor, Tensor]:
        """Return hidden states (windows, pieces, width) and label scores (..., labels)."""
        states = self._embedded(ids)
        for layer in self.encoder.encoder.layer:
            mixed = layer.attention.output.dense(self._attended(layer.attention.self, states))
            states = layer.attention.output.LayerNorm(mixed + states)
            inner = layer.intermediate.intermediate_act_fn(layer.intermediate.dense(states))
            states = layer.output.LayerNorm(layer.output.dense(inner) + states)
        return states, self.pieces(states)

    def _embedded(self, ids: Tensor) -> Tensor:
        own = self.encoder.embeddings
        places = own.position_embeddings(torch.arange(ids.shape[1])[None])
        words = own.word_embeddings(ids) + own.token_type_embeddings(torch.zeros_like(ids))
        found: Tensor = own.LayerNorm(words + places)
        return found

    def _attended(self, attention: nn.Module, states: Tensor) -> Tensor:
        rows, pieces, width = states.shape

        def split(mapped: Tensor) -> Tensor:
            return mapped.reshape(rows, pieces, self.heads, width // self.heads).transpose(1, 2)

        query, key = split(attention.query(states)), split(attention.key(states))
        scores = query @ key.transpose(-1, -2) / math.sqrt(width // self.heads)
        found = scores.softmax(-1) @ split(attention.value(states))
        return found.transpose(1, 2).reshape(rows, pieces, width)
