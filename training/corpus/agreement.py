"""How far two annotators agree on the same sentences.

Chance-corrected agreement is Cohen's kappa (Cohen 1960, "A coefficient of agreement for nominal
scales"). What nobody marked cannot be counted for triggers and spans, so there agreement is F1,
which kappa approaches as such negatives grow (Hripcsak & Rothschild 2005, "Agreement, the
F-measure, and reliability in information retrieval").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from statistics import fmean
from typing import TypeVar

from training.corpus import Example, MarkedEvent

from rashomon.records import Span

ROLES = ("sources", "targets", "voice")
DIMENSIONS = ("certainty", "polarity", "time")

SentencePair = tuple[Example, Example]
EventPair = tuple[MarkedEvent, MarkedEvent]


@dataclass(frozen=True, slots=True)
class Labelling:
    """Agreement on a label that each of ``count`` things has from both: shares, 0 to 1.

    ``kappa`` is Cohen's, -1 to 1; None where both gave everything one and the same label.
    """

    what: str
    count: int
    observed: float
    kappa: float | None

    def __str__(self) -> str:
        kappa = "undefined" if self.kappa is None else f"{self.kappa:.2f}"
        return f"{self.what}: kappa {kappa}, observed {self.observed:.1%} of {self.count}"


@dataclass(frozen=True, slots=True)
class Marking:
    """Agreement on spans: F1, 0 to 1, where a span agrees that overlaps one of the other's.

    ``first`` and ``second`` count the spans that each marked.
    """

    what: str
    first: int
    second: int
    f1: float

    def __str__(self) -> str:
        return f"{self.what}: F1 {self.f1:.2f} ({self.first} and {self.second} marked)"


@dataclass(frozen=True, slots=True)
class Overlap:
    """Agreement on sets: the mean Jaccard index, 0 to 1, of ``count`` pairs not both empty."""

    what: str
    count: int
    jaccard: float

    def __str__(self) -> str:
        return f"{self.what}: mean Jaccard {self.jaccard:.2f} of {self.count}"


Figure = Labelling | Marking | Overlap
_Thing = TypeVar("_Thing")


def paired(first: Iterable[Example], second: Iterable[Example]) -> list[SentencePair]:
    """Pair the sentences that both annotated, by their text, in the order of ``second``.

    A sentence of the first that was later rewritten has no partner and is left out.
    """
    by_text = {example.text: example for example in first}
    return [(by_text[other.text], other) for other in second if other.text in by_text]


def agreement(pairs: list[SentencePair]) -> Iterator[Figure]:
    """Yield the figures for sentences, triggers and, on triggers that both marked, all else.

    Raises `ValueError` if nothing was marked by both.
    """
    shared = [pair for sentence in pairs for pair in shared_events(sentence)]
    if not shared:
        raise ValueError("there is no trigger that both marked")
    yield labelling("has an event", pairs, lambda example: bool(example.events))
    yield _marking("triggers", [_triggers(pair) for pair in pairs])
    yield labelling("type", shared, attrgetter("type"))
    for role in ROLES:
        spans = attrgetter(role)
        yield _marking(role, [(spans(one), spans(other)) for one, other in shared])
    same_type = [(one, other) for one, other in shared if one.type == other.type]
    yield _overlap("modes (same type)", [(one.modes, other.modes) for one, other in same_type])
    both_eventful = [(one, other) for one, other in pairs if one.events and other.events]
    yield _overlap("contexts", [(one.contexts, other.contexts) for one, other in both_eventful])
    for dimension in DIMENSIONS:
        yield labelling(dimension, shared, attrgetter(f"factuality.{dimension}"))


def shared_events(sentence: SentencePair) -> list[EventPair]:
    """Pair the events of a sentence whose triggers overlap, each with one at most."""
    one, other = sentence
    left = list(other.events)
    pairs = []
    for event in one.events:
        match = next((twin for twin in left if _overlaps(event.trigger, twin.trigger)), None)
        if match is not None:
            left.remove(match)
            pairs.append((event, match))
    return pairs


def _triggers(sentence: SentencePair) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    one, other = (tuple(event.trigger for event in example.events) for example in sentence)
    return one, other


def labelling(
    what: str, pairs: list[tuple[_Thing, _Thing]], label: Callable[[_Thing], Hashable]
) -> Labelling:
    """Return the agreement of two annotators on what `label` says of each thing."""
    labels = [(label(one), label(other)) for one, other in pairs]
    observed = fmean(one == other for one, other in labels)
    return Labelling(what, len(labels), observed, _kappa(labels, observed))


def _kappa(labels: list[tuple[Hashable, Hashable]], observed: float) -> float | None:
    ones = Counter(one for one, _ in labels)
    others = Counter(other for _, other in labels)
    expected = sum(ones[label] * others[label] for label in ones) / len(labels) ** 2
    return None if expected == 1 else (observed - expected) / (1 - expected)


def _marking(what: str, pairs: list[tuple[tuple[Span, ...], tuple[Span, ...]]]) -> Marking:
    first = sum(len(one) for one, _ in pairs)
    second = sum(len(other) for _, other in pairs)
    found = sum(_found(one, other) for one, other in pairs)
    hit = sum(_found(other, one) for one, other in pairs)
    precision = found / first if first else 0.0
    recall = hit / second if second else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return Marking(what, first, second, f1)


def _found(spans: tuple[Span, ...], others: tuple[Span, ...]) -> int:
    return sum(any(_overlaps(span, other) for other in others) for span in spans)


def _overlap(what: str, pairs: list[tuple[tuple[str, ...], tuple[str, ...]]]) -> Overlap:
    marked = [(set(one), set(other)) for one, other in pairs if one or other]
    shares = [len(one & other) / len(one | other) for one, other in marked]
    return Overlap(what, len(shares), fmean(shares) if shares else 0.0)


def _overlaps(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
