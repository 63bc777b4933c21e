"""Train the networks of attribution: ``python -m training.attribution --data DIR``.

``DIR`` holds a ``train.jsonl`` in the form that `training.polnear` reads; the weights go to
``src/rashomon/codebook/weights/attribution/`` (or ``--out``). Three networks are trained on the
states of the encoder, which must have been trained before:

``cue``   which words attribute;
``role``  source, cue and content around one cue;
``keep``  whether the attribution that they make together is right.

What the second sees of the first, and the third of both, comes from networks that were trained on
the other documents (cross-fitting), so that it is as good or bad as at run time. Everything is
seeded, so a run with the same libraries gives the same weights. It takes about twenty minutes on
one core; ``--parses FILE`` keeps the parses for the next run.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from training.attribution.crossfit import train
from training.polnear import examples

WEIGHTS = Path(__file__).parents[2] / "src/rashomon/codebook/weights/attribution"


def main() -> None:
    """Train the three networks and write them."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="the folder of train.jsonl")
    parser.add_argument("--out", type=Path, default=WEIGHTS, help="where the weights go")
    parser.add_argument("--parses", type=Path, help="a file that keeps the parses")
    given = parser.parse_args()
    torch.set_num_threads(1)
    train(examples(given.data / "train.jsonl", given.parses), given.out)


if __name__ == "__main__":
    main()
