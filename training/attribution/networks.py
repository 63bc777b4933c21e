"""The networks of `rashomon.reading.statements.networks` in PyTorch, and how they are stored.

The two halves must compute the same; a test holds them together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import torch
from torch import Tensor, nn

from rashomon.reading.statements.networks import REACH
from rashomon.reading.statements.roles import ROLES

Names = Sequence[str]
Stored = dict[str, np.ndarray]
SMALL = 0.05
"""Deviation of the numbers that tables start with."""


class Index:
    """The features that enough items show, numbered from 1; 0 is for what is not known."""

    def __init__(self, items: Iterable[Names], fewest: int) -> None:
        counts = Counter(name for features in items for name in features)
        self.names = sorted(name for name, count in counts.items() if count >= fewest)
        self._numbers = {name: number for number, name in enumerate(self.names, 1)}

    def numbers(self, items: Sequence[Names]) -> np.ndarray:
        """Return the numbers of the known features of each item, with 0 after the last."""
        rows = [[self._numbers[one] for one in row if one in self._numbers] for row in items]
        found = np.zeros((len(rows), max(map(len, rows), default=0)), dtype=np.int32)
        for row, numbers in zip(found, rows, strict=True):
            row[: len(numbers)] = numbers
        return found


class Scale:
    """Brings states to mean 0 and deviation 1; `folded` puts that into a map's weights."""

    def __init__(self, states: np.ndarray) -> None:
        self.mean = states.mean(axis=0, dtype=np.float64).astype(np.float32)
        self.deviation = states.std(axis=0, dtype=np.float64).astype(np.float32) + 1e-3

    def __call__(self, states: np.ndarray) -> Tensor:
        """Return scaled states."""
        return torch.from_numpy((states.astype(np.float32) - self.mean) / self.deviation)

    def folded(self, one: nn.Linear) -> tuple[np.ndarray, np.ndarray]:
        """Return weights (inputs, outputs) and bias that take states as they come."""
        weights = one.weight.detach().numpy().T / self.deviation[:, None]
        return weights, one.bias.detach().numpy() - self.mean @ weights


class JudgeNetwork(nn.Module):
    """`Judge`: states (items, inputs) and feature numbers (items, most) to a score each."""

    def __init__(self, index: Index, inputs: int, width: int, dropped: float) -> None:
        super().__init__()
        self.states = nn.Linear(inputs, width)
        self.table = table(index, width)
        self.out = nn.Linear(width, 1)
        self.drop = nn.Dropout(dropped)

    def forward(self, states: Tensor, features: Tensor) -> Tensor:
        """Return scores (items)."""
        hidden = torch.relu(self.states(self.drop(states)) + self.table(features))
        return self.out(self.drop(hidden))[:, 0]

    def stored(self, index: Index, scale: Scale) -> Stored:
        """Return the arrays of the weight file."""
        states, bias = scale.folded(self.states)
        return {
            **rows(self.table, index, "table"),
            "states": states,
            "bias": bias,
            "out": _array(self.out.weight)[0],
            "out_bias": _array(self.out.bias),
        }


class RoleTorch(nn.Module):
    """`RoleNetwork`: windows of states and feature numbers, and the cues' states, to scores."""

    def __init__(
        self, tokens: Index, relations: Index, inputs: int, width: int, dropped: float
    ) -> None:
        super().__init__()
        self.alone, self.of_cue = nn.Linear(inputs, width), nn.Linear(inputs, width)
        self.beside, self.times = nn.Linear(inputs, width), nn.Linear(inputs, width)
        self.tokens, self.relations = table(tokens, width), table(relations, width)
        self.near = nn.Conv1d(width, width, 2 * REACH + 1, padding=REACH)
        self.out = nn.Linear(width, len(ROLES))
        self.drop = nn.Dropout(dropped)

    def forward(
        self, states: Tensor, cues: Tensor, tokens: Tensor, relations: Tensor, mask: Tensor
    ) -> Tensor:
        """Return scores (rows, tokens, roles)."""
        shape = *mask.shape, -1
        states, cues = self.drop(states), self.drop(cues)
        hidden = self.alone(states) + self.of_cue(cues)[:, None]
        hidden = hidden + self.beside(states) * self.times(cues)[:, None] / 4
        hidden = hidden + self.tokens(tokens.flatten(0, 1)).view(shape)
        hidden = hidden + self.relations(relations.flatten(0, 1)).view(shape)
        hidden = self.drop(torch.relu(hidden)) * mask[..., None]
        around = torch.relu(self.near(hidden.transpose(1, 2)).transpose(1, 2))
        return self.out(self.drop(hidden + around))

    def stored(self, tokens: Index, relations: Index, scale: Scale) -> Stored:
        """Return the arrays of the weight file."""
        found = {
            **rows(self.tokens, tokens, "tokens"),
            **rows(self.relations, relations, "relations"),
        }
        for name in ("alone", "of_cue", "beside", "times"):
            found[name], found[f"{name}_bias"] = scale.folded(getattr(self, name))
        found["times"], found["times_bias"] = found["times"] / 4, found["times_bias"] / 4
        found["bias"] = found.pop("alone_bias")
        found["near"] = _array(self.near.weight).transpose(2, 1, 0)
        found["near_bias"] = _array(self.near.bias)
        found["out"], found["out_bias"] = _array(self.out.weight).T, _array(self.out.bias)
        return found


def table(index: Index, width: int) -> nn.EmbeddingBag:
    """Return a table of small random numbers that sums the rows it is asked for."""
    made = nn.EmbeddingBag(len(index.names) + 1, width, mode="sum", padding_idx=0)
    with torch.no_grad():
        made.weight[1:].normal_(std=SMALL)
    return made


def rows(one: nn.EmbeddingBag, index: Index, name: str) -> Stored:
    """Return a table's rows and the names of its features."""
    names = np.frombuffer(msgspec.json.encode(index.names), dtype=np.uint8)
    return {name: _array(one.weight)[1:], f"{name}_names": names}


def halved(arrays: Stored) -> Stored:
    """Return arrays of numbers in half precision, and bytes as they are."""
    return {
        name: one if one.dtype == np.uint8 else one.astype(np.float16)
        for name, one in arrays.items()
    }


def write(arrays: Stored, path: Path) -> None:
    """Write a weight file."""
    arrays_by_name: dict[str, Any] = halved(arrays)
    np.savez_compressed(path, **arrays_by_name)


def _array(one: Tensor) -> np.ndarray:
    found: np.ndarray = one.detach().numpy()
    return found
