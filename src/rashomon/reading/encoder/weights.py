"""The encoder's weights: two ONNX graphs, a tokenizer and the names of their columns.

``encoder.onnx``  the ids of a window to hidden states and a score for each label of each piece;
``relate.onnx``   the hidden states of sentences and an anchor in each, to the parts that the
                  pieces play for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from tokenizers import Tokenizer

from rashomon import codebook
from rashomon.reading.encoder.labels import Labels

FOLDER = Path(codebook.__file__).parent / "weights" / "encoder"


@dataclass(frozen=True, slots=True)
class Weights:
    """Loaded weights; the sessions are onnxruntime's."""

    tokenizer: Tokenizer
    labels: Labels
    _encoder: Any
    _relate: Any

    @property
    def width(self) -> int:
        """The size of a hidden state."""
        width: int = self._encoder.get_outputs()[0].shape[-1]
        return width

    def read(self, ids: Sequence[int]) -> tuple[np.ndarray, np.ndarray]:
        """Return the hidden states (pieces, width) and scores (pieces, labels) of one window.

        A window is a batch of its own: the weights are quantized with one scale a batch, so in a
        larger one each window would change the others' figures, and the shorter be padded.
        """
        hidden, scores = self._encoder.run(None, {"ids": np.array([ids], dtype=np.int64)})
        return hidden[0], scores[0]

    def relate(self, hidden: np.ndarray, mask: np.ndarray, anchor: np.ndarray) -> np.ndarray:
        """Return the scores of the parts (rows, pieces, parts) around one anchor a row."""
        found: np.ndarray = self._relate.run(
            None, {"hidden": hidden, "mask": mask, "anchor": anchor}
        )[0]
        return found


@cache
def installed() -> Weights | None:
    """Return the weights that came with the program, loaded once a process, or None."""
    return load(FOLDER) if (FOLDER / "encoder.onnx").exists() else None


def load(folder: Path) -> Weights:
    """Load weights from a folder.

    Raises FileNotFoundError when a file is missing and `msgspec.ValidationError` when the labels
    are not what this program knows.
    """
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    labels = msgspec.json.decode((folder / "labels.json").read_bytes(), type=Labels)
    return Weights(tokenizer, labels, *(_session(folder / f"{n}.onnx") for n in _GRAPHS))


_GRAPHS = ("encoder", "relate")
_SLOWER = ["SkipLayerNormFusion"]
"""What makes a graph slower: that fused kernel takes four times as long as sum and norm apart."""


def _session(path: Path) -> Any:
    import onnxruntime  # noqa: PLC0415  # 0.1 s that a program without an encoder need not pay

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # an article is read by one core, the engine has the others
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(
        str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOWER
    )
