"""Sentences of the corpus for a second annotator, who must not see what the first one marked."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from training.corpus import Example

EVENTFUL = 0.75
"""The share of drawn sentences in which the first annotator saw an event."""


def draw(examples: Iterable[Example], size: int) -> list[str]:
    """Return ``size`` sentences (fewer if there are fewer of either kind) unmarked.

    They are evenly spaced over the corpus, so every file gives its share, and stand in the order
    of their SHA-256, which tells neither file nor type.
    """
    stay: tuple[list[str], list[str]] = ([], [])
    for example in examples:
        stay[bool(example.events)].append(example.text)
    quiet, eventful = stay
    wanted = round(size * EVENTFUL)
    drawn = _evenly(eventful, wanted) + _evenly(quiet, size - wanted)
    return sorted(drawn, key=lambda text: sha256(text.encode()).digest())


def _evenly(texts: list[str], size: int) -> list[str]:
    if size >= len(texts):
        return texts
    return [texts[at * len(texts) // size] for at in range(size)]
