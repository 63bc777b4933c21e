"""Fit the network to all kinds of windows: one seed, one schedule, the same weights each time."""

from __future__ import annotations

import random
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional
from training.corpus import Example
from training.corpus.degrees import Sentence
from training.encoder.examples import NO_LABEL, Pieces, Window, packed
from training.encoder.network import Network

from rashomon.reading.encoder.labels import PARTS, Labels


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of the training, with rates that fall linearly to a share of themselves.

    ``rounds`` is how often the examples are seen, ``documents`` how often the documents are, and
    ``events`` says whether the frames' events in them count. In the first stage they do not: the
    network learns what an event is from the examples, and then how seldom there is one from news.
    """

    rounds: int
    documents: float
    events: bool
    encoder_rate: float
    head_rate: float
    falls_to: float


@dataclass(frozen=True, slots=True)
class Material:
    """What trains: examples of events, sentences of degrees, and documents with attributions."""

    examples: Sequence[Example]
    sentences: Sequence[Sentence]
    documents: Sequence[Window]


STAGES = (
    Stage(6, 1.33, events=False, encoder_rate=1e-4, head_rate=8e-4, falls_to=0.33),
    Stage(2, 0.5, events=True, encoder_rate=4e-5, head_rate=3e-4, falls_to=0.0),
)
PIECES, LONGEST = 1000, 160
"""Pieces a batch, and a window of examples at most."""
SEEN = 0.5
"""Share of the sentences of degrees that a round sees: there are more of them than of examples."""
WARM_UP = 0.05
MASKED = 0.08
"""Share of the pieces hidden in training, so that no single word decides."""


def fit(network: Network, material: Material, pieces: Pieces, seed: int) -> None:
    """Train the network in place and print the mean loss of each round."""
    torch.manual_seed(seed)
    rng = random.Random(seed)  # noqa: S311  # the order of examples is no secret
    network.encoder.embeddings.word_embeddings.weight.requires_grad = False
    network.train()
    for number, stage in enumerate(STAGES, 1):
        print(f"stage {number} of {len(STAGES)}", flush=True)
        rounds = list(_rounds(stage, material, pieces, rng))
        _run(network, stage, rounds, pieces, rng)


def _run(
    network: Network,
    stage: Stage,
    rounds: Sequence[list[list[Window]]],
    pieces: Pieces,
    rng: random.Random,
) -> None:
    optimizer = torch.optim.AdamW(_groups(network, stage), weight_decay=0.01)
    steps = sum(map(len, rounds))
    warm = WARM_UP * steps
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda step: min(1, (step + 1) / warm) * (1 - (1 - stage.falls_to) * step / steps),
    )
    began = time.monotonic()
    for number, batches in enumerate(rounds, 1):
        total = 0.0
        for batch in batches:
            loss = _loss(network, batch, stage, pieces, rng)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item()
        spent = time.monotonic() - began
        print(f"  round {number}: loss {total / len(batches):.4f}, {spent:.0f} s", flush=True)


def _groups(network: Network, stage: Stage) -> list[dict[str, object]]:
    """Return the parameters with their rates; those that training does not touch are left out."""
    named = [(name, one) for name, one in network.named_parameters() if one.requires_grad]
    encoder = [one for name, one in named if name.startswith("encoder.")]
    heads = [one for name, one in named if not name.startswith("encoder.")]
    return [{"params": encoder, "lr": stage.encoder_rate}, {"params": heads, "lr": stage.head_rate}]


def _rounds(
    stage: Stage, material: Material, pieces: Pieces, rng: random.Random
) -> Iterator[list[list[Window]]]:
    """Yield the batches of each round: all examples, and their share of sentences and documents."""
    waiting: list[list[Window]] = []
    wanted = stage.documents * len(_batches(material.documents, rng)) / stage.rounds
    used = 0
    for number in range(1, stage.rounds + 1):
        some = rng.sample(material.sentences, int(SEEN * len(material.sentences)))
        own: list[Example | Sentence] = [*material.examples, *some]
        batches = _batches(packed(own, pieces, rng, LONGEST), rng)
        while used < int(number * wanted):
            waiting = waiting or _batches(material.documents, rng)
            batches.append(waiting.pop())
            used += 1
        rng.shuffle(batches)
        yield batches


def _batches(windows: Iterable[Window], rng: random.Random) -> list[list[Window]]:
    """Return windows of like length together, in random order."""
    made: list[list[Window]] = []
    for window in sorted(windows, key=lambda one: len(one.ids)):
        size = len(window.ids)
        if not made or (len(made[-1]) + 1) * size > PIECES:
            made.append([])
        made[-1].append(window)
    rng.shuffle(made)
    return made


def _loss(
    network: Network, batch: list[Window], stage: Stage, pieces: Pieces, rng: random.Random
) -> Tensor:
    labels = pieces.labels
    longest = max(len(window.ids) for window in batch)
    ids = torch.zeros(len(batch), longest, dtype=torch.long)
    mask = torch.zeros(len(batch), longest, dtype=torch.bool)
    triggers = torch.full((len(batch), longest), NO_LABEL)
    cues = torch.full((len(batch), longest), NO_LABEL)
    for row, window in enumerate(batch):
        size = len(window.ids)
        hidden = [pieces.mask if rng.random() < MASKED else piece for piece in window.ids]
        ids[row, :size] = torch.tensor([window.ids[0], *hidden[1:-1], window.ids[-1]])
        mask[row, :size] = True
        if stage.events or window.trust == 1:
            triggers[row, :size] = torch.tensor(window.triggers)
        cues[row, :size] = torch.tensor(window.cues)
    trust = torch.tensor([window.trust for window in batch])
    states, scores = network(ids, mask)
    column = labels.columns()
    return (
        4 * _mean_over_labels(scores[..., column["types"]], triggers, trust)
        + 3 * _mean_over_labels(scores[..., column["cues"]], cues, torch.ones(len(batch)))
        + _event_loss(scores, batch, labels)
        + _context_loss(scores, batch, labels)
        + 2 * _degree_loss(scores, batch, labels)
        + 2 * _party_loss(network, states, batch)
    )


def _mean_over_labels(scores: Tensor, wanted: Tensor, trust: Tensor) -> Tensor:
    """Return the mean loss of the pieces that have a label, those of each window as trusted."""
    known = wanted != NO_LABEL
    if not known.any():
        return scores.new_zeros(())
    each = functional.cross_entropy(scores.transpose(1, 2), wanted, reduction="none")
    return (each * trust[:, None]).sum() / known.sum()


def _event_loss(scores: Tensor, batch: list[Window], labels: Labels) -> Tensor:
    events = [(row, event) for row, window in enumerate(batch) for event in window.events]
    if not events:
        return scores.new_zeros(())
    rows = torch.tensor([row for row, _ in events])
    at = torch.tensor([event.piece for _, event in events])
    own, column = scores[rows, at], labels.columns()
    certainty = torch.tensor([event.certainty for _, event in events])
    tense = torch.tensor([event.time for _, event in events])
    negative = torch.tensor([[float(event.negative)] for _, event in events])
    modes = torch.zeros(len(events), len(labels.modes))
    possible = torch.zeros_like(modes)
    for index, (_, event) in enumerate(events):
        modes[index, list(event.modes)] = 1.0
        prefix = f"{labels.types[event.type]}."
        possible[index] = torch.tensor([float(name.startswith(prefix)) for name in labels.modes])
    per_mode = functional.binary_cross_entropy_with_logits(
        own[:, column["modes"]], modes, reduction="none"
    )
    kinds = torch.tensor([event.type - 1 for _, event in events])
    return (
        2 * functional.cross_entropy(own[:, column["types"]][:, 1:], kinds)
        + 3 * (per_mode * possible).sum() / possible.sum().clamp(min=1)
        + 0.5 * functional.cross_entropy(own[:, column["certainties"]], certainty)
        + 0.5 * functional.cross_entropy(own[:, column["times"]], tense)
        + 0.5 * functional.binary_cross_entropy_with_logits(own[:, column["polarities"]], negative)
    )


def _degree_loss(scores: Tensor, batch: list[Window], labels: Labels) -> Tensor:
    """Return the mean distance of the degrees from those marked, which is what is measured."""
    marked = [(row, *one) for row, window in enumerate(batch) for one in window.degrees]
    if not marked:
        return scores.new_zeros(())
    rows, at, *wanted = torch.tensor(marked).unbind(1)
    own = scores[rows, at, labels.columns()["degrees"]]
    return functional.l1_loss(own, torch.stack(wanted, 1).to(own.dtype))


def _context_loss(scores: Tensor, batch: list[Window], labels: Labels) -> Tensor:
    """Return the loss of the contexts, whose score is the mean over a sentence's pieces."""
    column = labels.columns()["contexts"]
    means: list[Tensor] = []
    wanted: list[Tensor] = []
    for row, window in enumerate(batch):
        for start, end, contexts in window.contexts:
            means.append(scores[row, start:end, column].mean(0))
            goal = torch.zeros(len(labels.contexts))
            goal[list(contexts)] = 1.0
            wanted.append(goal)
    if not means:
        return scores.new_zeros(())
    return 3 * functional.binary_cross_entropy_with_logits(torch.stack(means), torch.stack(wanted))


def _party_loss(network: Network, states: Tensor, batch: list[Window]) -> Tensor:
    related = [(row, one) for row, window in enumerate(batch) for one in window.related]
    if not related:
        return states.new_zeros(())
    longest = max(one.end - one.start for _, one in related)
    mask = torch.zeros(len(related), longest, dtype=torch.bool)
    anchor = torch.zeros(len(related), longest, dtype=torch.bool)
    wanted = torch.zeros(len(related), longest, len(PARTS))
    known = torch.zeros(len(related), 1, len(PARTS))
    rows = []
    for index, (row, one) in enumerate(related):
        size = one.end - one.start
        rows.append(functional.pad(states[row, one.start : one.end], (0, 0, 0, longest - size)))
        mask[index, :size] = True
        anchor[index, [piece - one.start for piece in one.anchor]] = True
        for part, pieces in one.played.items():
            wanted[index, [piece - one.start for piece in pieces], part] = 1.0
            known[index, 0, part] = 1.0
    hidden = torch.stack(rows)
    scores = network.relate(hidden, mask, anchor)
    each = functional.binary_cross_entropy_with_logits(scores, wanted, reduction="none")
    counted = mask[..., None] * known
    return (each * counted).sum() / counted.sum()
