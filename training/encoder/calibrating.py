"""Fit how frames and encoder are weighed, on text that the encoder has not been trained on.

Two logistic regressions with a handful of coefficients (Platt, "Probabilistic Outputs for Support
Vector Machines", 1999): whether there is an event, and of which type.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from benchmarks.gold import annotation_of, overlaps
from spacy.tokens import Token
from torch.nn import functional
from training.corpus import Example

from rashomon.reading.draft import Draft
from rashomon.reading.encoder import encoded
from rashomon.reading.encoder.weights import Weights
from rashomon.reading.events.candidates import Finder
from rashomon.reading.events.decision import Weighing, from_frames, opinion_of, unspoken
from rashomon.reading.events.learned import Learned, Opinion
from rashomon.reading.languages import language_for
from rashomon.records import Article
from rashomon.view import view_of

FEWEST = 1e-6
Types = tuple[str, ...]
PRECISION_WEIGHT = 0.7
"""Beta of the F-measure that ``least`` makes best: a false event is worse than a missing one."""
LEAST_CONTEXT = 0.4
"""Probability from which contexts are taken: chosen by their F1 on the held-out examples, the least
that keeps seven in ten right."""
STEPS = 200

HEADER = """\
# How frames and encoder are weighed against each other (rashomon.reading.events.decision), fitted
# by training.encoder on authored examples that the encoder was not trained on, and on annotated
# articles. The frames were written with those articles at hand, so their share is flattered.
"""


@dataclass(frozen=True, slots=True)
class Word:
    """A word that frames or encoder take for an event, and the types that its annotation allows."""

    opinion: Opinion
    framed: str | None
    gold: Types


def fit(words: Sequence[Word], known: int) -> dict[str, float]:
    """Return the coefficients of `rashomon.reading.events.decision.Weighing`.

    `known` is the number of events in what the words are from.
    """
    bias, encoder, frame = _event_weights(words)
    type_encoder, type_frame = _type_weights([word for word in words if word.gold])
    framed = [word for word in words if word.framed is not None]
    found = {
        "bias": bias,
        "encoder": encoder,
        "frame": frame,
        "type_encoder": type_encoder,
        "type_frame": type_frame,
        "frames_alone": sum(word.framed in word.gold for word in framed) / len(framed),
        "least_context": LEAST_CONTEXT,
    }
    return {**found, "least": _least(words, known, found)}


def write(found: dict[str, float], path: Path) -> None:
    """Write the coefficients as the codebook's file."""
    rows = "".join(f"{name}: {value:.3f}\n" for name, value in found.items())
    path.write_text(HEADER + rows, encoding="utf-8")


def words_of_example(example: Example, weights: Weights) -> Iterator[Word]:
    """Yield the words of an authored example that anybody takes for an event."""
    article = Article(id="", raw=example.text, path=str(example.origin))
    marked = [([[one.trigger.start, one.trigger.end]], (one.type,)) for one in example.events]
    return _words(article, marked, weights)


def words_of_article(article: Article, weights: Weights) -> Iterator[Word]:
    """Yield the same of an annotated article (see `benchmarks.gold`)."""
    marked = [
        (one["triggers"], (one["type"], *one["types_ok"]))
        for one in annotation_of(article)["events"]
    ]
    return _words(article, marked, weights)


def _words(
    article: Article, marked: Sequence[tuple[list[list[int]], Types]], weights: Weights
) -> Iterator[Word]:
    view = view_of(article)
    draft = Draft(article, view, language_for(article).parse(view.text))
    learned = Learned(draft.doc, encoded(draft, weights))

    def gold(word: Token) -> Types:
        at = view.raw(word.idx, word.idx + len(word))
        near = (types for spans, types in marked if any(overlaps(span, at) for span in spans))
        return next(near, ())

    framed = from_frames(Finder(draft.doc).candidates())
    for candidate in framed:
        yield Word(opinion_of(candidate, learned), candidate.type, gold(candidate.word))
    for word in unspoken(framed, learned):
        yield Word(learned.opinion(word.i), None, gold(word))


def _logit(share: float) -> float:
    share = min(max(share, FEWEST), 1 - FEWEST)
    return math.log(share / (1 - share))


def _event_weights(words: Sequence[Word]) -> list[float]:
    seen = torch.tensor(
        [[1.0, _logit(word.opinion.event), float(word.framed is not None)] for word in words]
    )
    right = torch.tensor([float(bool(word.gold)) for word in words])
    own = torch.tensor([0.0, 1.0, 0.0], requires_grad=True)
    _minimize(own, lambda: functional.binary_cross_entropy_with_logits(seen @ own, right))
    return own.tolist()


def _type_weights(words: Sequence[Word]) -> list[float]:
    names = sorted(words[0].opinion.types)
    shares = torch.tensor(
        [[math.log(max(word.opinion.types[name], FEWEST)) for name in names] for word in words]
    )
    framed = torch.tensor([[float(word.framed == name) for name in names] for word in words])
    gold = torch.tensor([names.index(word.gold[0]) for word in words])
    own = torch.tensor([1.0, 1.0], requires_grad=True)
    _minimize(own, lambda: functional.cross_entropy(own[0] * shares + own[1] * framed, gold))
    return own.tolist()


def _minimize(own: torch.Tensor, loss: Callable[[], torch.Tensor]) -> None:
    optimizer = torch.optim.LBFGS([own], max_iter=STEPS, line_search_fn="strong_wolfe")

    def step() -> torch.Tensor:
        optimizer.zero_grad()
        value = loss()
        value.backward()
        return value

    optimizer.step(step)


def _least(words: Sequence[Word], known: int, found: dict[str, float]) -> float:
    """Return the confidence from which keeping what only the encoder sees is best.

    Best is the highest F-measure of all events, those of the frames included.
    """
    made = Weighing(**found, least=0.0)
    judged = []
    for word in words:
        types = made.types(word.opinion, word.framed)
        best = max(sorted(types), key=types.__getitem__)
        confidence = made.event(word.opinion, word.framed is not None) * types[best]
        judged.append((word.framed is None, confidence, best in word.gold))
    right = sum(is_right for alone, _, is_right in judged if not alone)
    count = sum(not alone for alone, _, _ in judged)
    beta = PRECISION_WEIGHT**2
    best_f, least = 0.0, 1.0
    for _, confidence, is_right in sorted((one for one in judged if one[0]), reverse=True):
        count, right = count + 1, right + is_right
        f = (1 + beta) * right / (count + beta * known)
        if f > best_f:
            best_f, least = f, confidence
    return least
