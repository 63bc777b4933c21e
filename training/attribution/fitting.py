"""Fit the networks: seeded, on one thread, so that a run gives the same weights each time."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional
from training.attribution.items import Judged, Labelled
from training.attribution.networks import Index, JudgeNetwork, RoleTorch, Scale, Stored
from training.polnear import Example

from rashomon.reading.statements.lexicon import cue_lexicon
from rashomon.reading.statements.roles import token_features

SEED = 1
RATE, DECAY = 2e-3, 0.01
WARM_UP = 100
"""Steps over which the rate rises; then it falls linearly to a fiftieth."""
JUDGE_WIDTH, JUDGE_ROUNDS, JUDGE_BATCH, JUDGE_DROPPED = 64, 4, 256, 0.3
ROLE_WIDTH, ROLE_BATCH, ROLE_DROPPED = 96, 48, 0.2
HIDDEN = 0.2
"""Share of a judge's features that each round hides, so that no single one decides."""
FEWEST = 20
"""Tokens that must show a feature of roles before it counts."""
SAMPLED = 8
"""Of so many documents one sets the scale of the states."""
NO_LABEL = -100

Batch = list[int]


def fit_judge(items: Sequence[Judged], fewest: int) -> Stored:
    """Train a judge on items; features that fewer than `fewest` of them show are left out."""
    torch.manual_seed(SEED)
    index = Index((names for one in items for names in one.features), fewest)
    states = np.concatenate([one.states for one in items])
    scale = Scale(states)
    features = torch.from_numpy(index.numbers([names for one in items for names in one.features]))
    answers = torch.tensor([float(yes) for one in items for yes in one.answers])
    network = JudgeNetwork(index, states.shape[1], JUDGE_WIDTH, JUDGE_DROPPED)

    def loss(batch: Batch) -> Tensor:
        shown = features[batch]
        shown = shown * (torch.rand(shown.shape) >= HIDDEN)
        scores = network(scale(states[batch]), shown)
        return functional.binary_cross_entropy_with_logits(scores, answers[batch])

    def batches(rng: random.Random) -> list[Batch]:
        order = list(range(len(answers)))
        rng.shuffle(order)
        return [order[at : at + JUDGE_BATCH] for at in range(0, len(order), JUDGE_BATCH)]

    _run(network, loss, batches, JUDGE_ROUNDS)
    return network.stored(index, scale)


def fit_roles(corpus: Sequence[Example], windows: Sequence[Labelled], rounds: int) -> Stored:
    """Train the role network on the windows of some documents, each seen `rounds` times."""
    torch.manual_seed(SEED)
    lexicon = cue_lexicon()
    used = sorted({one.example for one in windows})
    pages = {number: corpus[number].page for number in used}
    named = {
        number: token_features(page, range(len(page.words)), lexicon)
        for number, page in pages.items()
    }
    tokens = Index((names for rows in named.values() for names in rows), FEWEST)
    relations = Index((names for one in windows for names in one.relations), FEWEST)
    numbered = {number: tokens.numbers(rows) for number, rows in named.items()}
    related = [relations.numbers(one.relations) for one in windows]
    scale = Scale(np.concatenate([corpus[number].states for number in used[::SAMPLED]]))
    network = RoleTorch(tokens, relations, len(scale.mean), ROLE_WIDTH, ROLE_DROPPED)

    def loss(batch: Batch) -> Tensor:
        own = [windows[at] for at in batch]
        whole = [corpus[one.example].states[slice(*one.window)] for one in own]
        cues = np.stack([corpus[one.example].states[one.cue] for one in own])
        scores = network(
            _padded([scale(one) for one in whole]),
            scale(cues),
            _padded([torch.from_numpy(numbered[one.example][slice(*one.window)]) for one in own]),
            _padded([torch.from_numpy(related[at]) for at in batch]),
            _padded([torch.ones(len(one.roles)) for one in own]),
        )
        wanted = _padded([torch.tensor(one.roles) for one in own], NO_LABEL)
        return functional.cross_entropy(scores.transpose(1, 2), wanted)

    def batches(rng: random.Random) -> list[Batch]:
        order = sorted(
            range(len(windows)), key=lambda at: len(windows[at].roles) + 8 * rng.random()
        )
        made = [order[at : at + ROLE_BATCH] for at in range(0, len(order), ROLE_BATCH)]
        rng.shuffle(made)
        return made

    _run(network, loss, batches, rounds)
    return network.stored(tokens, relations, scale)


def _padded(parts: Sequence[Tensor], value: float = 0) -> Tensor:
    """Return tensors of unlike size in their first two dimensions as one."""
    most = max((one.shape[1] for one in parts if one.dim() > 1), default=0)
    same = [
        functional.pad(one, (0, most - one.shape[1])) if one.dim() > 1 else one for one in parts
    ]
    return nn.utils.rnn.pad_sequence(same, batch_first=True, padding_value=value)


def _run(
    network: nn.Module,
    loss: Callable[[Batch], Tensor],
    batches: Callable[[random.Random], list[Batch]],
    rounds: int,
) -> None:
    """Train a network in place."""
    rng = random.Random(SEED)  # noqa: S311  # the order of examples is no secret
    planned = list(_planned(batches, rounds, rng))
    optimizer = torch.optim.AdamW(network.parameters(), RATE, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda step: min(1, (step + 1) / WARM_UP) * max(0.02, 1 - step / len(planned)),
    )
    network.train()
    for batch in planned:
        value = loss(batch)
        optimizer.zero_grad()
        value.backward()
        optimizer.step()
        schedule.step()
    network.eval()


def _planned(
    batches: Callable[[random.Random], list[Batch]], rounds: int, rng: random.Random
) -> Iterator[Batch]:
    for _ in range(rounds):
        yield from batches(rng)
