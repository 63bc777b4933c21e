"""The three networks one after the other, each on what the ones before make of unseen documents."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from training.attribution import items
from training.attribution.fitting import fit_judge, fit_roles
from training.attribution.items import Likely
from training.attribution.networks import halved, write
from training.polnear import Example

from rashomon.reading.statements.cues import cue_probabilities
from rashomon.reading.statements.extraction import label_cues, likely_cues
from rashomon.reading.statements.keeping import Candidate
from rashomon.reading.statements.lexicon import cue_lexicon
from rashomon.reading.statements.networks import Arrays, Judge, RoleNetwork
from rashomon.reading.statements.tagging import Tagger

CUE_FOLDS, ROLE_FOLDS = 3, 2
ROLE_ROUNDS, ROLE_FOLD_ROUNDS = 4, 2
CUE_FEWEST, KEEP_FEWEST = 20, 10
"""Items that must show a feature before it counts."""


def train(corpus: Sequence[Example], out: Path) -> None:
    """Train on parsed documents and write the three weight files to a folder."""
    asked = [items.cues(example) for example in corpus]
    likely = _likely(corpus, asked)
    labelled = _labelled(corpus, likely)
    everything = range(len(corpus))
    made = {
        "cue": fit_judge(asked, CUE_FEWEST),
        "role": fit_roles(corpus, list(items.windows(corpus, likely, everything)), ROLE_ROUNDS),
        "keep": fit_judge(
            [items.kept(one, found) for one, found in zip(corpus, labelled, strict=True)],
            KEEP_FEWEST,
        ),
    }
    out.mkdir(parents=True, exist_ok=True)
    for name, arrays in made.items():
        write(arrays, out / f"{name}.npz")


def _likely(corpus: Sequence[Example], asked: Sequence[items.Judged]) -> list[Likely]:
    """For each document the probability of each candidate, by a network that has not seen it."""
    likely: list[Likely] = [{} for _ in corpus]
    for fold in range(CUE_FOLDS):
        seen = [one for number, one in enumerate(asked) if number % CUE_FOLDS != fold]
        judge = Judge(Arrays(halved(fit_judge(seen, CUE_FEWEST))))
        for number in range(fold, len(corpus), CUE_FOLDS):
            page, states = corpus[number].page, corpus[number].states.astype(np.float32)
            likely[number] = cue_probabilities(page, states, judge, cue_lexicon())
    return likely


def _labelled(corpus: Sequence[Example], likely: Sequence[Likely]) -> list[list[Candidate]]:
    """For each document what is labelled in it by a network that has not seen it."""
    found: list[list[Candidate]] = [[] for _ in corpus]
    for fold in range(ROLE_FOLDS):
        seen = [number for number in range(len(corpus)) if number % ROLE_FOLDS != fold]
        windows = list(items.windows(corpus, likely, seen))
        network = RoleNetwork(Arrays(halved(fit_roles(corpus, windows, ROLE_FOLD_ROUNDS))))
        for number in range(fold, len(corpus), ROLE_FOLDS):
            page, states = corpus[number].page, corpus[number].states.astype(np.float32)
            around = likely_cues(likely[number])
            tagger = Tagger(page, states, around, network, cue_lexicon())
            found[number] = label_cues(tagger, likely[number])
    return found
