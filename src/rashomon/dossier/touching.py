"""Which contrasts are about what: by the events that they touch, or by their passages."""

from __future__ import annotations

import msgspec

from rashomon.dossier.filters import EVERYTHING, Filter
from rashomon.dossier.lookup import Lookup
from rashomon.dossier.store import Store


class Touch(msgspec.Struct, frozen=True):
    """What a contrast can be found by: an event that it touches, or its passages (event None)."""

    contrast: str
    event: str | None
    type: str | None
    date: str | None
    actors: tuple[str, ...]


def contrasts_touching(store: Store, lookup: Lookup, where: Filter) -> set[str] | None:
    """Return the ids of the contrasts about what passes, its outlet aside; None: all do.

    One that touches no event has no type, and is held to no confidence. Raises DossierError for an
    actor whom nobody knows.
    """
    of_events = msgspec.structs.replace(where, outlet=None)
    if of_events == EVERYTHING:
        return None
    wanted = lookup.actor_ids(where.actor)
    return {
        touch.contrast
        for touch in store.select(Touch, "SELECT * FROM touches")
        if where.type in (None, touch.type)
        and where.passes_date(touch.date)
        and (wanted is None or wanted.intersection(touch.actors))
        and (where.confidence is None or _surest(lookup, touch) >= where.confidence)
    }


def _surest(lookup: Lookup, touch: Touch) -> float:
    """Return how sure the surest mention of an event is to be one; nothing is doubted of none."""
    if touch.event is None:
        return 1.0
    return max(lookup.mentions[name].confidence for name in lookup.events[touch.event].mentions)
