"""What counts as an act of one party towards another: the rule behind relations and their series.

A party is whatever a caller tells apart: countries, or the two sides that somebody asks about.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import permutations, product

import msgspec

from rashomon.codebook import load
from rashomon.ontology import EVENT_TYPES, Quad
from rashomon.records import Factuality

_CONFLICT = (Quad.VERBAL_CONFLICT, Quad.MATERIAL_CONFLICT)


class _Linking(msgspec.Struct, frozen=True):
    """The one field of ``codebook/linking/events.yaml`` that is needed here."""

    mutual: frozenset[str]


def counts(type_: str, factuality: Factuality, *, historical: bool, dated: bool) -> bool:
    """Return whether PLOVER counts a mention: not negated, not imagined, no conflict to come.

    Background without a date is left out too: it may be of any time.
    """
    if factuality.polarity == "negative" or factuality.certainty in ("possible", "underspecified"):
        return False
    if historical and not dated:
        return False
    return factuality.time != "future" or EVENT_TYPES[type_].quad not in _CONFLICT


def directed(
    type_: str, sources: Collection[str], targets: Collection[str], *, aimed: bool
) -> Iterator[tuple[str, str]]:
    """Yield who acts towards whom, in order; those who meet, agree or cooperate do so mutually.

    `aimed` says whether the mention names a target at all, be it one that is no party.
    """
    if aimed:
        pairs = product(sorted(sources), sorted(targets))
        yield from ((source, target) for source, target in pairs if source != target)
    elif type_ in load("linking/events.yaml", _Linking).mutual:
        yield from permutations(sorted(sources), 2)
