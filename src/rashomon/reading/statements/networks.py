"""The trained networks of attribution, read once from ``codebook/weights/attribution/``.

Each has one hidden layer that adds up, for an item, a row of a table for every feature that the
item shows, and a linear map of what the encoder makes of its words. ``training.attribution`` fits
them; they are small enough for NumPy.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain, repeat

import msgspec
import numpy as np

from rashomon import codebook
from rashomon.reading.draft import Tokens

FOLDER = "weights/attribution"
REACH = 1
"""Tokens to either side that the second layer of the role network sees."""

Names = Sequence[Sequence[str]]
"""The features of some items."""


class Arrays:
    """The contents of one weight file: arrays by name, and the names of the table's rows."""

    def __init__(self, stored: Mapping[str, np.ndarray]) -> None:
        self._stored = stored

    def __getitem__(self, name: str) -> np.ndarray:
        """Return an array in single precision."""
        return self._stored[name].astype(np.float32)

    def table(self, name: str) -> Table:
        """Return a table and its index."""
        names = msgspec.json.decode(self._stored[f"{name}_names"].tobytes(), type=list[str])
        return Table(names, self[name])


class Table:
    """A row of numbers for each known feature; one that training has not seen adds nothing."""

    def __init__(self, names: Iterable[str], rows: np.ndarray) -> None:
        self._index = {name: number for number, name in enumerate(names)}
        self._rows = np.concatenate([rows, np.zeros_like(rows[:1])])

    def sums(self, items: Names) -> np.ndarray:
        """Return the sums (items, width) of the rows of each item's features."""
        sums = np.zeros((len(items), self._rows.shape[1]), dtype=np.float32)
        lengths = np.fromiter(map(len, items), dtype=np.intp, count=len(items))
        nothing = len(self._index)
        places = np.full((len(items), lengths.max(initial=0)), nothing)
        shown = np.arange(places.shape[1]) < lengths[:, None]
        known = map(self._index.get, chain.from_iterable(items), repeat(nothing))
        places[shown] = np.fromiter(known, dtype=np.intp, count=lengths.sum())
        for column in places.T:
            sums += self._rows[column]
        return sums


class Judge:
    """Says how likely the answer about an item is yes."""

    def __init__(self, arrays: Arrays) -> None:
        self._table = arrays.table("table")
        self._states, self._bias = arrays["states"], arrays["bias"]
        self._out, self._out_bias = arrays["out"], arrays["out_bias"]

    def probabilities(self, items: Names, states: np.ndarray) -> list[float]:
        """Return a probability for each item, given what the encoder makes of it (items, width)."""
        hidden = np.maximum(self._table.sums(items) + states @ self._states + self._bias, 0)
        scores = hidden @ self._out + self._out_bias
        return [float(one) for one in 1 / (1 + np.exp(-scores))]


@dataclass(frozen=True, slots=True)
class Words:
    """What the role network makes of each token of some windows before it looks at any cue."""

    alone: np.ndarray
    beside: np.ndarray
    states: np.ndarray


class RoleNetwork:
    """Says of every token of a cue's window how likely it plays each role for the cue."""

    def __init__(self, arrays: Arrays) -> None:
        self._tokens, self._relations = arrays.table("tokens"), arrays.table("relations")
        self._alone, self._bias = arrays["alone"], arrays["bias"]
        self._of_cue, self._of_cue_bias = arrays["of_cue"], arrays["of_cue_bias"]
        self._beside, self._beside_bias = arrays["beside"], arrays["beside_bias"]
        self._times, self._times_bias = arrays["times"], arrays["times_bias"]
        self._near, self._near_bias = arrays["near"], arrays["near_bias"]
        self._out, self._out_bias = arrays["out"], arrays["out_bias"]

    def words(self, features: Names, states: np.ndarray) -> Words:
        """Return what can be worked out once for all cues, given states (tokens, width)."""
        alone = self._tokens.sums(features) + states @ self._alone + self._bias
        return Words(alone, states @ self._beside + self._beside_bias, states)

    def scores(
        self, words: Words, windows: Sequence[Tokens], cues: Sequence[int], relations: Names
    ) -> list[np.ndarray]:
        """Return the logarithms of probabilities (tokens of the window, roles) for each cue.

        `relations` are the features of all tokens of the first window, then those of the next.
        """
        at = np.concatenate([np.arange(*window) for window in windows])
        lengths = [window.end - window.start for window in windows]
        row = np.repeat(np.arange(len(windows)), lengths)
        anchors = words.states[list(cues)]
        own = words.alone[at] + (anchors @ self._of_cue + self._of_cue_bias)[row]
        together = words.beside[at] * (anchors @ self._times + self._times_bias)[row]
        hidden = np.maximum(own + together + self._relations.sums(relations), 0)
        places = np.arange(len(at)) + REACH * (row + 1)  # between two windows there is nothing
        apart = np.zeros((places[-1] + REACH + 1, hidden.shape[1]), dtype=np.float32)
        apart[places] = hidden
        around = sum(apart[places + step] @ one for step, one in enumerate(self._near, -REACH))
        scores = (hidden + np.maximum(around + self._near_bias, 0)) @ self._out + self._out_bias
        highest = scores.max(axis=1, keepdims=True)
        total = np.log(np.exp(scores - highest).sum(axis=1, keepdims=True))
        return np.split(scores - highest - total, np.cumsum(lengths)[:-1])


@dataclass(frozen=True, slots=True)
class Networks:
    """The three networks: which words attribute, who says what, and what of it is right."""

    cue: Judge
    role: RoleNetwork
    keep: Judge


@cache
def networks() -> Networks:
    """Return the networks that came with the program.

    Raises FileNotFoundError when the weights have not been trained.
    """
    cue, role, keep = (_arrays(name) for name in ("cue", "role", "keep"))
    return Networks(Judge(cue), RoleNetwork(role), Judge(keep))


def _arrays(name: str) -> Arrays:
    with files(codebook).joinpath(f"{FOLDER}/{name}.npz").open("rb") as file:
        return Arrays(dict(np.load(file, allow_pickle=False)))
