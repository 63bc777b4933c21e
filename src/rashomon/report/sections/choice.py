"""Which events the report shows: all in a small dossier, the most told in a large one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.dossier import rows

MOST_COMPARED = 400
MOST_SINGLE = 1500
"""Events shown with their tellings, and in the list of those told once: what a browser bears."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Events by date: those worth comparing and the others; and how many of each are left out."""

    compared: Sequence[rows.EventRow]
    single: Sequence[rows.EventRow]
    more_compared: int
    more_single: int
    shown: frozenset[str]


def choose(events: Sequence[rows.EventRow], voices: Mapping[str, int], touched: set[str]) -> Choice:
    """Choose among events; `voices` counts each one's, `touched` are those in a contrast."""
    worth = [event for event in events if voices[event.id] > 1 or event.id in touched]
    rest = [event for event in events if voices[event.id] <= 1 and event.id not in touched]
    compared, single = _most_told(worth, MOST_COMPARED), _most_told(rest, MOST_SINGLE)
    return Choice(
        compared=compared,
        single=single,
        more_compared=len(worth) - len(compared),
        more_single=len(rest) - len(single),
        shown=frozenset(event.id for event in (*compared, *single)),
    )


def _most_told(found: Sequence[rows.EventRow], most: int) -> list[rows.EventRow]:
    """Return the `most` events with most mentions, in the order given."""
    order = sorted(found, key=lambda event: -len(event.mentions))
    kept = {event.id for event in order[:most]}
    return [event for event in found if event.id in kept]
