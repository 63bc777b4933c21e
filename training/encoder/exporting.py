"""Write a trained network as the two quantized graphs that `rashomon.reading.encoder` loads."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import msgspec
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn
from training.encoder.lean import Lean
from training.encoder.network import Network

from rashomon.reading.encoder.labels import Labels


def export(network: Network, labels: Labels, tokenizer: Path, out: Path) -> None:
    """Write ``encoder.onnx``, ``relate.onnx``, ``labels.json`` and ``tokenizer.json`` to a folder.

    Weights become 8-bit integers of 7-bit range, so that processors with and without VNNI
    instructions compute the same sums (ONNX Runtime's quantization guide, "reduce range").
    """
    network.eval()
    out.mkdir(parents=True, exist_ok=True)
    ids, mask = torch.ones(2, 7, dtype=torch.long), torch.ones(2, 7, dtype=torch.bool)
    states = torch.zeros(2, 7, network.pieces.in_features)
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "encoder.onnx"
        _trace(Lean(network), whole, {"ids": ids}, ["hidden", "scores"])
        _quantize(whole, out / "encoder.onnx")
        whole = Path(scratch) / "relate.onnx"
        inputs = {"hidden": states, "mask": mask, "anchor": mask}
        _trace(network.relate, whole, inputs, ["parts"])
        _quantize(whole, out / "relate.onnx")
    (out / "labels.json").write_bytes(msgspec.json.format(msgspec.json.encode(labels)) + b"\n")
    shutil.copyfile(tokenizer, out / "tokenizer.json")


def _trace(
    module: nn.Module, path: Path, inputs: dict[str, torch.Tensor], outputs: list[str]
) -> None:
    axes = {0: "rows", 1: "pieces"}
    torch.onnx.export(
        module,
        tuple(inputs.values()),
        str(path),
        input_names=list(inputs),
        output_names=outputs,
        dynamic_axes=dict.fromkeys((*inputs, *outputs), axes),
        opset_version=17,
        dynamo=False,
    )


def _quantize(whole: Path, out: Path) -> None:
    quantize_dynamic(whole, out, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
