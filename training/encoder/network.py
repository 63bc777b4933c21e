"""The network: a shared encoder, a linear map to every label of a piece, and a relating layer.

The relating layer is one more transformer layer that knows which pieces are the anchor (a trigger)
and labels every piece of its sentence with the parts that it plays for the anchor.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from transformers import AutoModel

from rashomon.reading.encoder.labels import PARTS, Labels

BUCKETS = 64
"""Half the number of distances to the anchor that are told apart."""
HEADS, DROPPED = 6, 0.1
"""Attention heads of the relating layer, and its dropout."""
LAYERS = 4
"""Layers of the base model that are kept, from the words up.

The upper ones serve the task that it was made for, and are missed least (Sajjad and others, "On the
effect of dropping layers of pre-trained transformer models", Computer Speech and Language 77,
2023); each costs .07 of a plain parse. All six were hardly better (see the card of the weights)."""


class Network(nn.Module):
    """See the module; `width` is the size of the base model's hidden states."""

    def __init__(self, base: str, labels: Labels) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(base, num_hidden_layers=LAYERS)
        width = self.encoder.config.hidden_size
        self.pieces = nn.Linear(width, labels.width)
        self.relate = Relate(width)

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Return hidden states (batch, pieces, width) and label scores (batch, pieces, labels)."""
        hidden = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        return hidden, self.pieces(hidden)


class Relate(nn.Module):
    """Label the pieces around an anchor: inputs (rows, pieces, width) and two masks."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.anchored = nn.Linear(width, width)
        self.distance = nn.Embedding(2 * BUCKETS + 1, width)
        self.marked = nn.Embedding(2, width)
        self.before = nn.LayerNorm(width)
        self.attention = Attention(width)
        self.between = nn.LayerNorm(width)
        self.inner = nn.Sequential(
            nn.Linear(width, 2 * width), nn.GELU(), nn.Linear(2 * width, width), nn.Dropout(DROPPED)
        )
        self.after = nn.LayerNorm(width)
        self.parts = nn.Linear(width, len(PARTS))
        for table in (self.distance, self.marked):
            nn.init.normal_(table.weight, std=0.02)

    def forward(self, hidden: Tensor, mask: Tensor, anchor: Tensor) -> Tensor:
        """Return scores (rows, pieces, parts)."""
        weight = anchor.to(hidden.dtype)
        middle = (hidden * weight[..., None]).sum(1) / weight.sum(1, keepdim=True)
        places = torch.arange(hidden.shape[1], device=hidden.device)[None]
        first = anchor.to(torch.long).argmax(1, keepdim=True)
        steps = (places - first).clamp(-BUCKETS, BUCKETS) + BUCKETS
        joined = hidden + self.anchored(middle)[:, None] + self.distance(steps)
        joined = self.before(joined + self.marked(anchor.to(torch.long)))
        joined = self.between(joined + self.attention(joined, mask))
        return self.parts(self.after(joined + self.inner(joined)))


class Attention(nn.Module):
    """Self-attention whose shapes stay free when the graph is traced, as PyTorch's own do not."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.mixed = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.drop = nn.Dropout(DROPPED)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """Return states (rows, pieces, width) mixed over the pieces that the mask holds."""
        rows, pieces, width = states.shape
        mixed = self.mixed(states).reshape(rows, pieces, 3, HEADS, width // HEADS)
        query, key, value = mixed.permute(2, 0, 3, 1, 4).unbind(0)
        away = torch.zeros_like(mask, dtype=states.dtype).masked_fill(~mask, -1e9)
        scores = query @ key.transpose(-1, -2) / math.sqrt(width // HEADS) + away[:, None, None]
        found = (self.drop(scores.softmax(-1)) @ value).transpose(1, 2)
        return self.drop(self.out(found.reshape(rows, pieces, width)))
