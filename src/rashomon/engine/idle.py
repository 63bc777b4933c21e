"""One worker is kept when all is read, or made ready before: who reads need not wait for models."""

from __future__ import annotations

import atexit

from rashomon.engine.hand import READ_ARTICLE, Hand

_kept: dict[str, Hand] = {}


def prepare(function: str = READ_ARTICLE) -> None:
    """Let a worker load its models while its first article is still to come."""
    hand = _kept[function] = take(function)
    hand.prepare()


def take(function: str) -> Hand:
    """Return the worker that was kept for a function, or a new one."""
    return _kept.pop(function, None) or Hand(function)


def keep(hand: Hand) -> None:
    """Keep a worker that nobody else uses, unless it was stopped or one is kept already."""
    if hand.stopped or _kept.setdefault(hand.function, hand) is not hand:
        hand.close()


@atexit.register
def close() -> None:
    """End the workers that are kept."""
    while _kept:
        _kept.popitem()[1].close()
